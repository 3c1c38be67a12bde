package render

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// NotAdmin declines a command that is the administrators' own.
func NotAdmin(l corpus.Lang, b corpus.Body) Message {
	return note(l.Pick("Only this bot's administrators can do that. Ask me about "+b.Short.EN+" instead.", "Seuls les administrateurs de ce robot peuvent le faire. Interrogez-moi plutôt sur "+b.The.FR+"."))
}

// Reloaded tells an administrator which version of the corpus answers after it was
// read anew, and what was wrong with the new one; a nil problem is none.
func Reloaded(l corpus.Lang, digest string, changed bool, problem error) Message {
	switch {
	case problem != nil:
		return note(l.Pick("The new corpus was refused, and version "+digest+" still answers. What is wrong: ", "Le nouveau corpus a été refusé, et la version "+digest+" répond toujours. Ce qui ne va pas\u00a0: ") + line(problem.Error()))
	case changed:
		return note(l.Pick("Done: the new corpus answers now, version "+digest+".", "C'est fait\u00a0: le nouveau corpus répond désormais, version "+digest+"."))
	}
	return note(l.Pick("Nothing has changed: version "+digest+" still answers.", "Rien n'a changé\u00a0: la version "+digest+" répond toujours."))
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
		rows = append(rows, fmt.Sprintf(l.Pick("%s: %d people, %d questions", "%s\u00a0: %d personnes, %d questions"), w.quoted(trim(line(g.Term), readableName)), g.People, g.Questions))
	}
	if more := len(gaps) - maxGaps; more > 0 {
		rows = append(rows, w.andMore(more))
	}
	title := l.Pick("What the page did not answer, week of ", "Ce que la page n'a pas dit, semaine du ") + week
	how := l.Pick("Words that at least three people used. Questions themselves are not kept, unless you chose so.", "Mots employés par au moins trois personnes. Les questions elles-mêmes ne sont pas conservées, sauf si vous l'avez choisi.")
	var b blocks
	b.add(header(title), bullets(rows), contextLine(plain(how, maxTextObject)))
	return Message{Text: trim(escape(title+"\n• "+strings.Join(rows, "\n• ")), maxText), Blocks: b}
}

// maxGaps is how many rows of a report are read.
const maxGaps = 20
