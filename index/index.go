// SPDX-License-Identifier: MIT

// Package index is how miswg finds things: two Bleve indexes, of the passages and of
// the entities of a corpus, in memory.
// Package index/answer, below it, decides what the findings mean.
//
// Names are found as exact terms, sets are Boolean queries over keyword fields,
// passages by full text, read in their own language. Text a person wrote never
// reaches a query-string parser, a wildcard or a regular expression.
//
// How well passages are found is measured on public collections, against Bleve's
// stock analysers; retrieval_test.go says how.
package index

import (
	"context"
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"miswg/corpus"
)

// An Index answers searches over one corpus. It is safe for concurrent use.
type Index struct {
	corpus    *corpus.Corpus
	passages  *passages
	entities  bleve.Index
	order     map[string]int // entity ID → position in the corpus
	namesakes int            // the most entities that share a name
}

// Build indexes c. What Bleve makes of the embedded corpus is there already. It fails if
// Bleve does, or if the canaries that prove the mapping do not find what they must: a
// field of the wrong type is dropped by Bleve without a word.
func Build(c *corpus.Corpus) (*Index, error) {
	x := &Index{corpus: c, order: map[string]int{}}
	if err := x.build(); err != nil {
		return nil, fmt.Errorf("index: %w", errors.Join(err, x.Close()))
	}
	return x, nil
}

func (x *Index) build() error {
	ps, records, err := readPassages(x.corpus.Passages())
	if err != nil {
		return err
	}
	for e := range x.corpus.Entities() {
		x.order[e.ID] = len(x.order)
	}
	made, err := decodeMade(written)
	if err != nil {
		return err
	}
	if made.digest != x.corpus.Digest() {
		if made, err = makeAll(x.corpus, ps, records); err != nil {
			return err
		}
	}
	x.passages, x.namesakes = ps, made.namesakes
	if ps.bleve, err = made.passages.open(ps.mapping, len(records)); err != nil {
		return err
	}
	if x.entities, err = made.entities.open(entityMapping(), len(x.order)); err != nil {
		return err
	}
	return x.canaries()
}

// Close releases the index. Searches under way finish first; later ones fail.
func (x *Index) Close() error {
	var errs []error
	if x.passages != nil && x.passages.bleve != nil {
		errs = append(errs, x.passages.bleve.Close())
	}
	if x.entities != nil {
		errs = append(errs, x.entities.Close())
	}
	return errors.Join(errs...)
}

// canaries ask the index what the corpus knows: each field must find something.
func (x *Index) canaries() error {
	ctx := context.Background()
	counts := x.corpus.Counts()
	for _, c := range []struct {
		filter Filter
		want   int
	}{
		{Is(Status, string(corpus.Member)), counts.Member},
		{Is(Status, string(corpus.Observer)), counts.Observer},
		{Is(Status, string(corpus.Excluded)), counts.Excluded},
	} {
		got, err := x.Where(ctx, c.filter)
		if err != nil {
			return err
		}
		if len(got) != c.want {
			return fmt.Errorf("canary %q found %d entities, want %d", c.filter, len(got), c.want)
		}
	}
	for p := range x.corpus.Passages() {
		hits, err := x.Search(ctx, Query{Text: p.Text, Limit: 1})
		if err != nil {
			return err
		}
		if len(hits) == 0 {
			return fmt.Errorf("canary passage %q found nothing", p.ID)
		}
		break
	}
	return nil
}
