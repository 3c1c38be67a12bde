package answer

import "miswg/corpus"

// tryChoice asks back about a name that is more often something else, when the
// question turns on it: "NO", "Brussels".
func (d *decider) tryChoice() Intent {
	for _, c := range d.clauses {
		open := len(c.subjects) == 1 && c.subjects[0].undecided()
		if len(c.groups) > 0 || len(c.subjects) > 0 && !open {
			return nil
		}
	}
	for _, c := range d.clauses {
		predicate := c.has(saysMember, saysObserver, saysIn, saysStatus, saysMISWG)
		for i, it := range c.items {
			unsure := it.asks() != nil && len(it.senses) == 0 || it.undecided()
			if !unsure {
				continue
			}
			first := i == 0 && len(c.items) <= 2
			turnsOnIt := (predicate || first) && !d.isCommon(it.key) && c.sole(it)
			if turnsOnIt || len(d.items) == 1 && it.asksAlone() {
				return AskBack{it}
			}
		}
	}
	// A code in small letters in a question about membership: offer the country.
	for _, c := range d.clauses {
		if !c.has(saysMember, saysObserver, saysIn, saysMISWG) || len(c.subjects) > 0 {
			continue
		}
		for _, it := range c.items {
			if it.code() != nil && !d.isWord(it.key, d.lang) && c.sole(it) {
				return AskBack{it}
			}
		}
	}
	return nil
}

// undecided reports a name of several readings of which none is answered for.
func (it *item) undecided() bool {
	return it.ambiguous != nil && len(it.ambiguous.Answer) == 0
}

// asksAlone reports whether the item, being the whole message, is put to the
// asker: two small letters are not.
func (it *item) asksAlone() bool {
	if it.ambiguous != nil {
		return true
	}
	return it.asks().Rule != corpus.Ask || len(it.key) > 2 || allCaps(it.words)
}
