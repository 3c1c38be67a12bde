package render

import (
	"miswg/corpus"
	"miswg/index/answer"
)

// The two votes.
const (
	Up   = "up"
	Down = "down"
)

// A Vote is the value of a feedback button: what kind of answer was judged, never
// the question.
type Vote struct {
	Vote   string      `json:"v"`
	Kind   answer.Kind `json:"k"`
	Rule   string      `json:"r,omitempty"`
	Lang   corpus.Lang `json:"l,omitempty"`
	Digest string      `json:"d,omitempty"`
	// Message is the answer judged; only a reason view's metadata has it.
	Message string `json:"m,omitempty"`
}

// ParseVote reads a feedback button's value or a reason view's metadata, and
// reports whether it is one of ours.
func ParseVote(value string) (Vote, bool) {
	v := decoded[Vote](value)
	return v, v.Vote == Up || v.Vote == Down
}

func (v Vote) encode() string { return encoded(v, maxMetadata) }
