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

// Caps on one search. The input is capped because even a plain match query
// costs by the word; the searcher cap is a second fence inside Bleve.
const (
	MaxWords     = 40
	MaxWordRunes = 40
	MaxHits      = 20
	maxSearchers = 2000
)

// A Query asks for passages of the page. Without Text there are no hits.
type Query struct {
	Text  string // words; capped at MaxWords of MaxWordRunes
	Limit int    // 0 or more than MaxHits means MaxHits
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
	words := bleve.NewMatchQuery(text)
	words.SetField(string(Text))
	hits, err := x.run(ctx, bleve.NewConjunctionQuery(unscored(Kind, "passage"), words), limit(q.Limit, MaxHits))
	if err != nil {
		return nil, fmt.Errorf("index: search: %w", err)
	}
	for i := range hits {
		hits[i].ID = strings.TrimPrefix(hits[i].ID, passageDoc)
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
	return x.Where(ctx, Is(Name, key))
}

// Where returns the entities of the set, in corpus order.
func (x *Index) Where(ctx context.Context, f Filter) ([]corpus.Entity, error) {
	hits, err := x.run(ctx, f.query(), len(x.order))
	if err != nil {
		return nil, fmt.Errorf("index: where %s: %w", f, err)
	}
	out := make([]corpus.Entity, 0, len(hits))
	for _, h := range hits {
		if e, ok := x.corpus.Entity(strings.TrimPrefix(h.ID, entityDoc)); ok {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b corpus.Entity) int { return x.order[a.ID] - x.order[b.ID] })
	return out, nil
}

func (x *Index) run(ctx context.Context, q query.Query, size int) ([]Hit, error) {
	ctx = context.WithValue(ctx, search.MaxTermSearchersKey, maxSearchers)
	req := bleve.NewSearchRequestOptions(q, size, 0, false)
	res, err := x.bleve.SearchInContext(ctx, req)
	if err != nil {
		return nil, err
	}
	hits := make([]Hit, len(res.Hits))
	for i, h := range res.Hits {
		hits[i] = Hit{h.ID, h.Score}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		if a.Score != b.Score {
			if a.Score > b.Score {
				return -1
			}
			return 1
		}
		return strings.Compare(a.ID, b.ID)
	})
	return hits, nil
}

func unscored(f Field, value string) query.Query {
	t := bleve.NewTermQuery(value)
	t.SetField(string(f))
	t.SetBoost(0)
	return t
}

func limit(n, max int) int {
	if n <= 0 || n > max {
		return max
	}
	return n
}

// capped bounds what a person typed before Bleve analyses it.
func capped(s string) string {
	words := strings.Fields(corpus.Fold(s))
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
