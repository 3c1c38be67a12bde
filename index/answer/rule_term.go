package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// tryTerm explains an acronym or a name of the glossary, and says when the page
// does not spell it out.
func (u *understanding) tryTerm(_ context.Context) (Answer, bool, error) {
	for _, c := range append([]*clause{join(u.clauses)}, u.clauses...) {
		t, ok := u.termOf(c)
		if !ok {
			continue
		}
		a, err := u.termAnswer(t)
		if other, two := u.otherTerm(c, t); two && err == nil {
			a, err = u.withTerm(a, other)
		}
		return a, err == nil, err
	}
	return Answer{}, false, nil
}

// otherTerm returns a second term of the clause: "NSA and DSA: what are they short for?".
func (u *understanding) otherTerm(c *clause, first corpus.Term) (corpus.Term, bool) {
	for _, it := range c.items {
		if t, ok := u.term(it, false); ok && t.ID != first.ID && t.ID != "miswg" && t.Entity == "" {
			return t, true
		}
	}
	return corpus.Term{}, false
}

// withTerm adds what is known of a second term to the answer about the first.
func (u *understanding) withTerm(a Answer, t corpus.Term) (Answer, error) {
	b, err := u.termAnswer(t)
	if err != nil || b.kind != a.kind {
		return a, err
	}
	for _, c := range b.citations {
		if !slices.Contains(a.citations, c) {
			a.citations = append(a.citations, c)
		}
	}
	a.Reasons = append(append(a.Reasons, b.Verdict), b.Reasons...)
	return a, nil
}

// termOf returns the term clause c asks about: a bare term, "what does X mean",
// or whether such an authority "is a member".
func (u *understanding) termOf(c *clause) (corpus.Term, bool) {
	const fewItems = 5
	asked := c.has(asksExpansion)
	var term corpus.Term
	found := false
	for _, it := range c.items {
		t, ok := u.term(it, asked)
		switch {
		case ok && (!found || term.ID == "miswg"):
			term, found = t, true
		case ok && t.ID != term.ID && !asked:
			return term, false
		case ok, asked, u.read.words.frequent(it.key), it.is(asksWho), it.is(asksWhich), it.is(saysMISWG) && term.ID != "miswg":
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

func (u *understanding) term(it *item, asked bool) (corpus.Term, bool) {
	for _, n := range it.senses {
		if n.Kind == corpus.TermName {
			return u.termByID(n.ID)
		}
	}
	id, ok := u.acronyms[it.key]
	// Asked what it means, "bsi" in small letters is the acronym too.
	spelled := asked && !u.read.words.functional(it.key)
	if !ok || !spelled && !allCaps(it.words) && len(it.key) <= 3 {
		return corpus.Term{}, false
	}
	return u.termByID(id)
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

func (u *understanding) termByID(id string) (corpus.Term, bool) {
	for t := range u.corpus.Terms() {
		if t.ID == id {
			return t, true
		}
	}
	return corpus.Term{}, false
}

func (u *understanding) termAnswer(t corpus.Term) (Answer, error) {
	p := phrasesIn(u.lang)
	n := t.Names[u.lang]
	acronym := n.Acronym
	if u.lang == corpus.French && t.Names[corpus.English].Acronym != acronym {
		acronym = t.Names[corpus.English].Acronym + " (" + acronym + ")"
	}
	name := n.Name
	if u.lang == corpus.French && t.Names[corpus.English].Name != name {
		name += " (" + t.Names[corpus.English].Name + ")"
	}
	var a Answer
	if t.OnPage == corpus.Absent {
		a = uncited(None)
	} else {
		quotes := []corpus.Quote{t.Basis}
		if full, err := u.corpus.Quote(t.Basis.Passage().ID, t.Basis.Passage().Text); err == nil {
			quotes = []corpus.Quote{full}
		}
		var err error
		if a, err = cited(Passage, quotes...); err != nil {
			return a, err
		}
	}
	a.Verdict = p.stands(acronym, name)
	if s := p.spelledOut(t.OnPage, t.Names[corpus.English].Acronym, t.Source); s != "" {
		a.Reasons = append(a.Reasons, s)
	}
	if t.Note.In(u.lang) != "" {
		a.Reasons = append(a.Reasons, t.Note.In(u.lang))
	}
	if e, ok := u.corpus.Entity(t.Entity); ok && e.Status == corpus.Observer {
		a.Reasons = append(a.Reasons, p.isNotMemberButObserver(sentence(p.the(e)), e.Names[u.lang].Plural))
	}
	return a, nil
}
