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
	owner := map[string]string{}
	for _, id := range countries {
		if _, ok := c.byEntity[id]; !ok {
			return fmt.Errorf("%s: no entity %q", citiesFile, id)
		}
		for _, name := range f.Cities[id] {
			key := Fold(name)
			if other, dup := owner[key]; dup {
				return fmt.Errorf("%s: %s stands under %s and %s", citiesFile, name, other, id)
			}
			owner[key] = id
			c.cities = append(c.cities, city{name, id})
		}
	}
	return nil
}

// loadForms reads official and short forms of names, by language and entity.
func (c *Corpus) loadForms(fsys fs.FS) error {
	f := map[Lang]map[string][]string{}
	if err := decodeFile(fsys, formsFile, &f); err != nil {
		return err
	}
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
