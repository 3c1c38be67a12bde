// SPDX-License-Identifier: MIT

// Package foreign has what other languages than English and French call the countries
// of the world, from CLDR. The names are written ahead: asking CLDR for them, and
// folding them, would take a good part of every start, and weigh in every binary.
package foreign

import (
	_ "embed"
	"iter"
	"strings"
)

// A Name is what a language calls a country.
type Name struct {
	ID      string // ISO 3166-1, two letters
	Key     string // folded as corpus.Fold does
	Surface string
}

//go:generate go test . -run TestNamesAreWhatCLDRSays -update
//go:embed names.tsv
var names string

// Len is how many names All yields.
func Len() int { return strings.Count(names, "\n") }

// All yields the names, language by language. Several countries may have the same key.
func All() iter.Seq[Name] {
	return func(yield func(Name) bool) {
		for line := range strings.Lines(names) {
			id, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			key, surface, _ := strings.Cut(rest, "\t")
			if !yield(Name{id, key, surface}) {
				return
			}
		}
	}
}
