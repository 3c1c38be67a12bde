package answer

import (
	"miswg/corpus"
	"miswg/index/answer/intent"
)

// Teach makes the engine understand by these examples alone.
func (e *Engine) Teach(examples []corpus.Example) {
	e.known, e.reader = intent.Learn(e.corpus, examples)
}
