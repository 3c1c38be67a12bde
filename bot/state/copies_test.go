package state

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/ledger"
	"miswg/corpus"
	"miswg/index/answer"
)

// TestCopies starts several processes on a database that does not exist yet. Each
// key is won by exactly one.
func TestCopies(t *testing.T) {
	const copies, keys = 4, 300
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			var ps []*process
			for range copies {
				ps = append(ps, startCopy(t, url, nil))
			}
			var mu sync.Mutex
			won, by := map[int]int{}, make([]int, copies)
			var wg sync.WaitGroup
			for i, p := range ps {
				p.begin(keys)
				wg.Go(func() {
					for k, ok := p.won(); ok; k, ok = p.won() {
						mu.Lock()
						won[k]++
						by[i]++
						mu.Unlock()
					}
				})
			}
			wg.Wait()
			for k := range keys {
				if won[k] != 1 {
					t.Errorf("key %d was won %d times, want once", k, won[k])
				}
			}
			t.Logf("%d keys, won by each copy: %v", keys, by)
		})
	}
}

// TestKill kills a copy while it claims. What it had won stays claimed, and the
// next copy goes on.
func TestKill(t *testing.T) {
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			p := startCopy(t, url, nil)
			p.begin(1_000_000)
			for range 50 {
				p.won()
			}
			must(t, p.cmd.Process.Kill())
			n := 50
			for _, ok := p.won(); ok; _, ok = p.won() {
				n++
			}
			s := mustOpen(t, url, Options{})
			for k := range n {
				if ok, err := s.Claim(t.Context(), "", time.Hour, fmt.Sprint("key ", k)); ok || err != nil {
					t.Fatalf("Claim of a key won by the killed copy = %v, %v, want false", ok, err)
				}
			}
			if ok, err := s.Claim(t.Context(), "", time.Hour, "another"); !ok || err != nil {
				t.Errorf("Claim = %v, %v, want true", ok, err)
			}
		})
	}
}

// TestTwoStores lets two copies see each other's writes.
func TestTwoStores(t *testing.T) {
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			a, b := mustOpen(t, url, Options{}), mustOpen(t, url, Options{})
			must(t, a.SetLanguage(t.Context(), "U1", corpus.French))
			if l, err := languageOf(t.Context(), b, "U1"); l != corpus.French || err != nil {
				t.Errorf("Language at the other copy = %q, %v, want fr", l, err)
			}
			must(t, a.SaveGiven(t.Context(), ledger.Given{Name: "n", User: "U1", Body: []byte{1}, At: time.Now()}))
			if ok, err := b.ChangeGiven(t.Context(), ledger.Given{Name: "n", Body: []byte{2}, Owed: true}, []byte{1}); !ok || err != nil {
				t.Errorf("ChangeGiven at the second copy = %v, %v, want it changed", ok, err)
			}
			if g, err := a.Given(t.Context(), time.Time{}, true); err != nil || len(g) != 1 || g[0].Body[0] != 2 {
				t.Errorf("Given at the first copy = %+v, %v, want what the second made of it", g, err)
			}
			must(t, a.Finish(t.Context(), "", "", ledger.Answered{Question: "q", Posted: ledger.Posted{Channel: "C1", TS: "1.2", Thread: "1.1", User: "U1", Says: "s"}, TTL: time.Hour}))
			if _, given, ok, err := b.ClaimIn(t.Context(), ledger.Place{Channel: "C1", Thread: "1.1"}, "U2", "", time.Minute, "k"); !ok || err != nil || len(given) != 1 || given[0].TS != "1.2" {
				t.Errorf("ClaimIn at the second copy = %+v, %v, %v, want what the first posted", given, ok, err)
			}
			if ok, err := a.SaveWatch(t.Context(), ledger.Watch{Draft: ledger.Draft{Digest: "d"}}); !ok || err != nil {
				t.Fatalf("SaveWatch = %v, %v, want true", ok, err)
			}
			admins := []string{"U1", "U2"}
			var last ledger.Watch
			for i, s := range []*Store{a, b} {
				var ok bool
				var err error
				if last, ok, err = ledger.CastVote(t.Context(), s, "d", ledger.Vote{User: admins[i], Yes: true}, admins); !ok || err != nil {
					t.Errorf("CastVote at copy %d = %v, %v, want it counted", i, ok, err)
				}
			}
			if w, err := a.LastWatch(t.Context()); err != nil || last.Draft.Decided != ledger.Approved || !cmp.Equal(w, last) {
				t.Errorf("LastWatch() at the first copy = %+v, %v, want what the second approved, %+v", w, err, last)
			}
		})
	}
}

// TestTogether runs all writers at once at two copies; none gets in another's way.
func TestTogether(t *testing.T) {
	for _, d := range shared {
		t.Run(d.name, func(t *testing.T) {
			url := d.url(t)
			o := Options{Wait: 30 * time.Second}
			stores := []*Store{mustOpen(t, url, o), mustOpen(t, url, o)}
			terms := [][]string{{"a", "b", "c"}, {"c", "b", "a"}, {"b", "a"}}
			var wg sync.WaitGroup
			for i, s := range stores {
				for w := range 3 {
					wg.Go(func() {
						for n := range 15 {
							if err := s.RecordGap(t.Context(), fmt.Sprint("U", i, w, n), terms[w], answer.None, corpus.English); err != nil {
								t.Error(err)
							}
						}
					})
				}
				wg.Go(func() {
					for n := range 10 {
						if err := s.SaveGiven(t.Context(), ledger.Given{Name: fmt.Sprint(n), User: fmt.Sprint("U", i, 0, n), Body: []byte{1}, At: time.Now()}); err != nil {
							t.Error(err)
						}
						if _, err := s.Forget(t.Context(), fmt.Sprint("U", i, 0, n)); err != nil {
							t.Error(err)
						}
						if _, err := s.Sweep(t.Context(), time.Now()); err != nil {
							t.Error(err)
						}
						if _, err := s.Claim(t.Context(), "", time.Nanosecond, fmt.Sprint(n)); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Wait()
			for i := range stores {
				for n := range 10 {
					forget(t, stores[0], fmt.Sprint("U", i, 0, n))
				}
			}
			g, err := stores[0].Gaps(t.Context(), time.Time{})
			must(t, err)
			// Of the first writer five people of each copy remain.
			if len(g) != 3 || g[0].People != 70 || g[1].People != 70 || g[2].People != 40 {
				t.Errorf("Gaps() = %+v, want a and b of 70 people, c of 40", g)
			}
		})
	}
}

// TestCancelled holds that an abandoned call costs nothing but itself, in memory
// too, where the connection is the database.
func TestCancelled(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, _ *clock) {
		must(t, s.SetLanguage(t.Context(), "U1", corpus.French))
		for range 20 {
			ctx, cancel := context.WithCancel(t.Context())
			err := s.transact(ctx, func(tx *transaction) error {
				cancel()
				_, err := tx.exec(`DELETE FROM miswg_languages WHERE at > ?`, 0)
				return err
			})
			if err == nil {
				t.Fatal("no error from a cancelled transaction")
			}
			if err := s.RecordGap(ctx, "U1", []string{"a"}, answer.None, corpus.French); err == nil {
				t.Fatal("no error from a cancelled call")
			}
		}
		if l, err := languageOf(t.Context(), s, "U1"); l != corpus.French || err != nil {
			t.Errorf("Language after cancelled calls = %q, %v, want fr", l, err)
		}
	})
}
