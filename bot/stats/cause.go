package stats

import "sync/atomic"

// A Cause is why a connection to Slack was opened again.
type Cause int

// The causes.
const (
	Ended      Cause = iota // Slack ended it, as it does every few hours, or it was cut on the way
	Refused                 // no new one could be opened
	Silent                  // nothing came on it, pings included
	Deaf                    // no envelope came on it while others had many
	Old                     // it was replaced in a quiet moment
	Unwritable              // writing failed
	causes
)

// String returns the cause as the metrics and the log name it.
func (c Cause) String() string {
	return [causes]string{"ended", "refused", "silent", "deaf", "old", "unwritable"}[c]
}

// Reconnects counts connections that were opened again, by cause.
type Reconnects [causes]int64

// Sum returns how many there were.
func (r Reconnects) Sum() int64 {
	n := int64(0)
	for _, m := range r {
		n += m
	}
	return n
}

type reconnects [causes]atomic.Int64

// Add counts one more.
func (r *reconnects) Add(c Cause) { r[c].Add(1) }

// Load returns the counts.
func (r *reconnects) Load() Reconnects {
	var out Reconnects
	for c := range r {
		out[c] = r[c].Load()
	}
	return out
}
