package answer

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// nearby returns what the page states of a word of the question, where the corpus has the
// word beside a statement (Near of corpus.Statement): who asks where to get the templates is
// told what there is about templates.
func (u *understanding) nearby() (corpus.Statement, bool) {
	for s := range u.corpus.Statements() {
		near := func(it *reading.Item) bool {
			return !it.Name() && slices.ContainsFunc(s.Near, func(word string) bool { return corpus.Stem(word) == corpus.Stem(it.Key) })
		}
		if s.Confirmed() && slices.ContainsFunc(u.Items, near) {
			return s, true
		}
	}
	return corpus.Statement{}, false
}
