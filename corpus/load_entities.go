package corpus

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

type entityYAML struct {
	ID         string         `yaml:"id"`
	Type       Type           `yaml:"type"`
	Kind       string         `yaml:"kind"`
	Parent     string         `yaml:"parent"`
	EN         Names          `yaml:"en"`
	FR         Names          `yaml:"fr"`
	Other      []string       `yaml:"other"`
	Codes      []string       `yaml:"codes"`
	Flag       string         `yaml:"flag"`
	Shortcodes []string       `yaml:"shortcodes"`
	Region     string         `yaml:"region"`
	Cautious   []CautiousName `yaml:"cautious"`
	Places     []Place        `yaml:"places"`
	Successors []string       `yaml:"successors"`
	Ended      string         `yaml:"ended"`
	Related    []string       `yaml:"related"`
	Note       noteYAML       `yaml:"note"`
	URL        string         `yaml:"url"`
}

type entitiesYAML struct {
	Entities []at[entityYAML] `yaml:"entities"`
}

// loadEntities reads both files of entities. Their standing is not theirs to say:
// loadList takes it from the page.
func (l *loader) loadEntities() {
	l.byEntity = map[string]int{}
	l.stands = map[string]stand{}
	for _, f := range []struct {
		name string
		rows []at[entityYAML]
	}{{membersFile, l.yaml.members.Entities}, {othersFile, l.yaml.others.Entities}} {
		for _, y := range f.rows {
			here := stand{f.name, y.Line}
			if err := checkEntity(y.V); err != nil {
				l.wrong(here.file, here.line, "%v", err)
			}
			if first, dup := l.stands[y.V.ID]; dup {
				l.wrong(here.file, here.line, "id %s stands twice, first at %s:%d; delete one", shown(y.V.ID), first.file, first.line)
				continue
			}
			l.stands[y.V.ID] = here
			l.entities = append(l.entities, entityOf(y.V))
		}
	}
	l.numberEntities()
	for _, e := range l.entities {
		here := l.stands[e.ID]
		for _, list := range [][]string{{e.Parent}, e.Successors, e.Related} {
			for _, id := range list {
				if id != "" {
					l.known(here, id)
				}
			}
		}
	}
}

// numberEntities notes the place of each entity.
func (l *loader) numberEntities() {
	for i, e := range l.entities {
		l.byEntity[e.ID] = i
	}
}

// known reports whether there is an entity of that ID, and notes it if not.
func (l *loader) known(here stand, id string) bool {
	_, ok := l.byEntity[id]
	if !ok {
		l.wrong(here.file, here.line, "no entity %s; add it to %s, or mend the id", shown(id), othersFile)
	}
	return ok
}

func entityOf(y entityYAML) Entity {
	e := Entity{
		ID: y.ID, Type: cmp.Or(y.Type, Country), Territory: y.Kind == "territory", Status: NotListed,
		Names: map[Lang]Names{English: y.EN, French: y.FR},
		Other: y.Other, Codes: y.Codes, Flag: y.Flag, Shortcodes: y.Shortcodes,
		Cautious: y.Cautious, Places: y.Places, Parent: y.Parent, Successors: y.Successors, Ended: y.Ended,
		Related: y.Related, Note: Text{y.Note.EN, y.Note.FR}, URL: y.URL,
	}
	if y.Region != "" {
		e.Regions = []string{y.Region}
	}
	if code, ok := countryOf(y.ID); ok && e.Type == Country {
		e.Codes = append([]string{y.ID, code.ISO3()}, y.Codes...)
		e.Flag = cmp.Or(y.Flag, flagOf(y.ID))
		e.Shortcodes = []string{"flag-" + strings.ToLower(y.ID)}
	}
	return e
}

// countryOf is the country whose code in ISO 3166-1 the ID is, and whether it is one.
func countryOf(id string) (language.Region, bool) {
	code, err := language.ParseRegion(id)
	return code, err == nil && code.IsCountry() && code.Canonicalize().String() == id
}

// flagOf writes two letters as those that flags are made of.
func flagOf(id string) string {
	return string([]rune{'🇦' + rune(id[0]-'A'), '🇦' + rune(id[1]-'A')})
}

func checkEntity(y entityYAML) error {
	_, coded := countryOf(y.ID)
	switch {
	case y.ID == "":
		return fmt.Errorf("id is missing")
	case !coded && len(y.ID) == 2 && oneOf(y.Type, "", Country):
		return fmt.Errorf("%s is no code of ISO 3166-1", shown(y.ID))
	case y.EN.Name == "" || y.FR.Name == "":
		return fmt.Errorf("%s: a name is missing in English or French", y.ID)
	case !oneOf(y.Type, "", Country, Organisation, Historical):
		return fmt.Errorf("%s: unknown type %s; want organisation or historical, or nothing for a country", y.ID, shown(string(y.Type)))
	case !oneOf(y.Kind, "", "territory"):
		return fmt.Errorf("%s: unknown kind %s; want territory, or nothing", y.ID, shown(y.Kind))
	case y.Type == Historical && len(y.Successors) == 0:
		return fmt.Errorf("%s: a state of the past needs successors", y.ID)
	case (y.Note.EN == "") != (y.Note.FR == ""):
		return fmt.Errorf("%s: the note stands in one language; write it in both", y.ID)
	case y.URL != "" && !isHTTPS(y.URL):
		return fmt.Errorf("%s: url is no address that begins with https://", y.ID)
	}
	for _, n := range y.Cautious {
		if !oneOf(n.Rule, Capitals, Context, Ask, First) || !oneOf(n.Lang, English, French) {
			return fmt.Errorf("%s: cautious name %s has rule %s and language %s", y.ID, shown(n.Name), shown(string(n.Rule)), shown(string(n.Lang)))
		}
	}
	return nil
}

// foreignLanguages are the languages in whose names countries are also found,
// from CLDR: those of the members, and the large ones.
var foreignLanguages = []language.Tag{
	language.German, language.Spanish, language.Italian, language.Portuguese, language.Dutch, language.Swedish, language.Danish,
	language.Norwegian, language.Finnish, language.Polish, language.Czech, language.Slovak, language.Hungarian, language.Romanian,
	language.Bulgarian, language.Croatian, language.Slovenian, language.Estonian, language.Latvian, language.Lithuanian, language.Greek,
	language.Turkish, language.Albanian, language.Macedonian, language.Icelandic, language.Ukrainian, language.Russian, language.Japanese,
	language.Korean, language.Chinese, language.Arabic, language.Hebrew,
}

// shortestForeign keeps foreign names from being words of English or French.
const shortestForeign = 5

// A foreignName is what a language calls a country.
type foreignName struct{ id, surface, key string }

// A region is a country as CLDR knows it.
type region struct {
	id   string
	code language.Region
}

func (c *Corpus) regions() []region {
	var out []region
	for _, e := range c.entities {
		if code, ok := countryOf(e.ID); ok && e.Type == Country {
			out = append(out, region{e.ID, code})
		}
	}
	return out
}

// foreignNames lists what the languages call the countries. It takes a good part of
// a load, and shares nothing with the rest of it.
func foreignNames(countries []region) []foreignName {
	out := make([]foreignName, 0, len(countries)*len(foreignLanguages))
	for _, tag := range foreignLanguages {
		namer := display.Regions(tag)
		for _, c := range countries {
			surface := namer.Name(c.code)
			key := Fold(surface)
			if key == "" || IsASCII(key) && utf8.RuneCountInString(key) < shortestForeign {
				continue
			}
			out = append(out, foreignName{c.id, surface, key})
		}
	}
	return out
}

// addForeign adds the countries' names in other languages, where nothing else
// bears the name.
func (c *Corpus) addForeign(names []foreignName) {
	taken := make(map[string]bool, len(c.names))
	for _, n := range c.names {
		taken[n.Key] = true
	}
	owner := make(map[string]string, len(names))
	var all []foreignName
	for _, n := range names {
		if taken[n.key] {
			continue
		}
		if id, ok := owner[n.key]; ok {
			if id != n.id {
				owner[n.key] = "" // two countries: ambiguous
			}
			continue
		}
		owner[n.key] = n.id
		all = append(all, n)
	}
	c.names = slices.Grow(c.names, len(all))
	for _, f := range all {
		if owner[f.key] == f.id {
			c.names = append(c.names, NameEntry{Key: f.key, Surface: f.surface, Kind: EntityName, ID: f.id, Sort: Foreign})
		}
	}
}
