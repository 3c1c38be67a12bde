package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// A Tally counts the lines of a list that was checked.
type Tally struct{ Lines, Members, NotListed, LeftOut, Observers, Unclear, Nobody int }

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

func (e english) Checked(t Tally) string {
	return together(count(t.Lines, "line", "lines")+": ",
		count(t.Members, "member", "members"), count(t.NotListed, "not listed", "not listed"), count(t.LeftOut, "left out", "left out"),
		count(t.Observers, "observer", "observers"), count(t.Unclear, "unclear", "unclear"), count(t.Nobody, "without a country", "without a country"))
}

func (f french) Checked(t Tally) string {
	return together(count(t.Lines, "ligne", "lignes")+" : ",
		count(t.Members, "membre", "membres"), count(t.NotListed, "absent de la liste", "absents de la liste"), count(t.LeftOut, "exclu", "exclus"),
		count(t.Observers, "observateur", "observateurs"), count(t.Unclear, "à préciser", "à préciser"), count(t.Nobody, "sans pays", "sans pays"))
}

func (e english) NoCountry() string { return "no country found" }
func (f french) NoCountry() string  { return "aucun pays trouvé" }

func (e english) Perhaps(es []corpus.Entity) string {
	return e.Or(standings(e, corpus.English, es)) + "?"
}

func (f french) Perhaps(es []corpus.Entity) string {
	return f.Or(standings(f, corpus.French, es)) + "\u00a0?"
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

func (e english) Outcome(o string) string {
	switch o {
	case "member", "observer", "unclear":
		return o
	case "excluded":
		return "left out"
	case "not_listed":
		return "not listed"
	}
	return "no country found"
}

func (f french) Outcome(o string) string {
	switch o {
	case "member":
		return "membre"
	case "observer":
		return "observateur"
	case "unclear":
		return "à préciser"
	case "excluded":
		return "exclu"
	case "not_listed":
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
