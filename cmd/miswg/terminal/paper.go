// SPDX-License-Identifier: MIT

// Package terminal is how answers look to who types on a command line: lines of a
// terminal's width, and a conversation with history and names to complete.
package terminal

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/rivo/uniseg"
	"golang.org/x/term"

	"miswg/corpus"
	"miswg/index/answer"
)

// A Paper is where answers are written: as they are, or to a terminal in lines of its
// width, the verdict bold unless NO_COLOR is set. The caller flushes it.
type Paper struct {
	*bufio.Writer
	width int // columns; 0 leaves lines as they are
	bold  bool
	from  []address // what From has named
}

// An address is where a document stands, and the language it was named in.
type address struct {
	title, url string
	lang       corpus.Lang
}

// NewPaper returns a paper on the standard output.
func NewPaper(stdout io.Writer, getenv func(string) string) *Paper {
	f, ok := stdout.(*os.File)
	if !ok || !Is(f) {
		return paperOn(stdout, 0, false)
	}
	return paperOn(f, columns(f), coloured(getenv))
}

// paperOn returns a paper of so many columns.
func paperOn(w io.Writer, width int, bold bool) *Paper {
	return &Paper{Writer: bufio.NewWriter(w), width: width, bold: bold}
}

// columns is how wide a terminal is, 0 where it does not tell.
func columns(f *os.File) int {
	n, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return n
}

// coloured reports whether a terminal is to show more than plain letters.
func coloured(getenv func(string) string) bool {
	return getenv("NO_COLOR") == "" && getenv("TERM") != "dumb"
}

// Is reports whether a person types or reads there.
func Is(f any) bool {
	file, ok := f.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// Answer writes what an answer says.
func (p *Paper) Answer(a answer.Answer) {
	verdict, rest, _ := strings.Cut(a.Short(), "\n")
	verdict = strings.Join(folded(verdict, p.width), "\n")
	if p.bold {
		verdict = "\x1b[1m" + verdict + "\x1b[0m"
	}
	fmt.Fprintln(p, verdict)
	p.lines(rest)
}

// Source writes where an answer is from, with the address unless the answer has it, and who
// knows more.
func (p *Paper) Source(a answer.Answer, of corpus.Document) {
	doc := a.Source(of)
	name := doc.URL
	if strings.Contains(a.Short(), doc.URL) {
		name = doc.Title
	}
	p.source(a, doc, name)
}

// From writes which document an answer is from, by its title, and who knows more.
// [Paper.Addresses] has the address.
func (p *Paper) From(a answer.Answer, of corpus.Document) {
	doc := a.Source(of)
	p.source(a, doc, doc.Title)
	named := slices.ContainsFunc(p.from, func(d address) bool { return d.url == doc.URL })
	if !a.Greets && !named {
		p.from = append(p.from, address{doc.Title, doc.URL, a.Lang})
	}
}

// Addresses writes the address of each document that From has named.
func (p *Paper) Addresses() {
	for i, d := range p.from {
		if i == 0 {
			fmt.Fprintln(p)
		}
		p.lines(d.title + d.lang.Pick(": ", "\u00a0: ") + d.url)
	}
}

func (p *Paper) source(a answer.Answer, doc corpus.Document, name string) {
	if a.Greets {
		return
	}
	p.lines(fmt.Sprintf("%s%s (%s%s, %s)", a.Lang.Pick("Source: ", "Source\u00a0: "), name, a.Lang.Pick("copy of ", "copie du "), doc.Captured, a.Lang.Pick("receipt ", "reçu ")+string(a.Receipt)))
	p.elsewhere(a)
}

// elsewhere writes who knows more, if anybody is named.
func (p *Paper) elsewhere(a answer.Answer) {
	if a.More != "" {
		p.lines(a.Lang.Pick("Ask there: ", "À consulter\u00a0: ") + a.More)
	}
}

// lines writes text, nothing for "".
func (p *Paper) lines(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, l := range folded(line, p.width) {
			fmt.Fprintln(p, l)
		}
	}
}

// folded breaks a line between words, so that none is wider than so many columns but
// for what has no space in it; an address stays whole, and what is indented stays so. No width
// leaves it as it is, and nothing is no line.
func folded(line string, width int) []string {
	if line == "" {
		return nil
	}
	if width <= 0 || uniseg.StringWidth(line) <= width {
		return []string{line}
	}
	words := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(words)]
	now := indent
	if strings.HasPrefix(words, "• ") {
		indent += "  " // under the text of its item
	}
	if len(indent) >= width { // there is no room behind it
		now, indent = "", ""
	}
	var out []string
	placed := 0 // words on this line
	for _, word := range strings.Split(words, " ") {
		if placed > 0 && uniseg.StringWidth(now+" "+word) > width {
			out = append(out, strings.TrimRight(now, " "))
			now, placed = indent, 0
		}
		if placed > 0 {
			now += " "
		}
		now += word
		placed++
	}
	return append(out, now)
}
