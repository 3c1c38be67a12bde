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
// about a country it leaves the claim as it is. "fee" and "voting" are not.
func (v *vocabulary) neutral(word string) bool {
	const tolerance = 0.45
	w := v.uses[word]
	return w.membership >= leastUses && float64(w.membership) >= tolerance*v.share*float64(w.total())
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

// countWords counts over masked messages.
func countWords(examples []corpus.Example, masked []string) *vocabulary {
	v := &vocabulary{uses: map[string]wordUse{}}
	membership := 0
	for i, e := range examples {
		words := strings.Fields(masked[i])
		slices.Sort(words)
		about := kindOf(e.Label) == membershipKind
		if about {
			membership++
		}
		for _, w := range slices.Compact(words) {
			if isMask(w) || len(w) > 30 {
				continue
			}
			use := v.uses[w]
			if e.Lang == corpus.French {
				use.french++
			} else {
				use.english++
			}
			if about {
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
	fmt.Fprintf(&b, "%d\n", int(v.share*10000))
	for _, w := range words {
		use := v.uses[w]
		fmt.Fprintf(&b, "%s %d %d %d\n", w, use.english, use.french, use.membership)
	}
	return b.String()
}

// decodeVocabulary reads what encode wrote. The words share text's memory.
func decodeVocabulary(text string) (*vocabulary, error) {
	head, rest, _ := strings.Cut(text, "\n")
	share, ok := atoi(head)
	v := &vocabulary{uses: make(map[string]wordUse, strings.Count(rest, "\n")), share: float64(share) / 10000}
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
