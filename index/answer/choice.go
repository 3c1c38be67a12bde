package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// tryChoice asks back about a name that is more often something else, when the
// question turns on it: "NO", "Brussels".
func (u *understanding) tryChoice(_ context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		open := len(c.subjects) == 1 && c.subjects[0].undecided()
		if len(c.groups) > 0 || len(c.subjects) > 0 && !open {
			return Answer{}, false, nil
		}
	}
	for _, c := range u.clauses {
		predicate := c.has(saysMember, saysObserver, saysIn, saysStatus, saysMISWG)
		for i, it := range c.items {
			unsure := it.asks() != nil && len(it.senses) == 0 || it.undecided()
			if !unsure {
				continue
			}
			first := i == 0 && len(c.items) <= 2
			turnsOnIt := (predicate || first) && !u.isCommon(it.key) && c.sole(it)
			if turnsOnIt || len(u.items) == 1 && it.asksAlone() {
				return u.choose(it), true, nil
			}
		}
	}
	// A code in small letters in a question about membership: offer the country.
	for _, c := range u.clauses {
		if !c.has(saysMember, saysObserver, saysIn, saysMISWG) || len(c.subjects) > 0 {
			continue
		}
		for _, it := range c.items {
			if it.code() != nil && !u.isWord(it.key, u.lang) && c.sole(it) {
				return u.choose(it), true, nil
			}
		}
	}
	return Answer{}, false, nil
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

// choose offers the readings of an item.
func (u *understanding) choose(it *item) Answer {
	var ids []string
	if it.ambiguous != nil {
		ids = it.ambiguous.Choices
	} else {
		for _, n := range it.tentative {
			if !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
			}
		}
	}
	u.rule = "choice"
	return u.offer(phrasesIn(u.lang).whichOne(clip(it.text, 40)), ids)
}

// offer asks back with one choice an entity.
func (u *understanding) offer(verdict string, ids []string) Answer {
	a := uncited(Help)
	a.Verdict = verdict
	p := phrasesIn(u.lang)
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		e, ok := u.corpus.Entity(id)
		if !ok {
			continue
		}
		a.Choices = append(a.Choices, Choice{Label: e.Name(u.lang), Ask: e.Name(u.lang)})
		names = append(names, p.the(e)+" ("+p.status(e.Status)+")")
	}
	a.Reasons = append(a.Reasons, sentence(p.or(names))+"?")
	return a
}
