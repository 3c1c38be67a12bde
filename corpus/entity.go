package corpus

import (
	"iter"
	"slices"
)

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

// Statuses are all four, in the order in which they are told.
func Statuses() []Status { return []Status{Member, Observer, Excluded, NotListed} }

// Type says what kind of thing an entity is.
type Type string

// The types of entity.
const (
	Country      Type = "country"
	Organisation Type = "organisation"
	Historical   Type = "historical" // a state that no longer exists
)

// Names are an entity's names in one language.
type Names struct {
	Name       string   `yaml:"name"`
	Article    string   `yaml:"article"` // "the", "le", "la", "l'", "les" or none
	Plural     bool     `yaml:"plural"`
	Gender     string   `yaml:"gender"` // "m" or "f" in French, where neither the article nor the ending tells
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
	Name string
	Lang Lang
	Rule Rule
	Why  string
}

// A Place is a part of a country that answers for its parent: its names with their
// articles, and what else it is called.
type Place struct {
	EN, FR  string
	Aliases []string
}

// In returns the name in language l.
func (p Place) In(l Lang) string { return Text{p.EN, p.FR}.In(l) }

// Place returns the part of e with that name, folded, in any language, and whether there is
// one.
func (e Entity) Place(key string) (Place, bool) {
	for _, p := range e.Places {
		for _, name := range append([]string{Bare(p.EN), Bare(p.FR)}, p.Aliases...) {
			if Fold(name) == key {
				return p, true
			}
		}
	}
	return Place{}, false
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

// An Ambiguity is a name with several readings.
type Ambiguity struct {
	Names   []string `yaml:"names"`
	Lang    Lang     `yaml:"lang"`    // the language it is ambiguous in, "" for any
	Choices []string `yaml:"choices"` // entity IDs, all readings
	Answer  []string `yaml:"answer"`  // the ones answered for; none means ask
	CuedBy  []string `yaml:"cued_by"` // words beside the name that fix the reading …
	Cued    []string `yaml:"cued"`    // … to these
}

// world is whom a person may name, beside what any page says of them.
type world struct {
	entities  []Entity
	groups    []Group
	ambiguous []Ambiguity
	cities    []city
	names     []NameEntry
	byEntity  map[string]int
	byGroup   map[string]int
}

// City returns a city's name in the words of a language, and whether there is one of that name,
// folded.
func (w *world) City(key string, l Lang) (string, bool) {
	for _, c := range w.cities {
		if Fold(c.name) == key {
			return l.Pick(c.name, c.french), true
		}
	}
	return "", false
}

// Entities yields the entities: members, exceptions, observers, then the others;
// within a standing in the order of the files.
func (w *world) Entities() iter.Seq[Entity] { return slices.Values(w.entities) }

// Groups yields groups, then regions, in the order of their file.
func (w *world) Groups() iter.Seq[Group] { return slices.Values(w.groups) }

// Ambiguities yields the ambiguous names in the order of their file.
func (w *world) Ambiguities() iter.Seq[Ambiguity] { return slices.Values(w.ambiguous) }

// Entity returns the entity with that ID, and whether there is one.
func (w *world) Entity(id string) (Entity, bool) { return lookUp(w.entities, w.byEntity, id) }

// Group returns the group or region with that ID, and whether there is one.
func (w *world) Group(id string) (Group, bool) { return lookUp(w.groups, w.byGroup, id) }

// number notes the place of each entity.
func (w *world) number() {
	w.byEntity = map[string]int{}
	for i, e := range w.entities {
		w.byEntity[e.ID] = i
	}
}
