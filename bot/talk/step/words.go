package step

import (
	"strings"
	"unicode/utf8"

	"miswg/bot/app"
	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

const (
	maxName      = 200 // characters of a name
	maxProposals = 5
)

// exact reports whether an answer is of the status of one entity that was named exactly,
// and by nothing else in the text.
func exact(a answer.Answer) bool {
	read := a.Derivation.Recognised
	one := a.Kind() == answer.Status && len(a.Entities) == 1 && len(read) == 1
	whole := a.Understood == "" && len(a.Unknown)+len(a.Choices)+len(a.Derivation.Leftover) == 0
	return one && whole && strings.HasPrefix(read[0].As, "entity "+a.Entities[0].ID+" (")
}

// outputs are what a step gives for an exact answer from d.
func outputs(a answer.Answer, d corpus.Document, seen render.Seen) map[string]string {
	quotes := corpus.Each(a.Quotes(), func(q answer.Quoted) string { return q.Text })
	return map[string]string{
		app.StepStatus:   string(a.Entities[0].Status),
		app.StepSentence: wire.Inert(a.Claims() + " " + seen.Review),
		app.StepQuote:    wire.Inert(strings.Join(quotes, " · ")),
		app.StepAddress:  d.URL,
		app.StepReceipt:  string(a.Receipt),
	}
}

// unfit says what is wrong with a name before anybody is asked, "" for nothing.
func unfit(name string, l corpus.Lang) string {
	switch {
	case name == "":
		return l.Pick("No name was given: give one country or organisation.", "Aucun nom n'a été donné\u00a0: donnez un pays ou une organisation.")
	case utf8.RuneCountInString(name) > maxName:
		return l.Pick("The name is too long: give one country or organisation.", "Le nom est trop long\u00a0: donnez un pays ou une organisation.")
	}
	return ""
}

// notExact says that a name was not exactly one, and what it may have meant. It repeats
// nothing of what was given.
func notExact(a answer.Answer) string {
	names := corpus.Each(a.Entities, func(e answer.Entity) string { return e.Name })
	names = append(names, corpus.Each(a.Choices, func(c answer.Choice) string { return c.Label })...)
	if len(names) > maxProposals {
		names = nil // that was a list, or a group
	}
	why := a.Lang.Pick("That is not the exact name, code or flag of one country or organisation", "Ce n'est pas exactement le nom, le code ou le drapeau d'un pays ou d'une organisation")
	if len(names) == 0 {
		return why + "."
	}
	return why + a.Lang.Pick("; perhaps it means: ", "; il s'agit peut-être de\u00a0: ") + strings.Join(names, ", ") + "."
}

// Failed says that the program failed.
func Failed(l corpus.Lang, ref string) string {
	return l.Pick("Something went wrong on my side; its number in the log is ", "Quelque chose a mal tourné de mon côté; son numéro dans le journal est ") + ref + "."
}

// busy says that there is no room.
func busy(l corpus.Lang) string {
	return l.Pick("Too much is asked of me just now: run the workflow again in a minute.", "Je reçois trop de demandes en ce moment\u00a0: relancez le flux de travail dans une minute.")
}

// outdated says that the app's manifest declares another step than the program has.
func outdated(l corpus.Lang) string {
	return l.Pick("The app's manifest is of another version than the program: its administrator has to paste it anew.",
		"Le manifeste de l'application n'est pas de la même version que le programme\u00a0: son administrateur doit le coller de nouveau.")
}
