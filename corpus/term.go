package corpus

import (
	"iter"
	"slices"

	"miswg/corpus/written"
)

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
	Home   bool   // the note tells whose it is in the home country
	Note   Text
}

// Terms yields the glossary in the order of its file.
func (c *Corpus) Terms() iter.Seq[Term] { return slices.Values(c.terms) }

type termYAML struct {
	ID, Quote, Source, Entity string
	EN, FR                    Names
	OnPage                    OnPage `yaml:"on_page"`
	Stated, Home              bool
	Note                      Text
}

func (l *loader) loadTerms() {
	seen := map[string]bool{}
	for _, y := range l.in.glossary.Terms {
		t := Term{ID: y.V.ID, Names: map[Lang]Names{English: y.V.EN, French: y.V.FR}, OnPage: y.V.OnPage, Source: y.V.Source, Entity: y.V.Entity, Stated: y.V.Stated, Home: y.V.Home, Note: y.V.Note}
		if !oneOf(t.OnPage, Spelled, NameOnly, AcronymOnly, Absent) {
			l.Wrong(glossaryFile, y.Line, "%s: unknown on_page %s; want spelled, name, acronym or absent", t.ID, written.Shown(string(t.OnPage)))
		}
		if t.ID == "" || y.V.EN.Name == "" || y.V.FR.Name == "" {
			l.Wrong(glossaryFile, y.Line, "id and both names are required")
		}
		if seen[t.ID] {
			l.Wrong(glossaryFile, y.Line, "%s stands twice; delete one", written.Shown(t.ID))
		}
		seen[t.ID] = true
		q, found := l.Find(y.V.Quote)
		if (t.OnPage == Absent) == found {
			l.Wrong(glossaryFile, y.Line, "%s is %s, but quote %s on the page: %v", t.ID, t.OnPage, written.Shown(y.V.Quote), found)
		}
		if oneOf(t.OnPage, AcronymOnly, Absent) && t.Source == "" {
			l.Wrong(glossaryFile, y.Line, "%s is not spelled out on the page and needs a source", t.ID)
		}
		if t.Entity != "" {
			l.parties.known(stand{glossaryFile, y.Line}, t.Entity)
		}
		t.Basis = q
		l.terms = append(l.terms, t)
	}
}
