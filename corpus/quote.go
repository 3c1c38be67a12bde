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

// Find returns the quote of text from the first passage of the first page that
// contains it, a passage that is exactly that text before others.
func (c *Corpus) Find(text string) (Quote, bool) { return c.find(c.docs[0], text) }

func (c *Corpus) find(d *Document, text string) (Quote, bool) {
	best := -1
	for i, p := range c.passages {
		if p.Doc != d {
			continue
		}
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

// Document returns the document that the words stand in.
func (q Quote) Document() Document { return *q.passage.Doc }

// Text returns the quoted words.
func (q Quote) Text() string { return q.text }

// Passage returns the passage quoted from.
func (q Quote) Passage() Passage { return q.passage }

// quoteIn picks the quote in language l, or the first.
func quoteIn(l Lang, first Quote, others []Quote) Quote {
	for _, q := range others {
		if !first.IsZero() && first.passage.Lang != l && q.passage.Lang == l {
			return q
		}
	}
	return first
}

// Readable reports whether an answer in language l may quote the passage: not if the
// page it stands on exists in that language.
func (c *Corpus) Readable(p Passage, l Lang) bool {
	return p.Lang == l || !p.Doc.Page || c.DocumentIn(l).Lang != l
}

// IsZero reports whether q quotes nothing.
func (q Quote) IsZero() bool { return q.text == "" }
