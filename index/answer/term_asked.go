package answer

import "miswg/corpus"

// tryTerm finds a question about an acronym or a name of the glossary.
func (d *decider) tryTerm() Intent {
	for _, c := range append([]*clause{join(d.clauses)}, d.clauses...) {
		t, ok := d.termOf(c)
		if !ok {
			continue
		}
		ids := []string{t.ID}
		if other, two := d.otherTerm(c, t); two {
			ids = append(ids, other.ID)
		}
		return Terms{ids}
	}
	return nil
}

// otherTerm returns a second term of the clause: "NSA and DSA: what are they short for?".
func (d *decider) otherTerm(c *clause, first corpus.Term) (corpus.Term, bool) {
	for _, it := range c.items {
		if t, ok := d.term(it, false); ok && t.ID != first.ID && t.ID != "miswg" && t.Entity == "" {
			return t, true
		}
	}
	return corpus.Term{}, false
}

// termOf returns the term clause c asks about: a bare term, "what does X mean",
// or whether such an authority "is a member".
func (d *decider) termOf(c *clause) (corpus.Term, bool) {
	const fewItems = 5
	asked := c.has(asksExpansion)
	var term corpus.Term
	found := false
	for _, it := range c.items {
		t, ok := d.term(it, asked)
		switch {
		case ok && (!found || term.ID == "miswg"):
			term, found = t, true
		case ok && t.ID != term.ID && !asked:
			return term, false
		case ok, asked, d.words.frequent(it.key), it.is(asksWho), it.is(asksWhich), it.is(saysMISWG) && term.ID != "miswg":
		case it.is(saysMember), it.is(saysObserver), it.is(saysIn), it.is(saysMISWG):
			// "Is NSA part of MISWG?"
		default:
			return term, false
		}
	}
	if !found || !asked && len(c.items) > fewItems {
		return term, false
	}
	if (term.ID == "miswg" || term.ID == "bsi") && !asked {
		return term, false // the page itself says what they are
	}
	if term.Entity != "" && !asked {
		return term, false // "OCCAR" asks for its standing
	}
	return term, true
}

func (m *message) term(it *item, asked bool) (corpus.Term, bool) {
	for _, n := range it.senses {
		if n.Kind == corpus.TermName {
			return m.termByID(n.ID)
		}
	}
	id, ok := m.acronyms[it.key]
	// Asked what it means, "bsi" in small letters is the acronym too.
	spelled := asked && !m.words.functional(it.key)
	if !ok || !spelled && !allCaps(it.words) && len(it.key) <= 3 {
		return corpus.Term{}, false
	}
	return m.termByID(id)
}

// acronymsOf maps the folded acronyms of the glossary, singular and plural, to
// the terms; an acronym of two terms goes to the first.
func acronymsOf(c *corpus.Corpus) map[string]string {
	out := map[string]string{}
	for t := range c.Terms() {
		for _, l := range corpus.Langs() {
			for _, key := range []string{corpus.Fold(t.Names[l].Acronym), corpus.Fold(t.Names[l].Acronym) + "s"} {
				if _, dup := out[key]; !dup && len(key) > 1 {
					out[key] = t.ID
				}
			}
		}
	}
	return out
}

// termByID returns the term of that ID, and whether there is one.
func (m *message) termByID(id string) (corpus.Term, bool) {
	for t := range m.corpus.Terms() {
		if t.ID == id {
			return t, true
		}
	}
	return corpus.Term{}, false
}
