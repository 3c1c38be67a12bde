package worldmap

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
)

// maxAlt is the most runes of an alternative text that Slack takes.
const maxAlt = 2000

// Alt says in two sentences at most, and no more than 2,000 runes, what the
// picture of rows shows: how many are in and where, who is left out, and that the
// observers are not on the map.
func Alt(rows []answer.Entity, body corpus.Body, lang corpus.Lang) string {
	w, m := wordsIn(body, lang), membershipOf(rows)
	var b strings.Builder
	b.WriteString(w.picture + " (" + w.members(m) + ")")
	if r := regionsOf(m); len(r) > 0 {
		counts := make([]string, 0, len(r))
		for _, g := range r {
			counts = append(counts, w.region(g)+" "+strconv.Itoa(len(g.rows)))
		}
		b.WriteString(w.lang.Pick(", by region: ", ", par région : ") + strings.Join(counts, ", "))
	}
	b.WriteString(".")
	var rest []string
	if len(m.excluded) > 0 {
		rest = append(rest, w.lang.Pick("Hatched, left out: ", "En hachures, hors du groupe : ")+w.and(namesOf(m.excluded)))
	}
	if len(m.observers) > 0 {
		rest = append(rest, w.observers(m))
	}
	if len(rest) > 0 {
		b.WriteString(" " + strings.Join(rest, "; ") + ".")
	}
	if r := []rune(b.String()); len(r) > maxAlt {
		return string(r[:maxAlt-1]) + "…"
	}
	return b.String()
}

// Text says all that the picture of rows shows, for whoever cannot see it: every
// member by region, the region with the most first, with its code and whether it
// is named on the page; who is left out, and the observers.
func Text(rows []answer.Entity, body corpus.Body, lang corpus.Lang) string {
	w, m := wordsIn(body, lang), membershipOf(rows)
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n%s.\n", w.title, w.members(m))
	if len(m.excluded) > 0 {
		fmt.Fprintf(&b, "%s.\n", w.excluded(m))
	}
	named := map[string]bool{}
	for _, r := range m.named {
		named[r.ID] = len(m.through) > 0
	}
	for _, g := range regionsOf(m) {
		items := make([]string, 0, len(g.rows))
		for _, r := range g.rows {
			item := r.Name + " (" + r.ID
			if named[r.ID] {
				item += w.lang.Pick(", named on the page", ", sur la page par son nom")
			}
			items = append(items, item+")")
		}
		fmt.Fprintf(&b, "\n%s (%d)%s%s", w.region(g), len(g.rows), w.colon(), strings.Join(items, ", "))
	}
	b.WriteString("\n")
	if len(m.observers) > 0 {
		fmt.Fprintf(&b, "\n%s%s%s.", w.observers(m), w.colon(), w.and(namesOf(m.observers)))
	}
	fmt.Fprintf(&b, "\n%s.", w.others)
	return b.String()
}

// A region is the members of one part of the world.
type region struct {
	name string
	rows []answer.Entity
}

// regionsOf groups the members, the largest group first; groups of one size, and
// the members of each, are in the order of the rows.
func regionsOf(m membership) []region {
	var out []region
	for _, r := range m.members() {
		i := slices.IndexFunc(out, func(g region) bool { return g.name == r.Region })
		if i < 0 {
			i, out = len(out), append(out, region{name: r.Region})
		}
		out[i].rows = append(out[i].rows, r)
	}
	slices.SortStableFunc(out, func(a, b region) int { return cmp.Compare(len(b.rows), len(a.rows)) })
	return out
}

func (w words) region(g region) string {
	return cmp.Or(g.name, w.lang.Pick("Elsewhere", "Ailleurs"))
}
