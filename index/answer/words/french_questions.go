package words

import "miswg/corpus"

func (f french) AskMember(x corpus.Entity) string {
	n := x.Names[corpus.French]
	he := either(feminine(n), "elle", "il")
	be := either(n.Plural, " sont-"+he+"s membres?", " est-"+he+" membre?")
	return Sentence(pageName(x, corpus.French)) + be
}

func (f french) AskMembers() string { return "Liste des membres" }

func (f french) AskNumber() string { return "Combien y a-t-il de membres?" }

func (f french) AskObservers() string {
	return when(len(f.watching) > 0, "Qui sont les observateurs?")
}

func (f french) AskOutside() string {
	l, ok := f.only()
	if !ok || f.membersIn(l.group) == len(f.members) {
		return ""
	}
	return "Quels membres sont hors " + de(l.group.Names[corpus.French].Name) + "?"
}

func (f french) AskLeftOut() string {
	l, ok := f.only()
	switch {
	case !ok || len(l.except) == 0:
		return ""
	case len(l.except) == 1:
		return "Quel " + f.one(f.plural(l)) + " est exclu?"
	}
	return "Quels " + f.plural(l) + " sont exclus?"
}

func (f french) AskUnlisted() string {
	g, ok := f.compared()
	return when(ok, "Quels "+g.Names[corpus.French].Plural+" ne sont pas membres?")
}

func (f french) AskGroups() [][2]string {
	var in, out [][2]string
	for _, g := range f.groups {
		n := g.Names[corpus.French]
		in = append(in, [2]string{Sentence(n.Plural), "Quels membres font partie " + de(n.Name) + "?"})
		if _, listed := f.lists(g); listed && f.membersIn(g) < len(f.members) {
			out = append(out, [2]string{"Membres hors " + corpus.Bare(n.Name), "Quels membres ne font pas partie " + de(n.Name) + "?"})
		}
	}
	if g, ok := f.compared(); ok {
		out = append(out, [2]string{Sentence(g.Names[corpus.French].Plural) + " non mentionnés", f.AskUnlisted()})
	}
	return append(in, out...)
}
