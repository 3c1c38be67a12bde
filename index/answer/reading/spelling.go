package reading

import (
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
)

// spelled is a name a misspelling may be read as.
type spelled struct {
	key      []rune
	id       string
	proposed bool // an acronym or a city: it is put to the asker, never taken
	city     bool
	letters  uint64 // which letters it has: a cheap first test
}

// addSpelling keeps names long enough that one wrong letter does not make
// another of them. Codes and cautious names are never guessed.
func (g *gazetteer) addSpelling(n corpus.NameEntry) {
	city := n.Sort == corpus.City && utf8.RuneCountInString(n.Key) > 6
	plain := n.Kind == corpus.EntityName && n.Rule == corpus.Plain && n.Sort != corpus.City && utf8.RuneCountInString(n.Key) > 4
	if !city && !plain {
		return
	}
	if n.Sort == corpus.Shortcode || n.Sort == corpus.Foreign {
		return
	}
	key := []rune(n.Key)
	g.spelling = append(g.spelling, spelled{key: key, id: n.ID, proposed: city || n.Surface == strings.ToUpper(n.Surface), city: city, letters: letters(key)})
}

// letters are the letters of key as a set, a few of them in one bit together.
func letters(key []rune) uint64 {
	var m uint64
	for _, r := range key {
		m |= 1 << (uint(r) % 64) // #nosec G115 -- a letter is no negative number
	}
	return m
}

// edits is how many slips are forgiven in a name of n letters: one from five
// letters, two from eight.
func edits(n int) int {
	switch {
	case n >= 8:
		return 2
	case n >= 5:
		return 1
	}
	return 0
}

// near returns the IDs of the entities whose names are nearest to key, within the edits
// its length allows and so many more, in the order of the corpus; and whether the best
// are all such as are only ever proposed. With more forgiven, all it finds is proposed.
func (g *gazetteer) near(key string, more int) (ids []string, proposed bool) {
	if edits(utf8.RuneCountInString(key)) == 0 {
		return nil, false
	}
	return g.within(key, more)
}

// within is near for words of any length from two letters.
func (g *gazetteer) within(key string, more int) (ids []string, proposed bool) {
	word := []rune(key)
	best := edits(len(word)) + more
	mask := letters(word)
	proposed = true
	for i := range g.spelling {
		s := &g.spelling[i]
		// First what sets most of them aside without a look at the letters themselves.
		if bits.OnesCount64(mask^s.letters) > 2*best {
			continue
		}
		// A slip seldom spoils the first letter, save by dropping or swapping it.
		if word[0] != s.key[0] && word[0] != s.key[1] && word[1] != s.key[0] {
			continue
		}
		if d := len(s.key) - len(word); d > best || -d > best {
			continue
		}
		// A name forgives what its own length allows, not more.
		limit := min(best, edits(len(s.key))+more)
		if s.city {
			limit = min(best, edits(len(s.key)))
			if parted := slices.Contains(word, ' '); parted {
				continue // "Saint-Malo" is no slip of another saint's
			}
		}
		d := distance(word, s.key, limit)
		if d > limit {
			continue
		}
		if d < best {
			best, ids, proposed = d, ids[:0], true
		}
		if !slices.Contains(ids, s.id) {
			ids = append(ids, s.id)
		}
		proposed = proposed && s.proposed
	}
	return ids, proposed && len(ids) > 0
}

// distance is the number of slips (a letter wrong, missing, doubled or swapped
// with its neighbour) between a and b; limit+1 when there are more than limit.
func distance(a, b []rune, limit int) int {
	if limit == 0 {
		if slices.Equal(a, b) {
			return 0
		}
		return 1
	}
	prev2, prev, cur := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, prev2[j-2]+1)
			}
			cur[j] = d
			least = min(least, d)
		}
		if least > limit {
			return limit + 1
		}
		prev2, prev, cur = prev, cur, prev2
	}
	return min(prev[len(b)], limit+1)
}

// substituted returns the one letter that a has in place of one of b; it passes where they
// differ otherwise.
func substituted(a, b []rune) (has, wants rune, ok bool) {
	if len(a) != len(b) {
		return 0, 0, false
	}
	for i, r := range a {
		if r == b[i] {
			continue
		}
		if ok {
			return 0, 0, false
		}
		has, wants, ok = r, b[i], true
	}
	return has, wants, ok
}

// slipsTo reports whether one letter is easily typed for the other: both are vowels, or
// they lie side by side on a keyboard.
func slipsTo(a, b rune) bool {
	const vowels = "aeiouy"
	if strings.ContainsRune(vowels, a) && strings.ContainsRune(vowels, b) {
		return true
	}
	for _, row := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn"} {
		if i, j := strings.IndexRune(row, a), strings.IndexRune(row, b); i >= 0 && j >= 0 && max(i-j, j-i) == 1 {
			return true
		}
	}
	return false
}

// correct returns the word of the lexicon that word is a slip of, or "".
func (x *lexicon) correct(word string) string {
	if len(word) < 6 {
		return ""
	}
	a := []rune(word)
	found := ""
	for _, w := range x.spelling {
		if w[0] != word[0] || len(w)-len(word) > 1 || len(word)-len(w) > 1 {
			continue
		}
		if distance(a, []rune(w), 1) <= 1 {
			if found != "" {
				return ""
			}
			found = w
		}
	}
	return found
}

// partElided parts the article from a name that is typed as one word with it, and in no other way a
// word: "lespagne", "lotan". A short one could be anything: "linde".
func (r *Reader) partElided(tokens []Token) []Token {
	const shortest = 5
	for i := len(tokens) - 1; i >= 0; i-- {
		t := tokens[i]
		article, name := t.Key[:1], t.Key[1:]
		long := utf8.RuneCountInString(t.Key) >= shortest && len(t.raw) == len(t.Key)
		vowel := long && strings.ContainsAny(name[:1], "aeiouh")
		elides := vowel && strings.Contains("ld", article)
		if !elides || !r.names.only(name) {
			continue
		}
		if word := r.Words.known(t.Key) || r.lexicons[corpus.French].has(t.Key); word {
			continue
		}
		tokens = slices.Replace(tokens, i, i+1,
			Token{raw: t.raw[:1], Key: article, before: t.before, marks: r.lists[article]},
			Token{raw: t.raw[1:], Key: name, before: joint, dotted: t.dotted, marks: r.lists[name]})
	}
	return tokens
}

// only reports the plain name of a country, or the acronym of a body or a group, that is long
// enough to be no chance.
func (g *gazetteer) only(key string) bool {
	const long = 5
	if len(g.ambiguous[key]) > 0 {
		return false
	}
	return slices.ContainsFunc(g.entries[key], func(n corpus.NameEntry) bool {
		other := slices.Contains([]corpus.NameSort{corpus.Foreign, corpus.CodeName, corpus.Shortcode}, n.Sort)
		acronym := n.Surface == strings.ToUpper(n.Surface) && n.Rule != corpus.Capitals
		spelled := n.Rule == corpus.Plain && n.Sort != corpus.City && len(key) >= long
		return !other && (spelled || acronym)
	})
}
