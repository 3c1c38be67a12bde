package worldmap

import (
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
)

// words are what the picture says in one language.
type words struct {
	lang       corpus.Lang
	title      string
	subtitle   string
	picture    string
	europe     string
	others     string
	boundaries string
}

func wordsIn(b corpus.Body, l corpus.Lang) words {
	return words{
		lang:     l,
		title:    l.Pick("Members ", "Membres ") + b.Of.In(l),
		subtitle: b.Caption.In(l),
		picture:  l.Pick("World map with the members "+b.Of.EN+" in solid blue", "Carte du monde où les membres "+b.Of.FR+" sont en bleu uni"),
		europe:   l.Pick("Europe, enlarged", "L'Europe, agrandie"),
		others:   l.Pick("Other countries: not on the page's list", "Autres pays : absents de la liste de la page"),
		boundaries: l.Pick("Outlines: Natural Earth. The map takes no position on boundaries.",
			"Contours : Natural Earth. La carte ne prend pas position sur les frontières."),
	}
}

// count is a number with its noun.
func (w words) count(n int, one, many string) string {
	if n == 1 || n == 0 && w.lang == corpus.French {
		return strconv.Itoa(n) + " " + one
	}
	return strconv.Itoa(n) + " " + many
}

func (w words) quote(s string) string { return w.lang.Pick("“"+s+"”", "« "+s+" »") }

// colon is a colon with what is before it in this language.
func (w words) colon() string { return w.lang.Pick(": ", " : ") }

// members counts the members and says how they are in.
func (w words) members(m membership) string {
	n := w.count(len(m.members()), w.lang.Pick("member", "membre"), w.lang.Pick("members", "membres"))
	through, named := w.through(m), w.named(m)
	switch {
	case len(m.through) == 0:
		return n
	case len(m.named) == 0:
		return n + ", " + w.lang.Pick("all ", "tous ") + w.line(m)
	}
	return n + w.colon() + through + ", " + named
}

func (w words) line(m membership) string {
	return w.lang.Pick("through the line ", "par la ligne ") + w.quote(m.line)
}

func (w words) through(m membership) string { return strconv.Itoa(len(m.through)) + " " + w.line(m) }

func (w words) named(m membership) string {
	return w.count(len(m.named), w.lang.Pick("named on the page", "nommé sur la page"),
		w.lang.Pick("named on the page", "nommés sur la page"))
}

// excluded says who is left out.
func (w words) excluded(m membership) string {
	s := w.and(namesOf(m.excluded)) + w.colon() + w.lang.Pick("left out", "hors du groupe")
	if len(m.through) == 0 {
		return s
	}
	if len(m.excluded) > 1 {
		return s + w.lang.Pick(", the exceptions that line makes", ", exceptions que fait cette ligne")
	}
	return s + w.lang.Pick(", the exception that line makes", ", exception que fait cette ligne")
}

// observers says how many observe, and why the map does not show them.
func (w words) observers(m membership) string {
	if !slices.ContainsFunc(m.observers, func(e answer.Entity) bool { return e.Type != corpus.Organisation }) {
		return w.bodies(m)
	}
	return w.count(len(m.observers), w.lang.Pick("observer, not marked on the map", "observateur, sans marque sur la carte"),
		w.lang.Pick("observers, not marked on the map", "observateurs, sans marque sur la carte"))
}

// bodies counts observers that are all organisations.
func (w words) bodies(m membership) string {
	one := w.lang.Pick("observer, an organisation with no place on the map", "observateur, une organisation sans place sur la carte")
	many := w.lang.Pick("observers, organisations with no place on the map", "observateurs, des organisations sans place sur la carte")
	return w.count(len(m.observers), one, many)
}

// and joins names as a sentence does.
func (w words) and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + w.lang.Pick(" and ", " et ") + names[last]
}

func namesOf(rows []answer.Entity) []string {
	out := make([]string, 0, len(rows))
	for _, r := range rows {
		out = append(out, r.Name)
	}
	return out
}
