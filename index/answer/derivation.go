package answer

import (
	"math"

	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
)

// A Derivation tells how an answer came about.
type Derivation struct {
	Language   string   `json:"language"`             // how the language was chosen
	Recognised []Span   `json:"recognised"`           // what was understood, in the order of the question
	Read       *Read    `json:"read,omitempty"`       // what the examples made of it; nil when a rule sufficed
	Leftover   []string `json:"leftover,omitempty"`   // content words that nothing explained
	Rule       string   `json:"rule"`                 // the rule that fired
	Query      string   `json:"query,omitempty"`      // what the index was asked
	Arithmetic string   `json:"arithmetic,omitempty"` // how a number adds up
}

// A Read is what the examples made of a message.
type Read struct {
	Masked string  `json:"masked"`         // the message as it was read, names masked
	Like   string  `json:"like,omitempty"` // the nearest example, when asked for
	Label  string  `json:"label"`          // of the examples it is most like
	P      float64 `json:"p"`              // probability of that label
	Next   string  `json:"next"`           // the label that comes second
	Margin float64 `json:"margin"`         // how far behind
}

func (d *Derivation) read(t intent.Trace) {
	if len(t.Guesses) < 2 {
		return
	}
	first, second := t.Guesses[0], t.Guesses[1]
	d.Read = &Read{Masked: reading.Clip(t.Masked, 200), Label: first.Label, P: round(first.P), Next: second.Label, Margin: round(first.P - second.P)}
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// A Span is a piece of the question and what it was read as.
type Span struct {
	Text string `json:"text"`
	As   string `json:"as"` // such as "entity JP", "group nato", "concept negotiate", "typo of CH"
}
