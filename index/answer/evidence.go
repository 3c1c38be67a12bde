package answer

import (
	"slices"

	"miswg/corpus"
)

// quotesFor returns the lines that settle the subjects; for what is not listed,
// the line that introduces the list.
func (u *understanding) quotesFor(subjects []subject) []corpus.Quote {
	var out []corpus.Quote
	missing := false
	for _, s := range subjects {
		basis := s.entity.BasisIn(u.Lang)
		if basis.IsZero() {
			missing = true
		} else if !slices.Contains(out, basis) {
			out = append(out, basis)
		}
	}
	if missing || len(subjects) == 0 {
		return u.wholeList()
	}
	return out
}

// wholeList is the page's list from its introduction to its last line: the
// evidence that something is not on it.
func (u *understanding) wholeList() []corpus.Quote { return u.corpus.MembershipIn(u.Lang).Lines() }

// intro is the line that introduces the page's list.
func (u *understanding) intro() corpus.Quote { return u.corpus.MembershipIn(u.Lang).Intro }
