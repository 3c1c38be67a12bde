package bot_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"miswg/bot"
	"miswg/index/answer"
)

// loads hands out engines one after the other and counts what was released.
type loads struct {
	next     []bot.Engine
	err      error
	released atomic.Int64
	gone     chan struct{} // receives at each release
}

func (l *loads) load() (bot.Engine, func() error, error) {
	if l.err != nil {
		return nil, nil, l.err
	}
	e := l.next[0]
	if len(l.next) > 1 {
		l.next = l.next[1:]
	}
	return e, func() error { l.released.Add(1); l.gone <- struct{}{}; return nil }, nil
}

func newLoads(es ...bot.Engine) *loads { return &loads{next: es, gone: make(chan struct{}, 10)} }

// TestReloadUnderWay replaces the engine while it answers: the question ends with
// the old one, which is released after it.
func TestReloadUnderWay(t *testing.T) {
	asked, gate := make(chan struct{}), make(chan struct{})
	old := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		close(asked)
		<-gate
		return real.Ask(ctx, q)
	})
	real, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	src := newLoads(old, real)
	l, err := bot.NewLive(src.load)
	if err != nil {
		t.Fatal(err)
	}
	answered := make(chan error, 1)
	go func() {
		_, err := l.Ask(context.Background(), answer.Question{Text: "japan"})
		answered <- err
	}()
	<-asked
	if err := l.Reload(t.Context()); err != nil {
		t.Fatalf("Reload() = %v, want nil", err)
	}
	// The new one answers already; the old one's Ask would close asked again.
	if _, err := l.Ask(t.Context(), answer.Question{Text: "japan"}); err != nil {
		t.Errorf("Ask() = %v, want nil", err)
	}
	if n := src.released.Load(); n != 0 {
		t.Errorf("released = %d while the old engine answers, want 0", n)
	}
	close(gate)
	if err := <-answered; err != nil {
		t.Errorf("Ask() of the old engine = %v, want nil", err)
	}
	<-src.gone
	if err := l.Close(); err != nil || src.released.Load() != 2 {
		t.Errorf("Close() = %v with %d released, want nil with 2", err, src.released.Load())
	}
}

// TestReloadRefuses keeps the engine when another cannot be built, or fails a
// canary question.
func TestReloadRefuses(t *testing.T) {
	real, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	confused := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		q.Text = "who are the observers?"
		return real.Ask(ctx, q)
	})
	src := newLoads(real, confused)
	l, err := bot.NewLive(src.load)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Reload(t.Context()); err == nil {
		t.Error("Reload() of an engine that confuses everything = nil, want an error")
	}
	<-src.gone
	src.err = errors.New("members.yaml:4: wrong")
	if err := l.Reload(t.Context()); !errors.Is(err, src.err) {
		t.Errorf("Reload() = %v, want %v", err, src.err)
	}
	a, err := l.Ask(t.Context(), answer.Question{Text: "japan"})
	if err != nil || a.Kind() != answer.Status {
		t.Errorf("Ask() after refusals = %v, %v, want a status", a.Kind(), err)
	}
	if n := src.released.Load(); n != 1 {
		t.Errorf("released = %d, want only the confused one", n)
	}
}
