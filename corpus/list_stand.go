package corpus

import (
	"slices"
	"strconv"
)

// loadList reads the first page's list and gives every entity the standing that
// follows from it. Nothing else does.
func (l *loader) loadList() {
	l.list = l.readList(l.docs[0])
	l.standGroups()
	l.standNamed()
	l.count()
	l.order()
	l.confirmCounts()
}

// standGroups makes members of the countries of a group, and leaves out its
// exceptions unless another group has them.
func (l *loader) standGroups() {
	for _, line := range l.list.Groups {
		g, _ := l.Group(line.Group)
		for _, id := range line.Except {
			if !slices.Contains(g.Countries, id) {
				l.wrongLine(line.Line, "the line leaves out %s, which is not in the group %s; mend its countries in %s", id, line.Group, groupsFile)
			}
		}
		for _, id := range g.Countries {
			e := &l.entities[l.byEntity[id]]
			switch {
			case !slices.Contains(line.Except, id):
				e.Status, e.Basis, e.Through = Member, line.Line, g.ID
			case e.Status == NotListed:
				e.Status, e.Basis, e.Through = Excluded, line.Line, g.ID
			}
		}
	}
}

// standNamed gives those named on a line of their own the standing of that line. A
// line that contradicts another is for a person to settle.
func (l *loader) standNamed() {
	own := map[string]Listing{}
	for _, of := range []struct {
		lines  []Listing
		status Status
	}{{l.list.Named, Member}, {l.list.Observers, Observer}} {
		for _, n := range of.lines {
			at, ok := l.byEntity[n.ID]
			if !ok {
				l.wrongLine(n.Line, "form, means, in %s has no entity %s", sourceFile, shown(n.ID))
				continue
			}
			e := &l.entities[at]
			first, twice := own[n.ID]
			switch {
			case twice:
				l.wrongLine(n.Line, "the page lists %s twice, first on line %d; if it does, one of them must go from our copy", n.ID, first.Line.Passage().Line)
			case e.Type == Historical:
				l.wrongLine(n.Line, "%s is a state of the past; give the name to another entity", n.ID)
			case of.status == Member && slices.Contains(l.list.Except(), n.ID):
				l.wrongLine(n.Line, "the page names %s here and leaves it out on line %d; a person must say which holds", n.ID, e.Basis.Passage().Line)
			case of.status == Observer && e.Status == Member:
				l.wrongLine(n.Line, "the page makes %s an observer here and a member on line %d; a person must say which holds", n.ID, e.Basis.Passage().Line)
			default:
				e.Status, e.Basis, e.ByName = of.status, n.Line, true
			}
			own[n.ID] = n
		}
	}
}

// wrongLine notes a problem of a line of the page.
func (l *loader) wrongLine(q Quote, format string, args ...any) {
	l.wrong(q.passage.Doc.ID, q.passage.Line, format, args...)
}

// count takes the numbers from the standings.
func (l *loader) count() {
	k := &l.counts
	for _, e := range l.entities {
		switch {
		case e.Status == Excluded:
			k.Excluded++
		case e.Status == Observer && e.Type == Organisation:
			k.ObserverOrganisations++
		case e.Status == Observer:
			k.ObserverCountries++
		case e.Status == Member && e.Type == Organisation:
			k.MemberOrganisations++
		case e.Status == Member:
			k.MemberCountries++
		}
		if e.Through != "" {
			k.Grouped++
			if e.Status != Member {
				k.Left++
			}
		}
		if e.Status == Member && e.ByName {
			k.Named++
			if e.Through != "" {
				k.Both++
			}
		}
	}
	k.Member, k.Observer = k.MemberCountries+k.MemberOrganisations, k.ObserverCountries+k.ObserverOrganisations
}

// order puts the entities by standing, and leaves each standing in the order of the
// files.
func (l *loader) order() {
	standings := []Status{Member, Excluded, Observer, NotListed}
	slices.SortStableFunc(l.entities, func(a, b Entity) int {
		return slices.Index(standings, a.Status) - slices.Index(standings, b.Status)
	})
	l.numberEntities()
}

// countsYAML are numbers that a person may declare, to be told when an edit changes
// them.
type countsYAML struct {
	Member   *int `yaml:"member"`
	Observer *int `yaml:"observer"`
	Excluded *int `yaml:"excluded"`
	Named    *int `yaml:"named"`
}

func (l *loader) confirmCounts() {
	declared := l.yaml.source.Counts
	for _, n := range []struct {
		name string
		want *int
		got  int
	}{
		{"member", declared.V.Member, l.counts.Member}, {"observer", declared.V.Observer, l.counts.Observer},
		{"excluded", declared.V.Excluded, l.counts.Excluded}, {"named", declared.V.Named, l.counts.Named},
	} {
		if n.want != nil && *n.want != n.got {
			l.wrong(sourceFile, declared.Line, "counts: %s is %d, but the list gives %s; if the list is right, write that, or delete counts", n.name, *n.want, strconv.Itoa(n.got))
		}
	}
}
