package render

import (
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
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
func Notes(notes []string) Message { return note(strings.Join(notes, "\n")) }

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
	return Trim(line(name), readableName) + l.Pick(": ", "\u00a0: ") + in(l).fileProblem(err)
}

// FilesNote says that files were not read.
func FilesNote(l corpus.Lang, n int) string { return in(l).checkFiles(n) }
