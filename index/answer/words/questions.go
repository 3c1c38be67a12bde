package words

import "miswg/corpus"

func (e english) AskMember(x corpus.Entity) string {
	return either(x.Names[corpus.English].Plural, "Are ", "Is ") + pageName(x, corpus.English) + either(x.Names[corpus.English].Plural, " members?", " a member?")
}

func (f french) AskMember(x corpus.Entity) string {
	n := x.Names[corpus.French]
	he := either(feminine(n), "elle", "il")
	be := either(n.Plural, " sont-"+he+"s membres?", " est-"+he+" membre?")
	return Sentence(pageName(x, corpus.French)) + be
}

func (f *facts) AskMembers() string { return f.lang.Pick("List all members", "Liste des membres") }

func (f *facts) AskNumber() string {
	return f.lang.Pick("How many members are there?", "Combien y a-t-il de membres?")
}

func (f *facts) AskObservers() string {
	return when(len(f.watching) > 0, f.lang.Pick("Who are the observers?", "Qui sont les observateurs?"))
}

func (f *facts) AskOutside() string {
	l, ok := f.only()
	if !ok || f.membersIn(l.group) == len(f.members) {
		return ""
	}
	name := l.group.Names[f.lang].Name
	return f.lang.Pick("Which members are outside "+name+"?", "Quels membres sont hors "+de(name)+"?")
}

func (f *facts) AskLeftOut() string {
	l, ok := f.only()
	many := f.plural(l)
	switch {
	case !ok || len(l.except) == 0:
		return ""
	case len(l.except) == 1:
		return f.lang.Pick("Which "+english{}.one(many)+" is left out?", "Quel "+french{}.one(many)+" est exclu?")
	}
	return f.lang.Pick("Which "+many+" are left out?", "Quels "+many+" sont exclus?")
}

func (f *facts) AskUnlisted() string {
	g, ok := f.compared()
	many := g.Names[f.lang].Plural
	return when(ok, f.lang.Pick("Which "+many+" are not members?", "Quels "+many+" ne sont pas membres?"))
}

func (f *facts) AskGroups() [][2]string {
	var in, out [][2]string
	for _, g := range f.groups {
		n := g.Names[f.lang]
		in = append(in, [2]string{Sentence(n.Plural), f.lang.Pick("Which members are in "+n.Name+"?", "Quels membres font partie "+de(n.Name)+"?")})
		if _, listed := f.lists(g); listed && f.membersIn(g) < len(f.members) {
			out = append(out, [2]string{
				f.lang.Pick("Members outside "+n.Name, "Membres hors "+corpus.Bare(n.Name)),
				f.lang.Pick("Which members are not in "+n.Name+"?", "Quels membres ne font pas partie "+de(n.Name)+"?"),
			})
		}
	}
	if g, ok := f.compared(); ok {
		out = append(out, [2]string{Sentence(g.Names[f.lang].Plural) + f.lang.Pick(" not listed", " non mentionnés"), f.AskUnlisted()})
	}
	return append(in, out...)
}
