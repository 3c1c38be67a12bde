package words

import (
	"fmt"

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
	l, ok := f.only()
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

// ArithmeticOutside tells how n members outside a group the page lists come about;
// "" where they do not.
func (f *facts) ArithmeticOutside(g corpus.Group, n int) string {
	all, in, ok := f.outside(g, n)
	return when(ok, fmt.Sprintf("%d − %d = %d.", all, in, n))
}

// outside returns all members and those in the group of a line, when n are left.
func (f *facts) outside(g corpus.Group, n int) (all, in int, ok bool) {
	if _, listed := f.lists(g); !listed {
		return 0, 0, false
	}
	all, in = len(f.members), f.membersIn(g)
	return all, in, all-in == n
}
