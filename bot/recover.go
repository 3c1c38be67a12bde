package bot

import (
	"context"
	"time"
)

// adoptable is how long after it was taken a delivery is finished by another: while
// the claims made for it tell what was answered. A response_url lasts longer
// (interactivity/handling-user-interaction).
const adoptable = claimTTL - time.Minute

// maxTries is after how many copies a delivery is given up: it may be what ended them.
const maxTries = 3

// adoptions is how many deliveries are adopted at a time.
const adoptions = 32

// tend renews the leases of this copy and adopts what others left, at once and at
// each tick, until ctx ends.
func (k *keeper) tend(ctx context.Context, tick <-chan time.Time) {
	for {
		if err := k.look(ctx); err != nil && ctx.Err() == nil {
			k.failed("not looked after", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
	}
}

func (k *keeper) look(ctx context.Context) error {
	if err := k.pay(); err != nil {
		return err
	}
	lease, now := k.bot.cfg.Lease, time.Now()
	if err := k.call(func(ctx context.Context) error { return k.store.Renew(ctx, k.copy, lease) }); err != nil {
		return err
	}
	k.renewed.Store(now.UnixNano())
	// After an outage of the store its other users get time to say that they live.
	if k.bot.stopping() || k.failedWithin(2*lease) || k.bot.pending.Load() > int64(k.bot.cfg.Queue/2) {
		return nil
	}
	var left []Pending
	err := k.call(func(ctx context.Context) (err error) {
		left, err = k.store.Adopt(ctx, k.copy, lease, adoptions)
		return err
	})
	for _, p := range left {
		k.adopt(ctx, p)
	}
	return err
}

// adopt answers what another copy left, unless it is too late or hopeless.
func (k *keeper) adopt(ctx context.Context, p Pending) {
	b := k.bot
	d, err := k.unseal(p)
	if err == nil && d.route != nil && p.Tries <= maxTries && b.cfg.Now().Sub(p.Taken) < adoptable {
		b.count.Recovered.Add(1)
		b.log.Warn("finishing what another copy left", "ref", d.ref(), "try", p.Tries, "unsure", p.Sending)
		b.pending.Add(1)
		b.bytes.Add(int64(d.size))
		select {
		case b.work <- d:
		case <-ctx.Done():
			b.pending.Add(-1)
		}
		return
	}
	b.count.Failed.Add(1)
	b.log.Error("what another copy left is given up", "taken", p.Taken, "tries", p.Tries, "err", err)
	k.finish(p.Owner)
}

// release ends the leases of this copy: what it leaves can be adopted at once.
func (k *keeper) release() {
	if k.store == nil {
		return
	}
	if err := k.pay(); err != nil {
		k.bot.log.Error("journal: not finished", "err", err)
	}
	if err := k.call(func(ctx context.Context) error { return k.store.Renew(ctx, k.copy, 0) }); err != nil {
		k.bot.log.Error("journal: not released", "err", err)
	}
}
