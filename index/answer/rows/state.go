package rows

import (
	"slices"

	"miswg/index/answer/reading"
)

// state reads item i as the state or province of the town before it, which then
// stands for no other country: "Paris, Texas", "London ON", "Lebanon, PA, USA". What is
// also a town elsewhere may be that: "Victoria".
func (l *rowLine) state(i int) {
	owners, it := l.reader.States(l.items[i].Key), l.items[i]
	if len(owners) == 0 || !l.endsPlace(i) {
		return
	}
	code := it.Capitals() && len(it.Key) <= 3
	if i == 0 {
		if alone := len(l.items) == 1 && !code; alone && len(owners) > 1 {
			l.mayBe(i, owners)
		}
		return
	}
	t := l.townAt(l.placeBefore(i), owners)
	owner := owners[0]
	if slices.Contains(owners, t.country) {
		owner = t.country
	}
	apart := t.known || l.begins(i)
	switch {
	case it.Ambiguous != nil:
		l.ambiguousState(i, owner, t)
	case code:
		l.stateByCode(i, owner, t)
	case !it.Capital() || !apart:
	case len(owners) > 1 && owner != t.country:
		l.mayBe(i, owners)
	default:
		l.say(i, owner, t)
	}
}

// mayBe lets the state at i stand for one of several countries.
func (l *rowLine) mayBe(i int, ids []string) {
	l.covered[i] = true
	l.mentions = append(l.mentions, mention{finding{readings: ids}, byName, i, outsideFirm})
}

// placeBefore is the item before a state that a place ends with: of "St. John's, NL" the second.
func (l *rowLine) placeBefore(i int) int {
	if i > 1 && l.items[i-1].Key == "s" && l.joined(i-1) {
		return i - 2
	}
	return i - 1
}

// A townBefore is what stands before a state.
type townBefore struct {
	known   bool   // it is a town
	country string // the ID of the one it stands for elsewhere
	name    bool   // it is the name of that country
	at      int
}

// townAt reads item i as a town in a state of one of owners: it is one also where a
// state has its name, as "Victoria, BC" has.
func (l *rowLine) townAt(i int, owners []string) townBefore {
	it := l.items[i]
	t := townBefore{at: i, known: it.Marked(reading.Town) || slices.Contains(l.reader.States(it.Key), owners[0])}
	f, kind := l.names(it)
	if len(f.entities) > 0 && kind != bySlip {
		t.country = f.entities[0].ID
	}
	t.known = t.known || kind == byTown
	t.name = kind == byName
	return t
}

// begins reports whether a mark, or nothing, stands before item i.
func (l *rowLine) begins(i int) bool { return !l.joined(i) }

// endsPlace reports whether a place may end at item i: with the line, a mark or a
// post code.
func (l *rowLine) endsPlace(i int) bool { return !l.joined(i+1) || digits(l.items[i+1].Key) }

// say lets the state at i stand for its country, and cover the town before it. The
// name of a country before it is covered only if it is known as a town too.
func (l *rowLine) say(i int, owner string, t townBefore) {
	l.covered[i] = true
	if t.known && (!t.name || l.lastNamed(i, owner)) {
		l.covered[i-1] = true
	}
	l.mentions = append(l.mentions, mention{l.found(owner), byRegion, i, outsideFirm})
}

// lastNamed reports whether no name but that of the state's own country is behind
// item i: "China, Texas, Quebec" is a list.
func (l *rowLine) lastNamed(i int, owner string) bool {
	next := l.items.At(i + 1)
	_, kind := l.names(next)
	return kind == noName && next.Code() == nil || l.countryBehind(i, owner)
}

// countryBehind reports whether the state at i has its country's name behind it.
func (l *rowLine) countryBehind(i int, owner string) bool {
	next := l.items.At(i + 1)
	_, kind := l.names(next)
	return kind == byName && next.Names(owner) && next.Before&(reading.Line|listing) == 0
}

// stateByCode reads two or three capitals as a state: behind a town for certain,
// behind another word only where they are no country's code and no word.
func (l *rowLine) stateByCode(i int, owner string, t townBefore) {
	country, it := l.reader.Code(l.items[i].Key), l.items[i]
	if t.known {
		if country == "" || country != t.country {
			l.say(i, owner, t)
		}
		return
	}
	unknown := t.country == "" && l.proper(t.at) && l.items[t.at].Code() == nil
	form := l.inBrackets[it.Key] || it.Marked(reading.CompanyForm)
	start := t.at
	for l.joined(start) && l.proper(start-1) {
		start--
	}
	behindFirm := start > 0 && l.begins(start)
	town := unknown && (behindFirm || l.begins(i))
	if codes := form || l.column >= 0; codes || !town {
		return
	}
	grammar := it.Marked(reading.Locates) || it.Is(joins) // no line ends in such a word
	if country == "" && (grammar || !l.reader.IsCommon(it.Key)) {
		l.say(i, owner, t)
		return
	}
	l.mayBe(i, slices.DeleteFunc([]string{owner, country}, func(id string) bool { return id == "" }))
}

// ambiguousState reads the name of a state that is a country's too: "Athens, Georgia".
func (l *rowLine) ambiguousState(i int, owner string, t townBefore) {
	it := l.items[i]
	switch {
	case l.countryBehind(i, owner) || t.country == owner:
		l.say(i, owner, t)
	case t.known && !slices.Contains(it.Ambiguous.Answer, t.country):
		l.covered[i-1] = true
		l.mayBe(i, append([]string{owner}, it.Ambiguous.Answer...))
	}
}
