package answer

import (
	"slices"

	"miswg/corpus"
)

// A membership word may be qualified: "a voting member", "membre fondateur", "a
// member of the choir". Then who is on the list does not answer the question.

// qualified returns the word that qualifies membership in clause c, and whether
// there is one.
func (m *message) qualified(c *clause) (*item, bool) {
	for i, it := range c.items {
		if it.name() || !it.is(saysMember) && !it.is(saysObserver) {
			continue
		}
		if i > 0 && m.qualifier(c.items[i-1]) {
			return c.items[i-1], true
		}
		if m.lang == corpus.French && i+1 < len(c.items) && c.items[i+1].before == space && m.qualifier(c.items[i+1]) {
			return c.items[i+1], true
		}
		if of := m.memberOf(c, i); of != nil {
			return of, true
		}
	}
	return nil, false
}

// restricted reports a set narrowed by something the page does not know: "which
// members joined after 2010", "who can be a member".
func (m *message) restricted(c *clause) bool {
	trails := func(o *clause) bool { return len(o.items) == 1 && o.items[0].marked(narrowsSet) }
	if slices.ContainsFunc(m.clauses, trails) {
		return true
	}
	for i, it := range c.items {
		if year(it.key) || it.marked(narrowsSet) && !it.name() {
			return true
		}
		wishes := it.marked(wishesFor) && itemAt(c.items, i+1).marked(becomes)
		if wishes && !c.addresses() && c.has(asksWho, asksWhich, asksCount) {
			return true
		}
	}
	return false
}

// qualifier reports whether a word beside "member" makes it another thing.
func (m *message) qualifier(it *item) bool {
	if named(it) || it.roles != 0 || it.marked(keepsMember) {
		return false
	}
	return it.bends || !it.neutral && !it.small && !number(it.key)
}

// memberOf returns what the membership at i is of, when that is no group we know:
// "a member of the choir".
func (m *message) memberOf(c *clause, i int) *item {
	if !itemAt(c.items, i+1).marked(tiesOf) {
		return nil
	}
	for _, it := range c.items[i+2:] {
		switch {
		case it.before&(comma|stop) != 0, named(it), it.roles != 0:
			return nil
		case it.content(), !m.words.functional(it.key):
			return it
		}
	}
	return nil
}
