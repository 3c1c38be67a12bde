// SPDX-License-Identifier: MIT

// Package words puts answers into sentences, in English and French.
//
// No sentence here knows the page. What it says of the whole list - how many, the
// only one, all of them - is computed from the corpus, whatever its list holds, or
// left unsaid when it is not so. The body's names come from the corpus too.
package words

import (
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// Phrases are all the words of one language that answers are made of: a method each, or,
// where nothing is computed, a name in data/phrases.txt. A phrase is "" where the list gives
// no reason to say it.
type Phrases struct{ sentences }

// In returns the phrases of language l over c.
func In(l corpus.Lang, c *corpus.Corpus) Phrases {
	return Phrases{sentences{factsOf(c, l)}}
}

// Sentence puts a capital on the first letter.
func Sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lower puts a small letter first.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// A Set is a set of entities in the terms the phrases need.
type Set struct {
	Status  string // "member", "observer", "party" (either) or "out" (no member)
	Type    corpus.Type
	Plural  bool
	In      [][]string // plural names of groups; unions inside, all of them outside
	Out     []string   // names of groups
	Without []string   // names of entities
	Initial string     // the letter that their names begin with, or ""
}
