package state

import (
	"context"
	"sync/atomic"
	"time"
)

// A common is the clock by which copies agree until when something is whose: that
// of the database where it has one, however the clocks of its users are set, and else of
// the machine, which they share.
type common struct {
	here func() time.Time
	read atomic.Pointer[reading] // nil where the database has no clock
}

// A reading is what two clocks showed at one moment.
type reading struct{ there, here time.Time }

func (c *common) now() time.Time { return c.at(c.here()) }

// at returns what the common clock showed, or will, when this copy's own shows here.
func (c *common) at(here time.Time) time.Time {
	r := c.read.Load()
	if r == nil {
		return here
	}
	return r.there.Add(here.Sub(r.here))
}

// compare reads both clocks.
func (c *common) compare(ctx context.Context, b *database) error {
	if b.d.clock == "" {
		return nil
	}
	var there time.Time
	if err := b.db.QueryRowContext(ctx, b.d.clock).Scan(&there); err != nil {
		return b.fail(err)
	}
	c.read.Store(&reading{there, c.here()})
	return nil
}
