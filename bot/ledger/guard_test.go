package ledger

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"miswg/index/answer/exam"
)

// failing is a store whose claims fail, or hang, while it is told to.
type failing struct {
	*Memory
	err   error
	hang  bool
	calls int
}

func (f *failing) Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
	f.calls++
	if f.hang {
		<-ctx.Done()
		return false, ctx.Err()
	}
	if f.err != nil {
		return false, f.err
	}
	return f.Memory.Claim(ctx, owner, ttl, keys...)
}

// TestGuard leaves a store that fails alone, tries it by one call after a while, and
// uses it again when that works.
func TestGuard(t *testing.T) {
	c := new(clock)
	f := &failing{Memory: NewMemory(c.now), err: errors.New("disk full")}
	g := NewGuard(f, c.now, slog.New(slog.DiscardHandler))
	claim := func() error { _, err := g.Claim(t.Context(), "me", time.Minute, "k"); return err }
	for i, tt := range []struct {
		after  time.Duration
		mended bool
		want   error // ErrBroken: not even tried
		calls  int
	}{
		{0, false, f.err, 1},
		{0, false, ErrBroken, 1},
		{firstPause, false, f.err, 2},
		{firstPause, false, ErrBroken, 2}, // twice as long now
		{firstPause, true, nil, 3},
		{0, true, nil, 4},
	} {
		c.add(tt.after)
		if tt.mended {
			f.err = nil
		}
		if err := claim(); !errors.Is(err, tt.want) || f.calls != tt.calls {
			t.Errorf("step %d: Claim = %v after %d calls of the store, want %v after %d", i, err, f.calls, tt.want, tt.calls)
		}
	}
	if g.Broken() {
		t.Error("Broken() = true of a store that works again")
	}
}

// TestGuardHanging waits for a store that hangs once, not once a call.
func TestGuardHanging(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := &failing{Memory: NewMemory(nil), hang: true}
		g := NewGuard(f, time.Now, slog.New(slog.DiscardHandler))
		if _, err := g.Claim(t.Context(), "", time.Minute, "k"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("Claim = %v, want the deadline", err)
		}
		for range 50 {
			if _, err := g.Claim(t.Context(), "", time.Minute, "k"); !errors.Is(err, ErrBroken) {
				t.Errorf("Claim = %v, want ErrBroken", err)
			}
		}
		if f.calls != 1 {
			t.Errorf("%d calls of the store, want 1", f.calls)
		}
	})
}

// TestGoneAway: that who asked went away says nothing of the store.
func TestGoneAway(t *testing.T) {
	f := &failing{Memory: NewMemory(nil), hang: true}
	g := NewGuard(f, time.Now, slog.New(slog.DiscardHandler))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Claim(ctx, "", time.Minute, "k"); !errors.Is(err, context.Canceled) || g.Broken() {
		t.Errorf("Claim = %v, Broken = %v, want it cancelled and sound", err, g.Broken())
	}
}

// TestMoveTo moves what was remembered without a store into one.
func TestMoveTo(t *testing.T) {
	from, to := NewMemory(nil), NewMemory(nil)
	ctx := t.Context()
	from.SetLanguage(ctx, "U1", "fr")
	from.SaveFeedback(ctx, Feedback{User: "U1", Message: "m", Vote: "up"})
	from.Finish(ctx, "", "", Answered{"q", Posted{Channel: "C1", TS: "1.1"}, time.Hour})
	from.SaveExam(ctx, exam.Result{When: time.Unix(1, 0), Corpus: "d"})
	from.SaveGiven(ctx, Given{Name: "n", User: "U1", Body: []byte{1}, At: time.Now()})
	to.SetLanguage(ctx, "U2", "fr")
	from.Forget(ctx, "U2")
	if err := from.MoveTo(ctx, to); err != nil {
		t.Fatal(err)
	}
	if l, _, _, _ := to.ClaimIn(ctx, Place{}, "U2", "", time.Hour); l != "" {
		t.Errorf("the language of somebody who was forgotten here is %q there, want none", l)
	}
	if l := memoryLanguage(to); l != "fr" {
		t.Errorf("Language = %q, want fr", l)
	}
	if p, ok, _ := to.Posted(ctx, "q"); !ok || p.TS != "1.1" {
		t.Errorf("Posted = %v, %v, want 1.1", p, ok)
	}
	if g, _ := to.Given(ctx, time.Time{}, false); len(g) != 1 || g[0].Name != "n" {
		t.Errorf("Given = %v, want n", g)
	}
	if r, _ := to.LastExam(ctx); r.Corpus != "d" {
		t.Errorf("LastExam = %+v, want that of d", r)
	}
	if f := to.Feedback(); len(f) != 1 {
		t.Errorf("Feedback = %v, want one", f)
	}
}
