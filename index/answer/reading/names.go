package reading

import (
	"slices"
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

// cutsShort reports whether n tokens end in the midst of a name that begins behind a comma:
// "Korea, South" of "Korea, South Africa".
func (g *gazetteer) cutsShort(tokens []Token, n int) bool {
	for i := 1; i < n; i++ {
		if tokens[i].before&Comma == 0 {
			continue
		}
		if longer, _ := g.at(keysOf(tokens[i:])); longer > n-i {
			return true
		}
	}
	return false
}

// partRows makes two items of one that is a name and another's name behind it, where a mark
// parts those as it parts a row that they stand in: "Taiwan, Hong Kong, China" has three, "Hong
// Kong, China" alone has one.
func partRows(m *Message) {
	for i := 0; i < len(m.Items); i++ {
		if !m.Items[i].Named(corpus.EntityName) || m.Items[i].Named(corpus.GroupName) {
			continue
		}
		if two := twoNames(m, i); two != nil {
			m.Items = slices.Replace(m.Items, i, i+1, two...)
			i++
		}
	}
}

// twoNames are the names of two that the words of item i are in a row; nil where they are one.
func twoNames(m *Message, i int) Items {
	words := m.Items[i].Words
	keys := keysOf(words)
	for n := 1; n < len(words); n++ {
		mark := words[n].before
		alternative := mark&(Slash|Ampersand) != 0 // "Hong Kong/China"
		if row := alternative || inRowBy(m.Items, i, mark); !row {
			continue
		}
		first, all := m.itemAt(keys[:n], words[:n])
		second, rest := m.itemAt(keys[n:], words[n:])
		named := first.Named(corpus.EntityName) && second.Named(corpus.EntityName)
		if mark&Comma != 0 {
			named = first.Name() && second.Name() // "US, Virgin Islands", of which there are two
		}
		whole := all+rest == len(words)
		adjective := isAdjective(first) || isAdjective(second) // "American Samoa", "Virgin Islands, British"
		same := len(first.Senses) > 0 && second.Names(first.Senses[0].ID)
		if one := adjective || same; one {
			continue
		}
		if whole && named {
			return Items{first, second}
		}
	}
	return nil
}

// inRowBy reports whether the mark, or "and" in its place, parts item i from a name beside it,
// articles apart.
func inRowBy(s Items, i int, mark Sep) bool {
	before, behind := i, i+1
	for s.At(before - 1).Marked(IsArticle) {
		before--
	}
	if s.At(before-1).Name() && s[before].Before == mark {
		return true
	}
	if next := s.At(behind); next.Name() {
		return next.Before == mark
	}
	if joined := mark&Comma != 0 && s.At(behind).Is(SaysAnd|SaysOr); !joined {
		return false
	}
	for behind++; s.At(behind).Marked(IsArticle); behind++ {
	}
	return s.At(behind).Name()
}

// isAdjective reports the adjective of a country: "British".
func isAdjective(it *Item) bool {
	return len(it.Senses) > 0 && it.Senses[0].Sort == corpus.Adjective
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
