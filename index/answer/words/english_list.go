package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// one makes "NATO countries" one of them.
func (english) one(plural string) string {
	for _, noun := range [][2]string{{"countries", "country"}, {"states", "state"}, {"members", "member"}, {"nations", "nation"}} {
		if rest, ok := strings.CutSuffix(plural, noun[0]); ok {
			return rest + noun[1]
		}
	}
	return "one of the " + plural
}

// a puts the article before a name, by its letters.
func (english) a(s string) string {
	switch {
	case strings.HasPrefix(s, "one of "):
		return s
	case strings.HasPrefix(s, "Eu"), strings.HasPrefix(s, "Un"), strings.HasPrefix(s, "UN"), strings.HasPrefix(s, "US"), strings.HasPrefix(s, "UK"):
		return "a " + s
	case strings.ContainsRune("AEIOUaeiou", []rune(s)[0]):
		return "an " + s
	}
	return "a " + s
}

func (english) count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (e english) ArithmeticMembers(n int) string {
	said := ""
	if s, ok := e.sum(n); ok {
		said = e.adds(s, n)
	}
	if !e.numbers(n) && n > 1 {
		said += " The page lists them and prints no number."
	}
	return strings.TrimSpace(said)
}

func (e english) adds(s sum, n int) string {
	plural := s.line.group.Names[corpus.English].Plural
	out := fmt.Sprintf("%d %s", s.size, plural)
	const named = 3
	if len(s.except) <= named {
		for _, x := range s.except {
			out += " − " + e.The(x)
		}
	} else {
		out += fmt.Sprintf(" − %d exceptions", len(s.except))
	}
	if s.watching > 0 {
		out += " − " + e.count(s.watching, "observer", "observers")
	}
	if s.countries > 0 {
		out += " + " + e.count(s.countries, "named country", "named countries")
	}
	if s.countries > 0 && s.overlap {
		out += " outside " + s.line.group.Names[corpus.English].Name
	}
	if s.organisations > 0 {
		out += " + " + e.count(s.organisations, "organisation", "organisations")
	}
	return fmt.Sprintf("%s = %d.", out, n)
}

func (e english) ArithmeticParties(n int) string {
	if len(e.members)+len(e.watching) != n || len(e.watching) == 0 {
		return ""
	}
	noun := [2]string{"member country", "member countries"}
	if e.mixed() {
		noun = [2]string{"member", "members"}
	}
	return fmt.Sprintf("%s + %s = %d.", e.count(len(e.members), noun[0], noun[1]), e.count(len(e.watching), "observer", "observers"), n)
}

func (e english) ObserversToo() string {
	orgs, countries := organisations(e.watching)
	var parts []string
	if len(countries) > 0 {
		parts = append(parts, e.count(len(countries), "country", "countries"))
	}
	if len(orgs) > 0 {
		parts = append(parts, e.count(len(orgs), "organisation", "organisations"))
	}
	switch len(e.watching) {
	case 0:
		return ""
	case 1:
		return "Besides them, " + parts[0] + " observes."
	}
	return "Besides them, " + e.And(parts) + " observe."
}

func (e english) WhatMembersAre() string {
	orgs, countries := organisations(e.members)
	others, _ := organisations(e.watching)
	tail := when(len(orgs) == 0, "the list names no organisation")
	switch {
	case len(others) == 1 && len(orgs) == 0:
		tail = "the one organisation on the list is an observer"
	case len(others) == 1:
		tail = "the one other organisation on the list is an observer"
	case len(others) > 1:
		tail = "the " + spelled(len(others), corpus.English) + " " + when(len(orgs) > 0, "other ") + "organisations on the list are observers"
	}
	head := "The members are all countries"
	switch {
	case len(orgs) > 0 && len(countries) == 0:
		head = "The members are all organisations"
	case len(orgs) > 0 && len(countries) == 1:
		head = "The other member is a country"
	case len(orgs) > 0:
		head = fmt.Sprintf("The other %d members are countries", len(countries))
	}
	if tail != "" {
		tail = "; " + tail
	}
	return head + tail + "."
}

func (e english) WhatObserversAre() string {
	orgs, countries := organisations(e.watching)
	switch {
	case len(e.watching) == 0:
		return "The page lists no observers."
	case len(countries) == 0:
		return e.allObservers(orgs, "an organisation", "organisations")
	case len(orgs) == 0:
		return e.allObservers(countries, "a country", "countries")
	}
	be := "are countries: "
	if len(countries) == 1 {
		be = "is a country: "
	}
	return "Of the " + spelled(len(e.watching), corpus.English) + " observers, " + spelled(len(countries), corpus.English) + " " + be + e.And(pageNames(countries, corpus.English)) + "."
}

func (e english) allObservers(es []corpus.Entity, one, many string) string {
	head := "All " + spelled(len(es), corpus.English) + " observers are " + many
	switch len(es) {
	case 1:
		head = "The one observer is " + one
	case 2:
		head = "Both observers are " + many
	}
	if len(es) > mostNamed {
		return head + "."
	}
	return head + ": " + e.And(pageNames(es, corpus.English)) + "."
}

func (e english) WhoIsLeftOut() string {
	every := "not a member"
	if _, countries := organisations(e.watching); len(countries) > 0 {
		every = "neither a member nor an observer"
	}
	names := make([]string, 0, len(e.excluded))
	for _, x := range e.excluded {
		names = append(names, e.The(x))
	}
	switch {
	case len(names) == 0:
		return "The page names no country as left out; a country that is " + every + " is simply not listed."
	case len(names) == 1:
		return Sentence(names[0]) + " is the only country the page names as left out; every other country that is " + every + " is simply not listed."
	}
	return Sentence(e.And(names)) + " are the only countries the page names as left out; every other country that is " + every + " is simply not listed."
}

func (english) LeftOut(plural bool) string {
	return either(plural, "countries the page leaves out", "country the page leaves out")
}
