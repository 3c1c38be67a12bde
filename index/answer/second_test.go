package answer_test

import (
	"os"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// TestSecondBody asks sixty questions of an invented body, in both languages: all that
// an answer says comes from its corpus, and nothing is left of the first.
func TestSecondBody(t *testing.T) {
	if testing.Short() {
		t.Skip("learns examples of its own, in one goroutine")
	}
	b := newBenchOf(t, os.DirFS("../../corpus/testdata/second"))
	cases := readCases(t, b.corpus, "../../corpus/testdata/second/exam/questions.txt")
	if len(cases) != 60 {
		t.Errorf("%d questions, want sixty", len(cases))
	}
	for _, ec := range cases {
		a := b.ask(t, ec.Question)
		b.checkInvariants(t, ec.Where, a)
		if misses, _ := ec.Want.Check(a); len(misses) > 0 {
			t.Errorf("%s: Ask(%q) = %v, want %v: %s", ec.Where, ec.Question, summary(a), ec.Want, strings.Join(misses, "; "))
		}
		b.checkForeign(t, ec, a)
	}
	for _, l := range corpus.Langs() {
		for _, x := range append(b.engine.Examples(l), b.engine.GroupQuestions(l)...) {
			a, err := b.engine.Ask(t.Context(), answer.Question{Text: x.Ask, Lang: l, Force: true})
			if err != nil || !substantive(a.Kind()) {
				t.Errorf("Ask(%q) = %v, %v, want an answer: it is offered", x.Ask, summary(a), err)
			}
			b.checkForeign(t, exam.Case{Where: "offered", Question: x.Ask + " Canada"}, a) // which is in the G7
		}
	}
}

// checkForeign finds names of the first corpus in all that an answer shows, but where
// the question or the set asked for brings them in.
func (b *bench) checkForeign(t *testing.T, ec exam.Case, a answer.Answer) {
	t.Helper()
	shown := a.Text() + " " + a.More
	for _, c := range append(a.Suggestions, a.Choices...) {
		shown += " " + c.Label + " " + c.Ask
	}
	for _, e := range a.Entities {
		shown = strings.ReplaceAll(shown, e.Name, "")
	}
	for _, foreign := range []string{"MISWG", "Canada", "NATO", "OTAN", "Iceland", "Islande", "PSPC", "SPAC", "bilateral", "bilatéra", "canada.ca"} {
		if strings.Contains(shown, foreign) && !strings.Contains(ec.Question, foreign) {
			t.Errorf("%s: Ask(%q) = %q, want no %q", ec.Where, ec.Question, shown, foreign)
		}
	}
}
