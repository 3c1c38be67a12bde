package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// An Outcome is what became of a line of a list.
type Outcome string

// The outcomes. The first four are standings, all of the entities of a row being
// of that one.
const (
	IsMember    Outcome = "member"
	IsObserver  Outcome = "observer"
	IsLeftOut   Outcome = "excluded"
	IsNotListed Outcome = "not_listed"
	IsUnclear   Outcome = "unclear" // several standings, a misspelling, or a name of several readings
	NamesNobody Outcome = "nothing"
)

// outcome says what n lines are, in one or more words.
func (p plain) outcome(o Outcome, n int) string { return p.SayOf(n > 1, "outcome "+string(o)) }

func (p plain) Outcome(o Outcome) string { return p.Outcomes(o, 1) }

// Outcomes is the title of n lines of an outcome.
func (p plain) Outcomes(o Outcome, n int) string {
	if o == NamesNobody {
		return p.Say("NoCountry")
	}
	return p.outcome(o, n)
}

func (p plain) Checked(lines int, n map[Outcome]int) string {
	parts := corpus.Found([]Outcome{IsMember, IsNotListed, IsLeftOut, IsObserver, IsUnclear, NamesNobody}, func(o Outcome) (string, bool) {
		return fmt.Sprintf("%d %s", n[o], p.outcome(o, n[o])), n[o] > 0
	})
	return p.count(lines, p.Pick("line", "ligne"), p.Pick("lines", "lignes")) + p.Pick(": ", "\u00a0: ") + strings.Join(parts, ", ") + "."
}

func (p plain) ListLine(row, outcome string) string { return row + p.Pick(": ", "\u00a0: ") + outcome }

func (p plain) ListHeader() []string {
	return strings.Split(p.Pick(
		"Row|Line|Supplier|Country|Standing|Why|The page's words|Source|Copied on|Data",
		"Rang|Ligne|Fournisseur|Pays|Statut|Raison|Les mots de la page|Source|Copie du|Données"), "|")
}

// standings are names with their standing in brackets.
func (p plain) standings(es []corpus.Entity) []string {
	return corpus.Each(es, func(x corpus.Entity) string { return x.Name(p.Lang) + " (" + p.Standing(x) + ")" })
}

// Each are several of different standing.
func (p plain) Each(es []corpus.Entity) string { return p.And(p.standings(es)) }

// Perhaps is whom a line may mean.
func (p plain) Perhaps(es []corpus.Entity) string {
	return p.Or(p.standings(es)) + "?"
}
