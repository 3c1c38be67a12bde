package words

import "miswg/corpus"

func (e english) AskMember(x corpus.Entity) string {
	return either(x.Names[corpus.English].Plural, "Are ", "Is ") + pageName(x, corpus.English) + either(x.Names[corpus.English].Plural, " members?", " a member?")
}

func (e english) AskMembers() string { return "List all members" }

func (e english) AskNumber() string { return "How many members are there?" }

func (e english) AskObservers() string {
	return when(len(e.watching) > 0, "Who are the observers?")
}

func (e english) AskOutside() string {
	l, ok := e.only()
	if !ok || e.membersIn(l.group) == len(e.members) {
		return ""
	}
	return "Which members are outside " + l.group.Names[corpus.English].Name + "?"
}

func (e english) AskLeftOut() string {
	l, ok := e.only()
	switch {
	case !ok || len(l.except) == 0:
		return ""
	case len(l.except) == 1:
		return "Which " + e.one(e.plural(l)) + " is left out?"
	}
	return "Which " + e.plural(l) + " are left out?"
}

func (e english) AskUnlisted() string {
	g, ok := e.compared()
	return when(ok, "Which "+g.Names[corpus.English].Plural+" are not members?")
}

func (e english) AskGroups() [][2]string {
	var in, out [][2]string
	for _, g := range e.groups {
		n := g.Names[corpus.English]
		in = append(in, [2]string{Sentence(n.Plural), "Which members are in " + n.Name + "?"})
		if _, listed := e.lists(g); listed && e.membersIn(g) < len(e.members) {
			out = append(out, [2]string{"Members outside " + n.Name, "Which members are not in " + n.Name + "?"})
		}
	}
	if g, ok := e.compared(); ok {
		out = append(out, [2]string{Sentence(g.Names[corpus.English].Plural) + " not listed", e.AskUnlisted()})
	}
	return append(in, out...)
}
