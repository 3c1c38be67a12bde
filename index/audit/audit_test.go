package audit_test

import (
	"errors"
	"testing"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// TestReceiptsOfThePast holds that what a former corpus of the program's answered can be
// made again today: from one, that has learnt all its examples, as the program has it; from the
// others, that have learnt some of theirs, since learning takes half a minute each and that it
// comes to the same twice is what learnt.bin is held to.
func TestReceiptsOfThePast(t *testing.T) {
	if testing.Short() {
		t.Skip("learns the examples of former corpora, in one goroutine")
	}
	a, err := audit.New(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	former := past.Digests(corpus.Source())
	if len(former) == 0 {
		t.Fatal("the program carries no former corpus")
	}
	for i, digest := range former {
		if i == 1 {
			a.LearnLess(25)
		}
		e, err := a.Former(digest)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range []string{"is japan a member?", "l'islande est-elle membre?", "what about norway then, in or out"} {
			given, err := e.Ask(t.Context(), answer.Question{Text: q})
			if err != nil {
				t.Fatal(err)
			}
			f, err := a.Check(t.Context(), given.Receipt, audit.Asked{Text: q})
			if err != nil || f.Then.Text() != given.Text() || f.Then.Digest != digest || !f.Changed() || !f.SameAnswer() {
				t.Errorf("Check(%s, %q) = %q of %s, %v, want %q of %s", given.Receipt, q, f.Then.Text(), f.Then.Digest, err, given.Text(), digest)
			}
		}
	}
}

// TestUsualQuestionsAreFound holds that a code alone is enough for what is asked most.
func TestUsualQuestionsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("looks through the usual questions, in one goroutine")
	}
	a, err := audit.New(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	e := answer.New(c, x)
	for _, q := range []string{"japan", "le Pérou", "who are the members?", "combien de membres?", "what is the mission of the miswg?", "who observes"} {
		given, err := e.Ask(t.Context(), answer.Question{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		if f, err := a.Check(t.Context(), given.Receipt, audit.Asked{}); err != nil || f.Then.Text() != given.Text() || f.Changed() {
			t.Errorf("Check of the receipt of %q = %q, %v, want %q", q, f.Then.Text(), err, given.Text())
		}
	}
	other := receipt.New("0123456789ab", "x")
	if _, err := a.Check(t.Context(), other, audit.Asked{}); !errors.Is(err, audit.ErrUnknownCorpus) {
		t.Errorf("Check(%s) = %v, want %v", other, err, audit.ErrUnknownCorpus)
	}
	forged := receipt.New(c.Digest(), "Peru is a member.")
	if _, err := a.Check(t.Context(), forged, audit.Asked{Text: "is peru a member?"}); !errors.Is(err, audit.ErrNotOurs) {
		t.Errorf("Check(%s) = %v, want %v", forged, err, audit.ErrNotOurs)
	}
}

// TestNothingIsLearntOver holds that an auditor over an engine reads former corpora as that
// does, whatever examples they had and whatever statements they lack.
func TestNothingIsLearntOver(t *testing.T) {
	if testing.Short() {
		t.Skip("looks through the usual questions, in one goroutine")
	}
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	a := audit.Over(corpus.Source(), c, answer.New(c, x), nil)
	defer a.Close()
	for _, digest := range past.Digests(corpus.Source()) {
		e, err := a.Former(digest)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range corpus.Langs() {
			for _, q := range append(e.Usual(l), "what about norway then, in or out", "combien coûte une attestation?") {
				if _, err := e.Ask(t.Context(), answer.Question{Text: q, Lang: l}); err != nil {
					t.Errorf("Ask(%q) = %v, want nil", q, err)
				}
			}
		}
		given, err := e.Ask(t.Context(), answer.Question{Text: "is japan a member?"})
		if err != nil {
			t.Fatal(err)
		}
		if f, err := a.Check(t.Context(), given.Receipt, audit.Asked{}); err != nil || f.Then.Digest != digest {
			t.Errorf("Check(%s) = %q, %v, want that of %s", given.Receipt, f.Then.Digest, err, digest)
		}
	}
}

// TestBookTellsTheSame: what a book knows comes to what a look through the usual questions
// does, the first time and after it, and what it knows not it does not look for again.
func TestBookTellsTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("looks through the usual questions, in one goroutine")
	}
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	e, book := answer.New(c, x), new(audit.Book)
	booked, plain := audit.Over(corpus.Source(), c, e, book), audit.Over(corpus.Source(), c, e, nil)
	codes := []receipt.Code{receipt.New("0123456789ab", "x"), receipt.New(c.Digest(), "Peru is a member.")}
	for _, q := range []string{"japan", "le Pérou", "who are the members?", "combien de membres?", "japan, peru and iceland"} {
		a, err := e.Ask(t.Context(), answer.Question{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		codes = append(codes, a.Receipt)
	}
	for range 2 {
		for _, code := range codes {
			want, wantErr := plain.Check(t.Context(), code, audit.Asked{})
			got, err := booked.Check(t.Context(), code, audit.Asked{})
			if !errors.Is(err, wantErr) || got.Then.Text() != want.Then.Text() || got.Then.Lang != want.Then.Lang {
				t.Errorf("Check(%s) = %q, %v, want %q, %v", code, got.Then.Text(), err, want.Then.Text(), wantErr)
			}
		}
		if !book.Knows(c.Digest()) || book.Knows("0123456789ab") {
			t.Error("the book knows other corpora than the one that was looked through")
		}
	}
}
