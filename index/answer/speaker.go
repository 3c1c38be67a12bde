package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// A speaker says in one language what the corpus holds.
type speaker struct {
	words.Phrases
	corpus *corpus.Corpus
	lang   corpus.Lang
}

// row is how an entity stands.
func (s *speaker) row(e corpus.Entity) Entity {
	r := Entity{ID: e.ID, Type: e.Type, Name: e.Name(s.lang), Status: e.Status, Flag: e.Flag, Line: e.BasisIn(s.lang).Text(), Basis: s.Basis(e)}
	if len(e.Regions) > 0 {
		if g, ok := s.corpus.Group(e.Regions[0]); ok {
			r.Region = corpus.Bare(g.Names[s.lang].Name)
		}
	}
	return r
}

func (s *speaker) rows(es []corpus.Entity) []Entity {
	return corpus.Each(es, s.row)
}

// fullName is the name of an observer with its acronym, as the page may use
// only one of them.
func (s *speaker) fullName(e corpus.Entity) string {
	name, acr := s.The(e), e.Names[s.lang].Acronym
	if acr != "" && !strings.Contains(name, acr) {
		name += " (" + acr + ")"
	}
	return words.Sentence(name)
}

// namesOf lists the entities, with articles if wanted, in the alphabetical order of
// the language.
func (s *speaker) namesOf(es []corpus.Entity, article bool) []string {
	var out []string
	for _, e := range slices.SortedStableFunc(slices.Values(es), byName(s.lang)) {
		name := e.Name(s.lang)
		if article {
			name = s.The(e)
		}
		out = append(out, name)
	}
	return out
}

// byName compares by the names in a language.
func byName(l corpus.Lang) func(a, b corpus.Entity) int {
	return func(a, b corpus.Entity) int {
		return strings.Compare(corpus.Fold(a.Name(l)), corpus.Fold(b.Name(l)))
	}
}

// quotesFor returns the lines that settle the entities. For what is not listed it is
// the page's list from its introduction to its last line: the evidence that something
// is not on it.
func (s *speaker) quotesFor(es []corpus.Entity) []corpus.Quote {
	var out []corpus.Quote
	for _, e := range es {
		basis := e.BasisIn(s.lang)
		if basis.IsZero() {
			return s.corpus.MembershipIn(s.lang).Lines()
		}
		out = append(out, basis)
	}
	if len(out) == 0 {
		return s.corpus.MembershipIn(s.lang).Lines()
	}
	return out
}

// says is the short answer of a statement, or, until somebody has confirmed that it
// still holds, no more than that the page's own words follow.
func (s *speaker) says(st corpus.Statement) string {
	if !st.Confirmed() {
		return s.Say("PageSays")
	}
	return st.Says.In(s.lang)
}

// refuse answers that the page does not say, and what it does say of those asked about.
func (s *speaker) refuse(verdict string, subjects []corpus.Entity) Answer {
	a := none(verdict, nil, s.beside(subjects)...)
	a.Told = s.rows(subjects)
	return a
}

// beside is what the page does say of those in a refused question.
func (s *speaker) beside(es []corpus.Entity) []string { return besides(s, es, s.ListedBeside) }

// besides is a line for each of a few, by says, and one line for all where they are more.
func besides(s *speaker, es []corpus.Entity, says func(corpus.Entity) string) []string {
	const most = 4
	if len(es) <= most {
		return corpus.Each(es, says)
	}
	all := standings{s, corpus.Each(es, func(e corpus.Entity) subject { return subject{entity: e} }), reading.Predicate{}}
	verdict, _ := all.several()
	return []string{s.DoesSay(verdict)}
}

// offTopic refuses what the page could not answer, and whom it names could not either.
func (s *speaker) offTopic() Answer {
	a := none(s.OffTopic(), nil, s.AskInstead())
	a.Derivation.Rule, a.stray = "off topic", true
	return a
}

// absent says that the page does not have words.
func (s *speaker) absent(absence corpus.Absence) Answer {
	return none(s.NeverMentions(absence.Words()), nil)
}

// unknownNames answers about names nobody knows.
func (s *speaker) unknownNames(names []string) Answer {
	a := none(s.UnknownName(names), nil, s.Say("AskItsCountry"))
	a.Unknown, a.Derivation.Leftover, a.Listing, a.stray = names, names, s.AskParties(), true
	return a
}
