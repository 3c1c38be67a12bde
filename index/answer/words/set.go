package words

import (
	"slices"
	"strings"

	"miswg/corpus"
)

func (s sentences) Describe(d Set) string {
	are, be := either(d.Plural, s.Pick("are", "sont"), s.Pick("is", "est")), s.Pick(" that ", " qui ")
	if !d.Plural && len(d.In) == 1 {
		be = " " // "1 of the NATO countries is not a member"
	}
	if !d.Plural && len(d.In) > 1 {
		be = s.Pick(" and ", " et ")
	}
	member := either(d.Plural, s.Pick("members", "membres"), s.Pick("a member", "membre"))
	noun := either(d.Plural, s.Pick("countries", "pays"), s.Pick("country", "pays"))
	orgs := d.Type == corpus.Organisation
	if orgs {
		noun = either(d.Plural, "organisations", "organisation")
	}
	head, whole, all := noun, len(d.In) == 0, len(d.In) == 0 && d.Type == ""
	for i, union := range d.In {
		switch names := s.anyOf(union); {
		case i == 0 && d.Plural:
			head = names
		case i == 0:
			head = s.oneOf(union)
		default:
			head += either(d.Plural, s.Pick(" that are also ", " qui sont aussi des "), s.Pick(" that is also one of the ", " qui est aussi l'un des ")) + names
		}
	}
	if !whole {
		head = s.Narrowed(head, d)
	}
	switch {
	case d.Status == "observer" && all:
		head = s.Pick("observer", "observateur") + when(d.Plural, "s") + " " + s.in
	case d.Status == "observer" && whole && orgs:
		head += s.Pick(" that "+are+either(d.Plural, " observers ", " an observer "), " ayant le statut d'observateur ") + s.in
	case d.Status == "observer":
		head += be + are + s.Pick(either(d.Plural, " observers ", " an observer "), either(d.Plural, " observateurs ", " observateur ")) + s.in
	case d.Status == "party" && all:
		head = s.Pick("members and observers ", "membres et observateurs ") + s.of
	case d.Status == "party":
		head += s.Pick(" ", either(whole && orgs, " présentes ", " présents ")) + s.in
	case d.Status == "out":
		head += be + s.Pick(are+" not ", either(d.Plural, "ne sont pas ", "n'est pas ")) + member + " " + s.of
	case all && s.mixed():
		head = s.Pick("member", "membre") + when(d.Plural, "s") + " " + s.of
	case whole && !orgs && d.Plural:
		head = s.Pick("member countries ", "pays membres ") + s.of
	default:
		said := either(whole || d.Plural, " ", be+are+" ") // "des pays membres", and "qui est membre" of one of a group
		head += s.Pick(be+are+" ", said) + member + " " + s.of
	}
	if whole {
		head = s.Narrowed(head, d)
	}
	return head
}

// Narrowed says of countries which of them are meant: "NATO countries outside the EU".
func (s sentences) Narrowed(plural string, d Set) string {
	if len(d.Out) > 0 {
		plural += s.outside(d.Out)
	}
	if len(d.Without) > 0 {
		plural += s.Pick(" besides ", " autres que ") + s.And(d.Without)
	}
	if d.Initial != "" {
		plural += s.Pick(" whose "+either(d.Plural, "names begin", "name begins")+" with ", " dont le nom commence par ") + d.Initial
	}
	return plural
}

// oneOf is one of the countries of groups: "NATO country", "of the G7 or Nordic countries".
func (s sentences) oneOf(plurals []string) string {
	one := s.one(plurals[0])
	named := strings.HasPrefix(one, s.Pick("one of", "pays parmi"))
	if len(plurals) == 1 && !named {
		return one
	}
	return s.Pick("of the ", "des ") + s.anyOf(plurals)
}

// anyOf joins the names of groups of which it is one: in French "pays" is said once.
func (s sentences) anyOf(plurals []string) string {
	if s.Lang != corpus.French {
		return s.Or(plurals)
	}
	names := slices.Clone(plurals)
	for i := 1; i < len(names); i++ {
		if strings.HasPrefix(plurals[i-1], "pays ") {
			names[i] = strings.TrimPrefix(names[i], "pays ")
		}
	}
	return s.Or(names)
}

// outside says of a set that it is outside groups: in French outside this one and that one.
func (s sentences) outside(groups []string) string {
	if s.Lang != corpus.French {
		return " outside " + either(len(groups) == 2, "both ", "") + s.And(groups)
	}
	return " hors " + s.And(corpus.Each(groups, de))
}
