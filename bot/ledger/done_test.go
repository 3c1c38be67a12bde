package ledger

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"miswg/bot/stats"
	"miswg/bot/wire"
)

// told is a store that notes what it is told to be done, and fails where it is to.
type told struct {
	*Memory
	mu    sync.Mutex
	done  []string
	fails bool
}

func (s *told) Lasting() bool { return true }

func (s *told) tell(owners ...string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fails {
		return errors.New("not reached")
	}
	s.done = append(s.done, owners...)
	return nil
}

func (s *told) Begin(_ context.Context, ps []Pending, _ time.Duration, done ...string) (map[string]int64, error) {
	fresh := map[string]int64{}
	for _, p := range ps {
		fresh[p.Owner] = 1
	}
	return fresh, s.tell(done...)
}

func (s *told) Finish(_ context.Context, owner, _ string, _ ...Answered) error { return s.tell(owner) }

// TestDone: a delivery of which one message came is forgotten with the next that is kept, and at
// the end at the latest; any other at once.
func TestDone(t *testing.T) {
	start := func() (*Ledger, *told) {
		t.Helper()
		s := &told{Memory: NewMemory(time.Now)}
		l, err := New(Config{Store: s, Token: "xoxb-1", Lease: time.Minute, Room: 10, Now: time.Now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters)})
		if err != nil {
			t.Fatal(err)
		}
		return l, s
	}
	answered := func(l *Ledger, owner string, messages int, arrive bool) {
		task := l.task(owner, 1)
		for range messages {
			task.Hold()
			task.Sending(true)
			if !arrive {
				task.Sending(false)
			}
			task.Done()
		}
		task.Done()
	}
	wanted := func(s *told, want ...string) {
		t.Helper()
		s.mu.Lock()
		defer s.mu.Unlock()
		if !slices.Equal(s.done, want) {
			t.Errorf("the store was told of %q, want %q", s.done, want)
		}
	}

	l, s := start()
	answered(l, "none", 0, true)
	answered(l, "two", 2, true)
	answered(l, "failed", 1, false)
	wanted(s, "none", "two", "failed")

	l, s = start()
	answered(l, "one", 1, true)
	l.begin([]entry{{&wire.Delivery{Taken: time.Now(), Slash: &wire.Slash{TriggerID: "1"}}, func(*Task, bool) {}}})
	wanted(s, "one")
	answered(l, "last", 1, true)
	l.Release()
	wanted(s, "one", "last")

	l, s = start()
	s.fails = true
	answered(l, "one", 1, true)
	l.begin([]entry{{&wire.Delivery{Taken: time.Now(), Slash: &wire.Slash{TriggerID: "1"}}, func(*Task, bool) {}}})
	l.mu.Lock()
	_, again := l.unwanted["one"]
	l.mu.Unlock()
	if !again {
		t.Error("what the store could not be told is not told again")
	}
}
