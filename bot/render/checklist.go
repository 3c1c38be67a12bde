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

// ChecklistModal shows how every line of a list stands, exceptions first unless
// the list says otherwise, to one person. Notes tell of files that were not read.
func ChecklistModal(c answer.Checklist, o Options, list Ref, p Place, notes []string) slack.ModalViewRequest {
	b := lines(c, list.Order)
	if more := c.More(ShownRows); more != "" {
		b.add(textSection(more))
	}
	b.add(sorting(c, list))
	return closing(of(c.Lang, o.Body), b, naming(c), o, p, notes)
}

// Checklist is the same as a message. Where the whole list cannot be sent as a file
// beside it, it holds what is not shown as text.
func Checklist(c answer.Checklist, o Options, list Ref, notes []string, file bool) Message {
	w := of(c.Lang, o.Body)
	b := lines(c, list.Order)
	text := c.Text(ShownRows, list.Order)
	for _, n := range notes {
		b.add(textSection(n))
		text += n + "\n"
	}
	shown := ShownRows
	if !file && len(c.Rows) > ShownRows {
		var more []slack.Block
		more, shown = rest(c, list.Order)
		b.add(more...)
	}
	if more := c.More(shown); more != "" {
		b.add(textSection(more))
	}
	b.add(sourceLine(w, naming(c), o), sorting(c, list))
	tail := "\n" + w.source() + o.Source.URL
	return Message{Text: trim(escape(text), maxText-length(tail)) + tail, Blocks: b.upTo(maxMessageBlocks)}
}

// sorting is the button that shows the list in the other order; nil where there is
// no other, or the list is longer than a button carries.
func sorting(c answer.Checklist, list Ref) slack.Block {
	list.Order, list.Lang = !list.Order, c.Lang
	ref := list.Encode()
	if list.List == "" || ref == "" || len(c.Groups(len(c.Rows))) < 2 {
		return nil
	}
	return actions(button(string(SortAction), in(c.Lang).sayOf(list.Order, "checkOrder"), ref))
}

// rest are the lines that are not among the shown, as text to copy, as many as a
// message takes, and how many lines there are then.
func rest(c answer.Checklist, inOrder bool) ([]slack.Block, int) {
	const most = 8 // blocks
	var out []slack.Block
	lines, n := c.Lines(inOrder)[ShownRows:], ShownRows
	for len(lines) > 0 && len(out) < most {
		text, taken := "", 0
		for _, l := range lines {
			if l = trim(line(l), readableRow) + "\n"; length(text)+length(l) > readableRich {
				break
			}
			text, taken = text+l, taken+1
		}
		out = append(out, slack.NewRichTextBlock("", &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{&slack.RichTextSectionTextElement{Type: slack.RTSEText, Text: clean(text)}}}))
		lines, n = lines[taken:], n+taken
	}
	return out, n
}

// Notes is a message of nothing but notes.
func Notes(notes []string) Message { return note(strings.Join(notes, "\n")) }

// naming is an answer that names whom the rows name.
func naming(c answer.Checklist) answer.Answer {
	return answer.Answer{Lang: c.Lang, Entities: countries(c), Digest: c.Digest}
}

// lines are the sum and the rows, by outcome or in the order of the list.
func lines(c answer.Checklist, inOrder bool) blocks {
	var b blocks
	b.add(textSection(c.Summary))
	if inOrder {
		b.add(items("", c.Lines(true)[:min(len(c.Rows), ShownRows)])...)
		return b
	}
	for _, g := range c.Groups(ShownRows) {
		b.add(items(g.Label, g.Rows)...)
	}
	return b
}

// items are rows under a title, in blocks that hold each of them.
func items(title string, rows []string) []slack.Block {
	const most = readableRich / (readableRow + 20)
	var out []slack.Block
	for some := range slices.Chunk(rows, most) {
		r := newRich()
		r.section(title, readableName, bold)
		r.list(corpus.Each(some, func(row string) string { return trim(line(row), readableRow) }))
		out = append(out, r.block())
		title = ""
	}
	return out
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

// FileTitle says what the file has that is sent beside a list.
func FileTitle(l corpus.Lang) string {
	return l.Pick("Every line, with the page's words", "Chaque ligne, avec les mots de la page")
}

// FileNote says why a file was not read, and what is.
func FileNote(l corpus.Lang, name string, err error) string {
	return trim(line(name), readableName) + l.Pick(": ", "\u00a0: ") + in(l).fileProblem(err)
}

// FilesNote says that files were not read.
func FilesNote(l corpus.Lang, n int) string { return in(l).say("checkFiles", n) }
