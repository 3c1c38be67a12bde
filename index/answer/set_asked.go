package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// set answers a set or a number.
func (u *understanding) set(ctx context.Context, r reading) (Answer, bool, error) {
	c := u.setClause()
	if it, ok := u.qualified(c); ok {
		return u.notSaid(it)
	}
	if u.restricted(c) {
		return u.unsaid(ctx, r)
	}
	q, ok := u.setOf(c)
	if !ok {
		return Answer{}, false, nil
	}
	if bodies := u.bodiesOf(c); q.typ == corpus.Organisation && len(bodies) > 0 {
		a, err := u.statusAnswer(bodies, predicate{}, nil)
		return a, err == nil, err
	}
	counting := c.has(asksCount) || r.of(membershipKind).Label == asksNumber && !c.has(asksList) && r.p(asksNumber) > surely
	if c.has(anaphor) && u.question.Before != nil && len(u.question.Before.Entities) > 1 && !c.has(saysMISWG) {
		q.within = u.question.Before.Entities
		q.filter = q.build()
	}
	a, err := u.setAnswer(ctx, q, counting)
	return a, err == nil, err
}

// bodiesOf returns the organisations on the list that belong with the groups of
// the clause: "which EU bodies observe?".
func (u *understanding) bodiesOf(c *clause) []subject {
	var out []subject
	for _, it := range c.groups {
		for _, n := range it.senses {
			if body, ok := u.corpus.Entity(n.ID); ok && n.Kind == corpus.EntityName {
				out = append(out, u.relatedTo(body)...)
			}
		}
	}
	return out
}

// relatedTo returns the listed organisations that belong with body.
func (u *understanding) relatedTo(body corpus.Entity) []subject {
	var out []subject
	for _, id := range body.Related {
		if e, ok := u.corpus.Entity(id); ok && e.Type == corpus.Organisation && e.Status != corpus.NotListed {
			out = append(out, subject{entity: e})
		}
	}
	return out
}

// surely is the probability from which a number is given unasked for in words.
const surely = 0.6

// setClause is the clause that describes the set: the one that says most of it.
func (u *understanding) setClause() *clause {
	best, most := join(u.clauses), 0
	counts := slices.DeleteFunc(slices.Clone(u.clauses), func(c *clause) bool { return !c.has(asksCount) })
	if len(counts) > 1 {
		return counts[0] // its answer gives the number of the others too
	}
	if c, ok := u.asksWhoElse(); ok {
		return c
	}
	for _, c := range u.clauses {
		n := len(c.groups)
		for _, r := range []role{saysMember, saysObserver, saysParty, saysLeftOut, saysCountry, saysOrg, saysMISWG, asksCount, asksList, saysIn} {
			if c.has(r) {
				n++
			}
		}
		if n >= most && n > 0 {
			best, most = c, n
		}
	}
	if len(best.groups) > 0 {
		return best
	}
	// "Of the NATO nations, how many are in?": the group stands in another clause.
	for i, c := range u.clauses {
		if len(c.groups) > 0 && len(c.subjects) == 0 && i+1 < len(u.clauses) && u.clauses[i+1] == best {
			return join([]*clause{c, best})
		}
	}
	return best
}

// asksWhoElse returns a statement about a name together with the question "who
// else?" behind it: "Australia is in without being NATO. Who else is?".
func (u *understanding) asksWhoElse() (*clause, bool) {
	for i, c := range u.clauses {
		more := slices.ContainsFunc(c.items, func(it *item) bool { return it.marked(asksOthers) })
		if !more || i == 0 || len(c.subjects)+len(c.groups) > 0 {
			continue
		}
		said := *u.clauses[i-1]
		said.items = slices.DeleteFunc(slices.Clone(said.items), func(it *item) bool { return it.name() && !it.named(corpus.GroupName) })
		said.sort()
		if len(said.groups) > 0 {
			return join([]*clause{&said, c}), true
		}
	}
	return nil, false
}

// setsAside reports whether the clause names its subjects only to leave them out
// of a set: "NATO countries except Iceland".
func (c *clause) setsAside() bool {
	if len(c.groups) == 0 && !c.has(saysMember, saysCountry, saysIn, saysMISWG) {
		return false
	}
	for i, it := range c.items {
		if named(it) && !it.named(corpus.GroupName) && !c.outsideBefore(i) {
			return false
		}
	}
	return slices.ContainsFunc(c.items, func(it *item) bool { return it.is(saysOutside) && !it.name() })
}

// outsideBefore reports whether "besides" or the like stands before item i, with
// nothing but other names and articles between.
func (c *clause) outsideBefore(i int) bool {
	for j := i - 1; j >= 0; j-- {
		it := c.items[j]
		switch {
		case it.is(saysOutside) && !it.name():
			return true
		case named(it), it.marked(isArticle), it.is(saysAnd), it.is(saysOr):
		default:
			return false
		}
	}
	return false
}
