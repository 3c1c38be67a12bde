package state

import (
	"context"
	"time"
)

// A reading is what two clocks showed at one moment.
type reading struct{ there, here time.Time }

// clock returns the time by which copies agree until when something is whose: that of
// the database where it has one, however the clocks of its users are set, and else of
// the machine, which they share.
func (s *Store) clock() time.Time { return s.agreed(s.now()) }

// agreed returns what clock showed, or will, when this copy's clock shows now.
func (s *Store) agreed(now time.Time) time.Time {
	r := s.read.Load()
	if r == nil {
		return now
	}
	return r.there.Add(now.Sub(r.here))
}

// readClock compares the two clocks.
func (s *Store) readClock(ctx context.Context) error {
	if s.d.clock == "" {
		return nil
	}
	var there time.Time
	if err := s.db.QueryRowContext(ctx, s.d.clock).Scan(&there); err != nil {
		return s.fail(err)
	}
	s.read.Store(&reading{there, s.now()})
	return nil
}
