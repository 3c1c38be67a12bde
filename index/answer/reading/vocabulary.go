package reading

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"miswg/corpus"
)

// A Vocabulary is what the examples show of single words: the language they are
// of, and whether people use them when all they ask is who is in.
type Vocabulary struct {
	uses  map[string]wordUse
	share float64 // of all examples that are about membership

	examples int
}

// A wordUse counts the examples that hold a word.
type wordUse struct {
	english, french int
	membership      int // of them, those about membership
	small           int // of them, those that have it in small letters
	titled          int // of them, those that have it with a capital where no sentence begins
}

func (w wordUse) total() int { return w.english + w.french }

// named reports a word that is written as names are, almost always: a firm's, a person's.
func (w wordUse) named() bool {
	const few, many = 15, 40 // of a hundred
	rare, often := 100*w.small <= few*w.total(), 100*w.titled >= many*w.total()
	return rare && often && w.titled >= leastUses
}

// familiar reports a word that is no slip of a name: people use it often, or mostly where they do not
// ask who is in ("creation"), and names are misspelt where they are asked about.
func (w wordUse) familiar() bool {
	const often = 8
	elsewhere := w.total() - w.membership
	return w.total() >= often || elsewhere >= leastUses && elsewhere > w.membership
}

// leastUses makes a word known: a slip of the pen is seldom made twice.
const leastUses = 2

// wellKnown is how often a word must be used that is never written in small
// letters: "Friday" is no name we do not know, "Genovia" is.
const wellKnown = 8

// known reports whether people use the word.
func (v *Vocabulary) known(word string) bool { return v.uses[word].total() >= leastUses }

// neutral reports whether the word says nothing beyond membership: in a question
// about a country it leaves the claim as it is. "fee" does not.
func (v *Vocabulary) neutral(word string) bool { return v.atHome(word, 0.45) }

// plain reports whether people use the word in questions about membership as
// much as in any other.
func (v *Vocabulary) plain(word string) bool { return v.atHome(word, 0.75) }

// atHome reports whether the share of membership among the messages with the word
// is at least that part of what it is among all.
func (v *Vocabulary) atHome(word string, part float64) bool {
	w := v.uses[word]
	return w.membership >= leastUses && float64(w.membership) >= part*v.share*float64(w.total())
}

// Frequent reports whether the word is among those people use most.
func (v *Vocabulary) Frequent(word string) bool {
	const part = 0.010
	return float64(v.uses[word].total()) >= part*float64(v.examples)
}

// Uses is how often people use the word in the examples.
func (v *Vocabulary) Uses(word string) int { return v.uses[word].total() }

// functional reports whether the word is a frequent one that carries grammar and
// no matter: of the frequent, only "instrument" and its like keep to one subject.
func (v *Vocabulary) functional(word string) bool {
	return v.Frequent(word) && v.atHome(word, 0.2)
}

// speaks returns how strongly the word is of French rather than English, from -3
// to 3; 0 when it is of both or unknown.
func (v *Vocabulary) speaks(word string) int {
	w := v.uses[word]
	switch {
	case w.total() < leastUses:
		return 0
	case w.french >= 20*w.english:
		return 3
	case w.english >= 20*w.french:
		return -3
	case w.french >= 4*w.english:
		return 1
	case w.english >= 4*w.french:
		return -1
	}
	return 0
}

// of reports whether the word is of the language and hardly of the other.
func (v *Vocabulary) of(l corpus.Lang, word string) bool {
	n := v.speaks(word)
	return l == corpus.French && n > 0 || l == corpus.English && n < 0
}

// CountWords counts over examples; about tells of which labels are about membership, and own
// which words stand in names that the corpus knows.
func CountWords(examples []corpus.Example, about, own func(string) bool) *Vocabulary {
	v := &Vocabulary{uses: map[string]wordUse{}, examples: len(examples)}
	membership := 0
	for _, e := range examples {
		tokens := tokenize(Clean(e.Text))
		small, titled := map[string]bool{}, map[string]bool{}
		for i, t := range tokens {
			small[t.Key] = small[t.Key] || t.raw == strings.ToLower(t.raw)
			inside := i > 0 && t.before&Stop == 0
			titled[t.Key] = titled[t.Key] || inside && titleCase(t.raw)
		}
		words := keysOf(tokens)
		slices.Sort(words)
		member := about(e.Label)
		if member {
			membership++
		}
		for _, w := range slices.Compact(words) {
			if w == "" || len(w) > 30 {
				continue
			}
			use := v.uses[w]
			if e.Lang == corpus.French {
				use.french++
			} else {
				use.english++
			}
			if member {
				use.membership++
			}
			if small[w] {
				use.small++
			}
			if titled[w] {
				use.titled++
			}
			v.uses[w] = use
		}
	}
	maps.DeleteFunc(v.uses, func(word string, use wordUse) bool {
		rare := use.small < leastUses && use.total() < wellKnown
		return rare || use.named() && !own(word)
	})
	v.share = float64(membership) / float64(max(1, len(examples)))
	return v
}

// titleCase reports a word of some letters of which the first alone is a capital.
func titleCase(raw string) bool {
	const shortest = 3
	rest := []rune(raw)
	return len(rest) >= shortest && unicode.IsUpper(rest[0]) && !strings.ContainsFunc(string(rest[1:]), unicode.IsUpper)
}

// Encode writes the words that are known, one a line, sorted.
func (v *Vocabulary) Encode() string {
	words := make([]string, 0, len(v.uses))
	for w, use := range v.uses {
		if use.total() >= leastUses {
			words = append(words, w)
		}
	}
	slices.Sort(words)
	var b strings.Builder
	fmt.Fprintf(&b, "%d %d\n", int(v.share*10000), v.examples)
	for _, w := range words {
		use := v.uses[w]
		fmt.Fprintf(&b, "%s %d %d %d\n", w, use.english, use.french, use.membership)
	}
	return b.String()
}

// DecodeVocabulary reads what Encode wrote. The words share text's memory.
func DecodeVocabulary(text string) (*Vocabulary, error) {
	head, rest, _ := strings.Cut(text, "\n")
	var share int
	v := &Vocabulary{uses: make(map[string]wordUse, strings.Count(rest, "\n"))}
	if err := numbers(head, &share, &v.examples); err != nil {
		return nil, err
	}
	v.share = float64(share) / 10000
	for row := range strings.Lines(rest) {
		word, counts, _ := strings.Cut(strings.TrimSuffix(row, "\n"), " ")
		var use wordUse
		if err := numbers(counts, &use.english, &use.french, &use.membership); err != nil {
			return nil, err
		}
		v.uses[word] = use
	}
	return v, nil
}

// numbers reads numbers parted by single spaces.
func numbers(text string, into ...*int) error {
	for _, n := range into {
		var first string
		first, text, _ = strings.Cut(text, " ")
		var err error
		if *n, err = strconv.Atoi(first); err != nil {
			return fmt.Errorf("vocabulary: %w", err)
		}
	}
	return nil
}
