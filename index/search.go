package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"

	"miswg/corpus"
)

// Caps on one search. The text is capped because reading costs by the word, the
// words looked for because finding does; the searcher cap is a second fence inside
// Bleve.
const (
	MaxWords     = 400
	MaxWordRunes = 40
	MaxTerms     = 100 // in each language: the rarest words are looked for
	MaxHits      = 20
	maxSearchers = 2000
)

// A Query asks for passages. Without Text there are no hits.
type Query struct {
	Text  string      // words; capped at MaxWords of MaxWordRunes
	Lang  corpus.Lang // of the passages; none means any
	Limit int         // 0 or more than MaxHits means MaxHits
}

// A Hit is what a search found.
type Hit struct {
	ID    string // of the passage
	Score float64
}

// Search returns hits, best first, ties by ID. Scores of different queries are
// not comparable.
func (x *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	text := capped(q.Text)
	if text == "" {
		return nil, nil
	}
	if q.Limit <= 0 || q.Limit > MaxHits {
		q.Limit = MaxHits
	}
	langs := corpus.Langs()
	if q.Lang != "" {
		langs = []corpus.Lang{q.Lang}
	}
	hits, err := x.passages.find(ctx, text, langs, q.Limit)
	if err != nil {
		return nil, fmt.Errorf("index: search: %w", err)
	}
	return hits, nil
}

// Named returns the entities called exactly name (folded; see corpus.Fold), in
// corpus order. There may be several: Congo. None is not an error.
func (x *Index) Named(ctx context.Context, name string) ([]corpus.Entity, error) {
	key := corpus.Fold(name)
	if key == "" {
		return nil, nil
	}
	return x.where(ctx, Is(Name, key), x.namesakes)
}

// Where returns the entities of the set, in corpus order.
func (x *Index) Where(ctx context.Context, f Filter) ([]corpus.Entity, error) {
	return x.where(ctx, f, len(x.order))
}

// where is Where for a set of at most size entities: Bleve makes room for so many.
func (x *Index) where(ctx context.Context, f Filter, size int) ([]corpus.Entity, error) {
	found, err := run(ctx, x.entities, f.query(), size)
	if err != nil {
		return nil, fmt.Errorf("index: where: %w", err)
	}
	out := corpus.Found(found, x.corpus.Entity)
	slices.SortFunc(out, func(a, b corpus.Entity) int { return x.order[a.ID] - x.order[b.ID] })
	return out, nil
}

// run returns the IDs of the documents that Bleve finds, best first by its score.
func run(ctx context.Context, b bleve.Index, q query.Query, size int) ([]string, error) {
	ctx = context.WithValue(ctx, search.MaxTermSearchersKey, maxSearchers)
	res, err := b.SearchInContext(ctx, bleve.NewSearchRequestOptions(q, size, 0, false))
	if err != nil {
		return nil, err
	}
	return corpus.Each(res.Hits, func(h *search.DocumentMatch) string { return h.ID }), nil
}

// capped bounds what a person typed before Bleve analyses it.
func capped(s string) string {
	words := strings.Fields(s)
	if len(words) > MaxWords {
		words = words[:MaxWords]
	}
	for i, w := range words {
		if r := []rune(w); len(r) > MaxWordRunes {
			words[i] = string(r[:MaxWordRunes])
		}
	}
	return strings.Join(words, " ")
}
