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

	maxCandidates = 200
)

// A question is a person's text as one language reads it.
type question struct {
	words *vocabulary
	terms []int32           // those looked for, heaviest first
	worth map[int32]float64 // what finding each is worth
	pairs map[[2]int32]float64
}

// read weighs the words of text that some passage of the language holds; all is the
// number of passages in every language.
func (v *vocabulary) read(text string, all int) question {
	q := question{words: v, worth: map[int32]float64{}, pairs: map[[2]int32]float64{}}
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
			q.worth[n] = w
		} else {
			q.worth[n] += w
		}
		if before >= 0 {
			q.pairs[[2]int32{before, n}] = pairShare * min(weighed, w)
		}
		before, weighed = n, w
	}
	q.terms = slices.SortedFunc(maps.Keys(q.worth), func(a, b int32) int {
		return cmp.Or(cmp.Compare(q.worth[b], q.worth[a]), cmp.Compare(a, b))
	})
	for len(q.terms) > MaxTerms {
		last := len(q.terms) - 1
		delete(q.worth, q.terms[last])
		q.terms = q.terms[:last]
	}
	return q
}

func (v *vocabulary) rarity(term int32, all int) float64 {
	with := float64(v.holders[term])
	return math.Log(1 + (float64(all)-with+0.5)/(with+0.5))
}

func (q question) score(p passage) float64 {
	counts := make(map[int32]float64, len(q.terms))
	pairs := make(map[[2]int32]bool, len(q.pairs))
	sum, before := 0.0, int32(-1)
	for _, n := range p.terms {
		if _, ok := q.worth[n]; !ok {
			before = -1
			continue
		}
		counts[n]++
		pair := [2]int32{before, n}
		if worth, ok := q.pairs[pair]; ok && !pairs[pair] {
			pairs[pair] = true
			sum += worth
		}
		before = n
	}
	mean := float64(q.words.length) / float64(q.words.passages)
	long := saturation * (1 - lengthShare + lengthShare*float64(len(p.terms))/mean)
	for _, n := range q.terms { // in a fixed order: a sum of floats depends on it
		sum += q.worth[n] * counts[n] * (saturation + 1) / (counts[n] + long)
	}
	return sum
}

// search is what Bleve is asked for the candidates: passages with any of the words,
// the common ones among them or not. It is nil when there is no such word.
func (ps *passages) search(asked map[corpus.Lang]question, common bool) query.Query {
	var any []query.Query
	for _, lang := range corpus.Langs() {
		q, ok := asked[lang]
		if !ok {
			continue
		}
		for _, n := range q.terms {
			stem := q.words.stem[n]
			if q.words.common[stem] && !common {
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
