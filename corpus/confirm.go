package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"miswg/corpus/written"
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

// An Unconfirmed is a text of a person's that rests on words or standings that have
// changed. It is not given in answers until somebody confirms it.
type Unconfirmed struct {
	ID   string
	Kind string // "statement" or, of an entity, "note"
	At   stand
	Was  string // the fingerprint that the file has, or ""
	Now  string // the one to write when the text still holds
}

// Problem says it as something to do.
func (u Unconfirmed) Problem() written.Problem {
	why := "what it rests on has changed, and it must be confirmed again"
	if u.Was == "" {
		why = "nobody has confirmed it yet"
	}
	return written.Problem{File: u.At.file, Line: u.At.line, What: fmt.Sprintf("%s %s: %s; until it is, answers leave it out; read it against the page, then write rests: %q", u.Kind, u.ID, why, u.Now)}
}

// ToConfirm returns the texts that a person must confirm, in the order of the files.
func (c *Corpus) ToConfirm() []Unconfirmed { return c.unconfirmed }

// confirm holds the fingerprint that a file has against the one there is now.
//
// Where the file has none, it can be written below the line given.
func (l *loader) confirm(u Unconfirmed, was written.Value, below int, now fingerprint) bool {
	u.Was, u.Now = was.Value, now.String()
	if u.Was == u.Now {
		return true
	}
	l.Mends = append(l.Mends, written.Mend{File: u.At.file, At: was, Below: below, Value: u.Now, What: u.Kind + " " + u.ID + ", rests,", Confirm: u.ID})
	l.unconfirmed = append(l.unconfirmed, u)
	return false
}

// A noteYAML is a note on an entity. One that tells standings names those whose they
// are, entities or groups, so that it falls silent when one of them changes; its own
// entity's standing always counts.
type noteYAML struct {
	EN, FR string
	About  written.At[[]string]
	Rests  written.Value
}

// text is what the note says.
func (n noteYAML) text() Text { return Text{n.EN, n.FR} }

// confirmNotes drops the notes that tell a standing which is no longer so. It runs
// once the standings are known.
func (l *loader) confirmNotes() {
	for _, rows := range [][]written.At[entityYAML]{l.in.members.Entities, l.in.others.Entities} {
		for _, y := range rows {
			if len(y.V.Note.About.V) == 0 {
				continue
			}
			here := l.parties.stands[y.V.ID]
			rests, ok := l.standingsOf(here, append([]string{y.V.ID}, y.V.Note.About.V...))
			if ok && !l.confirm(Unconfirmed{ID: y.V.ID, Kind: "note", At: here}, y.V.Note.Rests, y.V.Note.About.Line, rests) {
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
			if !l.parties.known(here, party) {
				return rests, false
			}
			rests.add(id + " " + party + " " + string(l.entities[l.byEntity[party]].Status))
		}
	}
	return rests, true
}
