// SPDX-License-Identifier: MIT

// Package table reads what somebody pasted or attached as rows of cells, and
// writes rows of cells as a file. It knows how lists look, in English and in
// French, and nothing of what is in them: no country, no company.
package table

import "strings"

// A Role is what the header of a column says it holds.
type Role uint8

// The roles. Other is any column whose header is none of the rest; Owner is one of
// whom the supplier belongs to, or of the country of that one.
const (
	Other Role = iota
	Supplier
	Country
	Code
	Place
	Owner
)

// A Sheet is a pasted text or a file as rows.
type Sheet struct {
	// Header is the line that names the columns, nil where none was recognised. It is in no row.
	Header []string
	// Columns has one role for each cell of Header.
	Columns []Role
	// Rows are the other lines in their order. Blank lines and ruled lines are left out.
	Rows []Row
	// Prose is set where the input is sentences and not a list. Each row is then a
	// sentence, or a line, in one cell.
	Prose bool
	// Loose is set where commas or dashes were taken to separate cells, which is a guess.
	Loose bool
}

// A Row is one line of the input.
type Row struct {
	// Line is its number in the input, from 1: that of the first, where a quoted cell or a sentence runs over several.
	Line int
	// Text is the line as it is written, marks of quoting gone, cut to MaxText characters. A row
	// that was never a line, of a workbook or an HTML table, has its cells joined by " | ".
	Text string
	// Cells are never cut, and at least one. Bullets, numbering and the marks by which Slack
	// formats a text and links it are no part of them. Empty cells at the end are left out.
	Cells []string
	// Aside is set for what stands around the list: a greeting, an introduction, a title, a
	// heading that ends in a colon, a second header, a total, thanks, a signature. It is a
	// guess, so whoever drops asides still reads them for names.
	Aside bool
	// Signature is set for an aside that is the address of whoever wrote. The country in
	// it is nobody's on the list.
	Signature bool
}

// MaxText is how many characters of a line Row.Text keeps.
const MaxText = 300

// Text reads a pasted text: a list with bullets or numbers, lines with cells
// separated by tabs, pipes, semicolons, columns of spaces, or, where they do it
// alike in nearly every line, commas or dashes; a Markdown or HTML table; a quoted
// mail with one of these in it; or prose. It takes time in proportion to the text,
// which the caller bounds.
func Text(s string) Sheet { return read(s, false) }

// read reads a text. That of a file of separated values has no bullets, no prose
// and nobody who speaks in it.
func read(s string, file bool) Sheet {
	s = clean(s)
	if isMarkup(s) {
		lines := markup(s)
		asides(lines)
		return sheet(lines, false)
	}
	lines := cut(s, file)
	if file {
		separateFile(lines)
		return sheet(lines, true)
	}
	separated := separate(lines)
	if !separated && isProse(lines) {
		return prose(lines)
	}
	asides(lines)
	loose := !separated && separateLoosely(lines)
	out := sheet(lines, false)
	out.Loose = loose
	return out
}

// cleaner unifies what looks alike: line ends, blanks that do not break, and what nobody sees.
var cleaner = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\u202f", " ", "\u2007", " ", "\ufeff", "", "\u200b", "", "\u2028", "\n", "\u0000", "")

func clean(s string) string { return cleaner.Replace(strings.ToValidUTF8(s, "\ufffd")) }

// A line is a row in the making.
type line struct {
	n      int
	text   string   // as written
	body   string   // as read, without bullet or number
	cells  []string // nil: the body is the only one
	marked bool     // it had a bullet or a number
	bullet rune     // the first letter of the line
	head   bool     // the input marks it as the header
	aside  bool

	signature bool
}

// single reports whether no cell was cut off the line.
func (l *line) single() bool { return len(l.cells) <= 1 }

func (l *line) row() Row {
	r := Row{Line: l.n, Text: shorten(l.text), Cells: l.cells, Aside: l.aside, Signature: l.signature}
	if len(r.Cells) == 0 {
		r.Cells = []string{strings.TrimSpace(l.body)}
	}
	return r
}

// shorten cuts a text to MaxText characters.
func shorten(s string) string {
	n, cut := 0, 0
	for i := range s {
		if n++; n == MaxText {
			cut = i
		}
		if n > MaxText {
			return s[:cut] + "…"
		}
	}
	return s
}

// sheet finds the header among lines that have their cells.
func sheet(lines []line, file bool) Sheet {
	var out Sheet
	at := header(lines, file)
	for i := range lines {
		if i != at {
			out.Rows = append(out.Rows, lines[i].row())
			continue
		}
		out.Header = lines[i].row().Cells
		out.Columns = columnsOf(out.Header)
		if i+1 < len(lines) && lines[i+1].head && lines[i+1].aside {
			refine(out.Columns, lines[i+1].row().Cells)
		}
	}
	return out
}
