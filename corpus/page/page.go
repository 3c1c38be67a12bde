// SPDX-License-Identifier: MIT

// Package page takes texts apart: a page into its parts, and a line of its list into the names in it. It goes by the
// marks and words that a [Form] gives and knows no country.
package page

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
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

// A Form is how a page of one language is written: what its parts begin with, and
// the words of its list.
type Form struct {
	Contents  string            `yaml:"contents"`  // heading of the table of contents, whose entries are the headings; or ""
	Markers   []string          `yaml:"markers"`   // what a line of a list begins with
	List      []string          `yaml:"list"`      // lines that introduce the list of who takes part
	Observers []string          `yaml:"observers"` // lines that introduce a list of observers alone
	Observer  string            `yaml:"observer"`  // what marks an observer in the list
	All       []string          `yaml:"all"`       // begins a line that stands for all countries of a group
	Except    []string          `yaml:"except"`    // begins the exceptions of such a line
	And       []string          `yaml:"and"`       // joins the last of them
	Means     map[string]string `yaml:"means"`     // entity IDs of names that the page uses and two entities bear
}

// CutObserver removes the mark of an observer from the end of a line, in any case. It
// reports whether the line has it.
func (f Form) CutObserver(line string) (string, bool) {
	at := len(line) - len(f.Observer)
	if f.Observer == "" || at <= 0 || !strings.EqualFold(line[at:], f.Observer) {
		return line, false
	}
	return strings.TrimSpace(line[:at]), true
}

// CutAll removes the word that begins a line for a whole group.
func (f Form) CutAll(line string) (string, bool) {
	for _, word := range f.All {
		if len(line) > len(word) && strings.EqualFold(line[:len(word)], word) && line[len(word)] == ' ' {
			return strings.TrimSpace(line[len(word):]), true
		}
	}
	return line, false
}

// CutExcept parts a group from its exceptions.
func (f Form) CutExcept(line string) (group, exceptions string, ok bool) {
	words := slices.Clone(f.Except)
	slices.SortStableFunc(words, func(a, b string) int { return len(b) - len(a) }) // "except for" before "except"
	for _, word := range words {
		if at := wordAt(line, word); at > 0 {
			return strings.TrimRight(line[:at], " (,–—"), strings.Trim(line[at+len(word):], " :)."), true
		}
	}
	return line, "", false
}

// wordAt finds a whole word in a text, in any case; -1 if it is not there.
func wordAt(text, word string) int {
	for at := range text {
		end := at + len(word)
		if end > len(text) {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[end:])
		inside := unicode.IsLetter(before) || unicode.IsLetter(after)
		if !inside && strings.EqualFold(text[at:end], word) {
			return at
		}
	}
	return -1
}

// A Piece is where a part of a series stands in its text.
type Piece struct{ From, To int }

// Pieces parts a series at its commas and at the words that join: of "Iceland and
// Bosnia and Herzegovina" three.
func (f Form) Pieces(text string) []Piece {
	var out []Piece
	from := 0
	cut := func(to, next int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			at := from + strings.Index(text[from:to], s)
			out = append(out, Piece{at, at + len(s)})
		}
		from = next
	}
	for at := 0; at < len(text); at++ {
		if text[at] == ',' || text[at] == ';' {
			cut(at, at+1)
			continue
		}
		for _, word := range f.And {
			if joined := " " + word + " "; at >= from && len(text)-at >= len(joined) && strings.EqualFold(text[at:at+len(joined)], joined) {
				cut(at, at+len(joined))
			}
		}
	}
	cut(len(text), len(text))
	return out
}
