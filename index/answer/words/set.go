package words

import "miswg/corpus"

// A Set is a set of entities in the terms the phrases need.
type Set struct {
	Status  string // "member", "observer", "party" (either) or "out" (no member)
	Type    corpus.Type
	Plural  bool
	In      [][]string // plural names of groups; unions inside, all of them outside
	Out     []string   // names of groups
	Without []string   // names of entities
}
