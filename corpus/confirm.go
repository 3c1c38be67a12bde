package corpus

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"
)

// A fingerprint tells whether what a text rests on has changed since a person wrote
// it.
type fingerprint struct{ lines []string }

func (f *fingerprint) add(lines ...string) {
	for _, line := range lines {
		f.lines = append(f.lines, strings.Join(strings.Fields(line), " "))
	}
}

// String is twelve hex digits.
func (f fingerprint) String() string {
	sum := sha256.Sum256([]byte(strings.Join(f.lines, "\n")))
	return hex.EncodeToString(sum[:])[:12]
}

// A textKind says which text of a person's a fingerprint belongs to.
type textKind string

// The texts that rest on the page.
const (
	statementText textKind = "statement" // ID is a statement's
	noteText      textKind = "note"      // ID is an entity's
)

// An Unconfirmed is a text of a person's that rests on words or standings that have
// changed. It is not given in answers until somebody confirms it.
type Unconfirmed struct {
	ID   string
	Kind textKind
	At   stand
	Was  string // the fingerprint that the file has, or ""
	Now  string // the one to write when the text still holds
}

// Problem says it as something to do.
func (u Unconfirmed) Problem() Problem {
	why := "what it rests on has changed, and it must be confirmed again"
	if u.Was == "" {
		why = "nobody has confirmed it yet"
	}
	return Problem{u.At.file, u.At.line, fmt.Sprintf("%s %s: %s; until it is, answers leave it out; read it against the page, then write rests: %q", u.Kind, u.ID, why, u.Now)}
}

// ToConfirm returns the texts that a person must confirm, in the order of the files.
func (c *Corpus) ToConfirm() []Unconfirmed { return c.unconfirmed }

// confirm holds the fingerprint that a file has against the one there is now.
//
// Where the file has none, it can be written below the line given.
func (l *loader) confirm(u Unconfirmed, was scalar, below int, now fingerprint) bool {
	u.Was, u.Now = was.Value, now.String()
	if u.Was == u.Now {
		return true
	}
	l.mends = append(l.mends, mend{file: u.At.file, at: was, below: below, value: u.Now, what: string(u.Kind) + " " + u.ID + ", rests,", confirm: u.ID})
	l.unconfirmed = append(l.unconfirmed, u)
	return false
}

// A noteYAML is a note on an entity. One that tells standings names those whose they
// are, entities or groups, so that it falls silent when one of them changes; its own
// entity's standing always counts.
type noteYAML struct {
	EN    string       `yaml:"en"`
	FR    string       `yaml:"fr"`
	About at[[]string] `yaml:"about"`
	Rests scalar       `yaml:"rests"`
}

// confirmNotes drops the notes that tell a standing which is no longer so. It runs
// once the standings are known.
func (l *loader) confirmNotes() {
	for _, rows := range [][]at[entityYAML]{l.yaml.members.Entities, l.yaml.others.Entities} {
		for _, y := range rows {
			if len(y.V.Note.About.V) == 0 {
				continue
			}
			here := l.stands[y.V.ID]
			rests, ok := l.standingsOf(here, append([]string{y.V.ID}, y.V.Note.About.V...))
			if ok && !l.confirm(Unconfirmed{ID: y.V.ID, Kind: noteText, At: here}, y.V.Note.Rests, y.V.Note.About.Line, rests) {
				l.entities[l.byEntity[y.V.ID]].Note = Text{}
			}
		}
	}
}

// standingsOf takes the fingerprint of the standings of entities and of the
// countries of groups.
func (l *loader) standingsOf(here stand, ids []string) (fingerprint, bool) {
	var rests fingerprint
	for _, id := range ids {
		parties := []string{id}
		if g, ok := l.Group(id); ok {
			parties = slices.Sorted(slices.Values(g.Countries))
		}
		for _, party := range parties {
			if !l.known(here, party) {
				return rests, false
			}
			rests.add(id + " " + party + " " + string(l.entities[l.byEntity[party]].Status))
		}
	}
	return rests, true
}

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
