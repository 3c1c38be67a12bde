// SPDX-License-Identifier: MIT

// Package written is what a corpus is written in: text files of bounded size, YAML of which every key is known, what is
// wrong with them by file and line, and values that can be written in place of others. It knows nothing of what they say.
package written

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A Mend is a value that could be written in place of another.
type Mend struct {
	File    string
	At      Value  // the value that stands there, if any
	Below   int    // the line below which a fingerprint can be written where there is none
	Value   string // the one to write
	What    string
	Confirm string // ID of the text that a person must have read first, or ""
}

// A Mending is what was changed: the files anew, and what was written in each.
type Mending struct {
	Files map[string][]byte
	Done  []Problem // What says what was written
}

// Mend writes what can be mended in the files, and of what a person must have read
// first only what is confirmed, by ID. Comments stay. It is an error to confirm what
// does not wait for it.
func (r *Report) Mend(files *Files, confirmed []string) (Mending, error) {
	// From the end, so that a line put in moves none that is still to be mended.
	slices.SortStableFunc(r.Mends, func(a, b Mend) int { return b.line() - a.line() })
	out := Mending{Files: map[string][]byte{}}
	used := map[string]bool{}
	for _, m := range r.Mends {
		if m.Confirm != "" && !slices.Contains(confirmed, m.Confirm) {
			continue
		}
		used[m.Confirm] = true
		before, ok := out.Files[m.File]
		if !ok {
			before = files.kept[m.File]
		}
		after, err := m.apply(before)
		if err != nil {
			return Mending{}, fmt.Errorf("corpus: %s: %w", m.File, err)
		}
		out.Files[m.File] = after
		out.Done = append(out.Done, Problem{m.File, m.line(), m.What + " is now " + m.Value})
	}
	slices.Reverse(out.Done)
	for _, id := range confirmed {
		if !used[id] {
			return Mending{}, fmt.Errorf("corpus: nothing called %s waits to be confirmed", Shown(id))
		}
	}
	return out, nil
}

// line is where the mend begins.
func (m Mend) line() int { return max(m.At.Line, m.Below) }

// apply writes the value into the text of its file, where the other stands, or on a line of its own.
func (m Mend) apply(text []byte) ([]byte, error) {
	if m.line() == 0 {
		return nil, fmt.Errorf("%s has no place to be written; write any value there first", m.What)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	line := string(lines[m.line()-1])
	if m.At.Line == 0 {
		key := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(key)]
		if strings.HasPrefix(key, "- ") {
			indent += "  "
		}
		lines[m.Below-1] = []byte(strings.TrimRight(line, "\r\n") + "\n" + indent + `rests: "` + m.Value + "\"\n")
		return bytes.Join(lines, nil), nil
	}
	from := len(string([]rune(line)[:m.At.Column-1])) // a column is a letter
	quote := ""
	if q := line[from:]; strings.HasPrefix(q, `"`) || strings.HasPrefix(q, "'") {
		quote = q[:1]
	}
	rest, ok := strings.CutPrefix(line[from:], quote+m.At.Value+quote)
	if !ok {
		return nil, fmt.Errorf("line %d: the value is not written on one line", m.At.Line)
	}
	lines[m.At.Line-1] = []byte(line[:from] + quote + m.Value + quote + rest)
	return bytes.Join(lines, nil), nil
}
