package stats

import (
	"sync/atomic"
	"time"
)

// A Moment is when something last happened. It keeps what the time package measures
// durations by, so that a clock that is set changes none. The zero Moment never was.
// It is safe for concurrent use.
type Moment struct{ at atomic.Pointer[time.Time] }

// Set notes that it happened.
func (m *Moment) Set(now time.Time) { m.at.Store(&now) }

// Was reports whether it ever happened.
func (m *Moment) Was() bool { return m.at.Load() != nil }

// Ago returns how long ago it was; longer than anything waits if it never was.
func (m *Moment) Ago(now time.Time) time.Duration {
	if at := m.at.Load(); at != nil {
		return now.Sub(*at)
	}
	return 1 << 62
}

// Before reports whether it happened before t.
func (m *Moment) Before(t time.Time) bool {
	at := m.at.Load()
	return at != nil && at.Before(t)
}
