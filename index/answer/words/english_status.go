package words

import (
	"fmt"

	"miswg/corpus"
)

func (e english) IsExcluded(x corpus.Entity) string {
	be, them := " is", "it"
	if x.Names[corpus.English].Plural {
		be, them = " are", "them"
	}
	head := Sentence(e.The(x)) + be + " not " + e.in + ": the page names " + them
	l, ok := e.lines.of(x)
	switch {
	case !ok:
		return head + " as left out."
	case len(l.except) == 1:
		return head + " as the one exception among the " + e.plural(l) + "."
	}
	return head + " as one of the " + spelled(len(l.except), corpus.English) + " exceptions among the " + e.plural(l) + "."
}

func (e english) GroupAre(names []string, s corpus.Status, plural bool) string {
	return e.are(e.And(names), len(names), s, plural || len(names) > 1)
}

// are says how n of them stand, listed or described.
func (e english) are(list string, n int, s corpus.Status, plural bool) string {
	be, a := "is", " a member"
	if plural {
		be, a = "are", " members"
	}
	switch {
	case s == corpus.Member:
		return list + " " + be + a
	case s == corpus.Observer && plural:
		return list + " are observers, not members"
	case s == corpus.Observer:
		return list + " is an observer, not a member"
	case s == corpus.Excluded:
		return list + " " + be + " " + e.leftOut(n)
	}
	return list + " " + be + " not on the list"
}

// leftOut says what n of the exceptions are.
func (e english) leftOut(n int) string {
	l, ok := e.lines.only()
	switch {
	case !ok || n > len(l.except):
		return "named as left out"
	case len(l.except) == 1:
		return "the " + e.one(e.plural(l)) + " the page leaves out"
	case n == len(l.except):
		return "the " + e.plural(l) + " the page leaves out"
	case n == 1:
		return "one of the " + e.plural(l) + " the page leaves out"
	}
	return "among the " + e.plural(l) + " the page leaves out"
}

func (e english) ThroughLine(x corpus.Entity) string {
	it := "it is"
	if x.Names[corpus.English].Plural {
		it = "they are"
	}
	head := "Covered by the line “" + x.Basis.Text() + "”"
	l, ok := e.lines.of(x)
	if !ok {
		return head + "."
	}
	return head + "; that " + it + " " + e.a(e.one(e.plural(l))) + " is general knowledge, not on the page."
}

func (e english) Basis(x corpus.Entity) string {
	l, through := e.lines.of(x)
	switch {
	case x.Status == corpus.Member && through:
		return "as " + e.a(e.one(e.plural(l)))
	case x.Status == corpus.Member:
		return "named on the page"
	case x.Status == corpus.Observer && e.mark != "":
		return "marked as an observer"
	case x.Status == corpus.Observer:
		return "listed as an observer"
	case x.Status == corpus.Excluded && through:
		return either(len(l.except) == 1, "the", "an") + " exception among " + e.plural(l)
	case x.Status == corpus.Excluded:
		return "left out by the page"
	case x.Type == corpus.Historical:
		return "no longer exists; not on the list"
	}
	return "not on the list"
}

func (e english) ListedBeside(x corpus.Entity) string {
	name := e.The(x)
	switch x.Status {
	case corpus.Member:
		return e.pages("What it does say: ", "What the page with the list says: ") + name + " is " + e.in + " as a member."
	case corpus.Observer:
		return e.pages("What it does say: ", "What the page with the list says: ") + name + " is an observer " + e.in + "."
	case corpus.Excluded:
		return e.pages("What it does say: “", "What the page with the list says: “") + x.Basis.Text() + "” are " + e.in + "."
	}
	return e.pages("What it does say: ", "What the page with the list says: ") + name + " is not on " + e.the + " list."
}

func (e english) ByItsWording(x corpus.Entity, g corpus.Group) string {
	l, ok := e.lines.of(x)
	if !ok || l.group.ID != g.ID || x.Status != corpus.Excluded {
		return ""
	}
	which := "the one that is left out"
	if n := len(l.except); n > 1 {
		which = "one of the " + spelled(n, corpus.English) + " that are left out"
	}
	be := " is "
	if x.Names[corpus.English].Plural {
		be = " are "
	}
	return "By the page's wording, “" + l.text + "”, " + e.The(x) + be + e.a(e.one(e.plural(l))) + ", and " + which + " " + e.of + "."
}

func (e english) PartOfGroup(n, size int, plural string, s corpus.Status) string {
	all := fmt.Sprintf("%d of the %d %s", n, size, plural)
	if n == size {
		all = fmt.Sprintf("all %d %s", n, plural)
	}
	return e.are(all, n, s, true)
}

func (e english) Successors(names []string, s corpus.Status) string {
	return "Today " + e.GroupAre(names, s, false) + "."
}
