package index

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"

	"miswg/corpus"
)

//go:generate go test . -run TestMadeIsWhatTheCorpusGives -update

// written is what was made of the embedded corpus, by go generate.
//
//go:embed data/made.bin
var written []byte

// made is what is made of a corpus before it is indexed.
type made struct {
	digest             string // of the corpus
	namesakes          int    // the most entities that share a name
	passages, entities prepared
}

// decodeMade reads it: a line that says of which corpus it is, and both segments.
func decodeMade(data []byte) (made, error) {
	var m made
	head, rest, _ := bytes.Cut(data, []byte("\n"))
	size := 0
	if _, err := fmt.Sscanf(string(head), "%s %d %d", &m.digest, &m.namesakes, &size); err != nil || size > len(rest) {
		return made{}, errors.New("what was made of the corpus is not in its form")
	}
	m.passages, m.entities = rest[:size], rest[size:]
	return m, nil
}

// makeAll makes the segments of a corpus; records are those of its passages.
func makeAll(c *corpus.Corpus, ps *passages, records []record) (m made, err error) {
	m.digest = c.Digest()
	if m.passages, err = prepare(ps.mapping, records); err != nil {
		return made{}, err
	}
	var entities []record
	names, bearers := namesByEntity(c), map[string]int{}
	for e := range c.Entities() {
		own := slices.Compact(slices.Sorted(slices.Values(names[e.ID])))
		for _, name := range own {
			bearers[name]++
			m.namesakes = max(m.namesakes, bearers[name])
		}
		entities = append(entities, record{e.ID, entityFields(e, own)})
	}
	m.entities, err = prepare(entityMapping(), entities)
	return m, err
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
