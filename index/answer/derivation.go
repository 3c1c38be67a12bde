package answer

// A Derivation tells how an answer came about.
type Derivation struct {
	Language   string   `json:"language"`             // how the language was chosen
	Recognised []Span   `json:"recognised"`           // what was understood, in the order of the question
	Leftover   []string `json:"leftover,omitempty"`   // content words that nothing explained
	Rule       string   `json:"rule"`                 // the rule that fired
	Query      string   `json:"query,omitempty"`      // what the index was asked
	Hits       []Hit    `json:"hits,omitempty"`       // passages considered, best first
	Arithmetic string   `json:"arithmetic,omitempty"` // how a number adds up
}

// A Span is a piece of the question and what it was read as.
type Span struct {
	Text string `json:"text"`
	As   string `json:"as"` // such as "entity JP", "group nato", "concept negotiate", "typo of CH"
}

// A Hit is a passage the index proposed.
type Hit struct {
	ID      string   `json:"id"`
	Score   float64  `json:"score"`
	Missing []string `json:"missing,omitempty"` // concepts of the question it does not cover
}
