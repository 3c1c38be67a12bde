package reading

import (
	"slices"

	"miswg/corpus"
)

// A membership word may be qualified: "a voting member", "membre fondateur", "a
// member of the choir". Then who is on the list does not answer the question.

// Qualified returns the word that qualifies membership in clause c, and whether
// there is one.
func (m *Message) Qualified(c *Clause) (*Item, bool) {
	for i, it := range c.Items {
		if it.Name() || !it.Is(SaysMember|SaysObserver) {
			continue
		}
		if i > 0 && m.qualifier(c.Items[i-1]) {
			return c.Items[i-1], true
		}
		if m.Lang == corpus.French && i+1 < len(c.Items) && c.Items[i+1].Before == Space && m.qualifier(c.Items[i+1]) {
			return c.Items[i+1], true
		}
		if of := m.memberOf(c, i); of != nil {
			return of, true
		}
	}
	return nil, false
}

// Restricted reports a set narrowed by something the page does not know: "which
// members joined after 2010", "who can be a member".
func (m *Message) Restricted(c *Clause) bool {
	trails := func(o *Clause) bool { return len(o.Items) == 1 && o.Items[0].Marked(narrowsSet) }
	if slices.ContainsFunc(m.Clauses, trails) {
		return true
	}
	for i, it := range c.Items {
		if year(it.Key) || it.Marked(narrowsSet) && !it.Name() {
			return true
		}
		wishes := it.Marked(wishesFor) && ItemAt(c.Items, i+1).Marked(becomes)
		if wishes && !c.addresses() && c.Has(AsksWho, AsksWhich, AsksCount) {
			return true
		}
	}
	return false
}

// qualifier reports whether a word beside "member" makes it another thing.
func (m *Message) qualifier(it *Item) bool {
	if it.Recognised() || it.roles != 0 || it.Marked(keepsMember) {
		return false
	}
	plain := it.neutral || it.small || number(it.Key)
	return it.bends || !plain
}

// memberOf returns what the membership at i is of, when that is no group we know:
// "a member of the choir".
func (m *Message) memberOf(c *Clause, i int) *Item {
	if !ItemAt(c.Items, i+1).Marked(tiesOf) {
		return nil
	}
	for _, it := range c.Items[i+2:] {
		switch {
		case it.Before&(Comma|Stop) != 0, it.Recognised(), it.roles != 0:
			return nil
		case it.content(), !m.Words.functional(it.Key):
			return it
		}
	}
	return nil
}
