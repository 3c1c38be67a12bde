package intent

import "miswg/index/answer/reading"

// unnamed finds what a question about membership that names nobody is about:
// "us", what the conversation was about, a name nobody knows; or it asks which
// one is meant. It is nil when the message names a group or somebody.
func (d *decider) unnamed(label string) Intent {
	c := d.Whole
	if len(c.Groups) > 0 || len(c.Subjects) > 0 {
		return nil
	}
	if len(d.before) > 0 && len(d.before) <= maxBefore && c.Has(reading.Anaphor) {
		d.trace.Rule = "status, from the conversation"
		return Standing{IDs: d.before, Predicate: reading.PredicateOf(c)}
	}
	if i := d.proposals(); i != nil {
		return i
	}
	if names := d.Strangers(); len(names) > 0 && !(label == asksCanada && c.Has(reading.FirstPerson)) {
		if len(names) == 1 {
			if near := d.proposeNear(); near != nil {
				return near
			}
		}
		d.trace.Rule = "unknown name"
		return UnknownNames{names}
	}
	if c.Has(reading.FirstPerson) && !d.oursIsSomebody(c) && c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysBody, reading.SaysStatus) {
		d.trace.Rule = "first person"
		return Standing{IDs: []string{d.Corpus.Home()}, Predicate: reading.PredicateOf(c)}
	}
	if !c.Has(reading.FirstPerson, reading.Anaphor) {
		if near := d.proposeNear(); near != nil {
			return near
		}
	}
	return WhichOne{}
}

// maxBefore bounds the entities that "they" may stand for.
const maxBefore = 12

// oursIsSomebody reports "our partners": others than us.
func (d *decider) oursIsSomebody(c *reading.Clause) bool {
	for i, it := range c.Items {
		if it.Is(reading.FirstPerson) && i+1 < len(c.Items) && c.Items[i+1].Noun() {
			return true
		}
	}
	return false
}
