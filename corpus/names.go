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
		w.add(NameEntry{Kind: PlaceName, ID: t.country, Rule: Context}, City, t.name)
	}
	proper := map[string]bool{}
	for _, n := range w.names {
		proper[n.Key] = proper[n.Key] || n.Sort == Proper
	}
	for _, g := range w.groups {
		for _, l := range Langs() {
			n, of := g.Names[l], NameEntry{Kind: GroupName, ID: g.ID, Lang: l}
			if g.Region && proper[Fold(Bare(n.Name))] {
				continue // Micronesia is a country before it is a region
			}
			w.add(of, Proper, Bare(n.Name))
			w.add(of, Alias, n.Plural)
			w.add(of, Adjective, trimCountries(n.Plural))
			w.add(of, Alias, n.Aliases...)
			w.add(of, Adjective, n.Adjectives...)
		}
	}
	for _, t := range terms {
		for _, l := range Langs() {
			n, of := t.Names[l], NameEntry{Kind: TermName, ID: t.ID, Lang: l}
			w.add(of, Proper, n.Name)
			w.add(NameEntry{Kind: TermName, ID: t.ID, Lang: l, Rule: Capitals}, Acronym, n.Acronym)
			w.add(of, Alias, n.Aliases...)
		}
	}
}

func (w *world) entityNames(e Entity) {
	of := func(l Lang, r Rule) NameEntry { return NameEntry{Kind: EntityName, ID: e.ID, Lang: l, Rule: r} }
	cautious := map[string]bool{}
	for _, n := range e.Cautious {
		cautious[string(n.Lang)+Fold(n.Name)] = true
		w.add(of(n.Lang, n.Rule), Alias, n.Name)
	}
	add := func(n NameEntry, sort NameSort, surfaces ...string) {
		for _, s := range surfaces {
			if !cautious[string(n.Lang)+Fold(s)] {
				w.add(n, sort, s)
			}
		}
	}
	for _, l := range Langs() {
		n := e.Names[l]
		add(of(l, Plain), Proper, n.Name)
		add(of(l, Plain), Acronym, n.Acronym)
		add(of(l, Plain), Alias, n.Aliases...)
		add(of(l, Plain), Adjective, n.Adjectives...)
	}
	add(of("", Plain), Foreign, e.Other...)
	add(of("", Code), CodeName, e.Codes...)
	add(of("", Plain), Shortcode, e.Shortcodes...)
	for _, p := range e.Places {
		w.add(NameEntry{Kind: PlaceName, ID: e.ID, Lang: English}, Alias, p.EN)
		w.add(NameEntry{Kind: PlaceName, ID: e.ID, Lang: French}, Alias, p.FR)
		w.add(NameEntry{Kind: PlaceName, ID: e.ID}, Alias, p.Aliases...)
	}
}

// add notes names of one thing; none is empty.
func (w *world) add(n NameEntry, sort NameSort, surfaces ...string) {
	for _, s := range surfaces {
		if s != "" {
			n.Key, n.Surface, n.Sort = Fold(s), s, sort
			w.names = append(w.names, n)
		}
	}
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
