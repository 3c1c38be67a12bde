package page

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

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
