package watch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/state"
	"miswg/bot/state/localpostgres"
)

// everyStore runs a test with each kind of store that a bot has. Opened twice it is the
// same, as two copies open it.
func everyStore(t *testing.T, test func(t *testing.T, open func() ledger.Store, c *clock)) {
	opened := func(t *testing.T, url string, c *clock) func() ledger.Store {
		return func() ledger.Store {
			s, err := state.Open(t.Context(), url, state.Options{Wait: time.Minute, Now: c.now})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() })
			return s
		}
	}
	t.Run("memory", func(t *testing.T) {
		c := newClock()
		m := ledger.NewMemory(c.now)
		test(t, func() ledger.Store { return m }, c)
	})
	t.Run("sqlite", func(t *testing.T) {
		c := newClock()
		test(t, opened(t, filepath.Join(t.TempDir(), "state.db"), c), c)
	})
	t.Run("postgres", func(t *testing.T) {
		pg, err := postgres()
		if err != nil {
			if os.Getenv("CI_POSTGRES") == "1" {
				t.Fatal(err)
			}
			t.Skip(err)
		}
		url, drop, err := pg.Schema(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = drop(context.Background()) })
		c := newClock()
		test(t, opened(t, url, c), c)
	})
}

// postgres is one server for all tests, each with a schema of its own; TestMain stops it.
var (
	postgres = sync.OnceValues(func() (*localpostgres.Server, error) {
		pg, err := localpostgres.Start()
		started = pg
		return pg, err
	})
	started *localpostgres.Server
)

func TestMain(m *testing.M) {
	code := m.Run()
	if started != nil {
		started.Stop()
	}
	os.Exit(code)
}

// TestToldAfterKill kills a copy after it has taken on to tell an administrator, and before
// it has. Another tells that one when the time for it is over, and the others; each once.
func TestToldAfterKill(t *testing.T) {
	everyStore(t, func(t *testing.T, open func() ledger.Store, c *clock) {
		h, client := startWeb(t)
		h.says(page(t, japan, ""))
		admins := []string{"U1", "U2", "U3"}
		a := startCopy(t, open(), client, c, admins...)
		a.killed = true
		a.Look(t.Context())
		b := startCopy(t, open(), client, c, admins...)
		wants := func(what string, want ...string) {
			t.Helper()
			if !slices.Equal(b.whom, want) {
				t.Errorf("%s: told %v, want %v", what, b.whom, want)
			}
		}
		b.Look(t.Context())
		wants("while the first may be told", "U2", "U3")
		c.add(telling - time.Second)
		b.Look(t.Context())
		wants("a moment before it cannot", "U2", "U3")
		c.add(time.Second)
		for range 3 {
			b.Look(t.Context())
			c.add(telling)
		}
		wants("after it", "U2", "U3", "U1")
		startCopy(t, open(), client, c, admins...).Look(t.Context())
		if p, ok, err := b.Vote(t.Context(), b.told[0].Draft, "U1", true); !ok || err != nil || len(p.Votes) != 1 {
			t.Errorf("Vote() = %+v, %v, %v, want it counted", p, ok, err)
		}
		wants("after a vote", "U2", "U3", "U1")
		if !slices.Equal(a.whom, admins[:1]) {
			t.Errorf("the copy that was killed told %v, want %v", a.whom, admins[:1])
		}
	})
}

// TestToldAfterFailure: whom Slack did not let tell is told when it does, the others at once.
func TestToldAfterFailure(t *testing.T) {
	everyStore(t, func(t *testing.T, open func() ledger.Store, c *clock) {
		h, client := startWeb(t)
		h.says(page(t, japan, ""))
		k := startCopy(t, open(), client, c, "U1", "U2")
		k.unsettled = true
		k.Look(t.Context())
		k.Look(t.Context())
		k.unsettled = false
		c.add(telling)
		k.Look(t.Context())
		k.Look(t.Context())
		if got := strings.Join(k.whom, " "); got != "U1 U2 U1 U2" {
			t.Errorf("told %q, want each again after it failed, and once", got)
		}
	})
}

// TestToldOfWhatWaits: who comes after a decision in the row is not asked for one.
func TestToldOfWhatWaits(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, ""))
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1", "U2")
	k.killed = true
	k.Look(t.Context())
	if _, ok, err := k.Vote(t.Context(), k.told[0].Draft, "U1", false); !ok || err != nil {
		t.Fatalf("Vote() = %v, %v, want it counted", ok, err)
	}
	c.add(telling)
	k.Look(t.Context())
	if !slices.Equal(k.whom, []string{"U1"}) {
		t.Errorf("told %v, want nobody after the decision", k.whom)
	}
}

// TestApprovedThenEnded: a copy ends between the approval and the swap. It has the corpus
// before, whole; the others, and its next start, have the one approved when they look.
func TestApprovedThenEnded(t *testing.T) {
	everyStore(t, func(t *testing.T, open func() ledger.Store, c *clock) {
		h, client := startWeb(t)
		h.says(page(t, japan, ""))
		first, second := startCopy(t, open(), client, c, "U1", "U2"), startCopy(t, open(), client, c, "U1", "U2")
		first.Look(t.Context())
		draft, base := first.told[0].Draft, first.digest()
		if _, ok, err := first.Vote(t.Context(), draft, "U1", true); !ok || err != nil || first.digest() != base {
			t.Fatalf("Vote() of one of two = %v, %v, corpus %s, want it counted and the corpus as it was", ok, err, first.digest())
		}
		second.broken = context.Canceled // as what is killed there
		if p, ok, err := second.Vote(t.Context(), draft, "U2", true); !ok || err != nil || p == nil {
			t.Fatalf("Vote() of the other at another copy = %v, %v, %v, want it counted", p, ok, err)
		}
		if second.digest() != base {
			t.Errorf("the copy that ended has %s, want what was before, %s", second.digest(), base)
		}
		next := startCopy(t, open(), client, c, "U1", "U2")
		for _, k := range []*copied{first, next} {
			k.Look(t.Context())
		}
		if first.digest() == base || first.digest() != next.digest() {
			t.Errorf("the other copy has %s, the next start %s, want both what was approved in place of %s", first.digest(), next.digest(), base)
		}
	})
}
