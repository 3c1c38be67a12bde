package ledger

import (
	"context"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/corpus"
)

// clock is a time that tests move.
type clock struct{ t atomic.Int64 }

func (c *clock) now() time.Time           { return time.Unix(0, c.t.Load()) }
func (c *clock) add(d time.Duration)      { c.t.Add(int64(d)) }
func (c *clock) store() (*Memory, *clock) { return NewMemory(c.now), c }

func TestClaim(t *testing.T) {
	m, c := new(clock).store()
	ctx := t.Context()
	claim := func(key string) bool {
		ok, err := m.Claim(ctx, "", time.Minute, key)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	for _, tt := range []struct {
		after time.Duration
		key   string
		want  bool
	}{
		{0, "a", true}, {0, "a", false}, {0, "b", true}, {59 * time.Second, "a", false}, {time.Second, "a", true}, {0, "a", false},
	} {
		c.add(tt.after)
		if got := claim(tt.key); got != tt.want {
			t.Errorf("Claim(%q) at %v = %v, want %v", tt.key, c.now().Unix(), got, tt.want)
		}
	}
}

func TestClaimOnce(t *testing.T) {
	m := NewMemory(nil)
	var won atomic.Int64
	var wg sync.WaitGroup
	for range 50 {
		wg.Go(func() {
			if ok, _ := m.Claim(context.Background(), "", time.Minute, "k"); ok {
				won.Add(1)
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 {
		t.Errorf("50 claims at once: %d won, want 1", won.Load())
	}
}

func TestClaimsAreBounded(t *testing.T) {
	now := time.Unix(0, 0)
	c := newClaims(3, now)
	for i := range 10 {
		if !c.take(strconv.Itoa(i), "", now, time.Hour) {
			t.Errorf("take(%d) = false, want true", i)
		}
	}
	if len(c.byKey) != 3 || len(c.order) != 3 {
		t.Errorf("after 10 claims: %d keys, %d in order, want 3", len(c.byKey), len(c.order))
	}
	if c.take("9", "", now, time.Hour) {
		t.Error("the newest claim is gone")
	}
	for _, tt := range []struct {
		owner string
		want  bool
	}{{"me", true}, {"me", true}, {"you", false}, {"", false}} {
		if got := c.take("0", tt.owner, now, time.Hour); got != tt.want {
			t.Errorf("take(%q) for %q = %v, want %v", "0", tt.owner, got, tt.want)
		}
	}
	if !c.take("late", "", now.Add(2*time.Hour), time.Hour) || len(c.byKey) != 1 || len(c.order) != 1 {
		t.Errorf("expired claims: %d keys, %d in order, want 1", len(c.byKey), len(c.order))
	}
}

// memoryLanguage is what U1 has set.
func memoryLanguage(m *Memory) corpus.Lang {
	l, _, _, _ := m.ClaimIn(context.Background(), Place{}, "U1", "", 0)
	return l
}

func TestForget(t *testing.T) {
	m := NewMemory(nil)
	ctx := t.Context()
	m.SetLanguage(ctx, "U1", corpus.French)
	m.SaveFeedback(ctx, Feedback{User: "U1", Message: "a", Vote: "up"})
	m.SaveFeedback(ctx, Feedback{User: "U1", Message: "a", Vote: "down"})
	m.SaveFeedback(ctx, Feedback{User: "U2", Message: "a", Vote: "up"})
	if f := m.Feedback(); len(f) != 2 {
		t.Errorf("Feedback() = %v, want the last vote of two people", f)
	}
	m.Forget(ctx, "U1")
	if l := memoryLanguage(m); l != "" {
		t.Errorf("Language after Forget = %q, want none", l)
	}
	if f := m.Feedback(); len(f) != 1 || f[0].User != "U2" {
		t.Errorf("Feedback() after Forget = %v, want U2's only", f)
	}
}
