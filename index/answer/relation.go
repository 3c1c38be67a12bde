package answer

import (
	"slices"

	"miswg/corpus"
)

// groupAdjective reports whether a group only qualifies what the subject is said
// to be: "is Sweden a NATO member", "is Austria an EU country".
func (d *decider) groupAdjective(c *clause) bool {
	for _, g := range c.groups {
		at := slices.Index(c.items, g)
		if at+1 >= len(c.items) || at == 0 || !slices.ContainsFunc(c.items[:at], named) {
			continue
		}
		next := c.items[at+1]
		if !next.name() && (next.is(saysMember | saysObserver | saysCountry)) && !d.saysMore(c, at, at+1) && !c.has(saysOnly) {
			return true
		}
	}
	return false
}

// otherGroup reports whether the clause relates its subject to another group
// ("Is Japan in NATO?") and says nothing of the MISWG.
func (d *decider) otherGroup(c *clause) bool {
	if len(c.subjects) == 0 || len(c.groups) == 0 && len(c.subjects) < 2 || c.has(saysVersus) {
		return false
	}
	if d.groupAdjective(c) {
		return true
	}
	objects := slices.Clone(c.groups)
	for i, it := range c.subjects {
		if i > 0 {
			objects = append(objects, it)
		}
	}
	for _, g := range objects {
		at := slices.Index(c.items, g)
		// "NATO's Japan" and lists such as "NATO, EU and Japan" relate nothing.
		for j := at - 1; j >= 0; j-- {
			it := c.items[j]
			if len(it.senses) > 0 || it.is(saysAnd|saysOr) || compares(c.items, j) {
				break
			}
			if it.is(saysIn|saysMember|saysObserver|saysOutside) || it.key == "en" {
				return !d.saysMore(c, j, at)
			}
		}
	}
	return false
}

// saysMore reports whether a membership word stands outside items j to k.
func (d *decider) saysMore(c *clause, j, k int) bool {
	for i, it := range c.items {
		if i >= j && i <= k || it.name() {
			continue
		}
		after := i > k && it.is(saysMember|saysObserver|saysIn)
		if after || it.is(saysMISWG) {
			return true
		}
	}
	return false
}

// asBody reports whether a group's name stands for the body rather than for its
// countries.
func (d *decider) asBody(c *clause, it *item) bool {
	plural := slices.Index(c.items, it) > 0 && c.items[0].opens(marksPlural) && it.is(saysCountry)
	return it.named(corpus.EntityName) && !plural && !c.has(saysCountry, saysAll)
}

// tryRelation finds a relation to another group that is asked in so many words.
func (d *decider) tryRelation() Intent {
	if slices.ContainsFunc(d.clauses, func(c *clause) bool { return !c.explained() }) {
		return nil
	}
	return d.relation()
}

// relation finds "Is Japan in NATO?".
func (d *decider) relation() Intent {
	for i, c := range d.clauses {
		if d.onlyReason(i) || !d.otherGroup(c) {
			continue
		}
		group := ""
		if len(c.groups) > 0 {
			for _, g := range d.groupsOf(c.groups[0]) {
				group = g.ID
			}
		}
		return Relation{c.subjects, group}
	}
	return nil
}

// onlyReason reports whether clause i only gives a reason for a question about
// the MISWG in another.
func (d *decider) onlyReason(i int) bool {
	for j, c := range d.clauses {
		if c.has(saysMISWG) || j != i && d.predicateOf(c).explicit() {
			return true
		}
	}
	return false
}

// organisation reports whether the item names an organisation.
func (d *decider) organisation(it *item) bool {
	return slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool {
		e, ok := d.corpus.Entity(n.ID)
		return ok && n.Kind == corpus.EntityName && e.Type == corpus.Organisation
	})
}
