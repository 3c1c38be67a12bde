package live

import (
	"io/fs"
	"path/filepath"
	"testing"

	"miswg/corpus"
)

// TestMove: another directory answers if it is right, and stays the one that answers.
func TestMove(t *testing.T) {
	l := opened(t, "")
	embedded := l.Digest()
	wrong, right := copyData(t, filepath.Join(t.TempDir(), "wrong")), copyData(t, filepath.Join(t.TempDir(), "right"))
	write(t, filepath.Join(wrong, "page.txt"), nil)
	write(t, filepath.Join(right, "members.yaml"), renamed(t, "Nippon"))
	for _, dir := range []string{wrong, filepath.Join(wrong, "none")} {
		if err := l.Move(t.Context(), dir); err == nil || l.Dir() != "" || l.Digest() != embedded || l.Fault() != "" {
			t.Errorf("Move(%q) = %v, answers from %q, fault %q, want an error and the one before", dir, err, l.Dir(), l.Fault())
		}
	}
	must(t, l.Move(t.Context(), right))
	moved := l.Digest()
	if moved == embedded || l.Dir() != right {
		t.Errorf("after Move it answers from %q, version %s, want %q and another", l.Dir(), moved, right)
	}
	must(t, l.Reload(t.Context()))
	if l.Digest() != moved {
		t.Errorf("after Reload it answers with %s, want %s", l.Digest(), moved)
	}
	must(t, Files(l.Dir(), func(fsys fs.FS) error {
		c, err := corpus.Load(fsys)
		if err == nil && c.Digest() != moved {
			t.Errorf("Files() are of %s, want %s", c.Digest(), moved)
		}
		return err
	}))
}
