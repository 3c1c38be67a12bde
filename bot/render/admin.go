package render

import (
	"strings"

	"miswg/corpus"
)

// NotAdmin declines a command that is the administrators' own.
func NotAdmin(l corpus.Lang, b corpus.Body) Message { return note(of(l, b).notAdmin()) }

// Reloaded tells an administrator which version of the corpus answers after it was
// read anew, and what was wrong with the new one; a nil problem is none.
func Reloaded(l corpus.Lang, digest string, changed bool, problem error) Message {
	w := in(l)
	switch {
	case problem != nil:
		return note(w.corpusRefused(digest, line(problem.Error())))
	case changed:
		return note(w.corpusRead(digest))
	}
	return note(w.corpusSame(digest))
}

// A Gap is something that several people asked and the page does not say.
type Gap struct {
	Term      string
	People    int
	Questions int
}

// Gaps reports what was asked without an answer in the week from a date, the most
// people first.
func Gaps(l corpus.Lang, week string, gaps []Gap) Message {
	w := in(l)
	var rows []string
	for _, g := range gaps[:min(len(gaps), maxGaps)] {
		rows = append(rows, w.gap(w.quoted(trim(line(g.Term), readableName)), g.People, g.Questions))
	}
	if more := len(gaps) - maxGaps; more > 0 {
		rows = append(rows, w.andMore(more))
	}
	title := w.gapsTitle(week)
	r := newRich()
	r.list(rows)
	var b blocks
	b.add(header(title), r.block(), contextLine(plain(w.gapsHow(), maxTextObject)))
	return Message{Text: trim(escape(title+"\n• "+strings.Join(rows, "\n• ")), maxText), Blocks: b}
}

// maxGaps is how many rows of a report are read.
const maxGaps = 20
