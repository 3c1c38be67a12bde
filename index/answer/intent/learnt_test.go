//go:build !race

package intent_test

import (
	"os"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/intent"
)

// TestLearntIsWhatTheExamplesGive learns the embedded examples anew and compares.
// The race detector would make it the longest of all tests; nothing in it is shared.
func TestLearntIsWhatTheExamplesGive(t *testing.T) {
	if testing.Short() {
		t.Skip("learns for a minute")
	}
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	known, _ := intent.Learn(c, c.Examples())
	want := known.Encode()
	got, err := os.ReadFile("data/learnt.bin")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("data/learnt.bin is not what the examples give (%d bytes, want %d): run go generate in index/answer/intent", len(got), len(want))
	}
}
