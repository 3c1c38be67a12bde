package reading

import (
	_ "embed"
	"fmt"

	"miswg/corpus"
)

//go:embed data/states.txt
var listedStates string

// readStates reads data/states.txt: the IDs of the countries that have a state or
// a province, by its folded code or name. An error is a fault of the build.
func readStates(c *corpus.Corpus) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachRow(listedStates, func(id, state string) error {
		if key := corpus.Fold(state); key != "" {
			if _, ok := c.Entity(id); ok {
				out[key] = append(out[key], id)
			}
			return nil
		}
		return fmt.Errorf("a state of %s has no name", id)
	})
	return out, err
}

// States returns the IDs of the countries that have a state or a province of that
// folded code or name; none of a country that the corpus does not know.
func (r *Reader) States(key string) []string { return r.states[key] }
