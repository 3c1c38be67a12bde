package state

import (
	"bytes"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot/ledger"
)

// TestJournal holds both databases to the contract of ledger.Store.
func TestJournal(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			for name, test := range journal {
				t.Run(name, func(t *testing.T) {
					c := newClock()
					test(t, mustOpen(t, d.url(t), Options{Now: c.now}), c)
				})
			}
		})
	}
}

var _ ledger.Store = (*Store)(nil)

func pending(key, owner, copy string, c *clock) ledger.Pending {
	return ledger.Pending{Key: key, Owner: owner, Copy: copy, Body: []byte("sealed " + owner), Taken: c.now()}
}

func begin(t *testing.T, s *Store, key, owner, copy string, c *clock) bool {
	t.Helper()
	got, err := s.Begin(t.Context(), []ledger.Pending{pending(key, owner, copy, c)}, time.Minute)
	must(t, err)
	_, ok := got[owner]
	return ok && len(got) == 1
}

// adopted returns the owners of what copy adopts.
func adopted(t *testing.T, s *Store, copy string) []string {
	t.Helper()
	ps, err := s.Adopt(t.Context(), copy, time.Minute, 10)
	must(t, err)
	var out []string
	for _, p := range ps {
		if p.Copy != copy || !bytes.Equal(p.Body, []byte("sealed "+p.Owner)) {
			t.Errorf("adopted %+v by %s, with the body of another", p, copy)
		}
		out = append(out, p.Owner)
	}
	return out
}

func sameOwners(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %v, want %v", what, got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("%s = %v, want %v", what, got, want)
		}
	}
}

var journal = map[string]func(t *testing.T, s *Store, c *clock){
	"a delivery is of the epoch that it was taken in": func(t *testing.T, s *Store, c *clock) {
		taken := func(key, owner string) int64 {
			t.Helper()
			got, err := s.Begin(t.Context(), []ledger.Pending{pending(key, owner, "A", c)}, time.Minute)
			must(t, err)
			return got[owner]
		}
		before := taken("1", "before")
		c.add(-time.Hour) // no clock decides
		forget(t, s, "U1")
		after := taken("2", "after")
		if present, err := s.Epoch(t.Context()); before >= after || after != present || before == 0 || err != nil {
			t.Errorf("the epochs are %d, %d after Forget, and %d at present, %v", before, after, present, err)
		}
		c.add(2 * time.Hour)
		ps, err := s.Adopt(t.Context(), "B", time.Minute, 10)
		must(t, err)
		got := map[string]int64{}
		for _, p := range ps {
			got[p.Owner] = p.Epoch
		}
		if want := map[string]int64{"before": before, "after": after}; !maps.Equal(got, want) {
			t.Errorf("adopted of epochs %v, want %v", got, want)
		}
	},
	"a delivery is kept once": func(t *testing.T, s *Store, c *clock) {
		for i, step := range []struct {
			key, owner, copy string
			want             bool
		}{{"e:1", "o1", "A", true}, {"e:1", "o2", "A", false}, {"e:1", "o3", "B", false}, {"e:2", "o4", "B", true}} {
			if got := begin(t, s, step.key, step.owner, step.copy, c); got != step.want {
				t.Errorf("step %d: Begin(%s) = %v, want %v", i, step.key, got, step.want)
			}
		}
		must(t, s.Finish(t.Context(), "o1", "B")) // not B's
		if begin(t, s, "e:1", "o5", "A", c) {
			t.Error("another copy finished a delivery")
		}
		must(t, s.Finish(t.Context(), "o1", "A", ledger.Answered{Question: "q", Posted: ledger.Posted{Channel: "C1", TS: "1.2"}, TTL: time.Hour}))
		if p, ok, err := s.Posted(t.Context(), "q"); !ok || err != nil || p.TS != "1.2" {
			t.Errorf("Posted() after Finish = %+v, %v, %v, want what it was told", p, ok, err)
		}
		if !begin(t, s, "e:1", "o5", "A", c) {
			t.Error("Begin after Finish = false, want true")
		}
	},
	"many are kept at once": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:2", "o0", "B", c)
		got, err := s.Begin(t.Context(), []ledger.Pending{pending("e:1", "o1", "A", c), pending("e:2", "o2", "A", c), pending("e:3", "o3", "A", c), pending("e:3", "o4", "A", c)}, time.Minute)
		must(t, err)
		sameOwners(t, "kept", slices.Sorted(maps.Keys(got)), "o1", "o3")
	},
	"what a silent copy left is adopted, oldest first": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:1", "o1", "A", c)
		c.add(time.Second)
		begin(t, s, "e:2", "o2", "A", c)
		begin(t, s, "e:3", "o3", "B", c)
		sameOwners(t, "adopted within the lease", adopted(t, s, "B"))
		c.add(time.Minute - time.Second)
		must(t, s.Renew(t.Context(), "B", time.Minute))
		c.add(time.Second)
		sameOwners(t, "adopted by its own copy", adopted(t, s, "A"))
		sameOwners(t, "adopted after the lease", adopted(t, s, "B"), "o1", "o2")
		sameOwners(t, "adopted again", adopted(t, s, "C"))
	},
	"a lease is renewed, and ended": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:1", "o1", "A", c)
		for range 3 {
			c.add(50 * time.Second)
			must(t, s.Renew(t.Context(), "A", time.Minute))
			sameOwners(t, "adopted from a copy that lives", adopted(t, s, "B"))
		}
		must(t, s.Renew(t.Context(), "A", 0))
		sameOwners(t, "adopted from a copy that stopped", adopted(t, s, "B"), "o1")
	},
	"who lost a delivery may not reply": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:1", "o1", "A", c)
		sending := func(copy string, on, want bool) {
			t.Helper()
			if ok, err := s.Sending(t.Context(), "o1", copy, on); ok != want || err != nil {
				t.Errorf("Sending(%s, %v) = %v, %v, want %v", copy, on, ok, err, want)
			}
		}
		sending("A", true, true)
		sending("B", true, false)
		c.add(time.Minute)
		ps, err := s.Adopt(t.Context(), "B", time.Minute, 10)
		must(t, err)
		if len(ps) != 1 || !ps[0].Sending || ps[0].Tries != 1 || !ps[0].Taken.Equal(newClock().now()) {
			t.Fatalf("adopted %+v, want one that was being sent, first try", ps)
		}
		sending("A", true, false)
		must(t, s.Finish(t.Context(), "o1", "A"))
		sending("B", false, true)
		c.add(time.Minute)
		ps, err = s.Adopt(t.Context(), "C", time.Minute, 10)
		must(t, err)
		if len(ps) != 1 || ps[0].Sending || ps[0].Tries != 2 {
			t.Errorf("adopted %+v, want one not being sent, second try", ps)
		}
	},
	"one of many copies adopts each": func(t *testing.T, s *Store, c *clock) {
		const n = 20
		for i := range n {
			begin(t, s, string(rune('a'+i)), "o"+string(rune('a'+i)), "dead", c)
		}
		c.add(time.Minute)
		var got atomic.Int64
		var wg sync.WaitGroup
		for i := range 8 {
			wg.Go(func() {
				for range 4 {
					ps, err := s.Adopt(t.Context(), "copy"+string(rune('0'+i)), time.Minute, 7)
					if err != nil {
						t.Error(err)
					}
					got.Add(int64(len(ps)))
				}
			})
		}
		wg.Wait()
		if got.Load() != n {
			t.Errorf("%d deliveries adopted %d times, want once each", n, got.Load())
		}
	},
	"a clock that is put back delays nothing": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:1", "o1", "A", c)
		c.add(-time.Minute)
		sameOwners(t, "adopted within a lease and a minute", adopted(t, s, "B"))
		c.add(-time.Hour)
		sameOwners(t, "adopted with an hour to go", adopted(t, s, "B"), "o1")
	},
	"what nobody adopts is swept": func(t *testing.T, s *Store, c *clock) {
		begin(t, s, "e:1", "o1", "A", c)
		c.add(ledger.Kept)
		_, err := s.Sweep(t.Context(), c.now())
		must(t, err)
		sameOwners(t, "adopted after the sweep", adopted(t, s, "B"))
	},
	"who claimed may claim again": func(t *testing.T, s *Store, c *clock) {
		for i, step := range []struct {
			key, owner string
			want       bool
		}{{"a", "o1", true}, {"a", "o1", true}, {"a", "o2", false}, {"a", "", false}, {"b", "", true}, {"b", "", false}, {"b", "o1", false}} {
			if ok, err := s.Claim(t.Context(), step.owner, time.Minute, step.key); ok != step.want || err != nil {
				t.Errorf("step %d: Claim(%s, %q) = %v, %v, want %v", i, step.key, step.owner, ok, err, step.want)
			}
		}
		c.add(time.Minute)
		if ok, err := s.Claim(t.Context(), "o2", time.Minute, "a"); !ok || err != nil {
			t.Errorf("Claim after the end = %v, %v, want true", ok, err)
		}
	},
	"any bytes": func(t *testing.T, s *Store, c *clock) {
		if !begin(t, s, "\x00\xff", "o1", "A", c) || begin(t, s, "\x00\xff", "o2", "A", c) || !begin(t, s, "\x00", "o3", "A", c) {
			t.Error("keys of any bytes are mixed up")
		}
	},
}
