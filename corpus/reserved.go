package corpus

import "strings"

// reserved are the words that questions are made of, folded, in both languages. A
// name that is one of them would be found in every question.
const reserved = ` member members membership observer observers country countries state states nation nations organisation organisations
organization organizations group groups list lists listed page pages party parties participant participants
who whom whose which what where when why how is are was were be been am do does did can could will would may might must shall should has have had
a an the this that these those it they them he she you i of to in on at by for from with without about as or and but not no yes all any some none every
each other only both if so than then there here out outside part join joined joins
membre membres adhesion observateur observateurs observatrice observatrices pays etat etats organisme organismes groupe groupes liste listes partie parties
qui que quoi quel quelle quels quelles ou quand pourquoi comment combien est sont etait etaient etre fait font a ont avait peut peuvent doit doivent
un une des le la les du de d l au aux ce cet cette ces il elle ils elles on nous vous je tu et mais ne pas non oui tous toutes tout toute aucun aucune
chaque autre autres seul seule si dans sur par pour avec sans hors dehors `

// reservedWords returns them as a set.
func reservedWords() map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(reserved) {
		out[word] = true
	}
	return out
}
