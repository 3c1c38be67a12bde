package answer

import (
	"context"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/learn"
)

var authors = flag.Bool("authors", false, "measure the reading of each author's messages by the others', and rewrite testdata/authors.golden; takes minutes")

func embeddedEngine(tb testing.TB) *Engine {
	tb.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		tb.Fatal(err)
	}
	x, err := index.Build(c)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	return New(c, x)
}

const authorsGolden = "testdata/authors.golden"

// TestAuthors holds the committed score to the examples it was measured on: who
// changes them measures again. An author is read by what the others taught.
func TestAuthors(t *testing.T) {
	e := embeddedEngine(t)
	if *authors {
		if err := os.WriteFile(authorsGolden, []byte(scoreAuthors(e)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(authorsGolden)
	if err != nil {
		t.Fatal(err)
	}
	if want := "examples " + e.corpus.ExamplesDigest() + "\n"; !strings.HasPrefix(string(got), want) {
		t.Errorf("%s begins with %.25q, want %q: run go test ./index/answer -run TestAuthors -authors", authorsGolden, got, want)
	}
}

// house is how the files of our own sentences end: they are taught, not counted.
const house = "_house"

// scoreAuthors leaves one author out at a time.
func scoreAuthors(e *Engine) string {
	examples := e.corpus.Examples()
	taken := make([]*message, len(examples))
	masked := make([]learn.Example, len(examples))
	var names []string
	for i, x := range examples {
		taken[i] = e.reader.message(x.Text, x.Lang, true)
		masked[i] = learn.Example{Label: x.Label, Text: taken[i].features()}
		if !slices.Contains(names, x.Author) && !strings.HasSuffix(x.Author, house) {
			names = append(names, x.Author)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "examples %s\n%-14s %6s %6s %6s %6s\n", e.corpus.ExamplesDigest(), "author", "n", "label", "kind", "false")
	var all tally
	for _, name := range names {
		var others []learn.Example
		for i, x := range examples {
			if x.Author != name {
				others = append(others, masked[i])
			}
		}
		m := learn.Train(others, learn.Options{})
		var own tally
		for i, x := range examples {
			if x.Author == name {
				own.count(x.Label, readBy(taken[i], m, masked[i].Text))
			}
		}
		own.write(&b, name)
		all.add(own)
	}
	all.write(&b, "all")
	return b.String()
}

// readBy returns the label that a model and the rules read a message as.
func readBy(said *message, m *learn.Model, features string) string {
	r := reading{guesses: m.Rank(features)}
	for _, g := range r.guesses {
		r.sums[kindOf(g.Label)] += g.P
	}
	d := &decider{message: said}
	kind, _ := d.kind(r)
	return r.of(kind).Label
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

// TestNoReadingChangesWhoIsAMember gives the engine a reader that was taught
// nonsense: answers may be about another thing, but nobody's standing changes.
func TestNoReadingChangesWhoIsAMember(t *testing.T) {
	e := embeddedEngine(t)
	examples := e.corpus.Examples()
	var nonsense []learn.Example
	for i, x := range examples {
		if i%5 == 0 {
			nonsense = append(nonsense, learn.Example{Label: examples[(i*7919+13)%len(examples)].Label, Text: x.Text})
		}
	}
	e.known = &knowledge{model: learn.Train(nonsense, learn.Options{Rounds: 1}), words: e.known.words}
	asked := 0
	for i := 0; i < len(examples); i += 11 {
		a, err := e.Ask(context.Background(), Question{Text: examples[i].Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range a.Entities {
			asked++
			if want, ok := e.corpus.Entity(x.ID); !ok || x.Status != want.Status {
				t.Errorf("Ask(%q): %s is %s, want %s", examples[i].Text, x.ID, x.Status, want.Status)
			}
		}
	}
	if asked < 100 {
		t.Errorf("%d entities in all answers, want a hundred and more", asked)
	}
}

// TestPageIsNeverDenied asks for every word of the page, and of what is said of it
// in French: none is said to be missing.
func TestPageIsNeverDenied(t *testing.T) {
	e := embeddedEngine(t)
	words := map[corpus.Lang]map[string]bool{corpus.English: {}, corpus.French: {}}
	for p := range e.corpus.Passages() {
		for _, w := range strings.Fields(corpus.Fold(p.Text)) {
			words[corpus.English][w] = true
		}
	}
	for s := range e.corpus.Statements() {
		for _, w := range strings.Fields(corpus.Fold(s.Says.FR)) {
			words[corpus.French][w] = true
		}
	}
	for l, ws := range words {
		if len(ws) < 100 {
			t.Fatalf("%d words in %s, want the page's", len(ws), l)
		}
		for w := range ws {
			if len(w) < shortestWord {
				continue
			}
			for _, q := range []string{w, l.Pick("does the page mention "+w+"?", "la page mentionne-t-elle "+w+"?")} {
				a, err := e.Ask(context.Background(), Question{Text: q, Lang: l, Force: true})
				if err != nil {
					t.Fatal(err)
				}
				denial := phrasesIn(l).neverMentions([]string{w})
				if strings.Contains(a.Text(), denial) {
					t.Errorf("Ask(%q) = %q, want no denial", q, a.Verdict)
				}
			}
		}
	}
}
