package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A kind is what a line is on its page.
type kind int

const (
	paragraph kind = iota
	title
	heading
	entry
	nested // an entry of a list within an entry
	gap    // words between two lines that not everybody gets to see
)

type line struct {
	kind
	text   string
	points string // of an entry that is a link within the page, and nothing else: its text
}

// A writer goes through the main content and writes its lines.
type writer struct {
	lines []line
	text  *strings.Builder // of the line under way
	solid int              // depth of what is one line, whatever is in it
	items []*item          // the entries that are open, the inmost last
}

// An item is an entry of a list that is being read.
type item struct {
	hides bool            // something in it is not for all to see
	link  strings.Builder // what in it is a link within the page
}

// blocks are the elements that begin a line and end it.
var blocks = []atom.Atom{
	atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Br, atom.Caption, atom.Center, atom.Dd, atom.Details, atom.Div, atom.Dl, atom.Dt,
	atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Hr, atom.Legend, atom.Main, atom.Menu, atom.Nav, atom.Ol,
	atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Ul,
}

func (w *writer) children(n *html.Node) {
	for c := range n.ChildNodes() {
		w.node(c)
	}
}

// node writes what people see of a node.
func (w *writer) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		w.add(n.Data)
	case n.Type != html.ElementNode, silent(n), furniture(n):
	case hidden(n):
		w.hide(n)
	case struck(n):
		if says(n) {
			w.add(" " + Unclear + " ")
		}
	default:
		w.element(n)
	}
}

// hide leaves out what not everybody gets to see, and notes where that may change what
// the lines around it mean.
func (w *writer) hide(n *html.Node) {
	switch {
	case n.DataAtom == atom.Li || !says(n):
	case len(w.items) > 0:
		w.items[len(w.items)-1].hides = true
	case w.solid == 0 && w.text.Len() == 0 && !has(n, atom.Li):
		if last := len(w.lines) - 1; last < 0 || w.lines[last].kind != gap {
			w.put(line{kind: gap, text: Unclear})
		}
	}
}

func (w *writer) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Img:
		w.add(" " + attr(n, "alt") + " ")
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.whole(n, headingOf(n))
	case atom.Tr:
		w.row(n)
	case atom.Li:
		w.item(n)
	case atom.A:
		w.link(n)
	default:
		if !slices.Contains(blocks, n.DataAtom) {
			w.children(n)
			return
		}
		w.endLine(paragraph)
		w.children(n)
		w.endLine(paragraph)
	}
}

func headingOf(n *html.Node) kind {
	if n.DataAtom == atom.H1 {
		return title
	}
	return heading
}

// add writes words into the line under way, which does not begin with what has no width.
func (w *writer) add(words string) {
	if w.text.Len() == 0 {
		words = strings.TrimLeftFunc(words, func(c rune) bool { return unicode.IsSpace(c) || unicode.In(c, blank) })
	}
	w.text.WriteString(words)
}

// endLine ends the line under way, or, within what is one line, a word.
func (w *writer) endLine(k kind) {
	if w.solid > 0 {
		w.add(" ")
		return
	}
	w.put(line{kind: k, text: Line(w.text.String())})
	w.text.Reset()
}

func (w *writer) put(l line) {
	if l.text != "" {
		w.lines = append(w.lines, l)
	}
}

// whole writes all of an element as one line.
func (w *writer) whole(n *html.Node, k kind) {
	w.endLine(paragraph)
	w.solid++
	w.children(n)
	w.solid--
	w.endLine(k)
}

// row writes a row of a table as one line, or, where it only lays out lists, what is in it.
func (w *writer) row(n *html.Node) {
	if has(n, atom.Li) {
		for c := range n.ChildNodes() {
			w.node(c)
			w.endLine(paragraph)
		}
		return
	}
	w.endLine(paragraph)
	w.solid++
	cells := 0
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode && says(c) {
			if cells++; cells > 1 {
				w.add(" | ")
			}
			w.node(c)
		}
	}
	w.solid--
	w.endLine(paragraph)
}

// link writes a link as its text.
func (w *writer) link(n *html.Node) {
	before := w.text.Len()
	w.children(n)
	if len(w.items) > 0 && strings.HasPrefix(attr(n, "href"), "#") && w.text.Len() > before {
		w.items[len(w.items)-1].link.WriteString(w.text.String()[before:])
	}
}

// item writes an entry as one line, and what is listed within it below.
func (w *writer) item(n *html.Node) {
	k := entry
	switch {
	case len(w.items) > 0:
		k = nested
	case w.solid > 0: // in a heading, say: no list that has lines
		w.add(" ")
		w.children(n)
		w.add(" ")
		return
	}
	w.endLine(paragraph)
	at, outside, it := len(w.lines), w.text, &item{}
	w.text = &strings.Builder{}
	w.items = append(w.items, it)
	w.solid++
	w.children(n)
	w.solid--
	w.items = w.items[:len(w.items)-1]
	within := slices.Clone(w.lines[at:])
	w.lines = w.lines[:at]
	l := line{kind: k, text: Line(w.text.String())}
	if points := Line(it.link.String()); points == l.text {
		l.points = points
	}
	if it.hides && l.text != "" {
		l.text += " " + Unclear
	}
	w.put(l)
	w.lines = append(w.lines, within...)
	w.text = outside
}

// closeGaps drops the gaps that part no list: what is hidden between two entries may be
// what those below it are.
func (w *writer) closeGaps() {
	lists := func(l line) bool { return l.kind == entry || l.kind == nested }
	var out []line
	for i, l := range w.lines {
		next := slices.IndexFunc(w.lines[i:], func(l line) bool { return l.kind != gap })
		within := len(out) > 0 && lists(out[len(out)-1]) && next > 0 && lists(w.lines[i+next])
		if l.kind != gap || within {
			out = append(out, l)
		}
	}
	w.lines = out
}

// finish writes the lines as a text, the title first.
func (w *writer) finish() (string, error) {
	w.closeGaps()
	if len(w.lines) > MaxLines {
		return "", fmt.Errorf("the page has %d lines; at most %d are read", len(w.lines), MaxLines)
	}
	var announced, headings []string
	for _, l := range w.lines {
		switch l.kind {
		case heading:
			headings = append(headings, l.text)
		case entry, nested:
			announced = append(announced, l.points)
		}
	}
	first := slices.IndexFunc(w.lines, func(l line) bool { return l.kind == title })
	if first < 0 {
		return "", errors.New("the page has no title")
	}
	out := []string{w.lines[first].text}
	size := len(out[0])
	for i, l := range w.lines {
		if i == first {
			continue
		}
		// The heading of the table of contents announces, and is not announced.
		heads := i+1 < len(w.lines) && w.lines[i+1].points != "" && slices.Contains(headings, w.lines[i+1].points)
		s := l.written(heads || slices.Contains(announced, l.text), slices.Contains(headings, l.points))
		out = append(out, s)
		size += len(s) + 1
	}
	if size > MaxText {
		return "", fmt.Errorf("the page has %d bytes of text; at most %d are read", size, MaxText)
	}
	return strings.Join(out, "\n"), nil
}

// written is a line with the mark of its kind.
func (l line) written(announced, announces bool) string {
	// What begins like an entry or a heading and is none would be read as one.
	marked := strings.ContainsAny(l.text[:1], "-*#") || strings.HasPrefix(l.text, "•")
	switch {
	case l.kind == nested && !announces:
		return "- " + Unclear + " " + l.text
	case l.kind == entry, l.kind == nested:
		return "- " + l.text
	case l.kind == paragraph && marked:
		return Unclear + " " + l.text
	case l.kind == paragraph, l.kind == gap, announced && !marked:
		return l.text
	}
	return "# " + l.text
}
