package corpus

import (
	"regexp"
	"slices"
	"strconv"

	"miswg/corpus/written"
)

type groupYAML struct {
	ID, Within string
	EN, FR     GroupNames
	Note       Text
	Countries  []string
}

func (l *worldLoader) loadGroups() {
	l.byGroup = map[string]int{}
	l.placeInRegions()
	for _, y := range l.in.groups.Groups {
		if len(y.V.Countries) == 0 {
			l.Wrong(groupsFile, y.Line, "group %s has no countries", written.Shown(y.V.ID))
		}
		l.addGroup(y, false)
	}
	for _, y := range l.in.groups.Regions {
		for _, e := range l.entities {
			if slices.Contains(e.Regions, y.V.ID) {
				y.V.Countries = append(y.V.Countries, e.ID)
			}
		}
		l.addGroup(y, true)
	}
}

// leadingNumber is the size that a note of a group begins with.
var leadingNumber = regexp.MustCompile(`^\d+`)

func (l *worldLoader) addGroup(y written.At[groupYAML], region bool) {
	g := Group{ID: y.V.ID, Region: region, Names: map[Lang]GroupNames{English: y.V.EN, French: y.V.FR}, Note: y.V.Note}
	for _, lang := range Langs() {
		if n := g.Names[lang]; n.Name == "" || n.Plural == "" {
			l.Wrong(groupsFile, y.Line, "group %s lacks its name or plural in %q", written.Shown(g.ID), lang)
		}
	}
	if g.Note.half() {
		l.Wrong(groupsFile, y.Line, "group %s: the note stands in one language; write it in both", written.Shown(g.ID))
	}
	if _, dup := l.byGroup[g.ID]; dup || g.ID == "" {
		l.Wrong(groupsFile, y.Line, "group id %s is missing or stands twice", written.Shown(g.ID))
		return
	}
	for i, id := range y.V.Countries {
		if !l.known(stand{groupsFile, y.Line}, id) {
			continue
		}
		if slices.Contains(y.V.Countries[:i], id) {
			l.Wrong(groupsFile, y.Line, "group %s names %s twice; delete one", written.Shown(g.ID), written.Shown(id))
			continue
		}
		g.Countries = append(g.Countries, id)
		if at := l.byEntity[id]; !region {
			l.entities[at].Groups = append(l.entities[at].Groups, g.ID)
		}
	}
	for _, lang := range Langs() {
		n := leadingNumber.FindString(g.Note.In(lang))
		if n != "" && n != strconv.Itoa(len(y.V.Countries)) {
			l.Wrong(groupsFile, y.Line, "group %s: the note in %q says %s countries, the list has %d; mend the one that is old, and the date with it", written.Shown(g.ID), lang, n, len(y.V.Countries))
		}
	}
	l.byGroup[g.ID] = len(l.groups)
	l.groups = append(l.groups, g)
}

// placeInRegions gives each entity its enclosing regions, smallest first.
func (l *worldLoader) placeInRegions() {
	within := Keyed(l.in.groups.Regions, func(y written.At[groupYAML]) (string, string) { return y.V.ID, y.V.Within })
	for i := range l.entities {
		e := &l.entities[i]
		for len(e.Regions) > 0 {
			last := e.Regions[len(e.Regions)-1]
			outer, known := within[last]
			if !known {
				here := l.stands[e.ID]
				l.Wrong(here.file, here.line, "%s is in region %s, which %s does not list", e.ID, written.Shown(last), groupsFile)
			}
			if outer == "" {
				break
			}
			if slices.Contains(e.Regions, outer) {
				l.Wrong(groupsFile, 0, "region %s encloses itself", written.Shown(outer))
				break
			}
			e.Regions = append(e.Regions, outer)
		}
	}
}
