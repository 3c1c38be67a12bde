// Package index is how miswg finds things: a Bleve index over the passages and the
// entities of a corpus, in memory, built at every start.
// Package index/answer, below it, decides what the findings mean.
//
// Names are found as exact terms, sets are Boolean queries over keyword fields,
// passages by scored full text. Text a person wrote never reaches a query-string
// parser, a wildcard or a regular expression.
package index

import (
	"fmt"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"miswg/corpus"
)

// An Index answers searches over one corpus. It is safe for concurrent use.
type Index struct {
	corpus *corpus.Corpus
	bleve  bleve.Index
	order  map[string]int // entity ID → position in the corpus
}

// The kinds of document, each with its own ID prefix so that they cannot clash.
const (
	passageDoc = "passage:"
	entityDoc  = "entity:"
)

// Build indexes c in one batch. It fails if Bleve does, or if the canaries that
// prove the mapping do not find what they must: a field of the wrong type is
// dropped by Bleve without a word.
func Build(c *corpus.Corpus) (*Index, error) {
	x := &Index{corpus: c, order: map[string]int{}}
	var err error
	if x.bleve, err = bleve.NewUsing("", newMapping(), scorch.Name, scorch.Name, nil); err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	if err := x.fill(); err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	if err := x.canaries(); err != nil {
		return nil, fmt.Errorf("index: %w", err)
	}
	return x, nil
}

// Close releases the index. Searches under way finish first; later ones fail.
func (x *Index) Close() error { return x.bleve.Close() }

func (x *Index) fill() error {
	batch := x.bleve.NewBatch()
	want := uint64(0)
	add := func(id string, doc map[string]any) error {
		want++
		return batch.Index(id, doc)
	}
	for p := range x.corpus.Passages() {
		if err := add(passageDoc+p.ID, passageFields(p)); err != nil {
			return err
		}
	}
	names := namesByEntity(x.corpus)
	for e := range x.corpus.Entities() {
		x.order[e.ID] = len(x.order)
		if err := add(entityDoc+e.ID, entityFields(e, names[e.ID])); err != nil {
			return err
		}
	}
	if err := x.bleve.Batch(batch); err != nil {
		return err
	}
	n, err := x.bleve.DocCount()
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
