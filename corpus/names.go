package corpus

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// NameKind says what a name names.
type NameKind string

// The kinds of name.
const (
	EntityName NameKind = "entity"
	GroupName  NameKind = "group"
	TermName   NameKind = "term"
	PlaceName  NameKind = "place" // ID is the parent entity's
)

// NameSort says which of the thing's names it is.
type NameSort string

// The sorts of name, best for display first.
const (
	Proper    NameSort = "name"
	Acronym   NameSort = "acronym"
	Alias     NameSort = "alias"
	Adjective NameSort = "adjective"
	CodeName  NameSort = "code"
	Shortcode NameSort = "shortcode"
	Foreign   NameSort = "foreign"
	City      NameSort = "city" // stands for its country where no country is named
)

// A NameEntry is one name of one thing.
type NameEntry struct {
	Key     string // folded
	Surface string // as written in the data
	Kind    NameKind
	ID      string
	Lang    Lang // "" when it belongs to no language
	Sort    NameSort
	Rule    Rule
}

// Names yields every name of everything, in the order of the data. Keys are not
// unique: NATO is a group and an organisation, Georgia is ambiguous.
func (w *world) Names() iter.Seq[NameEntry] { return slices.Values(w.names) }

// collectNames lists all names. Cautious rules override the plain entry of the
// same key and language.
func (w *world) collectNames(terms []Term) {
	for _, e := range w.entities {
		w.entityNames(e)
	}
	for _, t := range w.cities {
		w.addName(NameEntry{Surface: t.name, Kind: PlaceName, ID: t.country, Sort: City, Rule: Context})
	}
	proper := map[string]bool{}
	for _, n := range w.names {
		proper[n.Key] = proper[n.Key] || n.Sort == Proper
	}
	for _, g := range w.groups {
		for _, l := range Langs() {
			n := g.Names[l]
			if g.Region && proper[Fold(Bare(n.Name))] {
				continue // Micronesia is a country before it is a region
			}
			w.addName(NameEntry{Surface: Bare(n.Name), Kind: GroupName, ID: g.ID, Lang: l, Sort: Proper})
			w.addName(NameEntry{Surface: n.Plural, Kind: GroupName, ID: g.ID, Lang: l, Sort: Alias})
			w.addName(NameEntry{Surface: trimCountries(n.Plural), Kind: GroupName, ID: g.ID, Lang: l, Sort: Adjective})
			w.addNames(n.Aliases, NameEntry{Kind: GroupName, ID: g.ID, Lang: l, Sort: Alias})
			w.addNames(n.Adjectives, NameEntry{Kind: GroupName, ID: g.ID, Lang: l, Sort: Adjective})
		}
	}
	for _, t := range terms {
		for _, l := range Langs() {
			n := t.Names[l]
			w.addName(NameEntry{Surface: n.Name, Kind: TermName, ID: t.ID, Lang: l, Sort: Proper})
			w.addName(NameEntry{Surface: n.Acronym, Kind: TermName, ID: t.ID, Lang: l, Sort: Acronym, Rule: Capitals})
			w.addNames(n.Aliases, NameEntry{Kind: TermName, ID: t.ID, Lang: l, Sort: Alias})
		}
	}
}

func (w *world) entityNames(e Entity) {
	rules := map[string]Rule{}
	for _, n := range e.Cautious {
		rules[string(n.Lang)+Fold(n.Name)] = n.Rule
		w.addName(NameEntry{Surface: n.Name, Kind: EntityName, ID: e.ID, Lang: n.Lang, Sort: Alias, Rule: n.Rule})
	}
	add := func(surface string, n NameEntry) {
		if _, ok := rules[string(n.Lang)+Fold(surface)]; ok {
			return
		}
		n.Surface, n.Kind, n.ID = surface, EntityName, e.ID
		w.addName(n)
	}
	for _, l := range Langs() {
		n := e.Names[l]
		add(n.Name, NameEntry{Lang: l, Sort: Proper})
		add(n.Acronym, NameEntry{Lang: l, Sort: Acronym})
		for _, a := range n.Aliases {
			add(a, NameEntry{Lang: l, Sort: Alias})
		}
		for _, a := range n.Adjectives {
			add(a, NameEntry{Lang: l, Sort: Adjective})
		}
	}
	for _, s := range e.Other {
		add(s, NameEntry{Sort: Foreign})
	}
	for _, s := range e.Codes {
		add(s, NameEntry{Sort: CodeName, Rule: Code})
	}
	for _, s := range e.Shortcodes {
		add(s, NameEntry{Sort: Shortcode})
	}
	for _, p := range e.Places {
		place := NameEntry{Kind: PlaceName, ID: e.ID, Sort: Alias}
		w.addName(withSurface(place, p.EN, English))
		w.addName(withSurface(place, p.FR, French))
		w.addNames(p.Aliases, place)
	}
}

func withSurface(n NameEntry, surface string, l Lang) NameEntry {
	n.Surface, n.Lang = surface, l
	return n
}

func (w *world) addNames(surfaces []string, n NameEntry) {
	for _, s := range surfaces {
		n.Surface = s
		w.addName(n)
	}
}

func (w *world) addName(n NameEntry) {
	if n.Surface == "" {
		return
	}
	n.Key = Fold(n.Surface)
	w.names = append(w.names, n)
}

// trimCountries turns "Nordic countries" and "pays nordiques" into the adjective.
func trimCountries(plural string) string {
	for _, suffix := range []string{" countries", " states"} {
		if rest, ok := strings.CutSuffix(plural, suffix); ok {
			return rest
		}
	}
	for _, prefix := range []string{"pays ", "États "} {
		rest, ok := strings.CutPrefix(plural, prefix)
		if noun := strings.HasPrefix(rest, "d") || strings.HasPrefix(rest, "membres"); ok && !noun {
			return rest
		}
	}
	return ""
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

func (w *world) regions() []region {
	var out []region
	for _, e := range w.entities {
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
func (w *world) addForeign(names []foreignName) {
	taken := make(map[string]bool, len(w.names))
	for _, n := range w.names {
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
	w.names = slices.Grow(w.names, len(all))
	for _, f := range all {
		if owner[f.key] == f.id {
			w.names = append(w.names, NameEntry{Key: f.key, Surface: f.surface, Kind: EntityName, ID: f.id, Sort: Foreign})
		}
	}
}
