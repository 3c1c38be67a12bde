package words

import (
	"fmt"

	"miswg/corpus"
)

// WhatMembersAre says whether the members are countries or organisations, and what
// the organisations among the rest of the list are.
func (f *facts) WhatMembersAre() string {
	orgs, countries := organisations(f.members)
	others, _ := organisations(f.watching)
	pick, n := f.Pick, spelled(len(others), f.Lang)
	tail := when(len(orgs) == 0, pick("; the list names no organisation", "; la liste ne nomme aucune organisation"))
	switch {
	case len(others) == 1 && len(orgs) == 0:
		tail = pick("; the one organisation on the list is an observer", "; la seule organisation de la liste est observatrice")
	case len(others) == 1:
		tail = pick("; the one other organisation on the list is an observer", "; l'autre organisation de la liste est observatrice")
	case len(others) > 1:
		other := when(len(orgs) > 0, pick("other ", "autres "))
		tail = pick("; the "+n+" "+other+"organisations on the list are observers", "; les "+n+" "+other+"organisations de la liste sont observatrices")
	}
	head := pick("The members are all countries", "Les membres sont tous des pays")
	switch {
	case len(orgs) > 0 && len(countries) == 0:
		head = pick("The members are all organisations", "Les membres sont tous des organisations")
	case len(orgs) > 0 && len(countries) == 1:
		head = pick("The other member is a country", "L'autre membre est un pays")
	case len(orgs) > 0:
		head = fmt.Sprintf(pick("The other %d members are countries", "Les %d autres membres sont des pays"), len(countries))
	}
	return head + tail + "."
}

// WhatObserversAre says whether the observers are countries or organisations, and which.
func (f *facts) WhatObserversAre() string {
	orgs, countries := organisations(f.watching)
	pick := f.Pick
	switch {
	case len(f.watching) == 0:
		return pick("The page lists no observers.", "La page ne nomme aucun observateur.")
	case len(countries) == 0:
		return f.allObservers(orgs, pick("an organisation", "une organisation"), pick("organisations", "des organisations"))
	case len(orgs) == 0:
		return f.allObservers(countries, pick("a country", "un pays"), pick("countries", "des pays"))
	}
	be := pick(" are countries: ", " sont des pays : ")
	if len(countries) == 1 {
		be = pick(" is a country: ", " est un pays : ")
	}
	return pick("Of the ", "Des ") + spelled(len(f.watching), f.Lang) + pick(" observers, ", " observateurs, ") +
		spelled(len(countries), f.Lang) + be + f.And(corpus.Each(countries, f.PageName)) + "."
}

// allObservers says that all observers are of a kind, and names them if they are few.
func (f *facts) allObservers(es []corpus.Entity, one, many string) string {
	const mostNamed = 8
	n := spelled(len(es), f.Lang)
	head := f.Pick("All "+n+" observers are ", "Les "+n+" observateurs sont tous ") + many
	switch len(es) {
	case 1:
		head = f.Pick("The one observer is ", "Le seul observateur est ") + one
	case 2:
		head = f.Pick("Both observers are ", "Les deux observateurs sont ") + many
	}
	if len(es) > mostNamed {
		return head + "."
	}
	return head + f.Pick(": ", " : ") + f.And(corpus.Each(es, f.PageName)) + "."
}
