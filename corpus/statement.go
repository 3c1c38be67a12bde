package corpus

// A Statement is one thing the page states, in a person's words, tied to the
// words of the page that state it.
type Statement struct {
	ID      string
	Anchors []string // concepts one of which a question must use
	Covers  []string // concepts it can answer about; see index/answer's lexicon
	Says    Text     // the short answer
	Quotes  []Quote  // the page's words, in document order, at least one
}
