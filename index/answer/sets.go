package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
)

// setAnswer answers a set or a count.
func (u *understanding) setAnswer(ctx context.Context, q intent.SetQuery, counting bool) (Answer, error) {
	found, err := u.index.Where(ctx, filterOf(q))
	if err != nil {
		return Answer{}, err
	}
	if asksWhoIsLeftOut(q) {
		found = slices.DeleteFunc(found, func(e corpus.Entity) bool { return e.Status != corpus.Excluded })
	}
	found = slices.DeleteFunc(found, func(e corpus.Entity) bool { return e.Type == corpus.Historical || e.Territory })
	u.asked(filterOf(q).String())
	kind := List
	if counting {
		kind = Count
	}
	var lines []subject
	for _, e := range found {
		lines = append(lines, subject{entity: e})
	}
	a, err := cited(kind, u.quotesForSet(q, lines)...)
	if err != nil {
		return a, err
	}
	for _, e := range found {
		a.Entities = append(a.Entities, u.row(e))
	}
	a.Count = len(found)
	a.Verdict, a.Reasons = u.setWords(q, found, counting)
	return a, nil
}

// quotesForSet quotes the lines that matter: all that are distinct, few as they are.
func (u *understanding) quotesForSet(q intent.SetQuery, found []subject) []corpus.Quote {
	if len(found) == 0 || q.Status == "out" {
		return u.wholeList()
	}
	return u.quotesFor(found)
}

// names lists the entities with articles, in the alphabetical order of the language.
func (u *understanding) namesOf(es []corpus.Entity, article bool) []string {
	p := u.phrases[u.Lang]
	sorted := slices.Clone(es)
	slices.SortStableFunc(sorted, func(a, b corpus.Entity) int {
		return strings.Compare(corpus.Fold(a.Name(u.Lang)), corpus.Fold(b.Name(u.Lang)))
	})
	out := make([]string, len(sorted))
	for i, e := range sorted {
		out[i] = e.Name(u.Lang)
		if article {
			out[i] = p.The(e)
		}
	}
	return out
}

func contains(s, part string) bool { return strings.Contains(s, part) }

// filterOf is the set as a Boolean expression over the index's fields.
func filterOf(q intent.SetQuery) index.Filter {
	var parts []index.Filter
	switch q.Status {
	case "member", "observer":
		parts = append(parts, index.Is(index.Status, q.Status))
	case "party":
		parts = append(parts, index.Or(index.Is(index.Status, "member"), index.Is(index.Status, "observer")))
	case "out":
		parts = append(parts, index.Not(index.Is(index.Status, "member")), index.Is(index.Type, string(corpus.Country)))
	}
	if q.Type != "" {
		parts = append(parts, index.Is(index.Type, string(q.Type)))
	}
	for _, union := range q.In {
		var any []index.Filter
		for _, g := range union {
			any = append(any, groupFilter(g))
		}
		parts = append(parts, index.Or(any...))
	}
	for _, g := range q.Out {
		parts = append(parts, index.Not(groupFilter(g)))
	}
	if q.Within != nil {
		var any []index.Filter
		for _, id := range q.Within {
			any = append(any, index.Is(index.ID, id))
		}
		parts = append(parts, index.Or(any...))
	}
	for _, id := range q.Without {
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
