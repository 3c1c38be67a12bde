package reading

import (
	"miswg/corpus"
)

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

// Term returns the term of the glossary an item stands for, and whether it stands
// for one; asked tells that the message asks what something means.
func (m *Message) Term(it *Item, asked bool) (corpus.Term, bool) {
	for _, n := range it.Senses {
		if n.Kind == corpus.TermName {
			return m.TermByID(n.ID)
		}
	}
	id, ok := m.acronyms[it.Key]
	// Asked what it means, "bsi" in small letters is the acronym too.
	spelled := asked && !m.Words.functional(it.Key)
	letters := spelled || len(it.Key) > 3 || allCaps(it.Words)
	if !ok || !letters {
		return corpus.Term{}, false
	}
	return m.TermByID(id)
}

// TermByID returns the term of that ID, and whether there is one.
func (m *Message) TermByID(id string) (corpus.Term, bool) {
	for t := range m.Corpus.Terms() {
		if t.ID == id {
			return t, true
		}
	}
	return corpus.Term{}, false
}
