package bot

import (
	"context"
	"crypto/rand"
	"slices"
	"time"
)

const (
	recorders     = 2
	maxBatch      = 64                      // deliveries written at once
	beginTimeout  = 1200 * time.Millisecond // an acknowledgement waits for it, and Slack 3 s for that
	maxBeginWait  = time.Second             // a delivery that waited longer is not kept
	lateWrites    = time.Minute             // for which what was given up may be written after all
	maxJournalled = 64 << 10                // bytes of a payload; more is no question
)

// kept reports whether a delivery is a question somebody waits for, and of a size.
func (k *keeper) kept(d *delivery) bool {
	return d.route.keep && d.key() != "" && d.size <= maxJournalled && k.bot.awaits(d)
}

// offer takes a delivery if it is one to be kept. It never blocks.
func (k *keeper) offer(d *delivery) bool {
	if k.store == nil || !k.kept(d) || k.failedWithin(journalPause) {
		return false
	}
	select {
	case k.waiting <- d:
		return true
	default:
		return false
	}
}

// awaits reports whether somebody may be waiting for a reply to the delivery: of
// what is said in channels most is not for the bot.
func (b *Bot) awaits(d *delivery) bool {
	if d.event == nil || d.event.Event.Type != "message" {
		return true
	}
	e := &d.event.Event
	t := b.targetOf(e)
	return b.person(e) && (t.direct() || e.ChannelType == "mpim" || b.threads.about(threadKey(t)) != nil)
}

// record keeps deliveries, as many at once as there are, until ctx ends.
func (k *keeper) record(ctx context.Context) {
	for {
		var batch []*delivery
		select {
		case <-ctx.Done():
			return
		case d := <-k.waiting:
			batch = append(batch, d)
		}
		for more := true; more && len(batch) < maxBatch; {
			select {
			case d := <-k.waiting:
				batch = append(batch, d)
			default:
				more = false
			}
		}
		k.begin(batch)
	}
}

// begin keeps deliveries and hands on those that are new. What cannot be kept is
// answered all the same.
func (k *keeper) begin(batch []*delivery) {
	b := k.bot
	var ps []Pending
	var kept []*delivery
	for _, d := range batch {
		p, ok := k.prepare(d)
		if !ok {
			b.enqueue(d)
			continue
		}
		ps, kept = append(ps, p), append(kept, d)
	}
	if len(ps) == 0 {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), beginTimeout)
	defer cancel()
	fresh, err := k.store.Begin(ctx, ps, b.cfg.Lease)
	if err != nil {
		k.failed("deliveries not kept", err)
	}
	for i, d := range kept {
		switch owner := ps[i].Owner; {
		case err != nil:
			k.owe(owner, lateWrites)
		case slices.Contains(fresh, owner):
			d.task = k.task(owner)
		default:
			// Whoever has it answers it.
			b.count.Duplicates.Add(1)
			b.acknowledge(d, nil)
			b.release(d)
			continue
		}
		b.enqueue(d)
	}
}

// prepare seals a delivery, unless it cannot be kept, or not in time.
func (k *keeper) prepare(d *delivery) (Pending, bool) {
	if k.failedWithin(journalPause) || k.bot.cfg.Now().Sub(d.taken) > maxBeginWait {
		return Pending{}, false
	}
	owner := rand.Text()
	body, err := k.seal(d, owner)
	if err != nil {
		k.bot.log.Error("journal: not sealed", "err", err)
		return Pending{}, false
	}
	return Pending{Key: d.key(), Owner: owner, Copy: k.copy, Body: body, Taken: d.taken}, true
}
