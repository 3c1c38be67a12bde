package corpus

import (
	"iter"
	"slices"
	"strings"

	"miswg/corpus/foreign"
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

// NameList is what Names yields as the corpus keeps it, for whoever keeps parts of it.
// Nobody changes it.
func (w *world) NameList() []NameEntry { return w.names }

// collectNames lists all names. Cautious rules override the plain entry of the
// same key and language.
func (w *world) collectNames(terms []Term) {
	w.names = make([]NameEntry, 0, 2*foreign.Len()) // ours are about as many again
	for _, e := range w.entities {
		w.entityNames(e)
	}
	for _, t := range w.cities {
		of := NameEntry{Kind: PlaceName, ID: t.country, Rule: Context}
		w.add(of, City, t.name)
		// "au Caire", "du Havre"; shorter ones are words: "Le Cap".
		const shortest = 5
		if rest, ok := strings.CutPrefix(t.name, "Le "); ok && len(rest) >= shortest {
			of.Key, of.Surface, of.Sort = Fold(rest), t.name, City
			w.names = append(w.names, of)
		}
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
			if !g.Region { // "pays d'Afrique" begins "pays d'Afrique du Sud"
				w.add(of, Alias, n.Plural)
				w.add(of, Alias, otherWords(n.Plural)...)
				w.add(of, Adjective, trimCountries(n.Plural))
			}
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
		from := len(w.names)
		w.add(n, sort, surfaces...)
		kept := slices.DeleteFunc(w.names[from:], func(n NameEntry) bool { return cautious[string(n.Lang)+n.Key] })
		w.names = w.names[:from+len(kept)]
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
		w.add(NameEntry{Kind: PlaceName, ID: e.ID, Lang: English}, Alias, Bare(p.EN))
		w.add(NameEntry{Kind: PlaceName, ID: e.ID, Lang: French}, Alias, Bare(p.FR))
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

// otherWords says "NATO countries" and "pays de l'OTAN" with the other words for countries.
func otherWords(plural string) []string {
	if rest, ok := strings.CutSuffix(plural, " countries"); ok {
		return []string{rest + " states", rest + " nations"}
	}
	if rest, ok := strings.CutPrefix(plural, "pays "); ok {
		return []string{"États " + rest, "nations " + rest}
	}
	return nil
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

// addForeign adds the countries' names in other languages, where nothing else
// bears the name.
func (w *world) addForeign() {
	taken := Keyed(w.names, func(n NameEntry) (string, bool) { return n.Key, true })
	countries := Keyed(w.entities, func(e Entity) (string, bool) { return e.ID, e.Type == Country })
	owner := make(map[string]string, foreign.Len())
	for n := range foreign.All() {
		switch id, owned := owner[n.Key]; {
		case taken[n.Key] || !countries[n.ID]:
		case !owned:
			owner[n.Key] = n.ID
		case id != n.ID:
			owner[n.Key] = "" // two countries: ambiguous
		}
	}
	w.names = slices.Grow(w.names, len(owner))
	for n := range foreign.All() {
		if owner[n.Key] != "" && owner[n.Key] == n.ID {
			w.names = append(w.names, NameEntry{Key: n.Key, Surface: n.Surface, Kind: EntityName, ID: n.ID, Sort: Foreign})
			delete(owner, n.Key) // several languages may have the same
		}
	}
}
