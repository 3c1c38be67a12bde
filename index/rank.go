package index

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search/query"

	"miswg/corpus"
)

// How passages are ranked: Okapi BM25 over stems, plus something for two words that
// stand side by side in the question and in the passage. Bleve's own score is not
// used: it squares the rarity of a word, takes the root of its count and multiplies
// by the share of words found, which all rank worse (see retrieval_test.go, on which
// these figures were chosen).
const (
	saturation  = 2.0  // k1: how much a word said again still adds
	lengthShare = 0.75 // b: how far a long passage is held against
	commonShare = 0.4  // what a word of the stop list weighs of a word as rare
	pairShare   = 0.3  // what a pair adds of the commoner of its words

	maxCandidates = 100
)

// A question is a person's text as one language reads it. It serves one search.
type question struct {
	words *vocabulary
	terms []int32   // those looked for, heaviest first
	worth []float64 // what finding each is worth
	place []uint8   // by number of a stem, its place among the terms, from 1
	pairs map[[2]int32]float64

	counts []float64         // of each term in the passage at hand
	beside map[[2]int32]bool // pairs seen there
}

// read weighs the words of text that some passage of the language holds; all is the
// number of passages in every language.
func (v *vocabulary) read(text string, all int) question {
	q := question{words: v, pairs: map[[2]int32]float64{}, beside: map[[2]int32]bool{}}
	worth := map[int32]float64{}
	before, weighed := int32(-1), 0.0
	for _, s := range v.stems(text, nil) {
		n, ok := v.number[s]
		if !ok {
			before = -1
			continue
		}
		w := v.rarity(n, all)
		if v.common[s] {
			w *= commonShare
			worth[n] = w
		} else {
			worth[n] += w
		}
		if before >= 0 {
			q.pairs[[2]int32{before, n}] = pairShare * min(weighed, w)
		}
		before, weighed = n, w
	}
	terms := slices.SortedFunc(maps.Keys(worth), func(a, b int32) int {
		return cmp.Or(cmp.Compare(worth[b], worth[a]), cmp.Compare(a, b))
	})
	q.terms = terms[:min(len(terms), MaxTerms)]
	q.counts = make([]float64, len(q.terms))
	q.place = make([]uint8, len(v.stem))
	place := uint8(0)
	for _, n := range q.terms {
		place++
		q.place[n] = place
		q.worth = append(q.worth, worth[n])
	}
	return q
}

func (v *vocabulary) rarity(term int32, all int) float64 {
	with := float64(v.holders[term])
	return math.Log(1 + (float64(all)-with+0.5)/(with+0.5))
}

func (q question) score(p passage) float64 {
	clear(q.counts)
	clear(q.beside)
	sum, before := 0.0, int32(-1)
	for _, n := range p.terms {
		at := q.place[n]
		if at == 0 {
			before = -1
			continue
		}
		q.counts[at-1]++
		if before >= 0 {
			sum += q.sideBySide([2]int32{before, n})
		}
		before = n
	}
	mean := float64(q.words.length) / float64(q.words.passages)
	long := saturation * (1 - lengthShare + lengthShare*float64(len(p.terms))/mean)
	for i, n := range q.counts {
		sum += q.worth[i] * n * (saturation + 1) / (n + long)
	}
	return sum
}

func (q question) sideBySide(pair [2]int32) float64 {
	worth, ok := q.pairs[pair]
	if !ok || q.beside[pair] {
		return 0
	}
	q.beside[pair] = true
	return worth
}

// search is what Bleve is asked for the candidates: passages with any of the words
// that are not common. It is nil when there is no such word.
func (ps *passages) search(asked map[corpus.Lang]question) query.Query {
	var any []query.Query
	for _, lang := range corpus.Langs() {
		q, ok := asked[lang]
		if !ok {
			continue
		}
		for _, n := range q.terms {
			stem := q.words.stem[n]
			if q.words.common[stem] {
				continue
			}
			t := bleve.NewTermQuery(stem)
			t.SetField(q.words.field)
			any = append(any, t)
		}
	}
	if len(any) == 0 {
		return nil
	}
	return bleve.NewDisjunctionQuery(any...)
}

func best(hits []Hit, limit int) []Hit {
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.ID, b.ID))
	})
	return hits[:min(len(hits), limit)]
}
