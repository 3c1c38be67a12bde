package render

import (
	"errors"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	lists "miswg/index/answer/table"
)

// ShownRows is how many rows of a list a window or a message shows.
const ShownRows = 30

// ChecklistModal shows how every line of a list stands, exceptions first, to one
// person. Notes tell of files that were not read.
func ChecklistModal(c answer.Checklist, o Options, p Place, notes []string) slack.ModalViewRequest {
	return closing(of(c.Lang, o.Body), lines(c), naming(c), o, p, notes)
}

// Checklist is the same as a message.
func Checklist(c answer.Checklist, o Options, notes []string) Message {
	w := of(c.Lang, o.Body)
	b := lines(c)
	text := c.Text(ShownRows, false)
	for _, n := range notes {
		b.add(textSection(n))
		text += n + "\n"
	}
	b.add(sourceLine(w, naming(c), o.Source))
	tail := "\n" + w.source() + w.Pick(": ", "\u00a0: ") + o.Source.URL
	return Message{Text: Trim(Escape(text), maxText-length(tail)) + tail, Blocks: b.upTo(maxMessageBlocks)}
}

// Notes is a message of nothing but notes.
func Notes(notes []string) Message {
	var b blocks
	for _, n := range notes {
		b.add(textSection(n))
	}
	return Message{Text: Trim(Escape(strings.Join(notes, "\n")), maxText), Blocks: b.upTo(maxMessageBlocks)}
}

// naming is an answer that names whom the rows name.
func naming(c answer.Checklist) answer.Answer {
	return answer.Answer{Lang: c.Lang, Entities: countries(c), Digest: c.Digest}
}

// lines are the sum and the rows, by outcome.
func lines(c answer.Checklist) blocks {
	var b blocks
	b.add(textSection(c.Summary))
	left := ShownRows
	for _, g := range c.Groups() {
		var items []string
		for _, r := range g.Rows[:min(len(g.Rows), left)] {
			items = append(items, r.String())
		}
		left -= len(items)
		if len(items) == 0 {
			continue
		}
		r := newRich()
		r.section(g.Label, readableReason, bold)
		r.list(items)
		b.add(r.block())
	}
	if more := c.More(ShownRows); more != "" {
		b.add(textSection(more))
	}
	return b
}

// countries are all that the rows name, each once.
func countries(c answer.Checklist) []answer.Entity {
	var out []answer.Entity
	for _, r := range c.Rows {
		for _, x := range r.Entities {
			if !slices.ContainsFunc(out, func(o answer.Entity) bool { return o.ID == x.ID }) {
				out = append(out, x)
			}
		}
	}
	return out
}

// FileNote says why a file was not read, and what is.
func FileNote(l corpus.Lang, name string, err error) string {
	return Trim(line(name), readableName) + l.Pick(": ", "\u00a0: ") + fileProblem(in(l), err)
}

// FilesNote says that files were not read.
func FilesNote(l corpus.Lang, n int) string { return in(l).checkFiles(n) }

func fileProblem(w words, err error) string {
	switch {
	case errors.Is(err, lists.ErrTooLarge):
		return w.Pick("the file is too large.", "le fichier est trop volumineux.")
	case errors.Is(err, lists.ErrTooLong):
		return w.Pick("the file has too many lines.", "le fichier a trop de lignes.")
	case errors.Is(err, lists.ErrLocked):
		return w.Pick("the workbook is locked with a password.", "le classeur est protégé par un mot de passe.")
	case errors.Is(err, lists.ErrBroken):
		return w.Pick("the workbook cannot be opened.", "le classeur ne s'ouvre pas.")
	case errors.Is(err, lists.ErrEmpty):
		return w.Pick("the file is empty.", "le fichier est vide.")
	}
	return w.Pick("only CSV, TSV, XLSX and plain text are read.", "seuls CSV, TSV, XLSX et texte brut sont lus.")
}
