package corpus

import (
	"fmt"
	"io/fs"
	"slices"
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

func (c *Corpus) loadGroups(fsys fs.FS) error {
	var f groupsYAML
	if err := decodeFile(fsys, groupsFile, &f); err != nil {
		return err
	}
	c.byGroup = map[string]int{}
	within := map[string]string{}
	for _, y := range f.Regions {
		within[y.V.ID] = y.V.Within
	}
	if err := c.placeInRegions(within); err != nil {
		return err
	}
	for _, y := range f.Groups {
		if len(y.V.Countries) == 0 {
			return fmt.Errorf("%s:%d: group %q has no countries", groupsFile, y.Line, y.V.ID)
		}
		if err := c.addGroup(y, false); err != nil {
			return err
		}
	}
	for _, y := range f.Regions {
		for _, e := range c.entities {
			if slices.Contains(e.Regions, y.V.ID) {
				y.V.Countries = append(y.V.Countries, e.ID)
			}
		}
		if err := c.addGroup(y, true); err != nil {
			return err
		}
	}
	return nil
}

func (c *Corpus) addGroup(y at[groupYAML], region bool) error {
	g := Group{ID: y.V.ID, Region: region, Names: map[Lang]GroupNames{English: y.V.EN, French: y.V.FR}, Note: y.V.Note, Countries: y.V.Countries}
	for _, l := range Langs() {
		if n := g.Names[l]; n.Name == "" || n.Plural == "" {
			return fmt.Errorf("%s:%d: group %q lacks its name or plural in %q", groupsFile, y.Line, g.ID, l)
		}
	}
	if _, dup := c.byGroup[g.ID]; dup || g.ID == "" {
		return fmt.Errorf("%s:%d: group id %q is missing or stands twice", groupsFile, y.Line, g.ID)
	}
	for i, id := range g.Countries {
		at, ok := c.byEntity[id]
		if !ok {
			return fmt.Errorf("%s:%d: group %q: no entity %q", groupsFile, y.Line, g.ID, id)
		}
		if slices.Contains(g.Countries[:i], id) {
			return fmt.Errorf("%s:%d: group %q names %q twice", groupsFile, y.Line, g.ID, id)
		}
		if !region {
			c.entities[at].Groups = append(c.entities[at].Groups, g.ID)
		}
	}
	c.byGroup[g.ID] = len(c.groups)
	c.groups = append(c.groups, g)
	return nil
}

// placeInRegions gives each entity its enclosing regions, smallest first.
func (c *Corpus) placeInRegions(within map[string]string) error {
	for i := range c.entities {
		e := &c.entities[i]
		if len(e.Regions) == 0 {
			continue
		}
		for {
			last := e.Regions[len(e.Regions)-1]
			outer, known := within[last]
			if !known {
				return fmt.Errorf("%s: %s is in region %q, which is not listed", groupsFile, e.ID, last)
			}
			if outer == "" {
				break
			}
			if slices.Contains(e.Regions, outer) {
				return fmt.Errorf("%s: region %q encloses itself", groupsFile, outer)
			}
			e.Regions = append(e.Regions, outer)
		}
	}
	return nil
}
