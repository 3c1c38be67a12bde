package answer

import (
	"slices"

	"miswg/corpus"
)

// set is a set, or the number of its members.
func (d *decider) set(r reading) Intent {
	c := d.setClause()
	if it, ok := d.qualified(c); ok {
		return d.bent(it)
	}
	if d.restricted(c) {
		return d.unsaid(r)
	}
	q, ok := d.setOf(c)
	if !ok {
		return nil
	}
	if bodies := d.bodiesOf(c); q.Type == corpus.Organisation && len(bodies) > 0 {
		return Bodies{bodies}
	}
	counting := c.has(asksCount) || r.of(membershipKind).Label == asksNumber && !c.has(asksList) && r.p(asksNumber) > surely
	if len(d.before) > 1 && c.has(anaphor) && !c.has(saysMISWG) {
		q.Within = d.before
	}
	return Set{q, counting}
}

// bodiesOf returns the groups of the clause that have listed organisations of
// their own: "which EU bodies observe?".
func (d *decider) bodiesOf(c *clause) []*item {
	return slices.DeleteFunc(slices.Clone(c.groups), func(it *item) bool { return len(d.bodies(it)) == 0 })
}

// bodies returns the organisations on the list that belong with a group.
func (m *message) bodies(it *item) []corpus.Entity {
	var out []corpus.Entity
	for _, n := range it.senses {
		body, ok := m.corpus.Entity(n.ID)
		if !ok || n.Kind != corpus.EntityName {
			continue
		}
		for _, id := range body.Related {
			if e, ok := m.corpus.Entity(id); ok && e.Type == corpus.Organisation && e.Status != corpus.NotListed {
				out = append(out, e)
			}
		}
	}
	return out
}

// surely is the probability from which a number is given unasked for in words.
const surely = 0.6

// setClause is the clause that describes the set: the one that says most of it.
func (d *decider) setClause() *clause {
	best, most := join(d.clauses), 0
	counts := slices.DeleteFunc(slices.Clone(d.clauses), func(c *clause) bool { return !c.has(asksCount) })
	if len(counts) > 1 {
		return counts[0] // its answer gives the number of the others too
	}
	if c, ok := d.asksWhoElse(); ok {
		return c
	}
	for _, c := range d.clauses {
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
	for i, c := range d.clauses {
		if len(c.groups) > 0 && len(c.subjects) == 0 && i+1 < len(d.clauses) && d.clauses[i+1] == best {
			return join([]*clause{c, best})
		}
	}
	return best
}

// asksWhoElse returns a statement about a name together with the question "who
// else?" behind it: "Australia is in without being NATO. Who else is?".
func (d *decider) asksWhoElse() (*clause, bool) {
	for i, c := range d.clauses {
		more := slices.ContainsFunc(c.items, func(it *item) bool { return it.marked(asksOthers) })
		if !more || i == 0 || len(c.subjects)+len(c.groups) > 0 {
			continue
		}
		said := *d.clauses[i-1]
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
