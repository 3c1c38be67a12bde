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
	ends := !l.joined(i+1) || digits(l.items[i+1].Key) // a place: with the line, a mark or a post code
	if len(owners) == 0 || !ends {
		return
	}
	code := it.Capitals() && len(it.Key) <= 3
	if i == 0 {
		if alone := len(l.items) == 1 && !code; alone && len(owners) > 1 {
			stateWord{rowLine: l, at: i}.mayBe(owners)
		}
		return
	}
	s := stateWord{l, i, owners[0], l.townBefore(i, owners)}
	if slices.Contains(owners, s.town.country) {
		s.owner = s.town.country
	}
	apart := s.town.known || l.begins(i)
	switch {
	case it.Ambiguous != nil:
		s.ambiguous()
	case code:
		s.byCode()
	case !it.Capital() || !apart:
	case len(owners) > 1 && s.owner != s.town.country:
		s.mayBe(owners)
	default:
		s.say()
	}
}

// A townBefore is what stands before a state.
type townBefore struct {
	at      int
	known   bool   // it is a town
	country string // the ID of the one it stands for elsewhere
	name    bool   // it is the name of that country
}

// townBefore reads the item before item i as a town in a state of one of owners: of
// "St. John's, NL" the second. It is one also where a state has its name, as
// "Victoria, BC" has.
func (l *rowLine) townBefore(i int, owners []string) townBefore {
	at := i - 1
	if at > 0 && l.items[at].Key == "s" && l.joined(at) {
		at--
	}
	it := l.items[at]
	t := townBefore{at: at, known: it.Marked(reading.Town) || slices.Contains(l.reader.States(it.Key), owners[0])}
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

// A stateWord is item at of a line as a state of a country, its owner.
type stateWord struct {
	*rowLine
	at    int
	owner string
	town  townBefore
}

// say lets the state stand for its country, and cover the town before it. The name
// of a country before it is covered only if it is known as a town too.
func (s stateWord) say() {
	s.covered[s.at] = true
	next := s.items.At(s.at + 1)
	_, kind := s.names(next)
	// "China, Texas, Quebec" is a list.
	last := kind == noName && next.Code() == nil || s.countryBehind()
	if s.town.known && (last || !s.town.name) {
		s.covered[s.at-1] = true
	}
	s.mentions = append(s.mentions, mention{s.found(s.owner), byRegion, s.at, outsideFirm})
}

// mayBe lets the state stand for one of several countries.
func (s stateWord) mayBe(ids []string) {
	s.covered[s.at] = true
	s.mentions = append(s.mentions, mention{finding{readings: ids}, byName, s.at, outsideFirm})
}

// countryBehind reports whether the state has its country's name behind it.
func (s stateWord) countryBehind() bool {
	next := s.items.At(s.at + 1)
	_, kind := s.names(next)
	return kind == byName && next.Names(s.owner) && next.Before&(reading.Line|listing) == 0
}

// byCode reads two or three capitals as a state: behind a town for certain, behind
// another word only where they are no country's code and no word.
func (s stateWord) byCode() {
	it, t := s.items[s.at], s.town
	country := s.reader.Code(it.Key)
	if t.known {
		if country == "" || country != t.country {
			s.say()
		}
		return
	}
	form := s.inBrackets[it.Key] || it.Marked(reading.CompanyForm)
	if codes := form || s.column >= 0; codes || !s.behindTown() {
		return
	}
	grammar := it.Marked(reading.Locates) || it.Is(joins) // no line ends in such a word
	if country == "" && (grammar || !s.reader.IsCommon(it.Key)) {
		s.say()
		return
	}
	s.mayBe(slices.DeleteFunc([]string{s.owner, country}, func(id string) bool { return id == "" }))
}

// behindTown reports words before the state that may be a town nobody knows, and are
// no firm: "Acme, Smallville WI".
func (s stateWord) behindTown() bool {
	at := s.town.at
	unknown := s.town.country == "" && s.proper(at) && s.items[at].Code() == nil
	start := at
	for s.joined(start) && s.proper(start-1) {
		start--
	}
	behindFirm := start > 0 && s.begins(start)
	return unknown && (behindFirm || s.begins(s.at))
}

// ambiguous reads the name of a state that is a country's too: "Athens, Georgia".
func (s stateWord) ambiguous() {
	answer, t := s.items[s.at].Ambiguous.Answer, s.town
	switch {
	case s.countryBehind() || t.country == s.owner:
		s.say()
	case t.known && !slices.Contains(answer, t.country):
		s.covered[s.at-1] = true
		s.mayBe(append([]string{s.owner}, answer...))
	}
}
