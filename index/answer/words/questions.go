package words

import "miswg/corpus"

func (p plain) AskMember(x corpus.Entity) string {
	name, n := p.PageName(x), x.Names[p.Lang]
	return p.SayOf(n.Plural, "AskMember", name, Sentence(name), either(feminine(n), "elle", "il"))
}

func (f *facts) AskMembers() string { return f.Pick("List all members", "Liste des membres") }

func (f *facts) AskParties() string {
	if len(f.watching) == 0 {
		return f.AskMembers()
	}
	return f.Pick("Who are the members and observers?", "Qui sont les membres et les observateurs?")
}

func (f *facts) AskObservers() string {
	return when(len(f.watching) > 0, f.Pick("Who are the observers?", "Qui sont les observateurs?"))
}

func (f *facts) AskOutside() string {
	l, ok := f.lines.only()
	if !ok || f.membersIn(l.group) == len(f.members) {
		return ""
	}
	name := l.group.Names[f.Lang].Name
	return f.Pick("Which members are outside "+name+"?", "Quels membres sont hors "+de(name)+"?")
}

func (f *facts) AskLeftOut() string {
	l, ok := f.lines.only()
	many := f.plural(l)
	return when(ok && len(l.except) > 0, f.SayOf(len(l.except) > 1, "AskLeftOut", f.one(many), many))
}

func (f *facts) AskUnlisted() string {
	g, ok := f.compared()
	many := g.Names[f.Lang].Plural
	return when(ok, f.Pick("Which "+many+" are not members?", "Quels "+many+" ne sont pas membres?"))
}

func (p plain) AskGroup(g corpus.Group) string {
	name := g.Names[p.Lang].Name
	return p.Pick("Which members are in "+name+"?", "Quels membres font partie "+de(name)+"?")
}

// AskOthers asks for the members of a group but for those named, with their articles.
func (p plain) AskOthers(g corpus.Group, named string) string {
	name := g.Names[p.Lang].Name
	return p.Pick("Which members besides "+named+" are in "+name+"?", "Quels membres font partie "+de(name)+", outre "+named+"?")
}

// OtherOf is a label for the others of a group.
func (p plain) OtherOf(g corpus.Group) string { return p.Say("OtherOf", g.Names[p.Lang].Plural) }

func (f *facts) AskGroups() [][2]string {
	var in, out [][2]string
	for _, g := range f.groups {
		n := g.Names[f.Lang]
		in = append(in, [2]string{Sentence(n.Plural), f.AskGroup(g)})
		if _, listed := f.lines.listing(g); listed && f.membersIn(g) < len(f.members) {
			out = append(out, [2]string{
				f.Pick("Members outside "+n.Name, "Membres hors "+corpus.Bare(n.Name)),
				f.Pick("Which members are not in "+n.Name+"?", "Quels membres ne font pas partie "+de(n.Name)+"?"),
			})
		}
	}
	if g, ok := f.compared(); ok {
		out = append(out, [2]string{Sentence(g.Names[f.Lang].Plural) + f.Pick(" not listed", " absents de la liste"), f.AskUnlisted()})
	}
	return append(in, out...)
}
