package answer

import (
	"slices"
	"strings"

	"miswg/index/answer/rows"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// check reads a row of a list and tells how those it names stand.
func (s *speaker) check(list *rows.List, r table.Row) CheckedRow {
	f := list.Find(r)
	out := CheckedRow{Line: r.Line, Text: r.Text, Supplier: list.Supplier(r, f), Typed: f.Typed()}
	var names []string
	for _, x := range f.Entities {
		out.Entities = append(out.Entities, s.row(x))
		name := x.Name(s.lang)
		if typed := f.Slips[x.ID]; typed != "" {
			name = s.Supposed(name, typed)
		}
		names = append(names, name)
	}
	for _, x := range f.Perhaps {
		out.Readings = append(out.Readings, s.row(x))
		names = append(names, s.Supposed(x.Name(s.lang), f.Slips[x.ID]))
	}
	out.country = strings.Join(names, ", ")
	out.Outcome = outcomeOf(out)
	out.Why = s.why(out.Outcome, f)
	return out
}

// why says what stands behind the outcome of a row.
func (s *speaker) why(o words.Outcome, f rows.Finding) string {
	switch {
	case o == words.NamesNobody:
		return s.NoCountry()
	case len(f.Entities) == 0:
		return s.Perhaps(f.Perhaps)
	case len(f.Perhaps) > 0:
		return s.Each(f.Entities) + "; " + s.Perhaps(f.Perhaps)
	case f.Typed() != "" && len(f.Entities) == 1:
		return s.CorrectedTo(f.Typed(), s.And(s.namesOf(f.Entities, true)))
	case o == words.IsUnclear:
		return s.Each(f.Entities)
	}
	return s.Basis(f.Entities[0])
}

func outcomeOf(r CheckedRow) words.Outcome {
	switch {
	case r.Typed != "" || len(r.Readings) > 0:
		return words.IsUnclear
	case len(r.Entities) == 0:
		return words.NamesNobody
	}
	first := r.Entities[0].Status
	if slices.ContainsFunc(r.Entities, func(x Entity) bool { return x.Status != first }) {
		return words.IsUnclear
	}
	return words.Outcome(first)
}
