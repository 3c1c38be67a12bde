package ledger

import (
	"context"
	"crypto/rand"
	"time"

	"miswg/bot/wire"
)

const (
	recorders     = 2
	maxBatch      = 64                      // deliveries written at once
	beginTimeout  = 1200 * time.Millisecond // an acknowledgement waits for it, and Slack 3 s for that
	maxBeginWait  = time.Second             // a delivery that waited longer is not kept
	lateWrites    = time.Minute             // for which what was given up may be written after all
	maxJournalled = 64 << 10                // bytes of a payload; more is no question
)

// An entry is a delivery on its way into the journal.
type entry struct {
	*wire.Delivery
	then func(t *Task, known bool)
}

// Offer takes a delivery to be kept, if it can be. Then is called with its task, nil
// if it was not kept after all; known tells that it was kept before, so that somebody
// answers it already. Offer never blocks.
func (l *Ledger) Offer(d *wire.Delivery, then func(t *Task, known bool)) bool {
	keepable := d.Key() != "" && d.Size <= maxJournalled
	possible := l.Store.Lasting() && !l.failedWithin(journalPause)
	if !keepable || !possible {
		return false
	}
	select {
	case l.waiting <- entry{d, then}:
		return true
	default:
		return false
	}
}

// record keeps deliveries, as many at once as there are, until ctx ends.
func (l *Ledger) record(ctx context.Context) {
	for {
		var batch []entry
		select {
		case <-ctx.Done():
			return
		case e := <-l.waiting:
			batch = append(batch, e)
		}
		for more := true; more && len(batch) < maxBatch; {
			select {
			case e := <-l.waiting:
				batch = append(batch, e)
			default:
				more = false
			}
		}
		l.begin(batch)
	}
}

// begin keeps deliveries and hands them on. What cannot be kept is answered all the
// same.
func (l *Ledger) begin(batch []entry) {
	var ps []Pending
	var kept []entry
	for _, e := range batch {
		p, ok := l.prepare(e.Delivery)
		if !ok {
			e.then(nil, false)
			continue
		}
		ps, kept = append(ps, p), append(kept, e)
	}
	if len(ps) == 0 {
		return
	}
	var fresh map[string]int64
	err := within(beginTimeout, func(ctx context.Context) (err error) {
		fresh, err = l.Store.Begin(ctx, ps, l.Lease)
		return err
	})
	if err != nil {
		l.failed("deliveries not kept", err)
	}
	for i, e := range kept {
		owner := ps[i].Owner
		epoch, isFresh := fresh[owner]
		switch {
		case err != nil:
			l.forgetLater(owner, lateWrites)
			e.then(nil, false)
		case isFresh:
			e.then(l.task(owner, epoch), false)
		default:
			e.then(nil, true)
		}
	}
}

// prepare seals a delivery, unless it cannot be kept, or not in time.
func (l *Ledger) prepare(d *wire.Delivery) (Pending, bool) {
	if l.failedWithin(journalPause) || l.Now().Sub(d.Taken) > maxBeginWait {
		return Pending{}, false
	}
	owner := rand.Text()
	body, err := l.seal(d, owner)
	if err != nil {
		l.Log.Error("journal: not sealed", "err", err)
		return Pending{}, false
	}
	return Pending{Key: d.Key(), Owner: owner, Copy: l.copy, Body: body, Taken: d.Taken}, true
}
