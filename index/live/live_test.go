package live

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// deadline bounds a wait for what takes half a second on an idle machine.
const deadline = 3 * time.Minute

// copyData makes a corpus that can be edited, in a directory that exists or not.
func copyData(t testing.TB, dir string) string {
	t.Helper()
	if err := os.CopyFS(dir, os.DirFS("../../corpus/data")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// renamed is members.yaml with another French name for Japan.
func renamed(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile("../../corpus/data/members.yaml")
	if err != nil {
		t.Fatal(err)
	}
	const was = "fr: {name: Japon,"
	if !bytes.Contains(b, []byte(was)) {
		t.Fatalf("members.yaml has no %q", was)
	}
	return bytes.Replace(b, []byte(was), []byte("fr: {name: "+name+","), 1)
}

// write writes a file in place.
func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// must fails the test for an error of the test's own.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// opened opens a corpus for one test.
func opened(t testing.TB, dir string) *Live {
	t.Helper()
	l, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatalf("Open(%q) = %v, want nil", dir, err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Errorf("Close() = %v, want nil", err)
		}
	})
	return l
}

// says asks for Japan in French.
func says(t testing.TB, l interface {
	Ask(context.Context, answer.Question) (answer.Answer, error)
}) string {
	t.Helper()
	a, err := l.Ask(t.Context(), answer.Question{Text: "JP", Lang: corpus.French, Force: true})
	if err != nil {
		t.Fatalf("Ask(JP) = %v, want nil", err)
	}
	return a.Text()
}

// TestUnderWay replaces the engine while it answers: the question ends with the old
// one, which is released after it.
func TestUnderWay(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	l := opened(t, dir)
	old := l.now.Load()
	asked, done := l.use()
	write(t, filepath.Join(dir, "members.yaml"), renamed(t, "Pays du Soleil levant"))
	if err := l.Reload(t.Context()); err != nil {
		t.Fatalf("Reload() = %v, want nil", err)
	}
	if got := says(t, l); !strings.Contains(got, "Soleil levant") {
		t.Errorf("Ask(JP) = %q after Reload, want the new name", got)
	}
	if got := says(t, asked); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q of the engine under way, want the old name", got)
	}
	if old.using.TryLock() {
		t.Error("the old engine can be released while it answers")
	}
	done()
	until(t, "the old engine is released", func() bool {
		old.using.RLock()
		defer old.using.RUnlock()
		return old.gone
	})
}

// until waits for a condition that nothing announces.
func until(t testing.TB, what string, done func() bool) {
	t.Helper()
	tick, late := time.NewTicker(time.Millisecond), time.After(deadline)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-late:
			t.Fatalf("%s: still not", what)
		}
	}
}

// TestReloadRefuses keeps the engine when the files are wrong, and says why.
func TestReloadRefuses(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	l := opened(t, dir)
	before := l.Digest()
	write(t, filepath.Join(dir, "members.yaml"), []byte("entities:\n  - id: XX\n    type: country\n    status: friend\n"))
	if err := l.Reload(t.Context()); err == nil || !strings.Contains(err.Error(), "members.yaml:") || l.Fault() != err.Error() {
		t.Errorf("Reload() = %v with fault %q, want one that names members.yaml", err, l.Fault())
	}
	if got := says(t, l); l.Digest() != before || !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q by %s, want the answer of %s", got, l.Digest(), before)
	}
	write(t, filepath.Join(dir, "members.yaml"), renamed(t, "Japon"))
	if err := l.Reload(t.Context()); err != nil || l.Fault() != "" {
		t.Errorf("Reload() = %v with fault %q after the mend, want none", err, l.Fault())
	}
}

// TestReloadInterrupted: that the program ends is no fault of the files.
func TestReloadInterrupted(t *testing.T) {
	t.Parallel()
	l := opened(t, "")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Reload(ctx); err != context.Canceled || l.Fault() != "" {
		t.Errorf("Reload() = %v with fault %q, want context.Canceled and none", err, l.Fault())
	}
	if got := says(t, l); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q, want the standing", got)
	}
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	if _, err := Open(t.Context(), filepath.Join(t.TempDir(), "none")); err == nil || !strings.HasPrefix(err.Error(), "corpus: ") {
		t.Errorf("Open() of no directory = %v, want a corpus error", err)
	}
}
