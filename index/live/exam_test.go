package live

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"miswg/index/answer/exam"
)

// TestExam: the embedded corpus passes its own exam, a corpus without one is asked
// nothing, and one with its own that.
func TestExam(t *testing.T) {
	t.Parallel()
	l := opened(t, "")
	r, err := l.Exam(t.Context(), time.Now)
	right, asked := r.Score()
	if err != nil || asked < 1000 || right*100 < asked*99 || len(r.False) > 0 {
		t.Errorf("Exam() = %d of %d, %q false, %v, want nearly all right and none false", right, asked, r.False, err)
	}
	dir := copyData(t, t.TempDir())
	must(t, os.RemoveAll(filepath.Join(dir, exam.Dir)))
	other := opened(t, dir)
	if _, err := other.Exam(t.Context(), time.Now); !errors.Is(err, exam.ErrNone) {
		t.Errorf("Exam() of a corpus without one = %v, want %v", err, exam.ErrNone)
	}
	must(t, os.Mkdir(filepath.Join(dir, exam.Dir), 0o700))
	write(t, filepath.Join(dir, exam.Dir, "own.txt"), []byte("is japan a member? => status JP=member yes\nfrance => list\n"))
	r, err = other.Exam(t.Context(), time.Now)
	if right, asked := r.Score(); err != nil || right != 1 || asked != 2 || !strings.HasPrefix(strings.Join(r.Wrong, " "), "own-") {
		t.Errorf("Exam() = %+v, %v, want one of two right", r, err)
	}
	// Nothing outside of the folder is read.
	must(t, os.Symlink(filepath.Join(t.TempDir(), "secret.txt"), filepath.Join(dir, exam.Dir, "link.txt")))
	if _, err := other.Exam(t.Context(), time.Now); err == nil {
		t.Error("Exam() with a link that leads out = nil, want an error")
	}
}
