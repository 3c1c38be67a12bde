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

// count is a number of things, or "" when there are none.
func count(n int, one, several string) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, several)
}

func together(total string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return total + strings.Join(some, ", ") + "."
}

func (e english) Checked(lines int, n map[Outcome]int) string {
	return together(count(lines, "line", "lines")+": ",
		count(n[IsMember], "member", "members"), count(n[IsNotListed], "not listed", "not listed"), count(n[IsLeftOut], "left out", "left out"),
		count(n[IsObserver], "observer", "observers"), count(n[IsUnclear], "unclear", "unclear"), count(n[NamesNobody], "without a country", "without a country"))
}

func (f french) Checked(lines int, n map[Outcome]int) string {
	return together(count(lines, "ligne", "lignes")+" : ",
		count(n[IsMember], "membre", "membres"), count(n[IsNotListed], "absent de la liste", "absents de la liste"), count(n[IsLeftOut], "exclu", "exclus"),
		count(n[IsObserver], "observateur", "observateurs"), count(n[IsUnclear], "à préciser", "à préciser"), count(n[NamesNobody], "sans pays", "sans pays"))
}

func (e english) NoCountry() string { return "no country found" }
func (f french) NoCountry() string  { return "aucun pays trouvé" }

func (e english) Perhaps(es []corpus.Entity) string {
	return e.Or(standings(e, corpus.English, es)) + "?"
}

func (f french) Perhaps(es []corpus.Entity) string {
	return f.Or(standings(f, corpus.French, es)) + "\u00a0?"
}

func (e english) Supposed(name, typed string) string {
	return name + "?" + when(typed != "", " (“"+typed+"”)")
}

func (f french) Supposed(name, typed string) string {
	return name + "\u00a0?" + when(typed != "", " («\u00a0"+typed+"\u00a0»)")
}

func (e english) Each(es []corpus.Entity) string { return e.And(standings(e, corpus.English, es)) }
func (f french) Each(es []corpus.Entity) string  { return f.And(standings(f, corpus.French, es)) }

// standings are names with their standing in brackets.
func standings(p Phrases, l corpus.Lang, es []corpus.Entity) []string {
	out := make([]string, len(es))
	for i, x := range es {
		out[i] = x.Name(l) + " (" + p.Standing(x) + ")"
	}
	return out
}

func (e english) Outcome(o Outcome) string {
	switch o {
	case IsMember, IsObserver, IsUnclear:
		return string(o)
	case IsLeftOut:
		return "left out"
	case IsNotListed:
		return "not listed"
	}
	return "no country found"
}

func (f french) Outcome(o Outcome) string {
	switch o {
	case IsMember:
		return "membre"
	case IsObserver:
		return "observateur"
	case IsUnclear:
		return "à préciser"
	case IsLeftOut:
		return "exclu"
	case IsNotListed:
		return "absent de la liste"
	}
	return "aucun pays trouvé"
}

func (e english) ListHeader() []string {
	return []string{"Row", "Line", "Supplier", "Country", "Standing", "Why", "The page's words", "Source", "Copied on", "Data"}
}

func (f french) ListHeader() []string {
	return []string{"Rang", "Ligne", "Fournisseur", "Pays", "Statut", "Raison", "Les mots de la page", "Source", "Copie du", "Données"}
}

func (e english) MoreLines(n int) string {
	return "… and " + count(n, "more line", "more lines") + "."
}
func (f french) MoreLines(n int) string {
	return "… et " + count(n, "autre ligne", "autres lignes") + "."
}

func (e english) ListLine(row, outcome string) string { return row + ": " + outcome }
func (f french) ListLine(row, outcome string) string  { return row + "\u00a0: " + outcome }
