package corpus

import (
	"maps"
	"slices"
)

type termYAML struct {
	ID     string `yaml:"id"`
	EN     Names  `yaml:"en"`
	FR     Names  `yaml:"fr"`
	OnPage OnPage `yaml:"on_page"`
	Quote  string `yaml:"quote"`
	Source string `yaml:"source"`
	Entity string `yaml:"entity"`
	Stated bool   `yaml:"stated"`
	Note   Text   `yaml:"note"`
}

type glossaryYAML struct {
	Terms []at[termYAML] `yaml:"terms"`
}

func (l *loader) loadTerms() {
	seen := map[string]bool{}
	for _, y := range l.yaml.glossary.Terms {
		t := Term{ID: y.V.ID, Names: map[Lang]Names{English: y.V.EN, French: y.V.FR}, OnPage: y.V.OnPage, Source: y.V.Source, Entity: y.V.Entity, Stated: y.V.Stated, Note: y.V.Note}
		if !oneOf(t.OnPage, Spelled, NameOnly, AcronymOnly, Absent) {
			l.wrong(glossaryFile, y.Line, "%s: unknown on_page %s; want spelled, name, acronym or absent", t.ID, shown(string(t.OnPage)))
		}
		if t.ID == "" || y.V.EN.Name == "" || y.V.FR.Name == "" {
			l.wrong(glossaryFile, y.Line, "id and both names are required")
		}
		if seen[t.ID] {
			l.wrong(glossaryFile, y.Line, "%s stands twice; delete one", shown(t.ID))
		}
		seen[t.ID] = true
		q, found := l.Find(y.V.Quote)
		if (t.OnPage == Absent) == found {
			l.wrong(glossaryFile, y.Line, "%s is %s, but quote %s on the page: %v", t.ID, t.OnPage, shown(y.V.Quote), found)
		}
		if oneOf(t.OnPage, AcronymOnly, Absent) && t.Source == "" {
			l.wrong(glossaryFile, y.Line, "%s is not spelled out on the page and needs a source", t.ID)
		}
		if t.Entity != "" {
			l.known(stand{glossaryFile, y.Line}, t.Entity)
		}
		t.Basis = q
		l.terms = append(l.terms, t)
	}
}

type ambiguityYAML struct {
	Names   []string `yaml:"names"`
	Lang    Lang     `yaml:"lang"`
	Choices []string `yaml:"choices"`
	Answer  []string `yaml:"answer"`
	CuedBy  []string `yaml:"cued_by"`
	Cued    []string `yaml:"cued"`
}

type ambiguousYAML struct {
	Ambiguous []at[ambiguityYAML] `yaml:"ambiguous"`
}

func (l *loader) loadAmbiguities() {
	for _, y := range l.yaml.ambiguous.Ambiguous {
		a := Ambiguity(y.V)
		if len(a.Names) == 0 || len(a.Choices) == 0 {
			l.wrong(ambiguousFile, y.Line, "names and choices are required")
		}
		if !oneOf(a.Lang, "", English, French) {
			l.wrong(ambiguousFile, y.Line, "lang is %s; want en, fr or nothing", shown(string(a.Lang)))
		}
		for _, list := range [][]string{a.Choices, a.Answer, a.Cued} {
			for _, id := range list {
				l.known(stand{ambiguousFile, y.Line}, id)
			}
		}
		l.ambiguous = append(l.ambiguous, a)
	}
}

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
