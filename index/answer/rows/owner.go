package rows

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// partByOwner parts what a line names into what is said of the supplier and what is
// said of whom it belongs to: "US-owned", "Swedish parent", "filiale d'un groupe français".
func (l *rowLine) partByOwner() (own, owners []mention) {
	owner := make([]bool, len(l.mentions))
	for i := range l.items {
		if !l.tellsOwner(i) {
			continue
		}
		before := slices.IndexFunc(l.mentions, func(m mention) bool { return m.at == i-1 })
		beside := before >= 0 && l.joined(i)
		if beside {
			owner[before] = true
		}
		goesOn := l.items[i].Opens(reading.Owner) && !(beside && l.begins(i+1))
		if goesOn || l.linked(i) {
			l.behind(i, owner)
		}
	}
	for k, m := range l.mentions {
		if owner[k] {
			owners = append(owners, m)
		} else {
			own = append(own, m)
		}
	}
	return own, owners
}

// tellsOwner reports a word that tells of an owner, and is no part of a firm's name.
func (l *rowLine) tellsOwner(i int) bool {
	it := l.items[i]
	if !it.Opens(reading.Owner | reading.Owned) {
		return false
	}
	begins := i > 0 && l.begins(i)
	return begins || !it.Capital() || l.linked(i) || l.items.At(i+1).Before&reading.Stop != 0
}

// linked reports a word near behind the first of item i that joins an owner to it:
// "détenue à 100 % par".
func (l *rowLine) linked(i int) bool {
	const near = 4
	words := l.items[i].Words[1:]
	for j := i + 1; j <= i+near && l.joined(j); j++ {
		words = append(slices.Clip(words), l.items[j].Words...)
	}
	return slices.ContainsFunc(words, func(w reading.Token) bool { return w.Marked(reading.Owning | reading.Locates) })
}

// behind marks the first that is named behind item i, those of a list with it and
// what else names the same.
func (l *rowLine) behind(i int, owner []bool) {
	last := -1
	for k, m := range l.mentions {
		if m.at <= i {
			continue
		}
		if last >= 0 && !l.listed(l.mentions[last], m) && !same(l.mentions[last], m) {
			continue
		}
		for j := i + 1; last < 0 && j <= m.at; j++ {
			if l.items[j].Before&reading.Line != 0 {
				return
			}
		}
		owner[k], last = true, k
	}
}

// listed reports whether b goes on with a list that a is in: "US and German".
func (l *rowLine) listed(a, b mention) bool {
	switch b.at - a.at {
	case 1:
		return l.items[b.at].Before&listing != 0
	case 2:
		return l.items[b.at-1].Is(joins)
	}
	return false
}

func same(a, b mention) bool {
	return slices.ContainsFunc(a.entities, func(x corpus.Entity) bool { return slices.Contains(idsOf(b.entities), x.ID) })
}
