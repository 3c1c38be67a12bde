package bot

import (
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// An Observer is told what passes, for statistics. It never sees a question.
// Its methods are called from several goroutines and must return at once.
type Observer interface {
	Answered(k answer.Kind, l corpus.Lang)
	Acknowledged(after time.Duration) // from the envelope
	Replied(after time.Duration)      // from the envelope to the reply that reached Slack
}

// unobserved is the Observer of those who give none.
type unobserved struct{}

func (unobserved) Answered(answer.Kind, corpus.Lang) {}
func (unobserved) Acknowledged(time.Duration)        {}
func (unobserved) Replied(time.Duration)             {}
