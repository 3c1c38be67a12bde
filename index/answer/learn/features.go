package learn

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Features are words, the first word, pairs and triples of neighbouring words, and pieces of two to five
// letters within a word, its ends marked. A word that begins with a capital
// or a sign stands for a kind of name or word and has no pieces.
const (
	minPiece = 2
	maxPiece = 5
	maxWords = 400 // of a text; more say nothing new about what is asked
	maxWord  = 40  // bytes; more is no word
)

const (
	wordSeed  = 'w'
	firstSeed = 'f'
	pairSeed  = 'b'
	pieceSeed = 'c'
)

type feature struct {
	index int32
	value float32
}

// hash is FNV-1a over a kind, and one or two words.
func hash(kind byte, a, b string) uint32 {
	h := start(kind)
	for i := range len(a) {
		h = (h ^ uint32(a[i])) * 16777619
	}
	if kind == pairSeed {
		h = (h ^ ' ') * 16777619
		for i := range len(b) {
			h = (h ^ uint32(b[i])) * 16777619
		}
	}
	return h
}

func start(kind byte) uint32 { return (2166136261 ^ uint32(kind)) * 16777619 }

// each calls yield with the hash of each feature of the text, as often as it occurs.
func each(text string, yield func(uint32)) {
	before, last := "", ""
	n := 0
	for word := range strings.SplitSeq(text, " ") {
		if word == "" || len(word) > maxWord {
			continue
		}
		if n++; n > maxWords {
			return
		}
		yield(hash(wordSeed, word, ""))
		if last == "" {
			yield(hash(firstSeed, word, ""))
		} else {
			yield(hash(pairSeed, last, word))
		}
		if before != "" {
			yield(hash(pairSeed, before+" "+last, word))
		}
		before, last = last, word
		if first := word[0]; first >= 'A' && first <= 'Z' || first >= utf8.RuneSelf {
			continue
		}
		pieces("_"+word+"_", yield)
	}
}

func pieces(word string, yield func(uint32)) {
	for i := range len(word) {
		h := start(pieceSeed)
		for j := i; j < len(word) && j-i < maxPiece; j++ {
			h = (h ^ uint32(word[j])) * 16777619
			if j-i+1 >= minPiece {
				yield(h)
			}
		}
	}
}

// vector is the text as features by rising index, of length 1.
func (m *Model) vector(text string) []feature {
	var found []int32
	each(text, func(h uint32) {
		if i := m.find(h); i >= 0 {
			found = append(found, i)
		}
	})
	return weighed(found, m.idf)
}

// weighed turns occurrences into features weighted by their frequency and rarity.
func weighed(found []int32, idf []float32) []feature {
	slices.Sort(found)
	var out []feature
	var norm float64
	for i := 0; i < len(found); {
		j := i
		for j < len(found) && found[j] == found[i] {
			j++
		}
		v := (1 + math.Log(float64(j-i))) * float64(idf[found[i]])
		out = append(out, feature{found[i], float32(v)})
		norm += float64(v * v) // converted, so that no machine fuses it
		i = j
	}
	norm = math.Sqrt(norm)
	for i := range out {
		out[i].value = float32(float64(out[i].value) / norm)
	}
	return out
}

// find returns the index of the feature, or -1.
func (m *Model) find(h uint32) int32 {
	mask := uint32(len(m.table) - 1) // #nosec G115 -- twice the features, some ten thousand
	for i := h & mask; ; i = (i + 1) & mask {
		switch k := m.table[i]; {
		case k == 0:
			return -1
		case m.vocab[k-1] == h:
			return k - 1
		}
	}
}

// prepare builds the table that find looks in.
func (m *Model) prepare() {
	size := 16
	for size < 2*len(m.vocab) {
		size *= 2
	}
	m.table = make([]int32, size)
	mask := uint32(size - 1) // #nosec G115 -- twice the features, some ten thousand
	for i, h := range m.vocab {
		at := h & mask
		for m.table[at] != 0 {
			at = (at + 1) & mask
		}
		m.table[at] = int32(i) + 1
	}
}

// vocabulary returns the features that enough of the texts have, sorted, and
// their rarity.
func vocabulary(texts []string, least int) (vocab []uint32, idf []float32) {
	seen := map[uint32]int{}
	var own []uint32
	for _, text := range texts {
		own = own[:0]
		each(text, func(h uint32) { own = append(own, h) })
		slices.Sort(own)
		for _, h := range slices.Compact(own) {
			seen[h]++
		}
	}
	for h, n := range seen {
		if n >= least {
			vocab = append(vocab, h)
		}
	}
	slices.SortFunc(vocab, func(a, b uint32) int { return cmp.Compare(a, b) })
	idf = make([]float32, len(vocab))
	for i, h := range vocab {
		idf[i] = float32(1 + math.Log(float64(1+len(texts))/float64(1+seen[h])))
	}
	return vocab, idf
}
