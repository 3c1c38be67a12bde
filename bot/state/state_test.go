package state

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/corpus"
)

var _ ledger.Store = (*Store)(nil)

// clock is a time that tests move.
type clock struct{ t atomic.Int64 }

// newClock starts on a Wednesday.
func newClock() *clock {
	c := new(clock)
	c.t.Store(time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC).UnixNano())
	return c
}

func (c *clock) now() time.Time      { return time.Unix(0, c.t.Load()) }
func (c *clock) add(d time.Duration) { c.t.Add(int64(d)) }

// databases are where a Store can be.
var databases = []struct {
	name string
	url  func(testing.TB) string
}{
	{"memory", func(testing.TB) string { return inMemory }},
	{"sqlite", func(t testing.TB) string { return filepath.Join(t.TempDir(), "state.db") }},
	{"postgres", postgresURL},
}

// shared are those that several processes can use.
var shared = databases[1:]

// languageOf is what a person has set.
func languageOf(ctx context.Context, s ledger.Store, user string) (corpus.Lang, error) {
	l, _, _, err := s.ClaimIn(ctx, ledger.Place{}, user, "", time.Hour)
	return l, err
}

func mustOpen(t testing.TB, url string, o Options) *Store {
	t.Helper()
	s, err := Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// onEach runs a test on every database.
func onEach(t *testing.T, test func(t *testing.T, s *Store, c *clock)) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			c := newClock()
			test(t, mustOpen(t, d.url(t), Options{Now: c.now}), c)
		})
	}
}

// must fails the test for an error of a call whose result does not matter.
func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// forget has a person forgotten, and reports whether nothing of it is left in the files.
func forget(t testing.TB, s ledger.Store, user string) bool {
	t.Helper()
	gone, err := s.Forget(t.Context(), user)
	must(t, err)
	return gone
}

func count(t testing.TB, s *Store, table string) int {
	t.Helper()
	var n int
	must(t, s.db.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}
