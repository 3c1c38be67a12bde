package index

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"miswg/corpus"
)

// passages is the full-text index over the words of the pages. Bleve, which holds
// the stems of each language in a field of its own, finds the candidates; rank.go
// puts them in order.
type passages struct {
	bleve bleve.Index
	langs map[corpus.Lang]*vocabulary
	list  []passage // by the number that is its ID in Bleve
}

type passage struct {
	id    string
	lang  corpus.Lang
	terms []int32 // in the order of the text
}

// A vocabulary is what the passages of one language are made of.
type vocabulary struct {
	*language
	field    string
	number   map[string]int32 // of a stem
	stem     []string         // by number
	holders  []int            // by number, the passages with that stem
	passages int
	length   int // of all passages together
}

func newPassages(seq iter.Seq[corpus.Passage]) (*passages, error) {
	ps := &passages{langs: map[corpus.Lang]*vocabulary{}}
	fields := []string{}
	for _, lang := range corpus.Langs() {
		l, err := newLanguage(lang)
		if err != nil {
			return nil, err
		}
		v := &vocabulary{language: l, field: "text_" + string(lang), number: map[string]int32{}}
		ps.langs[lang], fields = v, append(fields, v.field)
	}
	m, err := passageMapping(fields)
	if err != nil {
		return nil, err
	}
	if ps.bleve, err = open(m); err != nil {
		return nil, err
	}
	return ps, ps.fill(seq)
}

func (ps *passages) fill(seq iter.Seq[corpus.Passage]) error {
	batch := ps.bleve.NewBatch()
	known := map[corpus.Lang]map[string][]string{}
	for p := range seq {
		v, ok := ps.langs[p.Lang]
		if !ok {
			return fmt.Errorf("passage %q is in no language: %q", p.ID, p.Lang)
		}
		if known[p.Lang] == nil {
			known[p.Lang] = map[string][]string{}
		}
		stems := v.stems(p.Text, known[p.Lang])
		id := strconv.Itoa(len(ps.list))
		ps.list = append(ps.list, passage{p.ID, p.Lang, v.add(stems)})
		if err := batch.Index(id, map[string]any{v.field: strings.Join(stems, " ")}); err != nil {
			return err
		}
	}
	return commit(ps.bleve, batch, len(ps.list))
}

// add numbers the stems of one passage.
func (v *vocabulary) add(stems []string) []int32 {
	terms := make([]int32, len(stems))
	for i, s := range stems {
		n, ok := v.number[s]
		if !ok {
			n = int32(len(v.holders))
			v.number[s], v.stem, v.holders = n, append(v.stem, s), append(v.holders, 0)
		}
		terms[i] = n
	}
	for n := range distinct(terms) {
		v.holders[n]++
	}
	v.passages++
	v.length += len(terms)
	return terms
}

func distinct(terms []int32) map[int32]bool {
	out := make(map[int32]bool, len(terms))
	for _, n := range terms {
		out[n] = true
	}
	return out
}

// find returns the best passages in the languages, in order.
func (ps *passages) find(ctx context.Context, text string, langs []corpus.Lang, limit int) ([]Hit, error) {
	asked := map[corpus.Lang]question{}
	for _, lang := range langs {
		if v, ok := ps.langs[lang]; ok && v.passages > 0 {
			asked[lang] = v.read(text, len(ps.list))
		}
	}
	found, err := ps.candidates(ctx, asked, limit)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, 0, len(found))
	for _, id := range found {
		n, err := strconv.Atoi(id)
		if err != nil {
			return nil, err
		}
		p := ps.list[n]
		hits = append(hits, Hit{p.id, asked[p.lang].score(p)})
	}
	return best(hits, limit), nil
}

// candidates looks for the common words too only where the others leave room: they
// stand in most passages, and going through those takes time.
func (ps *passages) candidates(ctx context.Context, asked map[corpus.Lang]question, limit int) ([]string, error) {
	for _, common := range []bool{false, true} {
		q := ps.search(asked, common)
		if q == nil {
			continue
		}
		found, err := run(ctx, ps.bleve, q, maxCandidates)
		if err != nil || common || len(found) >= limit {
			return found, err
		}
	}
	return nil, ctx.Err()
}
