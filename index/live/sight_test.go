package live

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestSame changes a directory and wants each change that can matter seen, and no other.
func TestSame(t *testing.T) {
	old := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for name, step := range map[string]struct {
		change func(t *testing.T, dir string)
		same   bool
	}{
		"nothing": {func(*testing.T, string) {}, true},
		"written": {func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a.yaml"), []byte("xy")) }, false},
		"touched": {func(t *testing.T, dir string) { must(t, os.Chtimes(filepath.Join(dir, "a.yaml"), old, old)) }, false},
		"another of the same size and time": {func(t *testing.T, dir string) {
			place(t, filepath.Join(dir, "b", "c.tsv"), []byte("y"))
			must(t, os.Chtimes(filepath.Join(dir, "b", "c.tsv"), old, old))
		}, false},
		"a new one":             {func(t *testing.T, dir string) { write(t, filepath.Join(dir, "b", "d.tsv"), nil) }, false},
		"one less":              {func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "b", "c.tsv"))) }, false},
		"none":                  {func(t *testing.T, dir string) { must(t, os.RemoveAll(dir)) }, false},
		"an editor's swap file": {func(t *testing.T, dir string) { write(t, filepath.Join(dir, ".a.yaml.swp"), []byte("x")) }, true},
		"an editor's backup":    {func(t *testing.T, dir string) { write(t, filepath.Join(dir, "a.yaml~"), []byte("x")) }, true},
		"a link to itself":      {func(t *testing.T, dir string) { point(t, filepath.Join(dir, "loop"), "loop") }, true},
		"a link that leads on":  {func(t *testing.T, dir string) { point(t, filepath.Join(dir, "d.yaml"), "a.yaml") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "corpus")
			must(t, os.MkdirAll(filepath.Join(dir, "b"), 0o700))
			write(t, filepath.Join(dir, "a.yaml"), []byte("x"))
			write(t, filepath.Join(dir, "b", "c.tsv"), []byte("x"))
			must(t, os.Chtimes(filepath.Join(dir, "b", "c.tsv"), old, old))
			before := look(dir)
			if len(before.files) != 2 {
				t.Fatalf("look found %d files, want 2", len(before.files))
			}
			step.change(t, dir)
			if got := look(dir).same(before); got != step.same {
				t.Errorf("same = %v, want %v", got, step.same)
			}
		})
	}
}

// TestLookEnds bounds a directory that leads back to itself.
func TestLookEnds(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.yaml"), nil)
	point(t, filepath.Join(dir, "again"), ".")
	point(t, filepath.Join(dir, "once more"), "again")
	if n := len(look(dir).files); n != 1 {
		t.Errorf("look found %d files, want 1", n)
	}
}

// TestAbout wants notices of what can make the files others, and of nothing beside it.
func TestAbout(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	must(t, err)
	must(t, os.MkdirAll(filepath.Join(base, "first", "corpus"), 0o700))
	write(t, filepath.Join(base, "shared.yaml"), nil)
	point(t, filepath.Join(base, "current"), "first")
	point(t, filepath.Join(base, "first", "corpus", "members.yaml"), "../../shared.yaml")
	p := look(filepath.Join(base, "current", "corpus")).places
	for path, want := range map[string]bool{
		"current": true, "first": true, "first/corpus": true, "first/corpus/new.yaml": true, "shared.yaml": true,
		"second": false, "first/other": false, "other.yaml": false, "../elsewhere": false,
	} {
		if got := p.about(filepath.Join(base, path)); got != want {
			t.Errorf("about(%q) = %v, want %v", path, got, want)
		}
	}
}
