package answer

import (
	"slices"

	"miswg/corpus"
)

// tryGroupItself finds "Is the MISWG part of NATO?": the page presents it as no
// other body's.
func (d *decider) tryGroupItself() Intent {
	for _, c := range d.clauses {
		if len(c.subjects) > 0 || c.has(saysCountry, asksWho, asksWhich, asksCount, asksList) {
			continue
		}
		group := slices.IndexFunc(c.items, func(it *item) bool { return it.is(saysMISWG) })
		within := slices.IndexFunc(c.items, func(it *item) bool { return !it.name() && (it.is(saysIn | saysMember)) && !it.is(saysMISWG) })
		nato := slices.IndexFunc(c.items, func(it *item) bool {
			return it.named(corpus.GroupName) && slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "nato" })
		})
		body := c.has(natoBody) && group >= 0
		inOrder := slices.IsSorted([]int{0, group, within, nato})
		if !body && !(inOrder && d.asksYesNo(c)) {
			continue
		}
		if _, ok := d.corpus.Stated("not-nato"); ok {
			return Stated{"not-nato"}
		}
	}
	return nil
}

// groupStanding finds "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (d *decider) groupStanding() Intent {
	for _, c := range d.clauses {
		if len(c.groups) == 0 || len(c.subjects) > 0 {
			continue
		}
		p := d.predicateOf(c)
		open := c.has(asksWho, asksWhich, asksCount, saysAny, saysOutside, saysLeftOut) || c.has(asksList) && !c.has(saysAll) || c.why()
		if open || c.has(natoBody) {
			continue
		}
		if d.region(c.groups[0]) {
			continue // a region is a set, not a body
		}
		bare := !p.explicit() && !c.has(saysCountry, saysParty, saysNot)
		if !bare && !d.asksYesNo(c) {
			continue
		}
		if len(c.groups) > 1 && (bare || c.has(saysIn)) {
			continue
		}
		var groups []AskedGroup
		for _, it := range c.groups {
			groups = append(groups, AskedGroup{it, d.asBody(c, it)})
		}
		d.trace.Rule = "status of a group"
		return GroupStanding{groups, p}
	}
	return nil
}

// asksYesNo reports whether the clause is worded as a yes/no question or
// statement about its group, rather than as the name of a set.
func (d *decider) asksYesNo(c *clause) bool {
	inverted := false
	for _, it := range c.items {
		for _, t := range it.words {
			if d.lists.has(t.key, asksOfGroup) {
				return true
			}
		}
		if it.name() {
			if d.lang != corpus.French {
				return false
			}
			// French asks after its subject: "les pays baltes sont-ils membres ?"
			inverted = true
			continue
		}
		if it.is(saysMember|saysObserver|saysCountry) && !inverted || it.is(saysIn) {
			return false
		}
	}
	return false
}
