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
		asked := c.Has(reading.AsksExpansion)
		for _, it := range c.Items { // "NSA and DSA: what are they short for?"
			other, ok := m.Term(it, false)
			further := ok && (asked || other.Entity == "")
			if further && !slices.Contains(ids, other.ID) && other.ID != m.Corpus.Body().Term {
				ids = append(ids, other.ID)
			}
		}
		return Terms{ids}
	}
	return strangeTerm(m)
}

// tryInFrench finds a question what the body is called in French.
func tryInFrench(m *reading.Message) Intent {
	whole := m.Whole
	expands := whole.Has(reading.AsksExpansion) && m.Lang == corpus.English // in French the expansion has both
	asked := whole.Has(reading.Naming) || expands
	inFrench := func(it *reading.Item) bool { return it.Is(reading.SaysFrench) }
	french := whole.Has(reading.SaysBody) && slices.ContainsFunc(whole.Items, inFrench)
	other := func(it *reading.Item) bool { return !inFrench(it) } // "le nom officiel français"
	if others := slices.ContainsFunc(whole.Subjects, other) || len(whole.Groups) > 0; others || m.Wanted != "" {
		return nil
	}
	if asked && french {
		return InFrench{}
	}
	return nil
}

// strangeTerm finds a question about letters that no page has: "what does XQL stand for?".
func strangeTerm(m *reading.Message) Intent {
	c := m.Whole
	if !c.Has(reading.AsksExpansion) {
		return nil
	}
	var strange []string
	for _, it := range c.Items {
		switch known := it.Known || m.Corpus.Mentions(it.Key); {
		case it.Recognised():
			return nil
		case it.Capitals() && !known:
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

// termOf returns the term clause c asks about: a bare term, "what does X mean",
// or whether such an authority "is a member".
func termOf(m *reading.Message, c *reading.Clause) (corpus.Term, bool) {
	const fewItems = 5
	asked, body := asksExpansion(c), m.Corpus.Body().Term
	var term corpus.Term
	found := false
	for _, it := range c.Items {
		t, ok := m.Term(it, asked)
		switch {
		case ok && (!found || term.ID == body):
			term, found = t, true
		case ok && t.ID != term.ID && !asked:
			return term, false
		case ok, asked, m.Words.Frequent(it.Key), it.Marked(reading.AsksWhatIs), it.Is(reading.AsksWho), it.Is(reading.AsksWhich), it.Is(reading.SaysBody) && term.ID != body:
		case it.Is(reading.SaysMember), it.Is(reading.SaysObserver), it.Is(reading.SaysIn), it.Is(reading.SaysBody):
			// "Is NSA part of MISWG?"
		default:
			return term, false
		}
	}
	// "does being in the group mean we have an instrument?"
	claims := asked && c.OpensYesNo() && c.Has(reading.SaysIn, reading.SaysMember, reading.SaysObserver, reading.FirstPerson) || concludes(c)
	likely := asked || len(c.Items) <= fewItems
	if !found || claims {
		return term, false
	}
	who := c.Has(reading.AsksWho) && len(c.Subjects) > 0 // "who is the NSA of Canada"
	person := who && !asked
	if person || !likely {
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

// asksExpansion reports that it is asked what letters stand for: not by "I mean", nor where all are to be named.
func asksExpansion(c *reading.Clause) bool {
	if all := c.Items[0].Is(reading.AsksList) && c.Has(reading.SaysAll); all {
		return false // "name every country, including the NATO ones spelled out"
	}
	for i, it := range c.Items {
		asks := it.Is(reading.AsksExpansion) && !it.Name()
		if asks && c.Items.At(i-1).Key != "i" {
			return true
		}
	}
	return false
}

// concludes reports a question what follows: "does that mean Canada is an observer".
func concludes(c *reading.Clause) bool {
	for i, it := range c.Items {
		means := it.Is(reading.AsksExpansion) && !it.Name() && c.Items.At(i-1).Is(reading.Anaphor)
		behind := c.Items[min(i+1, len(c.Items)):]
		if means && slices.ContainsFunc(behind, func(o *reading.Item) bool { return o.Is(reading.SaysMember | reading.SaysObserver) }) {
			return true
		}
	}
	return false
}

// inFull reports whether the clause writes the term out: then its letters are not
// what is asked.
func inFull(c *reading.Clause, t corpus.Term) bool {
	return slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		return it.Named(corpus.TermName) && strings.Contains(it.Key, " ") && it.Senses[0].ID == t.ID
	})
}
