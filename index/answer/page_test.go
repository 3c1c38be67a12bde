package answer_test

import (
	"context"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
)

// TestNoReadingChangesWhoIsAMember gives the engine a reader that was taught
// nonsense: answers may be about another thing, but nobody's standing changes.
func TestNoReadingChangesWhoIsAMember(t *testing.T) {
	if testing.Short() {
		t.Skip("learns examples of its own, in one goroutine")
	}
	own := newBench(t) // that it is taught is nothing for other tests
	c, e := own.corpus, own.engine
	examples := c.Examples()
	var nonsense []corpus.Example
	for i, x := range examples {
		if i%20 == 0 {
			x.Label = examples[(i*7919+13)%len(examples)].Label
			nonsense = append(nonsense, x)
		}
	}
	e.Teach(nonsense)
	asked := 0
	for i := 0; i < len(examples); i += 11 {
		a, err := e.Ask(context.Background(), answer.Question{Text: examples[i].Text})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range a.Entities {
			asked++
			if want, ok := c.Entity(x.ID); !ok || x.Status != want.Status {
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
	e := engine(t)
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	words := map[corpus.Lang]map[string]bool{corpus.English: {}, corpus.French: {}}
	for p := range c.Passages() {
		for _, w := range strings.Fields(corpus.Fold(p.Text)) {
			words[corpus.English][w] = true
		}
	}
	for s := range c.Statements() {
		for _, w := range strings.Fields(corpus.Fold(s.Says.FR)) {
			words[corpus.French][w] = true
		}
	}
	for l, ws := range words {
		if len(ws) < 100 {
			t.Fatalf("%d words in %s, want the page's", len(ws), l)
		}
		for w := range ws {
			if len(w) < 3 {
				continue
			}
			for _, q := range []string{w, l.Pick("does the page mention "+w+"?", "la page mentionne-t-elle "+w+"?")} {
				a, err := e.Ask(context.Background(), answer.Question{Text: q, Lang: l, Force: true})
				if err != nil {
					t.Fatal(err)
				}
				denial := l.Pick("it never mentions “"+w, "elle ne mentionne nulle part « "+w)
				if strings.Contains(a.Text(), denial) {
					t.Errorf("Ask(%q) = %q, want no denial", q, a.Verdict)
				}
			}
		}
	}
}
