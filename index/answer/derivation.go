package answer

import (
	"math"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
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

// In returns the derivation in words of a language. What the program goes by - labels, marks,
// the query - are names, and the same in every language.
func (d Derivation) In(l corpus.Lang) Derivation {
	d.Language, d.Rule = words.Traced(l, d.Language), words.Traced(l, d.Rule)
	d.Recognised = corpus.Each(d.Recognised, func(s Span) Span { return Span{s.Text, words.Traced(l, s.As), s.Means} })
	return d
}

// Steps tells in plain words what a question was understood as, a line each: what it names,
// the nearest question that is known, what was not used, and how a number adds up.
func (d Derivation) Steps(l corpus.Lang) []string {
	const names, name, sentence = 10, 60, 700
	var steps []string
	for _, s := range d.Recognised {
		if s.Means == "" || len(steps) == names {
			continue
		}
		text, means := reading.Clip(s.Text, name), reading.Clip(s.Means, 2*name)
		if corpus.Fold(text) != corpus.Fold(means) {
			means = words.Quote(l, text) + l.Pick(": ", "\u00a0: ") + means
		}
		steps = append(steps, means)
	}
	if d.Read != nil && d.Read.Like != "" {
		steps = append(steps, words.Say(l, "NearestKnown", words.Quote(l, reading.Clip(d.Read.Like, sentence))))
	}
	if len(d.Leftover) > 0 {
		steps = append(steps, words.Say(l, "NotUsed", reading.Clip(strings.Join(d.Leftover, ", "), sentence)))
	}
	if d.Arithmetic != "" {
		steps = append(steps, words.Say(l, "AddsUp", reading.Clip(d.Arithmetic, sentence)))
	}
	return steps
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

// readOf is what the examples made of a message; nil when a rule sufficed.
func readOf(t intent.Trace) *Read {
	if len(t.Guesses) < 2 {
		return nil
	}
	first, second := t.Guesses[0], t.Guesses[1]
	return &Read{Masked: reading.Clip(t.Masked, 200), Label: first.Label, P: round(first.P), Next: second.Label, Margin: round(first.P - second.P)}
}

func round(x float64) float64 { return math.Round(x*1000) / 1000 }

// A Span is a piece of the question and what it was read as.
type Span struct {
	Text  string `json:"text"`
	As    string `json:"as"` // such as "entity JP", "group nato", "concept negotiate", "typo of CH"
	Means string `json:"-"`  // the same for people, in the answer's language; "" where it names nothing
}
