// SPDX-License-Identifier: MIT

// Package ledger keeps what is owed: which deliveries were taken and are not answered
// yet, which were answered before, and by which message. What a copy of the bot leaves
// undone when it dies, another or its next start finishes.
package ledger

import (
	"context"
	"crypto/rand"
	"log/slog"
	"maps"
	"sync"
	"sync/atomic"
	"time"

	"miswg/bot/stats"
	"miswg/bot/wire"
)

// Config is what a Ledger works with. What has no other comment is required.
type Config struct {
	Store Store
	Token string        // seals what is kept; all copies have it, and the database has not
	Lease time.Duration // after which silence of a copy others finish what it left
	Room  int           // deliveries waiting to be kept at most
	Now   func() time.Time
	Log   *slog.Logger
	Count *stats.Counters
	Spill string // file of this copy's own for what the store could not be told; "" keeps nothing of that

	// Adopted is given what another copy left. It must not block.
	Adopted func(d *wire.Delivery, t *Task)
	// Idle reports whether the bot has room for what another copy left.
	Idle func() bool
}

const (
	journalTimeout = 400 * time.Millisecond
	journalPause   = 5 * time.Second // without it after a failure
)

// A Ledger is a bot's side of its Store. When that fails, the bot goes on without it.
type Ledger struct {
	Config
	Sealer
	local   *Memory // its own claims, which hold without the store
	copy    string
	spill   *spill
	waiting chan entry
	unsaved unsaved
	broken  stats.Moment // when the journal failed last
	renewed stats.Moment // when the leases were renewed last
	epoch   atomic.Int64 // of the store, as this copy looked last

	mu       sync.Mutex
	unwanted map[string]time.Time // owners of what may still be kept and is not to be, until when
}

// New returns a Ledger. It fails only if the token cannot be made a key.
func New(cfg Config) (*Ledger, error) {
	l := &Ledger{Config: cfg, local: NewMemory(cfg.Now), copy: rand.Text(), waiting: make(chan entry, cfg.Room), unwanted: map[string]time.Time{}}
	var err error
	if l.Sealer, err = newSealer(cfg.Token); err != nil || cfg.Spill == "" {
		return l, err
	}
	if l.spill, err = openSpill(cfg.Spill, l.seals, cfg.Now); err != nil {
		cfg.Log.Error("no place for what the store cannot be told", "err", err)
	}
	return l, nil
}

// Run keeps deliveries and looks after what other copies left, until ctx ends.
func (l *Ledger) Run(ctx context.Context) {
	var up sync.WaitGroup
	for range recorders {
		up.Go(func() { l.record(ctx) })
	}
	t := time.NewTicker(l.Lease / 4)
	defer t.Stop()
	l.tend(ctx, t.C)
	up.Wait()
}

// Untold returns how many notes the store could not be told, which are kept beside it.
func (l *Ledger) Untold() int { return l.spill.size() }

// failed logs an error, and has the journal left alone for a while.
func (l *Ledger) failed(what string, err error) {
	l.broken.Set(l.Now())
	Report(l.Log, "journal: "+what, err)
}

func (l *Ledger) failedWithin(d time.Duration) bool { return l.broken.Ago(l.Now()) < d }

// leased reports whether the leases of this copy last: nobody else can have adopted
// what it has.
func (l *Ledger) leased() bool { return l.renewed.Ago(l.Now()) < l.Lease }

// within runs f for a bounded time, even at the end of the bot's life.
func within(d time.Duration, f func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return f(ctx)
}

// finish forgets a delivery that is answered.
func (l *Ledger) finish(owner string) {
	if err := l.forget(owner); err != nil {
		l.failed("delivery not finished", err)
		spillOver(l, owner, answered)
		l.forgetLater(owner, 0)
	}
}

func (l *Ledger) forget(owner string) error {
	answers := l.unsaved.of(owner)
	err := within(journalTimeout, func(ctx context.Context) error { return l.Store.Finish(ctx, owner, l.copy, answers...) })
	if err == nil {
		l.unsaved.told(owner, answers)
		Report(l.Log, "journal: note not removed", l.spill.drop(owner))
	}
	return err
}

// forgetLater has a delivery forgotten later, and again and again for a time: what was
// given up may be written after all.
func (l *Ledger) forgetLater(owner string, again time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.unwanted[owner] = l.Now().Add(again)
}

// forgetUnwanted forgets what was not forgotten when it should have been.
func (l *Ledger) forgetUnwanted() error {
	l.mu.Lock()
	unwanted := maps.Clone(l.unwanted)
	l.mu.Unlock()
	for owner, until := range unwanted {
		if err := l.forget(owner); err != nil {
			return err
		}
		if l.Now().After(until) {
			l.mu.Lock()
			delete(l.unwanted, owner)
			l.mu.Unlock()
		}
	}
	return nil
}
