package render

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// NotAdmin declines a command that is the administrators' own.
func NotAdmin(l corpus.Lang) Message { return note(in(l).notAdmin()) }

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
		rows = append(rows, w.gap(w.quoted(Trim(line(g.Term), readableName)), g.People, g.Questions))
	}
	if more := len(gaps) - maxGaps; more > 0 {
		rows = append(rows, w.andMore(more))
	}
	title := w.gapsTitle(week)
	r := newRich()
	r.list(rows)
	var b blocks
	b.add(header(title), r.block(), contextLine(plain(w.gapsHow(), maxTextObject)))
	return Message{Text: Trim(Escape(title+"\n• "+strings.Join(rows, "\n• ")), maxText), Blocks: b}
}

// maxGaps is how many rows of a report are read.
const maxGaps = 20

func (w words) notAdmin() string {
	return w.Pick("Only this bot's administrators can do that. Ask me about MISWG instead.", "Seuls les administrateurs de ce robot peuvent le faire. Interrogez-moi plutôt sur le MISWG.")
}
func (w words) corpusRead(digest string) string {
	return w.Pick("Done: the new corpus answers now, version "+digest+".", "C'est fait\u00a0: le nouveau corpus répond désormais, version "+digest+".")
}
func (w words) corpusSame(digest string) string {
	return w.Pick("Nothing has changed: version "+digest+" still answers.", "Rien n'a changé\u00a0: la version "+digest+" répond toujours.")
}
func (w words) corpusRefused(digest, problem string) string {
	return w.Pick("The new corpus was refused, and version "+digest+" still answers. What is wrong: "+problem, "Le nouveau corpus a été refusé, et la version "+digest+" répond toujours. Ce qui ne va pas\u00a0: "+problem)
}
func (w words) gapsTitle(week string) string {
	return w.Pick("What the page did not answer, week of "+week, "Ce que la page n'a pas dit, semaine du "+week)
}
func (w words) gap(term string, people, questions int) string {
	return w.Pick(fmt.Sprintf("%s: %d people, %d questions", term, people, questions), fmt.Sprintf("%s\u00a0: %d personnes, %d questions", term, people, questions))
}
func (w words) gapsHow() string {
	return w.Pick("Words that at least three people used. Questions themselves are not kept, unless you chose so.", "Mots employés par au moins trois personnes. Les questions elles-mêmes ne sont pas conservées, sauf si vous l'avez choisi.")
}
