package audit

import (
	"slices"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/intent"
)

// Former is the engine that Check makes an answer of a former corpus with.
func (a *Auditor) Former(digest string) (*answer.Engine, error) {
	was, _, err := past.Find(a.fsys, a.now.Digest(), func(d string) bool { return d == digest })
	if err != nil {
		return nil, err
	}
	then, err := a.opened(digest, was)
	return then.Engine, err
}

// LearnLess has former corpora learn from every so manieth of their examples.
func (a *Auditor) LearnLess(every int) {
	a.engine = func(c *corpus.Corpus, x *index.Index) *answer.Engine {
		var some []corpus.Example
		for taken := range slices.Chunk(c.Examples(), every) {
			some = append(some, taken[0])
		}
		known, reader := intent.Learn(c, some)
		return answer.Knowing(c, x, known, reader)
	}
}
