package answer

import (
	"slices"

	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// choose offers the readings of an item.
func (u *understanding) choose(it *reading.Item) Answer {
	var ids []string
	if it.Ambiguous != nil {
		ids = it.Ambiguous.Choices
	} else {
		for _, n := range it.Tentative {
			if !slices.Contains(ids, n.ID) {
				ids = append(ids, n.ID)
			}
		}
	}
	return u.offer(u.phrases[u.Lang].WhichOne(reading.Clip(it.Text, 40)), ids)
}

// offer asks back with one choice an entity.
func (u *understanding) offer(verdict string, ids []string) Answer {
	a := uncited(Help)
	a.Verdict = verdict
	p := u.phrases[u.Lang]
	var names []string
	for _, id := range ids[:min(len(ids), 5)] {
		e, ok := u.corpus.Entity(id)
		if !ok {
			continue
		}
		a.Choices = append(a.Choices, Choice{Label: e.Name(u.Lang), Ask: e.Name(u.Lang)})
		names = append(names, p.The(e)+" ("+p.Standing(e)+")")
	}
	a.Reasons = append(a.Reasons, words.Sentence(p.Or(names))+"?")
	return a
}
