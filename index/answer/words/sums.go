package words

import (
	"fmt"
	"strings"

	"miswg/corpus"
)

// A sum tells how a number of members comes about: a group the page lists as a
// whole, less its exceptions, and those named besides.
type sum struct {
	line          line
	size          int             // of the group
	except        []corpus.Entity // its exceptions
	watching      int             // its countries that only observe
	in            int             // its members
	countries     int             // members outside it
	organisations int             // members that are none
	overlap       bool            // some member of the group is named as well
}

// sum returns how n members come about, and whether they do: with one group line,
// and when the parts add up to n.
func (f *facts) sum(n int) (sum, bool) {
	l, ok := f.lines.only()
	if !ok {
		return sum{}, false
	}
	s := sum{line: l, size: len(l.group.Countries), except: l.except}
	orgs, countries := organisations(f.members)
	for _, e := range countries {
		switch {
		case !l.has(e):
			s.countries++
		default:
			s.in++
			s.overlap = s.overlap || e.ByName
		}
	}
	if n != s.in+s.countries {
		s.organisations = len(orgs)
	}
	s.watching = s.size - len(s.except) - s.in
	return s, s.watching >= 0 && n == s.in+s.countries+s.organisations
}

// ArithmeticMembers tells how n members come about; "" where nothing can be told.
func (f *facts) ArithmeticMembers(n int) string {
	said := ""
	if s, ok := f.sum(n); ok {
		said = f.adds(s, n)
	}
	if !f.numbers(n) && n > 1 {
		said += f.Pick(" The page prints no number.", " La page ne donne pas de nombre.")
	}
	return strings.TrimSpace(said)
}

func (f *facts) adds(s sum, n int) string {
	g := s.line.group.Names[f.Lang]
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
		out += " − " + f.observers(s.watching)
	}
	if s.countries > 0 {
		out += " + " + f.count(s.countries, f.Pick("named country", "pays nommé"), f.Pick("named countries", "pays nommés"))
	}
	if s.countries > 0 && s.overlap {
		out += f.Pick(" outside "+g.Name, " hors "+de(g.Name))
	}
	if s.organisations > 0 {
		out += " + " + f.count(s.organisations, "organisation", "organisations")
	}
	return fmt.Sprintf("%s = %d.", out, n)
}

func (f *facts) observers(n int) string {
	return f.count(n, f.Pick("observer", "observateur"), f.Pick("observers", "observateurs"))
}

// ArithmeticParties tells how n members and observers come about; "" where they do not.
func (f *facts) ArithmeticParties(n int) string {
	if len(f.members)+len(f.watching) != n || len(f.watching) == 0 {
		return ""
	}
	one, many := f.Pick("member country", "pays membre"), f.Pick("member countries", "pays membres")
	if f.mixed() {
		one, many = f.Pick("member", "membre"), f.Pick("members", "membres")
	}
	return fmt.Sprintf("%s + %s = %d.", f.count(len(f.members), one, many), f.observers(len(f.watching)), n)
}

// ArithmeticOutside tells how n members outside a group the page lists come about;
// "" where they do not.
func (f *facts) ArithmeticOutside(g corpus.Group, n int) string {
	all, in, ok := f.outside(g, n)
	return when(ok, fmt.Sprintf("%d − %d = %d.", all, in, n))
}

// outside returns all members and those in the group of a line, when n are left.
func (f *facts) outside(g corpus.Group, n int) (all, in int, ok bool) {
	if _, listed := f.lines.listing(g); !listed {
		return 0, 0, false
	}
	all, in = len(f.members), f.membersIn(g)
	return all, in, all-in == n
}
