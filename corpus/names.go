package corpus

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
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
func (c *Corpus) Names() iter.Seq[NameEntry] { return each(c.names) }

// collectNames lists all names. Cautious rules override the plain entry of the
// same key and language.
func (c *Corpus) collectNames() {
	for _, e := range c.entities {
		c.entityNames(e)
	}
	for _, t := range c.cities {
		c.addName(NameEntry{Surface: t.name, Kind: PlaceName, ID: t.country, Sort: City, Rule: Context})
	}
	proper := map[string]bool{}
	for _, n := range c.names {
		proper[n.Key] = proper[n.Key] || n.Sort == Proper
	}
	for _, g := range c.groups {
		for _, l := range Langs() {
			n := g.Names[l]
			if g.Region && proper[Fold(trimArticle(n.Name))] {
				continue // Micronesia is a country before it is a region
			}
			c.addName(NameEntry{Surface: trimArticle(n.Name), Kind: GroupName, ID: g.ID, Lang: l, Sort: Proper})
			c.addName(NameEntry{Surface: n.Plural, Kind: GroupName, ID: g.ID, Lang: l, Sort: Alias})
			c.addName(NameEntry{Surface: trimCountries(n.Plural), Kind: GroupName, ID: g.ID, Lang: l, Sort: Adjective})
			c.addNames(n.Aliases, NameEntry{Kind: GroupName, ID: g.ID, Lang: l, Sort: Alias})
			c.addNames(n.Adjectives, NameEntry{Kind: GroupName, ID: g.ID, Lang: l, Sort: Adjective})
		}
	}
	for _, t := range c.terms {
		for _, l := range Langs() {
			n := t.Names[l]
			c.addName(NameEntry{Surface: n.Name, Kind: TermName, ID: t.ID, Lang: l, Sort: Proper})
			c.addName(NameEntry{Surface: n.Acronym, Kind: TermName, ID: t.ID, Lang: l, Sort: Acronym, Rule: Capitals})
			c.addNames(n.Aliases, NameEntry{Kind: TermName, ID: t.ID, Lang: l, Sort: Alias})
		}
	}
}

func (c *Corpus) entityNames(e Entity) {
	rules := map[string]Rule{}
	for _, n := range e.Cautious {
		rules[string(n.Lang)+Fold(n.Name)] = n.Rule
		c.addName(NameEntry{Surface: n.Name, Kind: EntityName, ID: e.ID, Lang: n.Lang, Sort: Alias, Rule: n.Rule})
	}
	add := func(surface string, n NameEntry) {
		if _, ok := rules[string(n.Lang)+Fold(surface)]; ok {
			return
		}
		n.Surface, n.Kind, n.ID = surface, EntityName, e.ID
		c.addName(n)
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
		c.addName(withSurface(place, p.EN, English))
		c.addName(withSurface(place, p.FR, French))
		c.addNames(p.Aliases, place)
	}
}

func withSurface(n NameEntry, surface string, l Lang) NameEntry {
	n.Surface, n.Lang = surface, l
	return n
}

func (c *Corpus) addNames(surfaces []string, n NameEntry) {
	for _, s := range surfaces {
		n.Surface = s
		c.addName(n)
	}
}

func (c *Corpus) addName(n NameEntry) {
	if n.Surface == "" {
		return
	}
	n.Key = Fold(n.Surface)
	c.names = append(c.names, n)
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
		grammar := strings.HasPrefix(rest, "d") || strings.HasPrefix(rest, "membres")
		if ok && !grammar {
			return rest
		}
	}
	return ""
}

// reserved are the words that questions are made of, folded, in both languages. A
// name that is one of them would be found in every question.
const reserved = ` member members membership observer observers country countries state states nation nations organisation organisations
organization organizations group groups list lists listed page pages party parties participant participants
who whom whose which what where when why how is are was were be been am do does did can could will would may might must shall should has have had
a an the this that these those it they them he she you i of to in on at by for from with without about as or and but not no yes all any some none every
each other only both if so than then there here out outside part join joined joins
membre membres adhesion observateur observateurs observatrice observatrices pays etat etats organisme organismes groupe groupes liste listes partie parties
qui que quoi quel quelle quels quelles ou quand pourquoi comment combien est sont etait etaient etre fait font a ont avait peut peuvent doit doivent
un une des le la les du de d l au aux ce cet cette ces il elle ils elles on nous vous je tu et mais ne pas non oui tous toutes tout toute aucun aucune
chaque autre autres seul seule si dans sur par pour avec sans hors dehors `

// reservedWords returns them as a set.
func reservedWords() map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(reserved) {
		out[word] = true
	}
	return out
}

// Fold reduces a name to the key it is found under: compatibility forms
// unified, marks and case dropped, everything but letters and digits a single
// space. "Côte d’Ivoire" and "COTE D'IVOIRE" both fold to "cote d ivoire".
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	if !IsASCII(s) {
		// Behind bytes that are no UTF-8 it would leave letters whole.
		s = norm.NFKD.String(strings.ToValidUTF8(s, " "))
	}
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			writeFolded(&b, unicode.ToLower(r))
		default:
			space = true
		}
	}
	return b.String()
}

// writeFolded writes the letters that decomposition leaves whole.
func writeFolded(b *strings.Builder, r rune) {
	switch r {
	case 'æ':
		b.WriteString("ae")
	case 'œ':
		b.WriteString("oe")
	case 'ß':
		b.WriteString("ss")
	case 'ø':
		b.WriteByte('o')
	case 'ł':
		b.WriteByte('l')
	case 'đ', 'ð':
		b.WriteByte('d')
	case 'ı':
		b.WriteByte('i')
	default:
		b.WriteRune(r)
	}
}

// IsASCII reports whether s has nothing but the letters and signs of ASCII.
func IsASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
