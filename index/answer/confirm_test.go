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
	page := strings.Replace(string(fsys["page.txt"].Data), old, new, 1)
	fsys["page.txt"].Data = []byte(page)
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
