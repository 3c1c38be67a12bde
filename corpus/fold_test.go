package corpus

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestDecomposeIsNFKD asks every letter that is looked up, alone, beside each other and
// before marks and signs of elsewhere.
func TestDecomposeIsNFKD(t *testing.T) {
	beside := []string{"", "e", "é", "’", "\u0301", "ﬁ", "е", "한", "…"}
	for r := range rune(firstMark + 0x40) {
		for _, other := range beside {
			for _, s := range []string{string(r) + other, other + string(r)} {
				if got, want := decompose(s), norm.NFKD.String(s); got != want {
					t.Errorf("decompose(%q) = %q, want %q", s, got, want)
				}
			}
		}
	}
}

// TestExamplesOfTheEmbedded are read anew from the program, as those of a directory are kept.
func TestExamplesOfTheEmbedded(t *testing.T) {
	own, err := Load(Source())
	if err != nil {
		t.Fatal(err)
	}
	kept, err := LoadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	a, b := own.Examples(), kept.Examples()
	if len(a) == 0 || len(a) != len(b) {
		t.Fatalf("Examples() = %d of the embedded corpus, %d of its directory", len(a), len(b))
	}
	for i := range a {
		if a[i] != b[i] {
			t.Errorf("Examples()[%d] = %v of the embedded corpus, %v of its directory", i, a[i], b[i])
		}
	}
}
