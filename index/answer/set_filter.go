package answer

import (
	"miswg/corpus"
	"miswg/index"
)

func (q *setQuery) build() index.Filter {
	var parts []index.Filter
	switch q.status {
	case "member", "observer":
		parts = append(parts, index.Is(index.Status, q.status))
	case "party":
		parts = append(parts, index.Or(index.Is(index.Status, "member"), index.Is(index.Status, "observer")))
	case "out":
		parts = append(parts, index.Not(index.Is(index.Status, "member")), index.Is(index.Type, string(corpus.Country)))
	}
	if q.typ != "" {
		parts = append(parts, index.Is(index.Type, string(q.typ)))
	}
	for _, union := range q.in {
		var any []index.Filter
		for _, g := range union {
			any = append(any, groupFilter(g))
		}
		parts = append(parts, index.Or(any...))
	}
	for _, g := range q.out {
		parts = append(parts, index.Not(groupFilter(g)))
	}
	if q.within != nil {
		var any []index.Filter
		for _, id := range q.within {
			any = append(any, index.Is(index.ID, id))
		}
		parts = append(parts, index.Or(any...))
	}
	for _, id := range q.without {
		parts = append(parts, index.Not(index.Is(index.ID, id)))
	}
	return index.And(parts...)
}

func groupFilter(g corpus.Group) index.Filter {
	if g.Region {
		return index.Is(index.Region, g.ID)
	}
	return index.Is(index.Group, g.ID)
}

func (u *understanding) groupsOf(it *item) []corpus.Group {
	for _, n := range it.senses {
		if n.Kind == corpus.GroupName {
			if g, ok := u.corpus.Group(n.ID); ok {
				return []corpus.Group{g}
			}
		}
	}
	return nil
}
