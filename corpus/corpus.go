// SPDX-License-Identifier: MIT

// Package corpus is what miswg knows: the source page as addressable passages,
// and the structured membership data, which says who is a member, an observer
// or neither, and which line of the page says so.
//
// Load reads and validates it all; the embedded copy (Source) and a directory
// given with --corpus take the same path. Nothing here searches or reasons.
package corpus

// Lang is a language miswg speaks, as an ISO 639-1 code.
type Lang string

// The two languages. Every visible string exists in both.
const (
	English Lang = "en"
	French  Lang = "fr"
)

// Langs lists the languages in a fixed order, English first.
func Langs() []Lang { return []Lang{English, French} }

// Pick returns the text of language l. Both arguments are required, so that a
// string without its translation does not compile.
func (l Lang) Pick(en, fr string) string {
	if l == French {
		return fr
	}
	return en
}

// Text is one text in both languages.
type Text struct {
	EN string `yaml:"en"`
	FR string `yaml:"fr"`
}

// In returns the text in language l.
func (t Text) In(l Lang) string { return l.Pick(t.EN, t.FR) }

// Status says what the page makes of an entity.
type Status string

// The four statuses. Excluded is what the page names as an exception among the
// countries of a group; NotListed is everything the page does not name.
const (
	Member    Status = "member"
	Observer  Status = "observer"
	Excluded  Status = "excluded"
	NotListed Status = "not_listed"
)

// Type says what kind of thing an entity is.
type Type string

// The types of entity.
const (
	Country      Type = "country"
	Organisation Type = "organisation"
	Historical   Type = "historical" // a state that no longer exists
)

// PassageKind says what a passage is on the page.
type PassageKind string

// The kinds of passage.
const (
	Title     PassageKind = "title"
	Heading   PassageKind = "heading"
	Paragraph PassageKind = "paragraph"
	Item      PassageKind = "item"
)

// A Passage is an addressable piece of the page: a heading, a paragraph, or one
// line of a list.
type Passage struct {
	ID      string // stable: section and first words, such as "working-group/japan"
	Section string // the page's own heading; the page title for what precedes the first heading
	Kind    PassageKind
	Lang    Lang
	URL     string
	Doc     *Document // the page it stands on; never nil, and not to be modified
	Text    string    // word for word; an item without its bullet
	Intro   string    // for an item, the ID of the paragraph or heading above its list
	Line    int       // in the page file, from 1
}

// Names are an entity's names in one language.
type Names struct {
	Name       string   `yaml:"name"`
	Article    string   `yaml:"article"` // "the", "le", "la", "l'", "les" or none
	Plural     bool     `yaml:"plural"`
	Acronym    string   `yaml:"acronym"`
	Aliases    []string `yaml:"aliases"`
	Adjectives []string `yaml:"adjectives"` // demonyms, singular and plural
}

// Rule says how cautiously a name is read.
type Rule string

// The rules. Plain names match as whole words in any case.
const (
	Plain    Rule = ""
	Code     Rule = "code"     // in capitals, and only as a whole question or list item
	Capitals Rule = "capitals" // only in capitals
	Context  Rule = "context"  // only if nothing else explains the word
	Ask      Rule = "ask"      // offer a choice, do not decide
	First    Rule = "we"       // first person: stands for the home country
)

// A CautiousName is a name that is more often something else.
type CautiousName struct {
	Name string `yaml:"name"`
	Lang Lang   `yaml:"lang"`
	Rule Rule   `yaml:"rule"`
	Why  string `yaml:"why"`
}

// A Place is a part of a country that answers for its parent.
type Place struct {
	EN      string   `yaml:"en"`
	FR      string   `yaml:"fr"`
	Aliases []string `yaml:"aliases"`
}

// An Entity is a country, territory or organisation a person may name.
type Entity struct {
	ID         string // ISO 3166-1 alpha-2, "org:…", or ISO 3166-3 for a past state
	Type       Type
	Territory  bool // not a state of its own; Parent says whose
	Status     Status
	Basis      Quote  // the line that gives the status; zero when not listed
	ByName     bool   // listed on a line of its own rather than through a group
	Through    string // ID of the group of which the list has it, member or exception; or ""
	Names      map[Lang]Names
	Other      []string // names in other languages
	Codes      []string // in capitals; of a country first those of ISO 3166-1
	Flag       string   // emoji, or ""
	Shortcodes []string // Slack's names of the flag, without colons
	Regions    []string // UN M49 codes, smallest first
	Groups     []string // group IDs, in the order of the groups file
	Parent     string   // entity ID, or ""
	Successors []string // entity IDs, for a past state
	Ended      string   // year, for a past state
	Related    []string // entity IDs worth mentioning beside it
	Places     []Place
	Cautious   []CautiousName
	Note       Text // a sentence worth adding, or zero
	URL        string

	others []Quote // Basis on the pages in other languages
}

// BasisIn returns the line that gives the status, from the page in language l where
// there is one.
func (e Entity) BasisIn(l Lang) Quote { return quoteIn(l, e.Basis, e.others) }

// Name returns the display name in language l.
func (e Entity) Name(l Lang) string { return e.Names[l].Name }

// A Group is a set of countries: an alliance, a club, or a UN M49 region.
// Nothing about groups is on the page.
type Group struct {
	ID        string
	Region    bool
	Names     map[Lang]GroupNames
	Note      Text     // when and in what sense the list holds
	Countries []string // entity IDs, in the file's order
}

// GroupNames are a group's names in one language.
type GroupNames struct {
	Name       string   `yaml:"name"`   // with its article: "the EU", "l'UE"
	Plural     string   `yaml:"plural"` // its countries: "EU countries", "pays de l'UE"
	Aliases    []string `yaml:"aliases"`
	Adjectives []string `yaml:"adjectives"`
}

// OnPage says how the page has a term.
type OnPage string

// How the page has a term.
const (
	Spelled     OnPage = "spelled" // written out with its acronym
	NameOnly    OnPage = "name"    // the name, not the acronym
	AcronymOnly OnPage = "acronym" // the acronym, never written out
	Absent      OnPage = "absent"
)

// A Term is a glossary entry.
type Term struct {
	ID     string
	Names  map[Lang]Names
	OnPage OnPage
	Basis  Quote  // where the page uses it; zero when absent
	Source string // where the expansion comes from when the page has none
	Entity string // the entity of that name, or ""
	Stated bool   // the page itself says what it is: not explained unless asked what it stands for
	Note   Text
}

// An Ambiguity is a name with several readings.
type Ambiguity struct {
	Names   []string
	Lang    Lang     // the language it is ambiguous in, "" for any
	Choices []string // entity IDs, all readings
	Answer  []string // the ones answered for; none means ask
	CuedBy  []string // words beside the name that fix the reading …
	Cued    []string // … to these
}

// A Corpus is a validated body of knowledge. It is immutable and safe for
// concurrent use; slices it hands out must not be modified.
type Corpus struct {
	body        Body
	docs        []*Document
	counts      Counts
	passages    []Passage
	entities    []Entity
	groups      []Group
	terms       []Term
	ambiguous   []Ambiguity
	statements  []Statement
	topics      map[string]Topic
	cities      []city
	examples    []Example
	byLabel     map[string]int  // label → statement
	stems       map[string]bool // of the page's words and its statements'
	pageStems   map[string]bool // of the page's words alone
	byPassage   map[string]int
	byEntity    map[string]int
	byGroup     map[string]int
	names       []NameEntry
	list        Membership
	lists       map[Lang]Membership // of the pages, by their language
	digest      string
	unconfirmed []Unconfirmed
	home        string // ID of the country that "we" are

	examplesDigest string
}
