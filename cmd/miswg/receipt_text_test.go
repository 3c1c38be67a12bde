package main

import (
	"encoding/json"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/live"
)

// TestReceiptsHoldNoQuestion holds that no word of a question stands in the receipt of its
// answer, but for those of the answer, of the rule's name and of the receipt's own fields.
func TestReceiptsHoldNoQuestion(t *testing.T) {
	if testing.Short() {
		t.Skip("asks every question of the exam, in one goroutine")
	}
	engine, c, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	sets, err := live.Exam("", c)
	if err != nil {
		t.Fatal(err)
	}
	blank, err := json.Marshal(receipt.Full{Quotes: []receipt.Range{{}}})
	if err != nil {
		t.Fatal(err)
	}
	words := func(s string) []string {
		return strings.FieldsFunc(corpus.Fold(s), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789", r) })
	}
	for _, s := range sets {
		for _, one := range s.Cases {
			asked := words(one.Question)
			if len(asked) < 2 || one.Outdated {
				continue
			}
			a, err := engine.Ask(t.Context(), answer.Question{Text: one.Question})
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(a)
			if err != nil {
				t.Fatal(err)
			}
			var full struct{ Receipt receipt.Full }
			if err := json.Unmarshal(b, &full); err != nil {
				t.Fatal(err)
			}
			own := map[string]bool{}
			for _, w := range words(a.Text() + " " + a.Derivation.Rule + " " + string(blank)) {
				own[w] = true
			}
			for _, q := range a.Citations() {
				for _, w := range words(q.Passage().ID + " " + q.Passage().Doc.ID) {
					own[w] = true
				}
			}
			js, err := json.Marshal(full.Receipt)
			if err != nil {
				t.Fatal(err)
			}
			held := map[string]bool{}
			for _, w := range words(string(js) + " " + string(a.Receipt)) {
				held[w] = true
			}
			for _, w := range asked {
				if strings.ContainsAny(w, "ghijklmnopqrstuvwxyz") && held[w] && !own[w] {
					t.Errorf("the receipt of %q holds %q: %s", one.Question, w, js)
				}
			}
		}
	}
}
