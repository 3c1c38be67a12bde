package reading

import (
	"strings"

	"miswg/corpus"
)

// A gazetteer finds names in a row of words. It only proposes spans; who is
// meant is settled by exact lookup.
type gazetteer struct {
	entries   map[string][]corpus.NameEntry // by folded name
	ambiguous map[string][]corpus.Ambiguity
	longest   map[string]int    // first word → words of the longest name it starts
	spelling  []spelled         // names a misspelling may be read as
	free      map[string]string // words of an official name in any order → a key of entries
	parts     map[string]bool   // words such names are made of
	lists     map[string]Mark
}

func newGazetteer(c *corpus.Corpus, lists map[string]Mark) *gazetteer {
	names := c.NameList()
	g := &gazetteer{lists: lists, entries: make(map[string][]corpus.NameEntry, len(names)), ambiguous: map[string][]corpus.Ambiguity{}, longest: make(map[string]int, len(names)), free: map[string]string{}, parts: map[string]bool{}}
	for i, n := range names {
		if n.Key == "" {
			continue
		}
		if same := g.entries[n.Key]; len(same) > 0 {
			g.entries[n.Key] = append(same, n)
		} else {
			g.entries[n.Key] = names[i : i+1 : i+1] // most names are of one thing: no copy
		}
		g.note(n.Key)
		g.addInverted(n)
		g.addSpelling(n)
	}
	for a := range c.Ambiguities() {
		for _, name := range a.Names {
			key := corpus.Fold(name)
			g.ambiguous[key] = append(g.ambiguous[key], a)
			g.note(key)
		}
	}
	return g
}

// note keeps how far a name may reach from its first word.
func (g *gazetteer) note(key string) {
	first, _, _ := strings.Cut(key, " ")
	if n := strings.Count(key, " ") + 1; n > g.longest[first] {
		g.longest[first] = n
	}
}

// at returns the number of words of the longest name that starts at words[0],
// and its key; 0 when there is none.
func (g *gazetteer) at(words []string) (int, string) {
	for n := min(g.longest[words[0]], len(words)); n > 0; n-- {
		key := words[0]
		if n > 1 {
			key = strings.Join(words[:n], " ")
		}
		if len(g.entries[key]) > 0 || len(g.ambiguous[key]) > 0 {
			return n, key
		}
	}
	return 0, ""
}

// acronymsOf maps the folded acronyms of the glossary, singular and plural, to
// the terms; an acronym of two terms goes to the first. The plural of two letters is a word: "ces".
func acronymsOf(c *corpus.Corpus) map[string]string {
	const short = 2
	out := map[string]string{}
	for t := range c.Terms() {
		for _, l := range corpus.Langs() {
			acronym := corpus.Fold(t.Names[l].Acronym)
			for _, key := range []string{acronym, acronym + "s"} {
				word := len(acronym) < short || key != acronym && len(acronym) == short
				if _, dup := out[key]; !dup && !word {
					out[key] = t.ID
				}
			}
		}
	}
	return out
}

// Term returns the term of the glossary an item stands for, and whether it stands
// for one; asked tells that the message asks what something means.
func (r *Reader) Term(it *Item, asked bool) (corpus.Term, bool) {
	for _, n := range it.Senses {
		if n.Kind == corpus.TermName {
			return r.TermByID(n.ID)
		}
	}
	id, ok := r.acronyms[it.Key]
	// Asked what it means, "bsi" in small letters is the acronym too.
	spelled := asked && !it.grammar
	letters := spelled || len(it.Key) > 3 || allCaps(it.Words)
	if !ok || !letters {
		return corpus.Term{}, false
	}
	return r.TermByID(id)
}

// TermByID returns the term of that ID, and whether there is one.
func (r *Reader) TermByID(id string) (corpus.Term, bool) {
	for t := range r.Corpus.Terms() {
		if t.ID == id {
			return t, true
		}
	}
	return corpus.Term{}, false
}

// GroupsOf returns the group an item names, or none.
func (r *Reader) GroupsOf(it *Item) []corpus.Group {
	for _, n := range it.Senses {
		if n.Kind == corpus.GroupName {
			if g, ok := r.Corpus.Group(n.ID); ok {
				return []corpus.Group{g}
			}
		}
	}
	return nil
}

// Bodies returns the organisations on the list that belong with a group.
func (r *Reader) Bodies(it *Item) []corpus.Entity {
	var out []corpus.Entity
	for _, n := range it.Senses {
		body, ok := r.Corpus.Entity(n.ID)
		if !ok || n.Kind != corpus.EntityName {
			continue
		}
		for _, id := range body.Related {
			if e, ok := r.Corpus.Entity(id); ok && e.Type == corpus.Organisation && e.Status != corpus.NotListed {
				out = append(out, e)
			}
		}
	}
	return out
}
