// SPDX-License-Identifier: MIT

// Package reading takes a message apart: its language, the names in it, the words
// that give a question its structure, and the clauses they stand in. It knows the
// names of a corpus, the word lists in data, and what the examples show of single
// words (a Vocabulary). It decides nothing: what is asked is for package intent to
// say.
package reading

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"miswg/corpus"
)

// A Reader knows the names of a corpus and the words of both languages. It is
// safe for concurrent use.
type Reader struct {
	Corpus   *corpus.Corpus
	lexicons map[corpus.Lang]*lexicon
	lists    map[string]Mark // of each folded word or phrase
	names    *gazetteer
	Words    *Vocabulary
	acronyms map[string]string // folded → ID of the term
	states   map[string][]string
	numbers  map[string]int // of a folded word
}

// New returns a reader of the names of c; words are what the examples show
// of single words.
func New(c *corpus.Corpus, words *Vocabulary) *Reader {
	r := &Reader{Corpus: c, Words: words, acronyms: acronymsOf(c)}
	names := map[corpus.Lang]*strings.Replacer{}
	for _, l := range corpus.Langs() {
		names[l] = bodyNames(c, l)
	}
	var errWords, errLists, errStates, errNumbers error
	r.lists, errLists = readLists(names[corpus.English])
	var naming sync.WaitGroup
	naming.Go(func() { r.names = newGazetteer(c, r.lists) })
	r.lexicons, errWords = lexicons(names)
	r.states, errStates = readStates(c)
	r.numbers, errNumbers = readNumbers()
	if err := errors.Join(errWords, errLists, errStates, errNumbers); err != nil {
		panic(err) // unreachable: the embedded word lists are read by the tests
	}
	naming.Wait()
	return r
}

// Guess returns the IDs of the entities that a folded, misspelt name may stand
// for, the nearest ones only; none when it is too short to tell.
func (r *Reader) Guess(key string) []string {
	ids, _ := r.names.near(key, 0)
	return ids
}

// Near returns the IDs of the entities whose names are near a folded word that
// stands where a name is to be expected: one slip more than Guess is forgiven.
func (r *Reader) Near(key string) []string {
	const shortest = 4
	if utf8.RuneCountInString(key) < shortest || r.IsCommon(key) {
		return nil
	}
	ids, _ := r.names.within(key, 1)
	return ids
}

// Code returns the ID of the country or organisation of a code; "" when there is none.
func (r *Reader) Code(code string) string {
	for _, n := range r.names.entries[corpus.Fold(code)] {
		if n.Sort == corpus.CodeName && n.Kind == corpus.EntityName {
			return n.ID
		}
	}
	return ""
}

// A Message is a text taken apart: its language, its words as items, and the
// items in clauses. Nothing of it changes once it is read.
type Message struct {
	*Reader
	Lang    corpus.Lang
	Why     string // the language was chosen
	Items   Items
	Clauses []*Clause
	Whole   *Clause     // all of them as one
	Wanted  corpus.Lang // the language it asks to be answered in: "in French please"; "" for none
	Partly  bool        // only End words at the beginning and as many at the end were read
	YesOrNo bool        // it asks for a Yes or No: "yes or no: Mexico"
	shouted bool        // typed in capitals throughout, so capitals say nothing
	asked   bool        // ends in a question mark
}

// Read reads a text, in the language it is written in; prefer is the language
// where the text does not tell, or in any case if forced.
func (r *Reader) Read(text string, prefer corpus.Lang, force bool) *Message {
	return r.read(text, prefer, force, joinFirms)
}

// Line reads a line of a list, in that language: each word of a firm's name for itself.
func (r *Reader) Line(text string, lang corpus.Lang) *Message {
	return r.read(text, lang, true, func(items Items) Items { return items })
}

func (r *Reader) read(text string, prefer corpus.Lang, force bool, firms func(Items) Items) *Message {
	m := r.recognised(r.stripAddress(Clean(text)), prefer, force, End)
	m.Wanted = wanted(m.Items)
	dropLanguages(m.Items)
	guard(m.Items)
	dropTellers(m.Items)
	items := withoutYesOrNo(m.Items)
	m.YesOrNo = len(items) < len(m.Items)
	m.Items = firms(items)
	m.acceptAlone()
	m.Clauses = clauses(m.Items, m.Lang)
	from := 0
	for _, c := range m.Clauses {
		c.dropPeople()
		m.acceptCodes(c, from)
		c.acceptInContext()
		m.acceptElided(c)
		from += len(c.Items)
	}
	m.acceptOnly()
	m.acceptCities()
	m.rewrite()
	m.Clauses = clauses(m.Items, m.Lang)
	m.Whole = Join(m.Clauses)
	m.asked = strings.HasSuffix(strings.TrimSpace(text), "?")
	if n := len(m.Clauses); m.asked && n > 0 {
		m.Clauses[n-1].last, m.Whole.last = true, true
	}
	return m
}

// Scan reads a text for its names alone: the message has items, and no clauses.
func (r *Reader) Scan(text string, prefer corpus.Lang) *Message {
	m := r.recognised(Clean(text), prefer, false, maxScanned/2)
	from := 0
	for _, c := range clauses(m.Items, m.Lang) {
		m.acceptCodes(c, from)
		from += len(c.Items)
	}
	return m
}

// recognised finds the language and the items of a clean text, of which so many words
// at either end are read.
func (r *Reader) recognised(text string, prefer corpus.Lang, force bool, end int) *Message {
	m := &Message{Reader: r}
	tokens := tokenize(text)
	if m.Partly = len(tokens) > 2*end; m.Partly { // the middle is left out
		tokens = slices.Concat(tokens[:end], tokens[len(tokens)-end:])
	}
	for i, t := range tokens {
		tokens[i].marks = r.lists[t.Key]
	}
	m.Lang, m.Why = r.detect(prefer, force, tokens)
	if m.Lang == corpus.French {
		tokens = m.partElided(tokens)
	}
	m.shouted = shouting(tokens)
	keys := keysOf(tokens)
	for i := 0; i < len(tokens); { // the longest reading first
		it, n := m.itemAt(keys[i:min(i+12, len(keys))], tokens[i:])
		m.Items = append(m.Items, it)
		i += n
	}
	partRows(m)
	cueAmbiguous(m.Items)
	return m
}

// Asked reports whether the message ends in a question mark.
func (m *Message) Asked() bool { return m.asked }

// stripAddress removes the command or the bot's name a question may begin with.
func (r *Reader) stripAddress(s string) string {
	s = strings.TrimSpace(s)
	command := r.Corpus.Body().Command
	called := "@" + command[1:]
	for _, p := range []string{command, called} {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	// Inside a sentence it addresses the bot only after an @.
	return strings.ReplaceAll(s, called, " ")
}

// Draft is what a message puts up to be checked: the longest of what stands in quotation marks, where words beside it
// ask whether that is right; nil where nothing does. "Please check: “the MISWG has 38 members”".
func Draft(m *Message) Items {
	const least = 4 // words: less is a name or a term
	var quoted, beside Items
	within, from := false, 0
	end := func(to int) {
		if run := m.Items[from:to]; within && len(run) > len(quoted) {
			quoted = run
		} else if !within {
			beside = append(beside, run...)
		}
	}
	for i, it := range m.Items {
		for range it.Words[0].quotes {
			end(i)
			within, from = !within, i
		}
	}
	end(len(m.Items))
	asks := slices.ContainsFunc(beside, func(it *Item) bool { return it.Is(checks) })
	if len(quoted) < least || !asks {
		return nil
	}
	return quoted
}
