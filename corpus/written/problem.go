package written

import (
	"fmt"
	"strings"
)

// A Problem is one thing that is wrong with a corpus.
type Problem struct {
	File string `json:"file"`
	Line int    `json:"line,omitempty"` // from 1; 0 when it is about the whole file
	What string `json:"what"`           // what is wrong, and how to mend it
}

// Error says it in one line: file, line, what.
func (p Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.What
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.What)
}

// Problems are all that is wrong with a corpus, in the order in which its files
// are read. They are an error.
type Problems []Problem

// Error has one problem a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return "corpus: " + strings.Join(lines, "\n")
}

// A Report collects what is wrong, and what could be written to make it go away.
type Report struct {
	Problems Problems
	Mends    []Mend
	noted    map[Problem]bool
}

// maxProblems bounds a report: what is wrong a hundred times is wrong once.
const maxProblems = 100

// Wrong notes a problem, once. Loading goes on, so that one run finds them all.
func (r *Report) Wrong(file string, line int, format string, args ...any) {
	p := Problem{file, line, fmt.Sprintf(format, args...)}
	if len(r.Problems) >= maxProblems || r.noted[p] {
		return
	}
	if r.noted == nil {
		r.noted = map[Problem]bool{}
	}
	r.noted[p] = true
	r.Problems = append(r.Problems, p)
}

// Full reports whether there may be more problems than it holds.
func (r *Report) Full() bool { return len(r.Problems) >= maxProblems }

// Shown is a name as it stands in an error: short, so that a file that is no
// corpus is not printed.
func Shown(name string) string {
	const most = 60
	if r := []rune(name); len(r) > most {
		name = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", name)
}
