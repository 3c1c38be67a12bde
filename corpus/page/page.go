// SPDX-License-Identifier: MIT

// Package page takes texts apart: a page into its parts, and a line of its list into the names in it. It goes by the
// marks and words that a [Form] gives and knows no country.
package page

import (
	"regexp"
	"slices"
	"strings"
)

// Kind says what a part is on its page.
type Kind string

// The kinds of part.
const (
	Title     Kind = "title"
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Item      Kind = "item"
)

// Heads reports whether the part says what follows it, and nothing else.
func (k Kind) Heads() bool { return k == Title || k == Heading }

// A Part is a heading, a paragraph, or one line of a list.
type Part struct {
	Line int // from 1
	Kind Kind
	Text string // word for word; an item without its marker
}

// Cut splits a page's text. The first line is the title; the entries of the table of
// contents are the headings, and so are lines that begin with "#"; a marker starts a
// list item. It returns also the headings that the contents announce and the page lacks.
func (f Form) Cut(text string) (parts []Part, missing []string) {
	lines := linesOf(text)
	missing = f.announced(lines)
	headings := slices.Clone(missing)
	inContents := false
	add := func(i int, kind Kind, text string) { parts = append(parts, Part{i + 1, kind, text}) }
	for i, line := range lines {
		item, isItem := f.item(line)
		switch {
		case line == "":
		case i == 0:
			add(i, Title, line)
		case line == f.Contents:
			inContents = true
		case inContents && isItem:
		case strings.HasPrefix(line, "#"), slices.Contains(headings, line):
			inContents = false
			heading := strings.TrimSpace(strings.TrimLeft(line, "#"))
			missing = slices.DeleteFunc(missing, func(h string) bool { return h == heading })
			add(i, Heading, heading)
		case isItem:
			add(i, Item, item)
		default:
			inContents = false
			add(i, Paragraph, line)
		}
	}
	return parts, missing
}

// linesOf returns the lines of a text, however they end and whatever a byte order
// mark says.
func linesOf(text string) []string {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimSpace(line)
	}
	return lines
}

// item returns what follows the marker of a list item.
func (f Form) item(line string) (string, bool) {
	for _, m := range f.Markers {
		if rest, ok := strings.CutPrefix(line, m); ok && m != "" {
			return strings.TrimSpace(rest), true
		}
	}
	return line, false
}

func (f Form) announced(lines []string) []string {
	at := slices.Index(lines, f.Contents)
	if at < 0 || f.Contents == "" {
		return nil
	}
	var out []string
	for _, line := range lines[at+1:] {
		h, ok := f.item(line)
		if !ok && line != "" {
			break
		}
		if ok {
			out = append(out, h)
		}
	}
	return out
}

// listMarker begins an item in a text of any make.
var listMarker = regexp.MustCompile(`^(?:[-*•+]|\d{1,3}[.)])\s+`)

// Plain splits plain text or Markdown: a line that begins with "#" is a heading, a
// list item stands alone, and lines that follow each other are one paragraph where the
// text parts its paragraphs by empty lines. What comes first may be the title.
func Plain(text string, isTitle func(line string) bool) []Part {
	lines := linesOf(text)
	joins := slices.Contains(lines, "")
	var parts []Part
	var words []string // of the part under way
	kind, from := Paragraph, 0
	end := func() {
		if len(words) > 0 {
			parts = append(parts, Part{from, kind, strings.Join(words, " ")})
		}
		words = nil
	}
	for i, line := range lines {
		marker := listMarker.FindString(line)
		heading := strings.TrimSpace(strings.TrimLeft(line, "#"))
		isHeading := strings.HasPrefix(line, "#") && heading != ""
		alone := isHeading || marker != ""
		if alone || line == "" || !joins {
			end()
		}
		switch {
		case line == "":
		case len(parts) == 0 && isTitle(heading):
			parts = append(parts, Part{i + 1, Title, heading})
		case isHeading:
			parts = append(parts, Part{i + 1, Heading, heading})
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
	return parts
}
