package bot

import (
	"context"
	"crypto/cipher"
	"crypto/rand"
	"maps"
	"sync"
	"sync/atomic"
	"time"
)

// A Journal keeps deliveries from before their acknowledgement until they are
// answered, so that what a copy leaves undone when it dies, another or its next
// start can finish. Every method is safe for concurrent use. When a method fails
// the bot goes on without it.
type Journal interface {
	// ClaimFor is Store's Claim for an owner, who may claim again.
	ClaimFor(ctx context.Context, key, owner string, ttl time.Duration) (bool, error)
	// Begin keeps deliveries, and returns the owners of those that were not kept
	// already. After an error any of them may be kept.
	Begin(ctx context.Context, ps []Pending, lease time.Duration) ([]string, error)
	// Sending notes whether a reply is on its way, and reports whether the delivery
	// is still the copy's.
	Sending(ctx context.Context, owner, copy string, sending bool) (bool, error)
	// Finish forgets a delivery of the copy.
	Finish(ctx context.Context, owner, copy string) error
	// Renew prolongs the leases of a copy; a lease of 0 ends them.
	Renew(ctx context.Context, copy string, lease time.Duration) error
	// Adopt takes deliveries of other copies whose lease has ended, the oldest
	// first. Of several copies at the same time one gets each.
	Adopt(ctx context.Context, copy string, lease time.Duration, limit int) ([]Pending, error)
}

// Pending is a delivery that is being answered.
type Pending struct {
	Key     string // of the delivery: equal in its redeliveries; not returned by Adopt
	Owner   string // of the claims made for it
	Copy    string // whose it is
	Body    []byte // sealed: the database cannot read it
	Sending bool   // a reply was on its way
	Tries   int    // how often it was adopted
	Taken   time.Time
}

const (
	journalTimeout = 400 * time.Millisecond
	journalPause   = 5 * time.Second // without it after a failure
)

// keeper is the bot's side of the journal; without one it keeps nothing.
type keeper struct {
	bot     *Bot
	store   Journal // nil when there is none
	copy    string
	sealer  cipher.AEAD
	waiting chan *delivery // to be kept
	broken  atomic.Int64   // when it failed last, Unix nanoseconds
	renewed atomic.Int64   // when the leases were renewed last, likewise

	mu   sync.Mutex
	owed map[string]time.Time // owners of what may still be kept and is not to be, until when
}

func newKeeper(b *Bot) (*keeper, error) {
	k := &keeper{bot: b, store: b.cfg.Journal, copy: rand.Text(), waiting: make(chan *delivery, b.cfg.Queue), owed: map[string]time.Time{}}
	var err error
	k.sealer, err = newSealer(b.cfg.BotToken)
	return k, err
}

// start begins to keep deliveries and to look after what other copies left, until
// ctx ends.
func (k *keeper) start(ctx context.Context, up *sync.WaitGroup) {
	if k.store == nil {
		return
	}
	for range recorders {
		up.Go(func() { k.record(ctx) })
	}
	up.Go(func() {
		t := time.NewTicker(k.bot.cfg.Lease / 4)
		defer t.Stop()
		k.tend(ctx, t.C)
	})
}

// failed logs an error, and has the journal left alone for a while.
func (k *keeper) failed(what string, err error) {
	k.broken.Store(time.Now().UnixNano())
	k.bot.log.Error("journal: "+what, "err", err)
}

func (k *keeper) failedWithin(d time.Duration) bool {
	at := k.broken.Load()
	return at != 0 && time.Since(time.Unix(0, at)) < d
}

// call runs f for a bounded time, even at the end of the bot's life.
func (k *keeper) call(f func(ctx context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.Background(), journalTimeout)
	defer cancel()
	return f(ctx)
}

// key names a delivery, the same in its redeliveries; "" when nothing does.
func (d *delivery) key() string {
	switch {
	case d.event != nil:
		return eventKey(d.event)
	case d.slash != nil:
		return triggerKey(d.slash.TriggerID)
	case d.action != nil:
		return triggerKey(d.action.TriggerID)
	}
	return ""
}

// leased reports whether the leases of this copy last: nobody else can have adopted
// what it has.
func (k *keeper) leased() bool {
	return time.Since(time.Unix(0, k.renewed.Load())) < k.bot.cfg.Lease
}

// finish forgets a delivery that is answered.
func (k *keeper) finish(owner string) {
	if err := k.forget(owner); err != nil {
		k.failed("delivery not finished", err)
		k.owe(owner, 0)
	}
}

func (k *keeper) forget(owner string) error {
	return k.call(func(ctx context.Context) error { return k.store.Finish(ctx, owner, k.copy) })
}

// owe has a delivery forgotten later, and again and again for a time: what was
// given up may be written after all.
func (k *keeper) owe(owner string, again time.Duration) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.owed[owner] = time.Now().Add(again)
}

// pay forgets what is owed.
func (k *keeper) pay() error {
	k.mu.Lock()
	owed := maps.Clone(k.owed)
	k.mu.Unlock()
	for owner, until := range owed {
		if err := k.forget(owner); err != nil {
			return err
		}
		if time.Now().After(until) {
			k.mu.Lock()
			delete(k.owed, owner)
			k.mu.Unlock()
		}
	}
	return nil
}
