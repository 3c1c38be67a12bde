package corpus

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// A mend is a value that could be written in place of another.
type mend struct {
	file    string
	at      scalar // the value that stands there, if any
	below   int    // the line below which a fingerprint can be written where there is none
	value   string // the one to write
	what    string
	confirm string // ID of the text that a person must have read first, or ""
}

// A Mending is what Mend changed: the files anew, and what was written in each.
type Mending struct {
	Files map[string][]byte
	Done  []Problem // What says what was written
}

// Mend writes what follows from the texts and needs no thought: hashes, and today as
// the day of copying where a text has changed; counts; and the fingerprints of the
// statements and notes whose IDs are given, which a person has read again. Comments
// stay. It is an error to confirm what does not wait for it.
func Mend(fsys fs.FS, confirmed []string, today time.Time) (Mending, error) {
	l := newLoader(fsys)
	l.today = today.Format(time.DateOnly)
	l.load()
	// From the end, so that a line put in moves none that is still to be mended.
	slices.SortStableFunc(l.mends, func(a, b mend) int { return b.line() - a.line() })
	out := Mending{Files: map[string][]byte{}}
	used := map[string]bool{}
	for _, m := range l.mends {
		if m.confirm != "" && !slices.Contains(confirmed, m.confirm) {
			continue
		}
		used[m.confirm] = true
		before, ok := out.Files[m.file]
		if !ok {
			before = l.files.kept[m.file]
		}
		after, err := m.apply(before)
		if err != nil {
			return Mending{}, fmt.Errorf("corpus: %s: %w", m.file, err)
		}
		out.Files[m.file] = after
		out.Done = append(out.Done, Problem{m.file, m.line(), m.what + " is now " + m.value})
	}
	slices.Reverse(out.Done)
	for _, id := range confirmed {
		if !used[id] {
			return Mending{}, fmt.Errorf("corpus: nothing called %s waits to be confirmed", shown(id))
		}
	}
	return out, nil
}

// MendDir is Mend for a directory of the machine.
func MendDir(dir string, confirmed []string, today time.Time) (Mending, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Mending{}, fmt.Errorf("corpus: %w", err)
	}
	defer root.Close()
	return Mend(directory{root}, confirmed, today)
}

// line is where the mend begins.
func (m mend) line() int { return max(m.at.Line, m.below) }

// apply writes the value where the other stands, or on a line of its own.
func (m mend) apply(text []byte) ([]byte, error) {
	if m.line() == 0 {
		return nil, fmt.Errorf("%s has no place to be written; write any value there first", m.what)
	}
	lines := bytes.SplitAfter(text, []byte("\n"))
	line := string(lines[m.line()-1])
	if m.at.Line == 0 {
		key := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(key)]
		if strings.HasPrefix(key, "- ") {
			indent += "  "
		}
		lines[m.below-1] = []byte(strings.TrimRight(line, "\r\n") + "\n" + indent + `rests: "` + m.value + "\"\n")
		return bytes.Join(lines, nil), nil
	}
	from := len(string([]rune(line)[:m.at.Column-1])) // a column is a letter
	quote := ""
	if q := line[from:]; strings.HasPrefix(q, `"`) || strings.HasPrefix(q, "'") {
		quote = q[:1]
	}
	rest, ok := strings.CutPrefix(line[from:], quote+m.at.Value+quote)
	if !ok {
		return nil, fmt.Errorf("line %d: the value is not written on one line", m.at.Line)
	}
	lines[m.at.Line-1] = []byte(line[:from] + quote + m.value + quote + rest)
	return bytes.Join(lines, nil), nil
}
