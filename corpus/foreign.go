package corpus

import (
	"slices"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

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
