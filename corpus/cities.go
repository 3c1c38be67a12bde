package corpus

import (
	"fmt"
	"io/fs"
	"slices"
)

type city struct{ name, country string }

type citiesYAML struct {
	Cities map[string][]string `yaml:"cities"`
}

// loadCities reads the towns that stand for their country. A town under two
// countries would be a wrong answer about one of them.
func (c *Corpus) loadCities(fsys fs.FS) error {
	var f citiesYAML
	if err := decodeFile(fsys, citiesFile, &f); err != nil {
		return err
	}
	countries := make([]string, 0, len(f.Cities))
	for id := range f.Cities {
		countries = append(countries, id)
	}
	slices.Sort(countries)
	owner := c.properNames()
	for _, id := range countries {
		if _, ok := c.byEntity[id]; !ok {
			return fmt.Errorf("%s: no entity %q", citiesFile, id)
		}
		for _, name := range f.Cities[id] {
			key := Fold(name)
			if other, dup := owner[key]; dup || key == "" {
				return fmt.Errorf("%s: %q of %s is taken by %s", citiesFile, name, id, other)
			}
			owner[key] = id
			c.cities = append(c.cities, city{name, id})
		}
	}
	return nil
}

type formsYAML struct {
	EN map[string][]string `yaml:"en"`
	FR map[string][]string `yaml:"fr"`
}

// loadForms reads official and short forms of names, by language and entity.
func (c *Corpus) loadForms(fsys fs.FS) error {
	var y formsYAML
	if err := decodeFile(fsys, formsFile, &y); err != nil {
		return err
	}
	f := map[Lang]map[string][]string{English: y.EN, French: y.FR}
	for _, l := range Langs() {
		for i, e := range c.entities {
			n := e.Names[l]
			n.Aliases = append(slices.Clip(n.Aliases), f[l][e.ID]...)
			c.entities[i].Names[l] = n
			delete(f[l], e.ID)
		}
		for id := range f[l] {
			return fmt.Errorf("%s: no entity %q", formsFile, id)
		}
	}
	return nil
}

// properNames maps the folded display names of the entities to their IDs.
func (c *Corpus) properNames() map[string]string {
	out := map[string]string{}
	for _, e := range c.entities {
		for _, l := range Langs() {
			out[Fold(e.Name(l))] = e.ID
		}
	}
	return out
}
