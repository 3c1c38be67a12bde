// SPDX-License-Identifier: MIT

// Package index is how miswg finds things: two Bleve indexes, of the passages and of
// the entities of a corpus, in memory, built at every start.
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
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"

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

// Build indexes c, in one batch for each kind. It fails if Bleve does, or if the
// canaries that prove the mapping do not find what they must: a field of the wrong
// type is dropped by Bleve without a word.
func Build(c *corpus.Corpus) (*Index, error) {
	x := &Index{corpus: c, order: map[string]int{}}
	if err := x.build(); err != nil {
		return nil, fmt.Errorf("index: %w", errors.Join(err, x.Close()))
	}
	return x, nil
}

func (x *Index) build() error {
	var err error
	if x.passages, err = newPassages(x.corpus.Passages()); err != nil {
		return err
	}
	if x.entities, err = open(entityMapping()); err != nil {
		return err
	}
	if err := x.fill(); err != nil {
		return err
	}
	return x.canaries()
}

// Close releases the index. Searches under way finish first; later ones fail.
func (x *Index) Close() error {
	var errs []error
	if x.passages != nil {
		errs = append(errs, x.passages.bleve.Close())
	}
	if x.entities != nil {
		errs = append(errs, x.entities.Close())
	}
	return errors.Join(errs...)
}

func (x *Index) fill() error {
	batch, want := x.entities.NewBatch(), uint64(0)
	names, bearers := namesByEntity(x.corpus), map[string]int{}
	for e := range x.corpus.Entities() {
		want++
		x.order[e.ID] = len(x.order)
		for _, name := range slices.Compact(slices.Sorted(slices.Values(names[e.ID]))) {
			bearers[name]++
			x.namesakes = max(x.namesakes, bearers[name])
		}
		if err := batch.Index(e.ID, entityFields(e, names[e.ID])); err != nil {
			return err
		}
	}
	return commit(x.entities, batch, want)
}

func open(m mapping.IndexMapping) (bleve.Index, error) {
	return bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
}

// commit fills b, and fails unless it then holds as many documents as wanted.
func commit(b bleve.Index, batch *bleve.Batch, want uint64) error {
	if err := b.Batch(batch); err != nil {
		return err
	}
	n, err := b.DocCount()
	if err == nil && n != want {
		err = fmt.Errorf("%d documents indexed, want %d", n, want)
	}
	return err
}

func namesByEntity(c *corpus.Corpus) map[string][]string {
	out := map[string][]string{}
	for n := range c.Names() {
		if n.Kind == corpus.EntityName && n.Sort != corpus.City {
			out[n.ID] = append(out[n.ID], n.Key)
		}
	}
	return out
}
