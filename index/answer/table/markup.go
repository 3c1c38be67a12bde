package table

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isMarkup reports whether a text is HTML with a table or a list in it.
func isMarkup(s string) bool {
	if !strings.Contains(s, "</") {
		return false
	}
	s = strings.ToLower(s)
	return strings.Contains(s, "</tr>") || strings.Contains(s, "</td>") || strings.Contains(s, "</table>") || strings.Contains(s, "</li>")
}

// maxColumns is how far a cell of an HTML table may span, and of how many columns
// the cells may reach down.
const maxColumns = 50

// A markupReader makes lines of HTML.
type markupReader struct {
	lines []line
	n     int // the line of the input
	cur   line
	text  strings.Builder
	pause bool // a line within the cell ended, which is as a comma
	skip  int  // how many elements deep in what nobody sees
	row   bool
	cell  bool
	span  int            // how many columns the cell is wide
	down  int            // how many rows it is high
	over  map[int]*above // cells that reach down from rows above, by column
	heads int            // cells of the row that are marked as names of columns
}

// An above is a cell that is several rows high: it stands in each of them.
type above struct {
	text string
	left int
}

// markup makes a line of each row of an HTML table, each item of a list, and each
// line of the text around them.
func markup(s string) []line {
	r := markupReader{n: 1, over: map[int]*above{}}
	r.cur.n = 1
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			r.end()
			return r.lines
		}
		ends := strings.Count(string(z.Raw()), "\n")
		switch t := z.Token(); kind {
		case html.TextToken:
			r.say(t.Data)
		case html.StartTagToken, html.SelfClosingTagToken:
			r.open(t)
		case html.EndTagToken:
			r.close(t.DataAtom)
		}
		r.n += ends
	}
}

// say adds text that people see.
func (r *markupReader) say(s string) {
	if r.skip > 0 || r.row && !r.cell {
		return
	}
	if words := strings.Join(strings.Fields(s), " "); words != "" {
		switch {
		case r.text.Len() > 0 && r.pause:
			r.text.WriteString(", ")
		case r.text.Len() > 0:
			r.text.WriteByte(' ')
		case !r.row:
			blanks := len(s) - len(strings.TrimLeft(s, " \t\n"))
			r.cur.n = r.n + strings.Count(s[:blanks], "\n")
		}
		r.text.WriteString(words)
		r.pause = false
	}
}

func (r *markupReader) open(t html.Token) {
	switch t.DataAtom {
	case atom.Style, atom.Script, atom.Title:
		r.skip++
	case atom.Tr:
		r.end()
		r.row, r.cur.n = true, r.n
	case atom.Td, atom.Th:
		r.endCell()
		r.row, r.cell, r.span, r.down = true, true, spanOf(t, "colspan", maxColumns), spanOf(t, "rowspan", 1000)
		if t.DataAtom == atom.Th {
			r.heads++
		}
	case atom.Li:
		r.end()
		r.cur.marked, r.cur.n = true, r.n
	case atom.Br, atom.P, atom.Div:
		r.breakLine()
	case atom.Table, atom.Ul, atom.Ol:
		if !r.cell {
			r.end()
		}
	}
}

func (r *markupReader) close(tag atom.Atom) {
	switch tag {
	case atom.Style, atom.Script, atom.Title:
		r.skip = max(0, r.skip-1)
	case atom.Td, atom.Th:
		r.endCell()
	case atom.Tr, atom.Table, atom.Li:
		r.end()
		if tag == atom.Table {
			clear(r.over)
		}
	case atom.P, atom.Div:
		r.breakLine()
	}
}

// spanOf reads how many columns or rows a cell takes.
func spanOf(t html.Token, key string, most int) int {
	for _, a := range t.Attr {
		if n, err := strconv.Atoi(a.Val); a.Key == key && err == nil {
			return min(max(n, 1), most)
		}
	}
	return 1
}

// breakLine ends a line of text, or of a cell or an item.
func (r *markupReader) breakLine() {
	if r.pause = true; !r.cell && !r.cur.marked {
		r.end()
	}
}

func (r *markupReader) endCell() {
	if !r.cell {
		return
	}
	r.fromAbove()
	said := r.take()
	if r.down > 1 && len(r.cur.cells) < maxColumns {
		r.over[len(r.cur.cells)] = &above{said, r.down - 1}
	}
	r.cur.cells = append(r.cur.cells, said)
	for range r.span - 1 {
		if len(r.cur.cells) < maxColumns {
			r.cur.cells = append(r.cur.cells, "")
		}
	}
	r.cell = false
}

// fromAbove repeats the cells of rows above that reach down to this place.
func (r *markupReader) fromAbove() {
	for {
		a := r.over[len(r.cur.cells)]
		if a == nil {
			return
		}
		if a.left--; a.left <= 0 {
			delete(r.over, len(r.cur.cells))
		}
		r.cur.cells = append(r.cur.cells, a.text)
	}
}

func (r *markupReader) take() string {
	s := r.text.String()
	r.text.Reset()
	r.pause = false
	return s
}

// end finishes a line.
func (r *markupReader) end() {
	r.endCell()
	if r.row {
		r.fromAbove()
		r.cur.head = r.heads > 0 && r.heads == len(filled(r.cur.cells))
		r.cur.cells = trimEnd(r.cur.cells)
		r.cur.text = strings.Join(filled(r.cur.cells), joint)
	} else {
		r.cur.text = r.take()
		r.cur.body = r.cur.text
	}
	if r.cur.text != "" {
		r.lines = append(r.lines, r.cur)
	}
	r.cur, r.row, r.heads = line{n: r.n}, false, 0
}

// joint stands between the cells of a row that was never a line.
const joint = " | "
