package answer

import "miswg/corpus"

// A wordReader knows the names of a corpus and the words of both languages. It is
// safe for concurrent use.
type wordReader struct {
	corpus   *corpus.Corpus
	lexicons map[corpus.Lang]*lexicon
	lists    lists
	names    *gazetteer
	words    *vocabulary
	acronyms map[string]string // folded → ID of the term
}

// newReader returns a reader of the names of c; words are what the examples show
// of single words.
func newReader(c *corpus.Corpus, words *vocabulary) *wordReader {
	r := &wordReader{corpus: c, words: words, acronyms: acronymsOf(c)}
	var err error
	if r.lexicons, err = lexicons(); err == nil {
		r.lists, err = readLists()
	}
	if err != nil {
		panic(err) // unreachable: the embedded word lists are read by the tests
	}
	r.names = newGazetteer(c, r.lists)
	return r
}
