// SPDX-License-Identifier: MIT

// Package source holds a corpus against the pages that it was copied from, as they are now: which lines have changed, and
// what that would make of who takes part, by the corpus's own reading of its list. It changes nothing.
package source

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"miswg/corpus"
	"miswg/corpus/source/extract"
	"miswg/corpus/source/fetch"
	"miswg/corpus/written"
)

// A Checker fetches the pages of a corpus.
type Checker struct {
	Client *http.Client // of which only the transport is used
	Today  time.Time    // the day of copying, for what has changed
	URL    string       // of the one page of the corpus, where it is not the one that source.yaml has; or ""
}

// A Page is one page of a corpus, and what became of it.
type Page struct {
	File     string     `json:"file"`
	URL      string     `json:"url"`
	Found    string     `json:"found"` // where that led, within its host; or the same
	Captured string     `json:"captured"`
	Changes  []Change   `json:"changes"` // in the order of the page
	Unclear  []int      `json:"unclear"` // numbers of lines of the page now that no copy can say word for word
	Seen     fetch.Seen `json:"-"`       // to be handed back with the next check
	text     string
}

// An Effect is what the pages now make of one party: a standing other than the one the
// corpus has.
type Effect struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	French string        `json:"-"` // its name in French
	Before corpus.Status `json:"before"`
	After  corpus.Status `json:"after"`
	Line   string        `json:"line,omitempty"` // of the page now, that says so
}

// A Report is how a corpus stands beside its pages.
type Report struct {
	Corpus  string            // digest of the corpus
	Texts   map[string]string // of those pages that were fetched, by file, as a corpus has them
	Pages   []Page
	Effects []Effect         // in the order of the corpus; none while the list is unread
	Unread  written.Problems // what of the list cannot be read: while there is any, nobody's standing is known
	Wrong   written.Problems // what else would be wrong with the corpus
	files   map[string][]byte
}

// Changed reports whether the pages say anything that the corpus does not.
func (r Report) Changed() bool {
	of := func(p Page) bool { return len(p.Changes) > 0 }
	return slices.ContainsFunc(r.Pages, of) || len(r.Effects)+len(r.Unread)+len(r.Wrong) > 0
}

// Files returns the corpus as it would be with the pages as they are now, mended where
// that needs no thought. It is an error if some line cannot be copied word for word, or
// every page is what its copy is.
func (r Report) Files() (map[string][]byte, error) {
	if r.files == nil {
		return nil, errors.New("source: no page has changed")
	}
	for _, p := range r.Pages {
		if len(p.Unclear) > 0 {
			return nil, fmt.Errorf("source: line %d of %s cannot be copied word for word; look at the page and copy it by hand", p.Unclear[0], p.File)
		}
	}
	return maps.Clone(r.files), nil
}

// Check fetches each page of a corpus and compares it with the copy. What was seen with
// the last check, by file, lets a host say that nothing has changed since; hand it back
// only if that check found the corpus unchanged, and nil otherwise.
func (k Checker) Check(ctx context.Context, fsys fs.FS, seen map[string]fetch.Seen) (Report, error) {
	r, err := k.check(ctx, fsys, seen)
	if err != nil {
		return Report{}, fmt.Errorf("source: %w", err)
	}
	return r, nil
}

func (k Checker) check(ctx context.Context, fsys fs.FS, seen map[string]fetch.Seen) (Report, error) {
	c, err := corpus.Load(fsys)
	if err != nil {
		return Report{}, err
	}
	docs := slices.DeleteFunc(c.Documents(), func(d corpus.Document) bool { return !d.Page })
	if k.URL != "" && len(docs) > 1 {
		return Report{}, fmt.Errorf("the corpus has %d pages; one address cannot be that of all", len(docs))
	}
	var pages []Page
	texts := map[string]string{}
	for _, d := range docs {
		if k.URL != "" {
			d.URL = k.URL
		}
		p, err := k.page(ctx, d, seen[d.ID])
		if err != nil {
			return Report{}, err
		}
		if p.text != "" {
			texts[d.ID] = p.text
		}
		pages = append(pages, p)
	}
	return compared(fsys, c, pages, texts, k.Today)
}

// Compare is Check with texts that were fetched before, as its report has them, on the
// day that it was made.
func Compare(fsys fs.FS, texts map[string]string, today time.Time) (Report, error) {
	c, err := corpus.Load(fsys)
	if err != nil {
		return Report{}, fmt.Errorf("source: %w", err)
	}
	var pages []Page
	for _, d := range c.Documents() {
		if d.Page {
			pages = append(pages, Page{File: d.ID, URL: d.URL, Found: d.URL, Captured: d.Captured, Unclear: unclear(texts[d.ID])})
		}
	}
	r, err := compared(fsys, c, pages, texts, today)
	if err != nil {
		return Report{}, fmt.Errorf("source: %w", err)
	}
	return r, nil
}

// compared holds a corpus against texts of its pages. Where these are its copies there is
// nothing to read again.
func compared(fsys fs.FS, c *corpus.Corpus, pages []Page, texts map[string]string, today time.Time) (Report, error) {
	if copies(c, texts) {
		return Report{Corpus: c.Digest(), Texts: texts, Pages: pages}, nil
	}
	now := map[string][]byte{}
	for file, text := range texts {
		now[file] = []byte(text)
	}
	draft, err := corpus.Redraft(fsys, now, today)
	if err != nil {
		return Report{}, err
	}
	for i := range pages {
		p := &pages[i]
		var ok bool
		if p.Changes, ok = compare(passagesOf(p.File, c.Passages()), passagesOf(p.File, draft.Passages())); !ok {
			return Report{}, fmt.Errorf("%s has more than %d lines, too many to compare", p.File, mostLines)
		}
	}
	return Report{c.Digest(), texts, pages, effects(c, draft.Entity), draft.List, draft.Wrong, draft.Files}, nil
}

// copies reports whether each text is what its document is.
func copies(c *corpus.Corpus, texts map[string]string) bool {
	of := map[string]string{}
	for _, d := range c.Documents() {
		of[d.ID] = d.SHA256
	}
	for file, text := range texts {
		if sum := sha256.Sum256([]byte(text)); hex.EncodeToString(sum[:]) != of[file] {
			return false
		}
	}
	return true
}

// page fetches one page. Its text is empty if the host says it is unchanged.
func (k Checker) page(ctx context.Context, d corpus.Document, seen fetch.Seen) (Page, error) {
	p := Page{File: d.ID, URL: d.URL, Captured: d.Captured}
	now, err := fetch.Get(ctx, k.Client, d.URL, seen)
	if err != nil {
		return p, err
	}
	p.Found, p.Seen = now.URL, now.Seen
	if now.Unchanged {
		return p, nil
	}
	if p.text, err = extract.Text(now.HTML); err != nil {
		return p, fmt.Errorf("%q: %w", d.URL, err)
	}
	p.Unclear = unclear(p.text)
	return p, nil
}

// unclear returns the numbers of the lines that no copy can say word for word.
func unclear(text string) []int {
	var out []int
	for i, line := range strings.Split(text, "\n") {
		if strings.Contains(line, extract.Unclear) {
			out = append(out, i+1)
		}
	}
	return out
}

// passagesOf returns the passages of one document.
func passagesOf(file string, all func(func(corpus.Passage) bool)) []corpus.Passage {
	var out []corpus.Passage
	for p := range all {
		if p.Doc.ID == file {
			out = append(out, p)
		}
	}
	return out
}
