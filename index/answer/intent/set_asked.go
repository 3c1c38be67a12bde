package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// set is a set, or the number of its members.
func (d *decider) set(r likeness) Intent {
	c := d.setClause()
	if it, ok := c.Qualified(); ok {
		return d.bent(it)
	}
	if d.Restricted(c) {
		return d.unsaid(r)
	}
	q, ok := d.setOf(c)
	if !ok {
		return nil
	}
	if bodies := d.bodiesOf(c); q.Type == corpus.Organisation && len(bodies) > 0 {
		return Bodies{bodies}
	}
	likely := r.of(membershipKind).Label == asksNumber && r.p(asksNumber) > surely
	counting := c.Has(reading.AsksCount) || likely && !c.Has(reading.AsksList)
	if len(d.before) > 1 && c.Has(reading.Anaphor) && !c.Has(reading.SaysBody) {
		q.Within = d.before
	}
	return Set{q, counting}
}

// bodiesOf returns the groups of the clause that have listed organisations of
// their own: "which EU bodies observe?".
func (d *decider) bodiesOf(c *reading.Clause) []*reading.Item {
	return slices.DeleteFunc(slices.Clone(c.Groups), func(it *reading.Item) bool { return len(d.Bodies(it)) == 0 })
}

// surely is the probability from which a number is given unasked for in words.
const surely = 0.6

// setClause is the clause that describes the set: the one that says most of it.
func (d *decider) setClause() *reading.Clause {
	best, most := d.Whole, 0
	counts := slices.DeleteFunc(slices.Clone(d.Clauses), func(c *reading.Clause) bool { return !c.Has(reading.AsksCount) })
	if len(counts) > 1 {
		return counts[0] // its answer gives the number of the others too
	}
	if c, ok := d.asksWhoElse(); ok {
		return c
	}
	for _, c := range d.Clauses {
		n := len(c.Groups)
		for _, r := range []reading.Role{reading.SaysMember, reading.SaysObserver, reading.SaysParty, reading.SaysLeftOut, reading.SaysCountry, reading.SaysOrg, reading.SaysBody, reading.AsksCount, reading.AsksList, reading.SaysIn} {
			if c.Has(r) {
				n++
			}
		}
		if n >= most && n > 0 {
			best, most = c, n
		}
	}
	for _, c := range d.Clauses {
		if c != best && c.Has(reading.SaysParty) && len(c.Subjects)+len(c.Groups) == 0 {
			return reading.Join([]*reading.Clause{best, c}) // "…, observers included"
		}
	}
	if len(best.Groups) > 0 {
		return best
	}
	// "Of the NATO nations, how many are in?": the group stands in another clause.
	for i, c := range d.Clauses {
		if len(c.Groups) > 0 && len(c.Subjects) == 0 && i+1 < len(d.Clauses) && d.Clauses[i+1] == best {
			return reading.Join([]*reading.Clause{c, best})
		}
	}
	return best
}

// asksWhoElse returns a statement about a name together with the question "who
// else?" behind it: "Australia is in without being NATO. Who else is?".
func (d *decider) asksWhoElse() (*reading.Clause, bool) {
	for i, c := range d.Clauses {
		more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Marked(reading.AsksOthers) })
		if !more || i == 0 || len(c.Subjects)+len(c.Groups) > 0 {
			continue
		}
		said := *d.Clauses[i-1]
		said.Items = slices.DeleteFunc(slices.Clone(said.Items), func(it *reading.Item) bool { return it.Name() && !it.Named(corpus.GroupName) })
		said.Sort()
		if len(said.Groups) > 0 {
			return reading.Join([]*reading.Clause{&said, c}), true
		}
	}
	return nil, false
}
