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
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/text/unicode/norm"
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

// misleading are the signs that make a line look other than it reads: those that turn the direction of writing, those drawn
// over a letter, tags, and signs that only one font knows.
var misleading = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0334, Hi: 0x0338, Stride: 1}, {Lo: 0x061c, Hi: 0x061c, Stride: 1}, {Lo: 0x202a, Hi: 0x202e, Stride: 1},
		{Lo: 0x2066, Hi: 0x2069, Stride: 1}, {Lo: 0x20d0, Hi: 0x20ff, Stride: 1}, {Lo: 0xe000, Hi: 0xf8ff, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0xe0000, Hi: 0xe0fff, Stride: 1}, {Lo: 0xf0000, Hi: 0x10ffff, Stride: 1}},
}

// blank are the signs that have no width and change nothing that is seen.
var blank = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00ad, Hi: 0x00ad, Stride: 1}, {Lo: 0x180e, Hi: 0x180e, Stride: 1}, {Lo: 0x200b, Hi: 0x200f, Stride: 1},
		{Lo: 0x2060, Hi: 0x2065, Stride: 1}, {Lo: 0x206a, Hi: 0x206f, Stride: 1}, {Lo: 0xfeff, Hi: 0xfeff, Stride: 1},
	},
	LatinOffset: 1,
}

// Line writes a line as people see it: in the letters that are usual for it (NFC), one blank between words, without signs
// that have no width. A control character and what misleads is [Unclear].
func Line(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case unicode.IsSpace(c):
			return ' '
		case unicode.In(c, blank):
			return -1
		case unicode.In(c, misleading, unicode.Cc, unicode.Cf):
			return '\uFFFD'
		}
		return c
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}
