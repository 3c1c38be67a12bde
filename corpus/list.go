package corpus

import "slices"

// Membership is the page's own list of who takes part, as parsed from its lines:
// nothing is inferred here.
type Membership struct {
	Intro     Quote       // the line that introduces the list
	Groups    []GroupLine // groups whose countries are all members, in page order
	Named     []Listing   // members named one by one, in page order
	Observers []Listing   // observers, in page order

	lines []Quote
}

// A GroupLine is a line that stands for all countries of a group.
type GroupLine struct {
	Group  string   // ID
	Line   Quote    // the page's words
	Except []string // IDs of the exceptions that the line makes, in its order
}

// A Listing is a line that names one party.
type Listing struct {
	ID   string // of the entity
	Line Quote  // the page's words
}

// Lines returns the whole list, each introduction and each line in page order: the
// evidence that something is not on it.
func (m Membership) Lines() []Quote { return m.lines }

// Except returns the IDs of all exceptions, each once, in page order.
func (m Membership) Except() []string {
	var out []string
	for _, g := range m.Groups {
		for _, id := range g.Except {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Counts are the numbers that follow from the list. The page need print none of
// them. Member = Grouped - Left + Named - Both.
type Counts struct {
	Member, Observer, Excluded int // entities of each standing

	Grouped int // countries of the groups that the list names as a whole
	Left    int // of these, the exceptions, whatever else they are
	Named   int // members named one by one
	Both    int // of these, the ones that are also in a group of the list

	MemberCountries, MemberOrganisations     int
	ObserverCountries, ObserverOrganisations int
}

// Counts returns the numbers that follow from the list.
func (c *Corpus) Counts() Counts { return c.counts }

// Membership returns the page's own list as parsed.
func (c *Corpus) Membership() Membership { return c.list }

// MembershipIn returns the list of the page in that language, which says the same;
// where there is no such page, that of the first.
func (c *Corpus) MembershipIn(lang Lang) Membership {
	if m, ok := c.lists[lang]; ok {
		return m
	}
	return c.list
}
