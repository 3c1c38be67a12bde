package corpus

import (
	"slices"

	"miswg/corpus/written"
)

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
		out = append(out, g.Except...)
	}
	return Once(out)
}

// Membership returns the page's own list as parsed.
func (c *Corpus) Membership() Membership { return c.lists[c.docs[0].Lang] }

// MembershipIn returns the list of the page in that language, which says the same;
// where there is no such page, that of the first.
func (c *Corpus) MembershipIn(lang Lang) Membership { return c.lists[c.DocumentIn(lang).Lang] }

// A standing is what a list makes of one entity.
type standing struct {
	status  Status
	basis   Quote
	byName  bool
	through string // ID of the group of which the list has it
}

// A listLoader gives entities the standing that the page's list gives them.
type listLoader struct {
	*world
	*pages
	*written.Report
	source *sourceYAML
	lists  map[Lang]Membership
	counts Counts
}

// load reads the first page's list and gives every entity the standing that follows
// from it. Nothing else does; the lists of other pages must agree.
func (l *listLoader) load() {
	first := l.docs[0]
	l.lists = map[Lang]Membership{first.Lang: l.readList(first)}
	of := l.standings(l.lists[first.Lang])
	for i := range l.entities {
		e := &l.entities[i]
		if s, ok := of[e.ID]; ok {
			e.Status, e.Basis, e.ByName, e.Through = s.status, s.basis, s.byName, s.through
		}
	}
	for _, d := range l.docs[1:] {
		if !d.Page {
			continue
		}
		l.lists[d.Lang] = l.readList(d)
		l.agree(d, of, l.standings(l.lists[d.Lang]))
	}
	l.count()
	l.order()
	l.confirmCounts()
}

// standings says what follows from a list.
func (l *listLoader) standings(m Membership) map[string]standing {
	of := map[string]standing{}
	for _, line := range m.Groups {
		g, _ := l.Group(line.Group)
		for _, id := range line.Except {
			if !slices.Contains(g.Countries, id) {
				l.wrongLine(line.Line, "the line leaves out %s, which is not in the group %s; mend its countries in %s", id, line.Group, groupsFile)
			}
		}
		for _, id := range g.Countries {
			_, listed := of[id]
			switch {
			case !slices.Contains(line.Except, id):
				of[id] = standing{Member, line.Line, false, g.ID}
			case !listed: // an exception here may be a member through another group
				of[id] = standing{Excluded, line.Line, false, g.ID}
			}
		}
	}
	own := map[string]Listing{}
	for _, n := range m.Named {
		l.standOwn(of, own, n, Member)
	}
	for _, n := range m.Observers {
		l.standOwn(of, own, n, Observer)
	}
	return of
}

// standOwn gives what is named on a line of its own the standing of that line. A
// line that contradicts another is for a person to settle.
func (l *listLoader) standOwn(of map[string]standing, own map[string]Listing, n Listing, status Status) {
	at, ok := l.byEntity[n.ID]
	if !ok {
		l.wrongLine(n.Line, "form, means, in %s has no entity %s", sourceFile, written.Shown(n.ID))
		return
	}
	first, twice := own[n.ID]
	own[n.ID] = n
	before := of[n.ID]
	switch {
	case twice:
		l.wrongLine(n.Line, "the page lists %s twice, first on line %d; if it does, one of them must go from our copy", n.ID, first.Line.passage.Line)
	case l.entities[at].Type == Historical:
		l.wrongLine(n.Line, "%s is a state of the past; give the name to another entity", n.ID)
	case status == Member && before.status == Excluded:
		l.wrongLine(n.Line, "the page names %s here and leaves it out on line %d; a person must say which holds", n.ID, before.basis.passage.Line)
	case status == Observer && before.status == Member:
		l.wrongLine(n.Line, "the page makes %s an observer here and a member on line %d; a person must say which holds", n.ID, before.basis.passage.Line)
	default:
		of[n.ID] = standing{status, n.Line, true, before.through}
	}
}

// agree holds the list of a page in another language against the first one, and
// keeps its lines to be quoted.
func (l *listLoader) agree(d *Document, first, other map[string]standing) {
	for i := range l.entities {
		e := &l.entities[i]
		a, b := first[e.ID], other[e.ID]
		switch {
		case a.status == b.status:
			if !b.basis.IsZero() {
				e.others = append(e.others, b.basis)
			}
		case b.status == "":
			l.Wrong(d.ID, 0, "its list lacks %s, which is %s by %s:%d; the lists must say the same", e.ID, a.status, a.basis.passage.Doc.ID, a.basis.passage.Line)
		case a.status == "":
			l.wrongLine(b.basis, "%s is %s by this line, and not on the list of %s; the lists must say the same", e.ID, b.status, l.docs[0].ID)
		default:
			l.wrongLine(b.basis, "%s is %s by this line, but %s by %s:%d; the lists must say the same", e.ID, b.status, a.status, a.basis.passage.Doc.ID, a.basis.passage.Line)
		}
	}
}

// wrongLine notes a problem of a line of the page.
func (l *listLoader) wrongLine(q Quote, format string, args ...any) {
	l.Wrong(q.passage.Doc.ID, q.passage.Line, format, args...)
}

// order puts the entities by standing, and leaves each standing in the order of the
// files.
func (l *listLoader) order() {
	standings := []Status{Member, Excluded, Observer, NotListed}
	slices.SortStableFunc(l.entities, func(a, b Entity) int {
		return slices.Index(standings, a.Status) - slices.Index(standings, b.Status)
	})
	l.number()
}
