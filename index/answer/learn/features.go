package learn

import (
	"cmp"
	"encoding/binary"
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

// features are what a model knows of each of its features, as it is written, by rising
// hash: the hash, how rare it is (idf), and what one step of its weights is worth (scale).
// They are read where they lie, so that the program's own take no memory of the process.
type features string

const featureSize = 12

func (f features) len() int { return len(f) / featureSize }

func (f features) number(i, at int32) uint32 {
	s := f[i*featureSize+at:][:4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func (f features) hash(i int32) uint32   { return f.number(i, 0) }
func (f features) idf(i int32) float32   { return math.Float32frombits(f.number(i, 4)) }
func (f features) scale(i int32) float32 { return math.Float32frombits(f.number(i, 8)) }

// written writes features; a nil scale is zero for each.
func written(vocab []uint32, idf, scale []float32) features {
	b := make([]byte, 0, featureSize*len(vocab))
	for i, h := range vocab {
		steps := float32(0)
		if scale != nil {
			steps = scale[i]
		}
		b = binary.LittleEndian.AppendUint32(b, h)
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(idf[i]))
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(steps))
	}
	return features(b)
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
	return weighed(found, m.features.idf)
}

// weighed turns occurrences into features weighted by their frequency and rarity.
func weighed(found []int32, idf func(int32) float32) []feature {
	slices.Sort(found)
	var out []feature
	var norm float64
	for i := 0; i < len(found); {
		j := i
		for j < len(found) && found[j] == found[i] {
			j++
		}
		v := (1 + math.Log(float64(j-i))) * float64(idf(found[i]))
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
	first, end := m.starts[h>>startShift], m.starts[h>>startShift+1]
	for first < end {
		middle := (first + end) / 2
		switch at := m.features.hash(middle); {
		case at == h:
			return middle
		case at < h:
			first = middle + 1
		default:
			end = middle
		}
	}
	return -1
}

// startShift leaves the first twelve bits of a hash: some twenty features share them.
const startShift = 20

// prepare counts where find begins to look.
func (m *Model) prepare() {
	m.starts = make([]int32, 1<<(32-startShift)+1)
	for i := range m.features.len() {
		m.starts[m.features.hash(int32(i))>>startShift+1]++ // #nosec G115 -- some ten thousand
	}
	for i := range m.starts[1:] {
		m.starts[i+1] += m.starts[i]
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
