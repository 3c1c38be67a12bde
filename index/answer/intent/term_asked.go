package intent

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryTerm finds a question about an acronym or a name of the glossary.
func tryTerm(m *reading.Message) Intent {
	for _, c := range append([]*reading.Clause{m.Whole}, m.Clauses...) {
		t, ok := termOf(m, c)
		if !ok {
			continue
		}
		ids := []string{t.ID}
		if other, two := otherTerm(m, c, t); two {
			ids = append(ids, other.ID)
		}
		return Terms{ids}
	}
	return strangeTerm(m)
}

// isStrange reports whether an item is letters that nothing here has.
func isStrange(m *reading.Message, it *reading.Item) bool {
	known := it.Known || m.Corpus.Mentions(it.Key)
	return it.Capitals() && !known
}

// strangeTerm finds a question about letters that no page has: "what does XQL stand for?".
func strangeTerm(m *reading.Message) Intent {
	c := m.Whole
	if !c.Has(reading.AsksExpansion) {
		return nil
	}
	var strange []string
	for _, it := range c.Items {
		switch {
		case it.Recognised():
			return nil
		case isStrange(m, it):
			strange = append(strange, it.Key)
		case it.Noun():
			return nil
		}
	}
	if len(strange) != 1 {
		return nil
	}
	return Mentioned{strange, strange}
}

// otherTerm returns a second term of the clause: "NSA and DSA: what are they short for?".
func otherTerm(m *reading.Message, c *reading.Clause, first corpus.Term) (corpus.Term, bool) {
	for _, it := range c.Items {
		if t, ok := m.Term(it, false); ok && t.ID != first.ID && t.ID != m.Corpus.Body().Term && t.Entity == "" {
			return t, true
		}
	}
	return corpus.Term{}, false
}

// termOf returns the term clause c asks about: a bare term, "what does X mean",
// or whether such an authority "is a member".
func termOf(m *reading.Message, c *reading.Clause) (corpus.Term, bool) {
	const fewItems = 5
	asked, body := c.Has(reading.AsksExpansion), m.Corpus.Body().Term
	var term corpus.Term
	found := false
	for _, it := range c.Items {
		t, ok := m.Term(it, asked)
		switch {
		case ok && (!found || term.ID == body):
			term, found = t, true
		case ok && t.ID != term.ID && !asked:
			return term, false
		case ok, asked, m.Words.Frequent(it.Key), it.Is(reading.AsksWho), it.Is(reading.AsksWhich), it.Is(reading.SaysBody) && term.ID != body:
		case it.Is(reading.SaysMember), it.Is(reading.SaysObserver), it.Is(reading.SaysIn), it.Is(reading.SaysBody):
			// "Is NSA part of MISWG?"
		default:
			return term, false
		}
	}
	likely := asked || len(c.Items) <= fewItems
	if !likely || !found {
		return term, false
	}
	if term.Stated && (!asked || inFull(c, term)) {
		return term, false // the page itself says what they are
	}
	if term.Entity != "" && !asked {
		return term, false // "OCCAR" asks for its standing
	}
	return term, true
}

// inFull reports whether the clause writes the term out: then its letters are not
// what is asked.
func inFull(c *reading.Clause, t corpus.Term) bool {
	return slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		return it.Named(corpus.TermName) && strings.Contains(it.Key, " ") && it.Senses[0].ID == t.ID
	})
}
