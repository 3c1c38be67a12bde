package live

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"miswg/index/answer"
)

// confused answers one question for all.
type confused struct{ singer }

func (c confused) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	q.Text = "who are the observers?"
	return c.singer.Ask(ctx, q)
}

func TestSing(t *testing.T) {
	t.Parallel()
	l := opened(t, "")
	if err := sing(t.Context(), l); err != nil {
		t.Errorf("sing() = %v, want nil", err)
	}
	if err := sing(t.Context(), confused{l}); err == nil {
		t.Error("sing() of an engine that confuses everything = nil, want an error")
	}
}

// TestCanaryRefuses gives a country a question as its name: the files are well formed,
// and neither a start nor a reload takes them.
func TestCanaryRefuses(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	l := opened(t, dir)
	write(t, filepath.Join(dir, "members.yaml"), renamed(t, "combien de membres y a-t-il"))
	if err := l.Reload(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "canary: ") {
		t.Errorf("Reload() = %v, want a canary's error", err)
	}
	if got := says(t, l); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q, want the answer before", got)
	}
	if _, err := Open(t.Context(), dir); err == nil || !strings.HasPrefix(err.Error(), "canary: ") {
		t.Errorf("Open() = %v, want a canary's error", err)
	}
}
