package corpus

import (
	"fmt"
	"slices"
	"strings"
)

// A pageReader cuts one page into passages.
type pageReader struct {
	*loader
	doc      *Document
	form     Form
	headings []string // as the table of contents announces them
	section  string
	slug     string
	above    string // ID of the paragraph or heading above: what introduces a list
}

// parsePage splits a page's text into passages. The first line is the title; the
// entries of the table of contents are the headings, and so are lines that begin
// with "#"; a marker starts a list item.
func (l *loader) parsePage(text string, d *Document, form Form) {
	r := &pageReader{loader: l, doc: d, form: form, section: d.Title, slug: "introduction"}
	lines := linesOf(text)
	r.headings = r.announced(lines)
	inContents := false
	for i, line := range lines {
		n := i + 1
		item, isItem := r.item(line)
		switch {
		case line == "":
		case i == 0:
			if line != d.Title {
				l.wrong(d.ID, n, "the first line is not the title that %s has; mend one of them", sourceFile)
			}
			r.add(n, Title, line)
		case line == form.Contents:
			inContents = true
		case inContents && isItem:
		case strings.HasPrefix(line, "#"), slices.Contains(r.headings, line):
			inContents = false
			r.heading(n, strings.TrimSpace(strings.TrimLeft(line, "#")))
		case isItem:
			r.add(n, Item, item)
		default:
			inContents = false
			r.add(n, Paragraph, line)
		}
	}
	for _, h := range r.headings {
		if !slices.ContainsFunc(l.passages, func(p Passage) bool { return p.Doc == d && p.Kind == Heading && p.Text == h }) {
			l.wrong(d.ID, 0, "heading %s is announced in the table of contents but missing below it", shown(h))
		}
	}
}

// linesOf returns the lines of a text, however they end and whatever a byte order
// mark says.
func linesOf(text string) []string {
	text = strings.TrimPrefix(text, string(byteOrderMark))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}

// item returns what follows the marker of a list item.
func (r *pageReader) item(line string) (string, bool) {
	for _, m := range r.form.Markers {
		if rest, ok := strings.CutPrefix(line, m); ok && m != "" {
			return strings.TrimSpace(rest), true
		}
	}
	return line, false
}

func (r *pageReader) announced(lines []string) []string {
	at := slices.Index(lines, r.form.Contents)
	if at < 0 || r.form.Contents == "" {
		return nil
	}
	var out []string
	for _, line := range lines[at+1:] {
		h, ok := r.item(line)
		if !ok && line != "" {
			break
		}
		if ok {
			out = append(out, h)
		}
	}
	return out
}

func (r *pageReader) heading(line int, text string) {
	r.section, r.slug = text, sectionSlug(text)
	r.add(line, Heading, text)
}

// add appends a passage and gives it an ID of its own: section and first words,
// and a number where those are taken.
func (r *pageReader) add(line int, kind PassageKind, text string) {
	p := Passage{Section: r.section, Kind: kind, Lang: r.doc.Lang, URL: r.doc.URL, Doc: r.doc, Text: text, Line: line}
	stem := r.prefix() + r.slug + "/" + slugOf(text, 4)
	p.ID = stem
	for n := 2; ; n++ {
		if _, taken := r.byPassage[p.ID]; !taken {
			break
		}
		p.ID = fmt.Sprintf("%s-%d", stem, n)
	}
	if kind == Item {
		p.Intro = r.above
	} else {
		r.above = p.ID
	}
	r.byPassage[p.ID] = len(r.passages)
	r.passages = append(r.passages, p)
}

// prefix tells the passages of further documents from those of the first page.
func (r *pageReader) prefix() string {
	if r.doc == r.docs[0] {
		return ""
	}
	stem, _, _ := strings.Cut(r.doc.ID, ".")
	return strings.ReplaceAll(Fold(stem), " ", "-") + "/"
}

// sectionSlug is the last two words of a heading: "working-group".
func sectionSlug(heading string) string {
	words := strings.Fields(Fold(heading))
	return strings.Join(words[max(len(words)-2, 0):], "-")
}

// slugOf joins the first n words of s, folded.
func slugOf(s string, n int) string {
	words := strings.Fields(Fold(s))
	return strings.Join(words[:min(n, len(words))], "-")
}

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
