package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// one makes "États nordiques" one of them; "pays" is the same.
func (french) one(plural string) string {
	if strings.HasPrefix(plural, "pays ") {
		return plural
	}
	if rest, ok := strings.CutPrefix(plural, "États "); ok {
		return "État " + strings.TrimSuffix(rest, "s")
	}
	return "pays parmi les " + plural
}

func (french) count(n int, one, many string) string {
	if n < 2 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (f french) ArithmeticMembers(n int) string {
	said := ""
	if s, ok := f.sum(n); ok {
		said = f.adds(s, n)
	}
	if !f.numbers(n) && n > 1 {
		said += " La page les énumère sans donner de nombre."
	}
	return strings.TrimSpace(said)
}

func (f french) adds(s sum, n int) string {
	g := s.line.group.Names[corpus.French]
	out := fmt.Sprintf("%d %s", s.size, g.Plural)
	const named = 3
	if len(s.except) <= named {
		for _, x := range s.except {
			out += " − " + f.The(x)
		}
	} else {
		out += fmt.Sprintf(" − %d exceptions", len(s.except))
	}
	if s.watching > 0 {
		out += " − " + f.count(s.watching, "observateur", "observateurs")
	}
	if s.countries > 0 {
		out += " + " + f.count(s.countries, "pays nommé", "pays nommés")
	}
	if s.countries > 0 && s.overlap {
		out += " hors " + de(g.Name)
	}
	if s.organisations > 0 {
		out += " + " + f.count(s.organisations, "organisation", "organisations")
	}
	return fmt.Sprintf("%s = %d.", out, n)
}

func (f french) ArithmeticParties(n int) string {
	if len(f.members)+len(f.watching) != n || len(f.watching) == 0 {
		return ""
	}
	noun := [2]string{"pays membre", "pays membres"}
	if f.mixed() {
		noun = [2]string{"membre", "membres"}
	}
	return fmt.Sprintf("%s + %s = %d.", f.count(len(f.members), noun[0], noun[1]), f.count(len(f.watching), "observateur", "observateurs"), n)
}

func (f french) ObserversToo() string {
	orgs, countries := organisations(f.watching)
	head := "S'y ajoutent "
	if len(f.watching) == 1 {
		head = "S'y ajoute "
	}
	switch {
	case len(f.watching) == 0:
		return ""
	case len(countries) == 0:
		return head + f.count(len(orgs), "organisation observatrice", "organisations observatrices") + "."
	case len(orgs) == 0:
		return head + f.count(len(countries), "pays observateur", "pays observateurs") + "."
	}
	return head + f.count(len(countries), "pays", "pays") + " et " + f.count(len(orgs), "organisation", "organisations") + " à titre d'observateurs."
}

func (f french) WhatMembersAre() string {
	orgs, countries := organisations(f.members)
	others, _ := organisations(f.watching)
	tail := when(len(orgs) == 0, "la liste ne nomme aucune organisation")
	switch {
	case len(others) == 1 && len(orgs) == 0:
		tail = "la seule organisation de la liste est observatrice"
	case len(others) == 1:
		tail = "l'autre organisation de la liste est observatrice"
	case len(others) > 1:
		tail = "les " + spelled(len(others), corpus.French) + " " + when(len(orgs) > 0, "autres ") + "organisations de la liste sont observatrices"
	}
	head := "Les membres sont tous des pays"
	switch {
	case len(orgs) > 0 && len(countries) == 0:
		head = "Les membres sont tous des organisations"
	case len(orgs) > 0 && len(countries) == 1:
		head = "L'autre membre est un pays"
	case len(orgs) > 0:
		head = fmt.Sprintf("Les %d autres membres sont des pays", len(countries))
	}
	if tail != "" {
		tail = "; " + tail
	}
	return head + tail + "."
}

func (f french) WhatObserversAre() string {
	orgs, countries := organisations(f.watching)
	switch {
	case len(f.watching) == 0:
		return "La page ne nomme aucun observateur."
	case len(countries) == 0:
		return f.allObservers(orgs, "une organisation", "des organisations")
	case len(orgs) == 0:
		return f.allObservers(countries, "un pays", "des pays")
	}
	be := " sont des pays : "
	if len(countries) == 1 {
		be = " est un pays : "
	}
	return "Des " + spelled(len(f.watching), corpus.French) + " observateurs, " + spelled(len(countries), corpus.French) + be + f.And(pageNames(countries, corpus.French)) + "."
}

func (f french) allObservers(es []corpus.Entity, one, many string) string {
	head := "Les " + spelled(len(es), corpus.French) + " observateurs sont tous " + many
	switch len(es) {
	case 1:
		head = "Le seul observateur est " + one
	case 2:
		head = "Les deux observateurs sont " + many
	}
	if len(es) > mostNamed {
		return head + "."
	}
	return head + " : " + f.And(pageNames(es, corpus.French)) + "."
}

func (f french) WhoIsLeftOut() string {
	every := "qui n'est pas membre"
	if _, countries := organisations(f.watching); len(countries) > 0 {
		every = "qui n'est ni membre ni observateur"
	}
	names := make([]string, 0, len(f.excluded))
	for _, x := range f.excluded {
		names = append(names, f.The(x))
	}
	switch {
	case len(names) == 0:
		return "La page ne cite aucun pays comme exclu; un pays " + every + " est simplement absent de la liste."
	case len(names) == 1:
		return Sentence(names[0]) + " est le seul pays que la page cite comme exclu; tout autre pays " + every + " est simplement absent de la liste."
	}
	return Sentence(f.And(names)) + " sont les seuls pays que la page cite comme exclus; tout autre pays " + every + " est simplement absent de la liste."
}

func (french) LeftOut(bool) string { return "pays que la page exclut" }
