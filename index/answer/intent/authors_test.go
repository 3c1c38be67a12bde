package intent

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/learn"
	"miswg/index/answer/reading"
)

var authors = flag.Bool("authors", false, "measure the reading of each author's messages by the others', and rewrite testdata/authors.golden; takes minutes")

const authorsGolden = "testdata/authors.golden"

// TestAuthors holds the committed score to the examples it was measured on: who
// changes them measures again. An author is read by what the others taught.
func TestAuthors(t *testing.T) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	if *authors {
		if err := os.WriteFile(authorsGolden, []byte(scoreAuthors(c)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(authorsGolden)
	if err != nil {
		t.Fatal(err)
	}
	if want := "examples " + c.ExamplesDigest() + "\n"; !strings.HasPrefix(string(got), want) {
		t.Errorf("%s begins with %.25q, want %q: run go test ./index/answer/intent -run TestAuthors -authors", authorsGolden, got, want)
	}
}

// house is how the files of our own sentences end: they are taught, not counted.
const house = "_house"

// scoreAuthors leaves one author out at a time.
func scoreAuthors(c *corpus.Corpus) string {
	examples := c.Examples()
	_, reader := Known(c)
	taken := make([]*reading.Message, len(examples))
	masked := make([]learn.Example, len(examples))
	var names []string
	for i, x := range examples {
		taken[i] = reader.Read(x.Text, x.Lang, true)
		masked[i] = learn.Example{Label: x.Label, Text: taken[i].Features()}
		if !slices.Contains(names, x.Author) && !strings.HasSuffix(x.Author, house) {
			names = append(names, x.Author)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "examples %s\n%-14s %6s %6s %6s %6s\n", c.ExamplesDigest(), "author", "n", "label", "kind", "false")
	var all tally
	for _, name := range names {
		var others []learn.Example
		for i, x := range examples {
			if x.Author != name {
				others = append(others, masked[i])
			}
		}
		m := learn.Train(others)
		var own tally
		for i, x := range examples {
			if x.Author == name {
				own.count(x.Label, readBy(taken[i], m))
			}
		}
		own.write(&b, name)
		all.add(own)
	}
	all.write(&b, "all")
	return b.String()
}

// readBy returns the label that a model and the rules read a message as.
func readBy(said *reading.Message, m *learn.Model) string {
	q := question{said, weigh(m, said), nil}
	kind, _ := q.kind()
	return q.of(kind).Label
}

// A tally counts readings. False are messages about what the page does not say
// that were read as if it did.
type tally struct{ n, label, kind, unsaid, falsely int }

func (t *tally) count(want, got string) {
	t.n++
	if got == want {
		t.label++
	}
	if sortOf(got) == sortOf(want) {
		t.kind++
	}
	if sortOf(want) == "none" {
		t.unsaid++
		if s := sortOf(got); s != "none" && s != "help" {
			t.falsely++
		}
	}
}

func (t *tally) add(o tally) {
	t.n, t.label, t.kind, t.unsaid, t.falsely = t.n+o.n, t.label+o.label, t.kind+o.kind, t.unsaid+o.unsaid, t.falsely+o.falsely
}

func (t *tally) write(b *strings.Builder, name string) {
	share := func(n, of int) float64 { return float64(n) / float64(max(of, 1)) }
	fmt.Fprintf(b, "%-14s %6d %6.3f %6.3f %6.3f\n", name, t.n, share(t.label, t.n), share(t.kind, t.n), share(t.falsely, t.unsaid))
}

// sortOf is the kind of answer a label leads to.
func sortOf(label string) string {
	switch {
	case label == asksMembers || label == asksNumber:
		return label
	case kindOf(label) == membershipKind:
		return "status"
	case kindOf(label) == unsaidKind || kindOf(label) == offTopicKind:
		return "none"
	case kindOf(label) == helpKind:
		return "help"
	}
	return "passage"
}
