package corpus

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

type groupYAML struct {
	ID        string     `yaml:"id"`
	Within    string     `yaml:"within"`
	EN        GroupNames `yaml:"en"`
	FR        GroupNames `yaml:"fr"`
	Note      Text       `yaml:"note"`
	Countries []string   `yaml:"countries"`
}

type groupsYAML struct {
	Groups  []at[groupYAML] `yaml:"groups"`
	Regions []at[groupYAML] `yaml:"regions"`
}

func (l *loader) loadGroups() {
	l.byGroup = map[string]int{}
	l.placeInRegions()
	for _, y := range l.yaml.groups.Groups {
		if len(y.V.Countries) == 0 {
			l.wrong(groupsFile, y.Line, "group %s has no countries", shown(y.V.ID))
		}
		l.addGroup(y, false)
	}
	for _, y := range l.yaml.groups.Regions {
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

func (l *loader) addGroup(y at[groupYAML], region bool) {
	g := Group{ID: y.V.ID, Region: region, Names: map[Lang]GroupNames{English: y.V.EN, French: y.V.FR}, Note: y.V.Note}
	for _, lang := range Langs() {
		if n := g.Names[lang]; n.Name == "" || n.Plural == "" {
			l.wrong(groupsFile, y.Line, "group %s lacks its name or plural in %q", shown(g.ID), lang)
		}
	}
	if (g.Note.EN == "") != (g.Note.FR == "") {
		l.wrong(groupsFile, y.Line, "group %s: the note stands in one language; write it in both", shown(g.ID))
	}
	if _, dup := l.byGroup[g.ID]; dup || g.ID == "" {
		l.wrong(groupsFile, y.Line, "group id %s is missing or stands twice", shown(g.ID))
		return
	}
	for i, id := range y.V.Countries {
		if !l.known(stand{groupsFile, y.Line}, id) {
			continue
		}
		if slices.Contains(y.V.Countries[:i], id) {
			l.wrong(groupsFile, y.Line, "group %s names %s twice; delete one", shown(g.ID), shown(id))
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
			l.wrong(groupsFile, y.Line, "group %s: the note in %q says %s countries, the list has %d; mend the one that is old, and the date with it", shown(g.ID), lang, n, len(y.V.Countries))
		}
	}
	l.byGroup[g.ID] = len(l.groups)
	l.groups = append(l.groups, g)
}

// placeInRegions gives each entity its enclosing regions, smallest first.
func (l *loader) placeInRegions() {
	within := map[string]string{}
	for _, y := range l.yaml.groups.Regions {
		within[y.V.ID] = y.V.Within
	}
	for i := range l.entities {
		e := &l.entities[i]
		for len(e.Regions) > 0 {
			last := e.Regions[len(e.Regions)-1]
			outer, known := within[last]
			if !known {
				here := l.stands[e.ID]
				l.wrong(here.file, here.line, "%s is in region %s, which %s does not list", e.ID, shown(last), groupsFile)
			}
			if outer == "" {
				break
			}
			if slices.Contains(e.Regions, outer) {
				l.wrong(groupsFile, 0, "region %s encloses itself", shown(outer))
				break
			}
			e.Regions = append(e.Regions, outer)
		}
	}
}

// rootOf is the root of a YAML text that has been decoded before.
func rootOf(text []byte) *yaml.Node {
	var root yaml.Node
	if err := yaml.Unmarshal(text, &root); err != nil || len(root.Content) == 0 {
		return &yaml.Node{}
	}
	return root.Content[0]
}

// checkComplete finds the fields of t that n lacks or leaves empty. All are needed,
// save those tagged omitempty.
func checkComplete(at string, n *yaml.Node, t reflect.Type) Problems {
	var out Problems
	switch {
	case t.Kind() == reflect.Slice:
		if len(n.Content) == 0 {
			out = append(out, Problem{Line: n.Line, What: at + " is empty"})
		}
		for _, c := range n.Content {
			out = append(out, checkComplete(at, c, t.Elem())...)
		}
	case t.Kind() == reflect.Struct:
		for f := range t.Fields() {
			key, options, _ := strings.Cut(f.Tag.Get("yaml"), ",")
			path := strings.TrimPrefix(at+"."+key, ".")
			value := valueOf(n, key)
			switch {
			case value == nil && options == "omitempty":
			case value == nil:
				out = append(out, Problem{Line: n.Line, What: path + " is missing"})
			default:
				out = append(out, checkComplete(path, value, f.Type)...)
			}
		}
	case strings.TrimSpace(n.Value) == "":
		out = append(out, Problem{Line: n.Line, What: at + " is empty"})
	}
	return out
}

func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// lineOf is the line of a key of the root.
func lineOf(root *yaml.Node, key string) int {
	if v := valueOf(root, key); v != nil {
		return v.Line
	}
	return root.Line
}
