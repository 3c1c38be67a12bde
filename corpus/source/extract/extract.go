// SPDX-License-Identifier: MIT

// Package extract writes the main content of a web page as a corpus has it: its title, then a line for each heading,
// paragraph and entry of a list, as a person would copy it. What people do not see is not there; what cannot be copied word
// for word stands as [Unclear], which no line of a list can have, so that it is never read for something else.
package extract

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What a page may hold. Ours has 37 lines and 2,000 bytes of text.
const (
	MaxLines = 1000
	MaxText  = 256 << 10
)

// Unclear stands for what cannot be copied: words that are struck out, an entry of a list within a list, words beside an
// entry that only some people get to see, a sign that makes a line look other than it is.
const Unclear = "�"

// Text returns the main content of a page in UTF-8. A heading that the page's table of contents does not announce begins
// with "# ", an entry of a list with "- ". It is an error if the page breaks off, has no main content or no title.
func Text(page []byte) (string, error) {
	text, err := textOf(page)
	if err != nil {
		return "", fmt.Errorf("extract: %w", err)
	}
	return text, nil
}

func textOf(page []byte) (string, error) {
	if !utf8.Valid(page) {
		return "", errors.New("the page is not in UTF-8")
	}
	if err := whole(page); err != nil {
		return "", err
	}
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return "", fmt.Errorf("the page cannot be read: %w", err)
	}
	w := &writer{text: &strings.Builder{}}
	for n := range doc.Descendants() {
		if n.DataAtom == atom.Main {
			w.children(n)
			w.endLine(paragraph)
			break
		}
	}
	return w.finish()
}

// whole reports whether the page has one main content, from its beginning to its end. A
// parser would mend one that breaks off, and what is missing would seem to be gone.
func whole(page []byte) error {
	begun, ended := 0, 0
	for z := html.NewTokenizer(bytes.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		name, _ := z.TagName()
		switch {
		case atom.Lookup(name) != atom.Main:
		case kind == html.StartTagToken:
			begun++
		case kind == html.EndTagToken:
			ended++
		}
	}
	switch {
	case begun == 0:
		return errors.New("the page has no main content")
	case begun > 1:
		return fmt.Errorf("the page has main content in %d places", begun)
	case ended != 1:
		return errors.New("the page breaks off within its main content")
	}
	return nil
}
