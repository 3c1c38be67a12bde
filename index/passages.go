package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"

	"miswg/corpus"
)

// passages is the full-text index over the words of the pages. Bleve, which holds
// the stems of each language in a field of its own, finds the candidates; rank.go
// puts them in order. Bleve is spared the common words, half of any text: where the
// others leave room among the hits, every passage is looked at.
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
	next     int32            // number
	stem     []string         // by number
	holders  []int            // by number, how many passages have that stem
	latest   []int            // by number, which of them was added last, from 1
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
	if err := ps.fill(seq); err != nil {
		return nil, errors.Join(err, ps.bleve.Close())
	}
	return ps, nil
}

func (ps *passages) fill(seq iter.Seq[corpus.Passage]) error {
	batch := ps.bleve.NewBatch()
	known, want := map[corpus.Lang]map[string][]string{}, uint64(0)
	for p := range seq {
		v, ok := ps.langs[p.Lang]
		if !ok {
			return fmt.Errorf("passage %q is in no language: %q", p.ID, p.Lang)
		}
		if known[p.Lang] == nil {
			known[p.Lang] = map[string][]string{}
		}
		stems := v.stems(p.Text, known[p.Lang])
		want++
		id := strconv.Itoa(len(ps.list))
		ps.list = append(ps.list, passage{p.ID, p.Lang, v.add(stems)})
		telling := slices.DeleteFunc(stems, func(s string) bool { return v.common[s] })
		if err := batch.Index(id, map[string]any{v.field: strings.Join(telling, " ")}); err != nil {
			return err
		}
	}
	return commit(ps.bleve, batch, want)
}

// add numbers the stems of one passage.
func (v *vocabulary) add(stems []string) []int32 {
	v.passages++
	v.length += len(stems)
	terms := make([]int32, len(stems))
	for i, s := range stems {
		n, ok := v.number[s]
		if !ok {
			n = v.next
			v.next++
			v.number[s], v.stem = n, append(v.stem, s)
			v.holders, v.latest = append(v.holders, 0), append(v.latest, 0)
		}
		terms[i] = n
		if v.latest[n] != v.passages {
			v.holders[n], v.latest[n] = v.holders[n]+1, v.passages
		}
	}
	return terms
}

// find returns the best passages in the languages, in order.
func (ps *passages) find(ctx context.Context, text string, langs []corpus.Lang, limit int) ([]Hit, error) {
	asked := map[corpus.Lang]question{}
	for _, lang := range langs {
		if v, ok := ps.langs[lang]; ok && v.passages > 0 {
			asked[lang] = v.read(text, len(ps.list))
		}
	}
	found, err := ps.candidates(ctx, asked)
	if err != nil {
		return nil, err
	}
	for _, q := range asked {
		common := func(n int32) bool { return q.words.common[q.words.stem[n]] }
		if len(found) < limit && slices.ContainsFunc(q.terms, common) {
			found = ps.list
		}
	}
	var hits []Hit
	for _, p := range found {
		if q, ok := asked[p.lang]; ok {
			if score := q.score(p); score > 0 {
				hits = append(hits, Hit{p.id, score})
			}
		}
	}
	return best(hits, limit), ctx.Err()
}

func (ps *passages) candidates(ctx context.Context, asked map[corpus.Lang]question) ([]passage, error) {
	q := ps.search(asked)
	if q == nil {
		return nil, ctx.Err()
	}
	ids, err := run(ctx, ps.bleve, q, min(maxCandidates, len(ps.list)))
	if err != nil {
		return nil, err
	}
	out := make([]passage, len(ids))
	for i, id := range ids {
		n, err := strconv.Atoi(id)
		if err != nil {
			return nil, err
		}
		out[i] = ps.list[n]
	}
	return out, nil
}
