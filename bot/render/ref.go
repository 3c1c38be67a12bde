package render

import (
	"encoding/json"

	"miswg/corpus"
	"miswg/index/answer"
)

// A Ref is what a button carries so that any copy of the bot can produce its
// answer again: nothing is kept in memory. Exactly one of Text, Entity, IDs and
// List is set.
type Ref struct {
	Text   string          `json:"q,omitempty"` // a question
	Entity string          `json:"e,omitempty"` // an entity's card
	IDs    []string        `json:"i,omitempty"` // the result of a check
	List   string          `json:"t,omitempty"` // a list as pasted
	Order  bool            `json:"o,omitempty"` // of it: as pasted, rather than exceptions first
	Lang   corpus.Lang     `json:"l,omitempty"`
	Force  bool            `json:"f,omitempty"`
	Speak  corpus.Lang     `json:"s,omitempty"` // to answer in, where that is not the language of the question
	Before *answer.Context `json:"b,omitempty"`
}

// Encode returns r as a button's value, or "" when it does not fit one. Nothing
// is left out to make it fit: without its context a follow-up means something else.
func (r Ref) Encode() string { return encoded(r, maxButtonValue) }

// ParseRef reads a button's value, and reports whether it is one of ours.
func ParseRef(value string) (Ref, bool) {
	r := decoded[Ref](value)
	return r, r.Text != "" || r.Entity != "" || r.List != "" || len(r.IDs) > 0
}

// encoded is v as JSON, or "" where that is longer than Slack carries.
func encoded(v any, limit int) string {
	js, err := json.Marshal(v)
	if err != nil || length(string(js)) > limit {
		return ""
	}
	return string(js)
}

// decoded reads what encoded wrote; of anything else it makes the zero value.
func decoded[T any](text string) T {
	var v, none T
	if json.Unmarshal([]byte(text), &v) != nil {
		return none
	}
	return v
}
