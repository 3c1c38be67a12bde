package answer

import (
	"slices"
)

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
