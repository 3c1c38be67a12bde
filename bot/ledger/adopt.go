package ledger

import (
	"context"
	"time"
)

// adoptable is how long after it was taken a delivery is finished by another: while
// the claims made for it tell what was answered. Both are told by one clock, so that
// setting it does not part them.
const adoptable = claimTTL - time.Minute

// maxTries is after how many copies a delivery is given up: it may be what ended them.
const maxTries = 3

// adoptTimeout is longer than the journal's: nobody waits, and a distant store takes
// several round trips.
const adoptTimeout = 2 * time.Second

// adoptions is how many deliveries are adopted at a time.
const adoptions = 32

// tend renews the leases of this copy and adopts what others left, at once and at
// each tick, until ctx ends.
func (l *Ledger) tend(ctx context.Context, tick <-chan time.Time) {
	for {
		if l.Store.Lasting() {
			if err := l.round(ctx); err != nil && ctx.Err() == nil {
				l.failed("not looked after", err)
			}
		}
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
	}
}

func (l *Ledger) round(ctx context.Context) error {
	if err := l.forgetUnwanted(); err != nil {
		return err
	}
	now := l.Now()
	if err := within(journalTimeout, func(ctx context.Context) error { return l.Store.Renew(ctx, l.copy, l.Lease) }); err != nil {
		return err
	}
	l.renewed.Set(now)
	err := within(journalTimeout, func(ctx context.Context) error {
		epoch, err := l.Store.Epoch(ctx)
		if err == nil {
			l.epoch.Store(epoch)
		}
		return err
	})
	if err != nil {
		return err
	}
	// After an outage of the store its other users get time to say that they live.
	if !l.Idle() || l.failedWithin(2*l.Lease) {
		return nil
	}
	var left []Pending
	err = within(adoptTimeout, func(ctx context.Context) (err error) {
		left, err = l.Store.Adopt(ctx, l.copy, l.Lease, adoptions)
		return err
	})
	for _, p := range left {
		l.adopt(p)
	}
	return err
}

// adopt hands on what another copy left, unless it is too late or hopeless.
func (l *Ledger) adopt(p Pending) {
	became := l.spill.became(p.Owner)
	if became == answered {
		l.finish(p.Owner) // this copy did, when the store could not be told
		return
	}
	p.Sending = p.Sending || became == sending
	d, t, err := l.unseal(p)
	if err == nil && p.Tries <= maxTries && l.Now().Sub(p.Taken) < adoptable {
		l.Count.Recovered.Add(1)
		l.Log.Warn("finishing what another copy left", "ref", d.Ref(), "try", p.Tries, "unsure", p.Sending)
		l.Adopted(d, t)
		return
	}
	l.Count.Failed.Add(1)
	l.Log.Error("what another copy left is given up", "taken", p.Taken, "tries", p.Tries, "err", err)
	l.finish(p.Owner)
}

// Release ends the leases of this copy, which is at its end: what it leaves can be
// adopted at once.
func (l *Ledger) Release() {
	if err := l.release(); err != nil {
		Report(l.Log, "journal: not released", err)
		l.mu.Lock()
		defer l.mu.Unlock()
		for owner := range l.unwanted {
			spillOver(l, owner, answered)
		}
	}
	Report(l.Log, "journal: the file beside the store did not close", l.spill.close())
}

func (l *Ledger) release() error {
	if !l.Store.Lasting() {
		return nil
	}
	if err := l.forgetUnwanted(); err != nil {
		return err
	}
	return within(journalTimeout, func(ctx context.Context) error { return l.Store.Renew(ctx, l.copy, 0) })
}
