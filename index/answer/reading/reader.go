// SPDX-License-Identifier: MIT

// Package reading takes a message apart: its language, the names in it, the words
// that give a question its structure, and the clauses they stand in. It knows the
// names of a corpus, the word lists in data, and what the examples show of single
// words (a Vocabulary). It decides nothing: what is asked is for package intent to
// say.
package reading

import (
	"strings"
	"unicode/utf8"

	"miswg/corpus"
)

// A Reader knows the names of a corpus and the words of both languages. It is
// safe for concurrent use.
type Reader struct {
	Corpus   *corpus.Corpus
	lexicons map[corpus.Lang]*lexicon
	Lists    Lists
	names    *gazetteer
	Words    *Vocabulary
	acronyms map[string]string // folded → ID of the term
	states   map[string][]string
}

// New returns a reader of the names of c; words are what the examples show
// of single words.
func New(c *corpus.Corpus, words *Vocabulary) *Reader {
	r := &Reader{Corpus: c, Words: words, acronyms: acronymsOf(c)}
	var err error
	names := map[corpus.Lang]*strings.Replacer{}
	for _, l := range corpus.Langs() {
		names[l] = bodyNames(c, l)
	}
	if r.lexicons, err = lexicons(names); err == nil {
		r.Lists, err = readLists(names[corpus.English])
	}
	if err == nil {
		r.states, err = readStates(c)
	}
	if err != nil {
		panic(err) // unreachable: the embedded word lists are read by the tests
	}
	r.names = newGazetteer(c, r.Lists)
	return r
}

// Guess returns the IDs of the entities that a folded, misspelt name may stand
// for, the nearest ones only; none when it is too short to tell.
func (r *Reader) Guess(key string) []string {
	ids, _ := r.names.guess(key)
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
