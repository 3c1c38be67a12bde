package answer

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus"
	"miswg/index"
)

// engineOf answers from the embedded corpus with a text of its page replaced.
func engineOf(t *testing.T, old, new string) *Engine {
	t.Helper()
	return engineAfter(t, func(fsys fstest.MapFS) {
		fsys["page.txt"].Data = []byte(strings.Replace(string(fsys["page.txt"].Data), old, new, 1))
	})
}

// engineAfter answers from an edited copy of the embedded corpus.
func engineAfter(t *testing.T, change func(fstest.MapFS)) *Engine {
	t.Helper()
	fsys := fstest.MapFS{}
	err := fs.WalkDir(corpus.Source(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(corpus.Source(), path)
		fsys[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	seal := func() string {
		sum := sha256.Sum256(fsys["page.txt"].Data)
		return hex.EncodeToString(sum[:])
	}
	before := seal()
	change(fsys)
	fsys["source.yaml"].Data = []byte(strings.Replace(string(fsys["source.yaml"].Data), before, seal(), 1))
	c, err := corpus.Load(fsys)
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	x, err := index.Build(c)
	if err != nil {
		t.Fatalf("Build() = %v, want nil", err)
	}
	t.Cleanup(func() { _ = x.Close() })
	return New(c, x)
}

// TestUnconfirmedAnswersAreQuotes: what a person wrote of words that have changed is
// not said.
func TestUnconfirmedAnswersAreQuotes(t *testing.T) {
	for _, tt := range []struct{ old, new, question, want, not string }{
		{"7 decades", "8 decades", "For how long have instruments been negotiated?", "for more than 8 decades", "seven"},
		{"7 decades", "8 decades", "Depuis combien de temps négocie-t-on des instruments?", "for more than 8 decades", "sept"},
		{"- space\n", "- space\n- cyber\n", "Which sectors are covered?", "space; cyber", "six"},
		{"- space\n", "- space\n- cyber\n", "Quels secteurs sont visés?", "space; cyber", "six"},
	} {
		a, err := engineOf(t, tt.old, tt.new).Ask(t.Context(), Question{Text: tt.question})
		if err != nil {
			t.Fatalf("Ask(%q) = %v, want nil", tt.question, err)
		}
		if text := a.Text(); a.Kind() != Passage || !strings.Contains(text, tt.want) || strings.Contains(text, tt.not) {
			t.Errorf("Ask(%q) = %s %q, want the quote %q without %q", tt.question, a.Kind(), text, tt.want, tt.not)
		}
	}
}

// TestFurtherDocumentsAreCited: what another page says is told in its words, under its
// own name and address.
func TestFurtherDocumentsAreCited(t *testing.T) {
	e := engineAfter(t, func(fsys fstest.MapFS) {
		fsys["visits.md"] = &fstest.MapFile{Data: []byte("# Visits\n\nA passport number is sent with each request.\n\nBrazil is a member.\n")}
		fsys["source.yaml"].Data = []byte(strings.Replace(string(fsys["source.yaml"].Data), "publisher:\n",
			"documents:\n  - {file: visits.md, lang: en, title: Visits to industry, url: \"https://example.ca/visits\", owner: us, captured: \"2027-01-02\"}\npublisher:\n", 1))
	})
	for _, tt := range []struct {
		question, want string
		not            []string
	}{
		{"does the page mention passports?", "“Visits to industry”, another page, says:\n“Visits to industry”: “A passport number is sent with each request.”", []string{"The page:", "never mentions"}},
		{"is Brazil a member?", "No. Brazil is not on the page's list", []string{"Yes", "Visits"}},
	} {
		a, err := e.Ask(t.Context(), Question{Text: tt.question})
		if err != nil {
			t.Fatalf("Ask(%q) = %v, want nil", tt.question, err)
		}
		text := a.Text()
		if !strings.Contains(text, tt.want) {
			t.Errorf("Ask(%q) = %q, want it to contain %q", tt.question, text, tt.want)
		}
		for _, not := range tt.not {
			if strings.Contains(text, not) {
				t.Errorf("Ask(%q) = %q, want it without %q", tt.question, text, not)
			}
		}
		if src := a.Source(e.Document()); len(a.Citations()) == 0 || src.URL != a.Citations()[0].Passage().URL {
			t.Errorf("Ask(%q) names %s under quotes %v", tt.question, src.ID, a.Quotes())
		}
	}
}
