package index

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"

	"miswg/corpus"
)

// passages is the full-text index over the words of the pages. Bleve, which holds
// the stems of each language in a field of its own, finds the candidates; rank.go
// puts them in order. Bleve is spared the common words, half of any text: where the
// others leave room among the hits, every passage is looked at.
type passages struct {
	bleve   bleve.Index
	mapping mapping.IndexMapping
	langs   map[corpus.Lang]*vocabulary
	list    []passage // by the number that is its ID in Bleve
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

// readPassages reads passages, and returns what Bleve is to be told of them.
func readPassages(seq iter.Seq[corpus.Passage]) (*passages, []record, error) {
	ps := &passages{langs: map[corpus.Lang]*vocabulary{}}
	fields := []string{}
	for _, lang := range corpus.Langs() {
		l, err := newLanguage(lang)
		if err != nil {
			return nil, nil, err
		}
		v := &vocabulary{language: l, field: "text_" + string(lang), number: map[string]int32{}}
		ps.langs[lang], fields = v, append(fields, v.field)
	}
	var err error
	if ps.mapping, err = passageMapping(fields); err != nil {
		return nil, nil, err
	}
	var records []record
	known := map[corpus.Lang]map[string][]string{}
	for p := range seq {
		v, ok := ps.langs[p.Lang]
		if !ok {
			return nil, nil, fmt.Errorf("passage %q is in no language: %q", p.ID, p.Lang)
		}
		if known[p.Lang] == nil {
			known[p.Lang] = map[string][]string{}
		}
		stems := v.stems(p.Text, known[p.Lang])
		id := strconv.Itoa(len(ps.list))
		ps.list = append(ps.list, passage{p.ID, p.Lang, v.add(stems)})
		telling := slices.DeleteFunc(stems, func(s string) bool { return v.common[s] })
		records = append(records, record{id, map[string]any{v.field: strings.Join(telling, " ")}})
	}
	return ps, records, nil
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
