package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
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

// Document returns what is known of the page that has the list.
func (c *Corpus) Document() Document { return *c.docs[0] }

// DocumentIn returns the page in that language, or the first where there is none.
func (c *Corpus) DocumentIn(lang Lang) Document {
	if d := c.pageIn(lang); d != nil {
		return *d
	}
	return c.Document()
}

// pageIn returns the page in that language, or nil.
func (c *Corpus) pageIn(lang Lang) *Document {
	for _, d := range c.docs {
		if d.Page && d.Lang == lang {
			return d
		}
	}
	return nil
}

// Documents returns all documents: the pages that have the list, the first one
// first, then the further ones in the order of source.yaml.
func (c *Corpus) Documents() []Document {
	out := make([]Document, len(c.docs))
	for i, d := range c.docs {
		out[i] = *d
	}
	return out
}

type documentYAML struct {
	File     string `yaml:"file"`
	URL      string `yaml:"url"`
	Title    string `yaml:"title"`
	Owner    string `yaml:"owner"`
	Lang     Lang   `yaml:"lang"`
	Captured scalar `yaml:"captured"`
	SHA256   scalar `yaml:"sha256"`
}

// loadDocuments reads the further documents. Their passages are found and quoted
// like those of the pages; who takes part is none of their business.
func (l *loader) loadDocuments() {
	for _, y := range l.yaml.source.Documents {
		v := y.V
		l.checkDocument(y.Line, v)
		b, err := l.files.read(v.File, maxText)
		if err != nil {
			l.wrong(sourceFile, y.Line, "file %s: %v", shown(v.File), err)
			continue
		}
		sum := sha256.Sum256(b)
		seal := hex.EncodeToString(sum[:])
		if v.SHA256.Value != "" {
			l.checkSeal(y.Line, v.File, v.SHA256, v.Captured, seal)
		}
		if slices.ContainsFunc(l.docs, func(d *Document) bool { return d.ID == v.File }) {
			l.wrong(sourceFile, y.Line, "%s is named twice; delete one", v.File)
			continue
		}
		d := &Document{ID: v.File, Title: v.Title, URL: v.URL, Lang: v.Lang, Captured: v.Captured.Value, SHA256: seal, Publisher: Text{v.Owner, v.Owner}}
		l.docs = append(l.docs, d)
		l.parseDocument(string(b), d)
	}
}

func (l *loader) checkDocument(line int, v documentYAML) {
	if slices.Contains([]string{v.File, v.URL, v.Title, v.Owner, v.Captured.Value}, "") {
		l.wrong(sourceFile, line, "file, url, title, owner, lang and captured are required")
	}
	if !oneOf(v.Lang, English, French) {
		l.wrong(sourceFile, line, "lang is %s; want en or fr", shown(string(v.Lang)))
	}
	if v.URL != "" && !isHTTPS(v.URL) {
		l.wrong(sourceFile, line, "url is no address that begins with https://")
	}
	l.checkDay(line, v.Captured.Value)
}

// listMarker begins an item in a text of any make.
var listMarker = regexp.MustCompile(`^(?:[-*•+]|\d{1,3}[.)])\s+`)

// parseDocument splits plain text or Markdown into passages: a line that begins with
// "#" is a heading, a list item stands alone, and lines that follow each other are
// one paragraph where the text parts its paragraphs by empty lines.
func (l *loader) parseDocument(text string, d *Document) {
	r := &pageReader{loader: l, doc: d, section: d.Title, slug: "introduction"}
	lines := linesOf(text)
	joins := slices.Contains(lines, "")
	before := len(l.passages)
	var words []string // of the passage under way
	kind, from := Paragraph, 0
	end := func() {
		if len(words) > 0 {
			r.add(from, kind, strings.Join(words, " "))
		}
		words = nil
	}
	for i, line := range lines {
		marker := listMarker.FindString(line)
		heading := strings.TrimSpace(strings.TrimLeft(line, "#"))
		isHeading := strings.HasPrefix(line, "#") && heading != ""
		apart := line == "" || isHeading || marker != ""
		if apart || !joins {
			end()
		}
		switch {
		case line == "":
		case Fold(heading) == Fold(d.Title) && len(l.passages) == before:
			r.add(i+1, Title, heading)
		case isHeading:
			r.heading(i+1, heading)
		default:
			if len(words) == 0 {
				kind, from = Paragraph, i+1
				if marker != "" {
					kind = Item
				}
			}
			words = append(words, strings.TrimPrefix(line, marker))
		}
	}
	end()
}
