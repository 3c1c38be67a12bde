package answer

import (
	"miswg/corpus"
	"miswg/index/answer/reading"
)

// suggestions are what can be asked next; each is guaranteed to be answered.
func (u *understanding) suggestions(a Answer) []Choice {
	var out []Choice
	asked := corpus.Fold(reading.Clip(u.question.Text, 100))
	add := func(en, fr string) {
		s := u.Lang.Pick(en, fr)
		if len(out) < 3 && corpus.Fold(s) != asked {
			out = append(out, Choice{Label: s, Ask: s})
		}
	}
	switch a.kind {
	case Status:
		add("Which members are outside NATO?", "Quels membres sont hors de l'OTAN?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("How many members are there?", "Combien y a-t-il de membres?")
	case List, Count:
		add("Which NATO country is left out?", "Quel pays de l'OTAN est exclu?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("Which EU countries are not members?", "Quels pays de l'UE ne sont pas membres?")
		add("List all members", "Liste des membres")
	case Passage:
		add("Who negotiates the instruments?", "Qui négocie les instruments?")
		add("What is the mission of the MISWG?", "Quelle est la mission du MISWG?")
		add("Which sectors are covered?", "Quels secteurs sont visés?")
		add("List all members", "Liste des membres")
	default:
		add("Is Japan a member?", "Le Japon est-il membre?")
		add("Who are the observers?", "Qui sont les observateurs?")
		add("What is a bilateral security instrument?", "Qu'est-ce qu'un instrument de sécurité bilatéral?")
	}
	return out
}
