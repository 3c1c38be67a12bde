package main

import (
	"os"
	"strings"
	"testing"

	"miswg/index/answer"
	"miswg/index/live"
)

// TestReadmeExchangesAreTrue asks each question the README quotes and wants each
// line of the reply it shows.
func TestReadmeExchangesAreTrue(t *testing.T) {
	b, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	engine, _, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	text, question, asked := "", "", 0
	for line := range strings.Lines(string(b)) {
		line, quoted := strings.CutPrefix(strings.TrimSpace(line), ">")
		line = strings.TrimSpace(line)
		if !quoted || line == "" {
			continue
		}
		if q, ok := strings.CutPrefix(line, "**"); ok {
			question = strings.TrimSuffix(q, "**")
			a, err := engine.Ask(t.Context(), answer.Question{Text: question})
			if err != nil {
				t.Fatal(err)
			}
			text = a.Text()
			asked++
			continue
		}
		if !strings.Contains(text, line) {
			t.Errorf("Ask(%q) = %q, want the README's line %q", question, text, line)
		}
	}
	if asked < 7 {
		t.Errorf("the README shows %d exchanges, want at least 7", asked)
	}
}
