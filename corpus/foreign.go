package corpus

import (
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

// foreignNames adds the countries' names in other languages, where nothing else
// bears the name.
func (c *Corpus) foreignNames() {
	taken := map[string]bool{}
	for _, n := range c.names {
		taken[n.Key] = true
	}
	owner := map[string]string{}
	type found struct{ id, surface, key string }
	var all []found
	for _, tag := range foreignLanguages {
		namer := display.Regions(tag)
		for _, e := range c.entities {
			if e.Type != Country || len(e.ID) != 2 {
				continue
			}
			region, err := language.ParseRegion(e.ID)
			if err != nil {
				continue
			}
			surface := namer.Name(region)
			key := Fold(surface)
			if taken[key] || key == "" || isASCII(key) && utf8.RuneCountInString(key) < shortestForeign {
				continue
			}
			if id, ok := owner[key]; ok {
				if id != e.ID {
					owner[key] = "" // two countries: ambiguous
				}
				continue
			}
			owner[key] = e.ID
			all = append(all, found{e.ID, surface, key})
		}
	}
	for _, f := range all {
		if owner[f.key] == f.id {
			c.names = append(c.names, NameEntry{Key: f.key, Surface: f.surface, Kind: EntityName, ID: f.id, Sort: Foreign})
		}
	}
}
