package answer

import (
	"slices"
)

// premise reports whether clause c only states something, and another clause asks
// what the page may not say: "Norway is a member; can we share documents?".
func (u *understanding) premise(c *clause) bool {
	if c.asked && !c.items[0].is(subordinator) || !u.declares(c) {
		return false
	}
	return slices.ContainsFunc(u.clauses, func(o *clause) bool {
		asks := o.asked || u.opensYesNo(o) || o.asksOpen() || o.has(saysInstrument)
		return o != c && asks && (len(o.topics) > 0 || o.has(saysInstrument) || len(o.subjects) == 0 && slices.ContainsFunc(o.items, (*item).content))
	})
}

// declares reports whether the clause puts its name before its verb.
func (u *understanding) declares(c *clause) bool {
	if c.items[0].is(subordinator) {
		return true
	}
	for _, it := range c.items {
		if named(it) {
			return true
		}
		if !it.bare() {
			return false
		}
		for _, t := range it.words {
			switch t.key {
			case "is", "are", "does", "do", "can", "est", "isnt", "arent", "if", "whether", "si", "has":
				return false
			}
		}
	}
	return false
}
