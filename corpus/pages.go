package corpus

import (
	"fmt"
	"iter"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"miswg/corpus/page"
)

// A Document is a page that the corpus quotes: one of the pages that have the list,
// or a further one.
type Document struct {
	ID          string // its file
	Page        bool   // it has the list; a further document never says who takes part
	Title       string
	URL         string
	Lang        Lang
	Captured    string // ISO 8601 date of our copy; the page itself carries none
	Publisher   Text
	Attribution Text
	SHA256      string // of the text
}

// Site is the host of the page's address, as people say it: "canada.ca".
func (d Document) Site() string {
	u, err := url.Parse(d.URL)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// A Passage is an addressable piece of the page: a heading, a paragraph, or one
// line of a list.
type Passage struct {
	ID      string // stable: section and first words, such as "working-group/japan"
	Section string // the page's own heading; the page title for what precedes the first heading
	Kind    page.Kind
	Lang    Lang
	URL     string
	Doc     *Document // the page it stands on; never nil, and not to be modified
	Text    string    // word for word; an item without its bullet
	Intro   string    // for an item, the ID of the paragraph or heading above its list
	Line    int       // in the page file, from 1
}

// pages are the documents and what stands in them.
type pages struct {
	docs      []*Document
	passages  []Passage
	byPassage map[string]int
}

// Document returns what is known of the page that has the list.
func (t *pages) Document() Document { return *t.docs[0] }

// DocumentIn returns the page in that language, or the first where there is none.
func (t *pages) DocumentIn(lang Lang) Document {
	if d := t.pageIn(lang); d != nil {
		return *d
	}
	return t.Document()
}

// pageIn returns the page in that language, or nil.
func (t *pages) pageIn(lang Lang) *Document {
	for _, d := range t.docs {
		if d.Page && d.Lang == lang {
			return d
		}
	}
	return nil
}

// Documents returns all documents: the pages that have the list, the first one
// first, then the further ones in the order of source.yaml.
func (t *pages) Documents() []Document {
	return Each(t.docs, func(d *Document) Document { return *d })
}

// Passages yields the passages in document order.
func (t *pages) Passages() iter.Seq[Passage] { return slices.Values(t.passages) }

// Passage returns the passage with that ID, and whether there is one.
func (t *pages) Passage(id string) (Passage, bool) { return lookUp(t.passages, t.byPassage, id) }

// A Quote is text that stands on the page, word for word. Its fields are
// unexported so that only a Corpus can make one: a Quote that exists is true.
type Quote struct {
	passage Passage
	text    string
}

// Quote returns the quote of text from the passage with that ID. It is an error
// when there is no such passage or the text is empty or not in it.
func (t *pages) Quote(passageID, text string) (Quote, error) {
	p, ok := t.Passage(passageID)
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
func (t *pages) Find(text string) (Quote, bool) { return t.find(t.docs[0], text) }

func (t *pages) find(d *Document, text string) (Quote, bool) {
	of := func(says func(passage, text string) bool) int {
		return slices.IndexFunc(t.passages, func(p Passage) bool { return p.Doc == d && says(p.Text, text) })
	}
	i := of(func(passage, text string) bool { return passage == text })
	if i < 0 && text != "" {
		i = of(strings.Contains)
	}
	if i < 0 {
		return Quote{}, false
	}
	return Quote{t.passages[i], text}, true
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
func (t *pages) Readable(p Passage, l Lang) bool {
	return p.Lang == l || !p.Doc.Page || t.DocumentIn(l).Lang != l
}

// IsZero reports whether q quotes nothing.
func (q Quote) IsZero() bool { return q.text == "" }

// nextSentence is where one sentence ends and another begins.
var nextSentence = regexp.MustCompile(`[.?!] \p{Lu}`)

// sentence finds what a statement quotes. A text that ends in "…" stands for the
// whole of the first sentence that begins so, whatever it goes on to say.
func (t *pages) sentence(d *Document, text string) (Quote, bool) {
	start, open := strings.CutSuffix(text, "…")
	start = strings.TrimSpace(start)
	q, ok := t.find(d, start)
	if !open || !ok {
		return q, ok
	}
	whole := q.passage.Text[strings.Index(q.passage.Text, start):]
	if end := nextSentence.FindStringIndex(whole); end != nil {
		whole = whole[:end[0]+1]
	}
	return Quote{q.passage, whole}, true
}

// Sentence returns the sentence that a quote first stands in.
func (q Quote) Sentence() Quote {
	text := q.passage.Text
	at, from, to := strings.Index(text, q.text), 0, len(text)
	for _, end := range nextSentence.FindAllStringIndex(text, -1) {
		switch stop := end[0] + 1; {
		case stop < at:
			from = stop + 1
		case stop >= at+len(q.text) && to == len(text):
			to = stop
		}
	}
	return Quote{q.passage, text[from:to]}
}

// listUnder returns the items of the list that a line of some page introduces. The
// line is told as a quote is, or by the ID of its passage.
func (t *pages) listUnder(text string) []Passage {
	intro, ok := t.Passage(text)
	for _, d := range t.docs {
		if ok || !d.Page {
			break
		}
		var q Quote
		q, ok = t.sentence(d, text)
		intro = q.passage
	}
	return Those(t.passages, func(p Passage) bool { return ok && p.Kind == page.Item && p.Intro == intro.ID })
}
