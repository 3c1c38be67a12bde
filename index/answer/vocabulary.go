package answer

import (
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
)

// A vocabulary is what the examples show of single words: the language they are
// of, and whether people use them when all they ask is who is in.
type vocabulary struct {
	uses  map[string]wordUse
	share float64 // of all examples that are about membership

	examples int
}

// A wordUse counts the examples that hold a word.
type wordUse struct {
	english, french int
	membership      int // of them, those about membership
}

func (w wordUse) total() int { return w.english + w.french }

// leastUses makes a word known: a slip of the pen is seldom made twice.
const leastUses = 2

// known reports whether people use the word.
func (v *vocabulary) known(word string) bool { return v.uses[word].total() >= leastUses }

// neutral reports whether the word says nothing beyond membership: in a question
// about a country it leaves the claim as it is. "fee" does not.
func (v *vocabulary) neutral(word string) bool { return v.atHome(word, 0.45) }

// plain reports whether people use the word in questions about membership as
// much as in any other.
func (v *vocabulary) plain(word string) bool { return v.atHome(word, 0.75) }

// atHome reports whether the share of membership among the messages with the word
// is at least that part of what it is among all.
func (v *vocabulary) atHome(word string, part float64) bool {
	w := v.uses[word]
	return w.membership >= leastUses && float64(w.membership) >= part*v.share*float64(w.total())
}

// frequent reports whether the word is among those people use most.
func (v *vocabulary) frequent(word string) bool {
	const part = 0.010
	return float64(v.uses[word].total()) >= part*float64(v.examples)
}

// functional reports whether the word is a frequent one that carries grammar and
// no matter: of the frequent, only "instrument" and its like keep to one subject.
func (v *vocabulary) functional(word string) bool {
	return v.frequent(word) && v.atHome(word, 0.2)
}

// speaks returns how strongly the word is of French rather than English, from -3
// to 3; 0 when it is of both or unknown.
func (v *vocabulary) speaks(word string) int {
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

// countWords counts over examples; about tells of which labels are about membership.
func countWords(examples []corpus.Example, about func(label string) bool) *vocabulary {
	v := &vocabulary{uses: map[string]wordUse{}, examples: len(examples)}
	membership := 0
	for _, e := range examples {
		words := keysOf(tokenize(clean(e.Text)))
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
			v.uses[w] = use
		}
	}
	v.share = float64(membership) / float64(max(1, len(examples)))
	return v
}

// encode writes the words that are known, one a line, sorted.
func (v *vocabulary) encode() string {
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

// decodeVocabulary reads what encode wrote. The words share text's memory.
func decodeVocabulary(text string) (*vocabulary, error) {
	head, rest, _ := strings.Cut(text, "\n")
	first, second, _ := strings.Cut(head, " ")
	share, ok := atoi(first)
	examples, ok2 := atoi(second)
	ok = ok && ok2
	v := &vocabulary{uses: make(map[string]wordUse, strings.Count(rest, "\n")), share: float64(share) / 10000, examples: examples}
	for rest != "" && ok {
		var row string
		row, rest, _ = strings.Cut(rest, "\n")
		word, numbers, _ := strings.Cut(row, " ")
		var use wordUse
		for _, into := range []*int{&use.english, &use.french, &use.membership} {
			var n string
			n, numbers, _ = strings.Cut(numbers, " ")
			if *into, ok = atoi(n); !ok {
				break
			}
		}
		v.uses[word] = use
	}
	if !ok {
		return nil, fmt.Errorf("vocabulary: not in its form")
	}
	return v, nil
}

func atoi(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, s != ""
}
