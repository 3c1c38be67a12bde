package render

import (
	"fmt"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer/exam"
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
		rows = append(rows, w.say("andMore", more))
	}
	title := l.Pick("What the page did not answer, week of ", "Ce que la page n'a pas dit, semaine du ") + w.day(week)
	how := l.Pick("Words that at least three people used. Questions themselves are not kept, unless you chose so.", "Mots employés par au moins trois personnes. Les questions elles-mêmes ne sont pas conservées, sauf si vous l'avez choisi.")
	var b blocks
	b.add(header(title), bullets(rows), contextLine(plain(how, maxTextObject)))
	return Message{Text: trim(escape(title+"\n• "+strings.Join(rows, "\n• ")), maxText), Blocks: b}
}

// maxGaps is how many rows of a report are read.
const maxGaps = 20

// maxSets is how many categories of an exam are read.
const maxSets = 40

// Examined tells an administrator how an exam went, and what is different since the one
// before.
func Examined(l corpus.Lang, r exam.Result, since exam.Changes) Message {
	w := in(l)
	right, asked := r.Score()
	title := w.say("examScore", right, asked)
	said := []string{w.sayOf(len(r.False) > 0, "falseAnswers", w.some(r.False)), w.examChanges(since)}
	if len(r.Outdated) > 0 {
		said = append(said, w.say("outdated", len(r.Outdated), w.some(r.Outdated)))
	}
	var rows []string
	for _, c := range r.Categories[:min(len(r.Categories), maxSets)] {
		rows = append(rows, fmt.Sprintf(l.Pick("%s: %d of %d", "%s\u00a0: %d sur %d"), trim(line(c.Name), readableName), c.Right, c.Asked))
	}
	if more := len(r.Categories) - maxSets; more > 0 {
		rows = append(rows, w.say("andMore", more))
	}
	small := w.examTimes(r.P50, r.P99) + " " + w.say("digest", r.Corpus)
	if r.Program != "" {
		small += ", miswg " + line(r.Program)
	}
	small += "."
	var b blocks
	b.add(header(title))
	for _, s := range said {
		b.add(textSection(s))
	}
	b.add(bullets(rows), contextLine(plain(small, maxTextObject)))
	text := strings.Join(append(append([]string{title}, said...), "• "+strings.Join(rows, "\n• "), small), "\n")
	return Message{Text: trim(escape(text), maxText), Blocks: b}
}

// some are the first IDs of many.
func (w words) some(ids []string) string {
	const shown = 5
	out := trim(line(strings.Join(ids[:min(len(ids), shown)], ", ")), readableReason)
	if more := len(ids) - shown; more > 0 {
		out += " " + w.say("andMore", more)
	}
	return out
}

// examChanges says what is different since the exam before.
func (w words) examChanges(c exam.Changes) string {
	if c.Since.IsZero() {
		return w.Pick("This is the first exam.", "C'est le premier examen.")
	}
	day := w.day(c.Since.Format(time.DateOnly))
	if !c.Any() {
		return w.Pick("Nothing has changed since the exam of "+day+".", "Rien n'a changé depuis l'examen du "+day+".")
	}
	var parts []string
	if n := len(c.Worse); n > 0 {
		parts = append(parts, w.Pick("no longer right: ", "qui ne sont plus bonnes\u00a0: ")+fmt.Sprintf("%d (%s)", n, w.some(c.Worse)))
	}
	if n := len(c.Mended); n > 0 {
		parts = append(parts, w.Pick("now right: ", "bonnes désormais\u00a0: ")+fmt.Sprintf("%d (%s)", n, w.some(c.Mended)))
	}
	if c.Asked != 0 {
		parts = append(parts, w.Pick("questions: ", "questions\u00a0: ")+fmt.Sprintf("%+d", c.Asked))
	}
	if c.Corpus {
		parts = append(parts, w.Pick("another corpus", "un autre corpus"))
	}
	if c.Program {
		parts = append(parts, w.Pick("another version of the program", "une autre version du programme"))
	}
	return w.Pick("Since the exam of "+day+": ", "Depuis l'examen du "+day+"\u00a0: ") + strings.Join(parts, "; ") + "."
}

func (w words) examTimes(half, nearly time.Duration) string {
	ms := func(d time.Duration) string {
		s := fmt.Sprintf("%.1f", float64(d)/float64(time.Millisecond))
		return w.Pick(s, strings.Replace(s, ".", ",", 1)) + "\u00a0ms"
	}
	return w.say("examTimes", ms(half), ms(nearly))
}

// lastExam is the Home's line about the last exam; nil where there was none. Of another
// version of the data it says so.
func lastExam(w about, h HomeData) slack.Block {
	if !h.Exam.Taken() {
		return nil
	}
	right, asked := h.Exam.Score()
	day := w.day(h.Exam.When.Format(time.DateOnly))
	said := w.Pick(fmt.Sprintf("Last exam: %d of %d right, %s", right, asked, day), fmt.Sprintf("Dernier examen\u00a0: %d bonnes réponses sur %d, %s", right, asked, day))
	if n := len(h.Exam.False); n > 0 {
		said += w.Pick(fmt.Sprintf(", %d false", n), fmt.Sprintf(", fausses\u00a0: %d", n))
	}
	if h.Exam.Corpus != h.Digest {
		said += w.Pick(", with an earlier version of the data", ", avec une version antérieure des données")
	}
	return contextLine(plain(said+".", maxTextObject))
}
