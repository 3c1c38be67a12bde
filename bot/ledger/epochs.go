package ledger

import (
	"context"
	"sync/atomic"
	"time"

	"miswg/bot/expiring"
)

// epochs tell what was taken before somebody was forgotten from what was taken after: each
// forgetting begins one. All but Epoch is for who holds the lock of the store.
type epochs struct {
	present atomic.Int64
	of      *expiring.Map[int64] // that began when a person was forgotten
}

// Epoch implements Store.
func (e *epochs) Epoch(context.Context) (int64, error) { return e.present.Load(), nil }

// begin begins the epoch of a person who is forgotten.
func (e *epochs) begin(user string, now time.Time) {
	e.of.Put(user, e.present.Add(1), now, Kept)
}

// forgotten reports whether a person was, since an epoch.
func (e *epochs) forgotten(user string, epoch int64, now time.Time) bool {
	since, was := e.of.Get(user, now)
	return was && epoch < since
}
