package answer

import (
	"slices"
	"strings"

	"miswg/index/answer/rows"
	"miswg/index/answer/table"
	"miswg/index/answer/words"
)

// check reads a row of a list and tells how those it names stand.
func (u *understanding) check(list *rows.List, r table.Row) CheckedRow {
	f := list.Find(r)
	p := u.phrases[u.Lang]
	out := CheckedRow{Line: r.Line, Text: r.Text, Supplier: list.Supplier(r, f), Typed: f.Typed()}
	var names []string
	for _, x := range f.Entities {
		out.Entities = append(out.Entities, u.row(x))
		name := x.Name(u.Lang)
		if typed := f.Slips[x.ID]; typed != "" {
			name = p.Supposed(name, typed)
		}
		names = append(names, name)
	}
	for _, x := range f.Perhaps {
		out.Readings = append(out.Readings, u.row(x))
		names = append(names, p.Supposed(x.Name(u.Lang), f.Slips[x.ID]))
	}
	out.country = strings.Join(names, ", ")
	out.Outcome = outcomeOf(out)
	out.Why = u.why(out.Outcome, f)
	return out
}

// why says what stands behind the outcome of a row.
func (u *understanding) why(o words.Outcome, f rows.Finding) string {
	p := u.phrases[u.Lang]
	switch {
	case o == words.NamesNobody:
		return p.NoCountry()
	case len(f.Entities) == 0:
		return p.Perhaps(f.Perhaps)
	case len(f.Perhaps) > 0:
		return p.Each(f.Entities) + "; " + p.Perhaps(f.Perhaps)
	case f.Typed() != "" && len(f.Entities) == 1:
		return p.CorrectedTo(f.Typed(), p.And(u.namesOf(f.Entities, true)))
	case o == words.IsUnclear:
		return p.Each(f.Entities)
	}
	return p.Basis(f.Entities[0])
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
