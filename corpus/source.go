package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"miswg/corpus/page"
	"miswg/corpus/written"
)

type sourceYAML struct {
	Pages                  []written.At[pageYAML]
	Documents              []written.At[documentYAML]
	Publisher, Attribution Text
	Home                   written.At[string]
	Builtin                written.At[[]string]
	Form                   map[Lang]written.At[page.Form]
	Counts                 countsYAML
}

type pageYAML struct {
	File, Title, URL string
	Lang             Lang
	SHA256, Captured written.Value
}

type documentYAML struct {
	File, URL, Title, Owner string
	Lang                    Lang
	Captured, SHA256        written.Value
}

// A pageLoader reads the documents that source.yaml names.
type pageLoader struct {
	*pages
	*written.Report
	files  *written.Files
	source *sourceYAML
	today  string // the day to write for a text that has changed
}

// load reports whether there is a page to hold anything against.
func (l *pageLoader) load() bool {
	s := l.source
	if s.Publisher.EN == "" || s.Publisher.FR == "" {
		l.Wrong(sourceFile, 0, "publisher is required in both languages")
	}
	if s.Attribution.half() {
		l.Wrong(sourceFile, 0, "attribution stands in one language; write it in both")
	}
	if len(s.Pages) == 0 {
		l.Wrong(sourceFile, 0, "pages is required: the page with the list comes first")
		return false
	}
	l.byPassage = map[string]int{}
	ok := true
	for _, y := range s.Pages {
		ok = l.loadPage(y) && ok
	}
	for _, y := range s.Documents {
		l.loadDocument(y)
	}
	return ok
}

// loadPage reads one page. It reports whether there is anything to read in it.
func (l *pageLoader) loadPage(y written.At[pageYAML]) bool {
	v, s := y.V, l.source
	if slices.Contains([]string{v.URL, v.Title, v.Captured.Value, v.File}, "") {
		l.Wrong(sourceFile, y.Line, "file, title, url and captured are required")
	}
	d := &Document{ID: v.File, Page: true, Title: v.Title, URL: v.URL, Lang: v.Lang, Captured: v.Captured.Value, SHA256: v.SHA256.Value,
		Publisher: s.Publisher, Attribution: s.Attribution}
	text, sum, ok := l.read(y.Line, d)
	if !ok {
		return false
	}
	l.checkSeal(y.Line, v.File, v.SHA256, v.Captured, sum)
	for _, other := range l.docs {
		if other.Lang == d.Lang || other.ID == d.ID {
			l.Wrong(sourceFile, y.Line, "%s is in the same language as %s; one page a language", d.ID, other.ID)
			return false
		}
	}
	l.docs = append(l.docs, d)
	form, ok := s.Form[d.Lang]
	if !ok {
		l.Wrong(sourceFile, y.Line, "form says nothing of pages in %s; copy that of the other language and translate it", written.Shown(string(d.Lang)))
		return false
	}
	parts, missing := form.V.Cut(text)
	if len(parts) > 0 && parts[0].Kind == page.Title && parts[0].Text != d.Title {
		l.Wrong(d.ID, parts[0].Line, "the first line is not the title that %s has; mend one of them", sourceFile)
	}
	l.add(d, parts)
	for _, h := range missing {
		l.Wrong(d.ID, 0, "heading %s is announced in the table of contents but missing below it", written.Shown(h))
	}
	return true
}

// loadDocument reads a further document. Its passages are found and quoted like those
// of the pages; who takes part is none of its business.
func (l *pageLoader) loadDocument(y written.At[documentYAML]) {
	v := y.V
	if slices.Contains([]string{v.File, v.URL, v.Title, v.Owner, v.Captured.Value}, "") {
		l.Wrong(sourceFile, y.Line, "file, url, title, owner, lang and captured are required")
	}
	d := &Document{ID: v.File, Title: v.Title, URL: v.URL, Lang: v.Lang, Captured: v.Captured.Value, Publisher: Text{v.Owner, v.Owner}}
	text, sum, ok := l.read(y.Line, d)
	if !ok {
		return
	}
	d.SHA256 = sum
	if v.SHA256.Value != "" {
		l.checkSeal(y.Line, v.File, v.SHA256, v.Captured, sum)
	}
	if slices.ContainsFunc(l.docs, func(other *Document) bool { return other.ID == v.File }) {
		l.Wrong(sourceFile, y.Line, "%s is named twice; delete one", v.File)
		return
	}
	l.docs = append(l.docs, d)
	title := Fold(d.Title)
	l.add(d, page.Plain(text, func(line string) bool { return Fold(line) == title }))
}

// read checks what is said of a document and returns its text, and the hash of it.
func (l *pageLoader) read(line int, d *Document) (text, sum string, ok bool) {
	if !oneOf(d.Lang, English, French) {
		l.Wrong(sourceFile, line, "lang is %s; want en or fr", written.Shown(string(d.Lang)))
	}
	if d.URL != "" && !isHTTPS(d.URL) {
		l.Wrong(sourceFile, line, "url is no address that begins with https://")
	}
	if _, err := time.Parse(time.DateOnly, d.Captured); err != nil && d.Captured != "" {
		l.Wrong(sourceFile, line, "captured %s is no date; write it as 2006-01-02", written.Shown(d.Captured))
	}
	b, err := l.files.Read(d.ID, written.MaxText)
	if err != nil {
		l.Wrong(sourceFile, line, "file %s: %v", written.Shown(d.ID), err)
		return "", "", false
	}
	hash := sha256.Sum256(b)
	return string(b), hex.EncodeToString(hash[:]), true
}

// checkSeal holds a text against the hash that source.yaml has of it, so that no word
// of it changes unseen.
func (l *pageLoader) checkSeal(line int, file string, seal, captured written.Value, sum string) {
	if seal.Value == sum {
		return
	}
	l.Wrong(sourceFile, line, "sha256 of %s is %s; if you meant to change the text, write that, and the day you copied it", file, sum)
	l.Mends = append(l.Mends,
		written.Mend{File: sourceFile, At: seal, Value: sum, What: "sha256 of " + file},
		written.Mend{File: sourceFile, At: captured, Value: l.today, What: "the day that " + file + " was copied"})
}

// add makes passages of a document's parts. Each has an ID of its own: section and
// first words, and a number where those are taken.
func (l *pageLoader) add(d *Document, parts []page.Part) {
	section, slug := d.Title, "introduction"
	above := "" // ID of the paragraph or heading above: what introduces a list
	for _, part := range parts {
		words := strings.Fields(Fold(part.Text))
		if part.Kind == page.Heading {
			section, slug = part.Text, strings.Join(words[max(len(words)-2, 0):], "-")
		}
		stem := l.prefix(d) + slug + "/" + strings.Join(words[:min(4, len(words))], "-")
		p := Passage{ID: stem, Section: section, Kind: part.Kind, Lang: d.Lang, URL: d.URL, Doc: d, Text: part.Text, Line: part.Line}
		for n := 2; ; n++ {
			if _, taken := l.byPassage[p.ID]; !taken {
				break
			}
			p.ID = fmt.Sprintf("%s-%d", stem, n)
		}
		if p.Kind == page.Item {
			p.Intro = above
		} else {
			above = p.ID
		}
		l.byPassage[p.ID] = len(l.passages)
		l.passages = append(l.passages, p)
	}
}

// prefix tells the passages of further documents from those of the first page.
func (l *pageLoader) prefix(d *Document) string {
	if d == l.docs[0] {
		return ""
	}
	stem, _, _ := strings.Cut(d.ID, ".")
	return strings.ReplaceAll(Fold(stem), " ", "-") + "/"
}

func isHTTPS(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Host != ""
}
