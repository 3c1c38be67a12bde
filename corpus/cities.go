package corpus

import (
	"maps"
	"slices"
)

type city struct{ name, country string }

type citiesYAML struct {
	Cities map[string]at[[]string] `yaml:"cities"`
}

// loadCities reads the towns that stand for their country. A town under two
// countries would be a wrong answer about one of them.
func (l *loader) loadCities() {
	owner := l.properNames()
	towns := l.yaml.cities.Cities
	for _, id := range slices.Sorted(maps.Keys(towns)) {
		here := stand{citiesFile, towns[id].Line}
		if !l.known(here, id) {
			continue
		}
		for _, name := range towns[id].V {
			key := Fold(name)
			if other, dup := owner[key]; dup || key == "" {
				l.wrong(here.file, here.line, "%s of %s is taken by %s; delete one", shown(name), id, other)
				continue
			}
			owner[key] = id
			l.cities = append(l.cities, city{name, id})
		}
	}
}

type formsYAML struct {
	EN map[string]at[[]string] `yaml:"en"`
	FR map[string]at[[]string] `yaml:"fr"`
}

// loadForms reads official and short forms of names, by language and entity.
func (l *loader) loadForms() {
	for lang, forms := range map[Lang]map[string]at[[]string]{English: l.yaml.forms.EN, French: l.yaml.forms.FR} {
		for _, id := range slices.Sorted(maps.Keys(forms)) {
			if !l.known(stand{formsFile, forms[id].Line}, id) {
				continue
			}
			e := l.entities[l.byEntity[id]]
			n := e.Names[lang]
			n.Aliases = append(slices.Clip(n.Aliases), forms[id].V...)
			e.Names[lang] = n
		}
	}
}

// properNames maps the folded display names of the entities to their IDs.
func (l *loader) properNames() map[string]string {
	out := map[string]string{}
	for _, e := range l.entities {
		for _, lang := range Langs() {
			out[Fold(e.Name(lang))] = e.ID
		}
	}
	return out
}
