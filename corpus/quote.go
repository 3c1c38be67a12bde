package corpus

import (
	"fmt"
	"strings"
)

// A Quote is text that stands on the page, word for word. Its fields are
// unexported so that only a Corpus can make one: a Quote that exists is true.
type Quote struct {
	passage Passage
	text    string
}

// Quote returns the quote of text from the passage with that ID. It is an error
// when there is no such passage or the text is empty or not in it.
func (c *Corpus) Quote(passageID, text string) (Quote, error) {
	p, ok := c.Passage(passageID)
	if !ok {
		return Quote{}, fmt.Errorf("corpus: no passage %q", passageID)
	}
	if text == "" || !strings.Contains(p.Text, text) {
		return Quote{}, fmt.Errorf("corpus: passage %q does not say %q", passageID, text)
	}
	return Quote{p, text}, nil
}

// Find returns the quote of text from the first passage that contains it,
// a passage that is exactly that text before others.
func (c *Corpus) Find(text string) (Quote, bool) {
	best := -1
	for i, p := range c.passages {
		if p.Text == text {
			return Quote{p, text}, true
		}
		if best < 0 && text != "" && strings.Contains(p.Text, text) {
			best = i
		}
	}
	if best < 0 {
		return Quote{}, false
	}
	return Quote{c.passages[best], text}, true
}

// Text returns the quoted words.
func (q Quote) Text() string { return q.text }

// Passage returns the passage quoted from.
func (q Quote) Passage() Passage { return q.passage }

// IsZero reports whether q quotes nothing.
func (q Quote) IsZero() bool { return q.text == "" }
