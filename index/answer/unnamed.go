package answer

// unnamed finds what a question about membership that names nobody is about:
// "us", what the conversation was about, a name nobody knows; or it asks which
// one is meant. It is nil when the message names a group or somebody.
func (d *decider) unnamed(label string) Intent {
	c := join(d.clauses)
	if len(c.groups) > 0 || len(c.subjects) > 0 {
		return nil
	}
	if len(d.before) > 0 && len(d.before) <= maxBefore && c.has(anaphor) {
		d.trace.Rule = "status, from the conversation"
		return Standing{IDs: d.before, Predicate: d.predicateOf(c)}
	}
	if i := d.proposals(); i != nil {
		return i
	}
	near := d.proposeNear()
	if names := d.strangers(); len(names) > 0 && label != asksCanada {
		if near != nil && len(names) == 1 {
			return near
		}
		d.trace.Rule = "unknown name"
		return UnknownNames{names}
	}
	if c.has(firstPerson) && !d.oursIsSomebody(c) && c.has(saysMember, saysObserver, saysIn, saysMISWG, saysStatus) {
		d.trace.Rule = "first person"
		return Standing{IDs: []string{d.corpus.Home()}, Predicate: d.predicateOf(c)}
	}
	if near != nil && !c.has(firstPerson, anaphor) {
		return near
	}
	return WhichOne{}
}

// maxBefore bounds the entities that "they" may stand for.
const maxBefore = 12

// oursIsSomebody reports "our partners": others than us.
func (d *decider) oursIsSomebody(c *clause) bool {
	for i, it := range c.items {
		if it.is(firstPerson) && i+1 < len(c.items) && d.noun(c.items[i+1]) {
			return true
		}
	}
	return false
}

// noun reports whether the item is a word of matter, neither a name nor grammar.
func (m *message) noun(it *item) bool {
	return !named(it) && it.roles == 0 && !m.words.functional(it.key)
}
