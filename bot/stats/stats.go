// SPDX-License-Identifier: MIT

// Package stats counts what passes through the bot. It never sees a question.
package stats

import (
	"sync/atomic"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// Counters are counted up by every part of the bot. Their meaning stands with the
// fields of Stats that have the same names.
type Counters struct {
	Received, Acked, AckLost, BadFrames atomic.Int64
	Duplicates, Answered, Failed, Shed  atomic.Int64
	Panics, Retried, Fallbacks, Partly  atomic.Int64
	Recovered, Assumed, Counted         atomic.Int64
	WatchChecked, WatchFailed           atomic.Int64
	Corrected, Uncorrected              atomic.Int64
	Waiting                             atomic.Int64
	Reconnects                          reconnects
}

// Stats are figures since the start, and of this moment.
type Stats struct {
	Received   int64 // envelopes taken
	Acked      int64 // acknowledgements handed over
	AckLost    int64 // not handed over in time
	BadFrames  int64 // envelopes nobody could read
	Duplicates int64 // redeliveries and twins, not answered again
	Answered   int64 // messages and views that reached Slack
	Failed     int64 // that did not, each logged
	Shed       int64 // turned away under load
	Panics     int64 // caught
	Retried    int64 // Web API calls tried again
	Reconnects Reconnects
	Partly     int64 // questions too long to be read whole
	Fallbacks  int64 // messages sent as text after their blocks were refused
	Recovered  int64 // deliveries that another copy left, taken over
	Assumed    int64 // replies on their way when their copy ended, and not repeated

	WatchChecked int64 // checks of the pages that the corpus was copied from
	WatchFailed  int64 // that failed, each logged
	Corrected    int64 // answers that were given, corrected since the page has changed
	Uncorrected  int64 // that could not be, each logged

	Counted int           // connections of the app, those of all copies, as Slack counted at the latest hello
	Sockets int           // connections that are ready now
	Waiting int           // deliveries and messages taken and not finished now
	Lasting bool          // what is remembered outlives the process
	Broken  bool          // the store failed last, and is left alone
	Untold  int           // notes that the store could not be told, kept beside it
	Oldest  time.Duration // since what is taken, or submitted, and not finished began to wait; 0 without any
	PingAge time.Duration // since bytes last came on the most silent ready connection; 0 without one
}

// Read returns the figures that are counted; the others are the sockets' and the store's.
func (c *Counters) Read() Stats {
	return Stats{
		Received: c.Received.Load(), Acked: c.Acked.Load(), AckLost: c.AckLost.Load(), BadFrames: c.BadFrames.Load(),
		Duplicates: c.Duplicates.Load(), Answered: c.Answered.Load(), Failed: c.Failed.Load(), Shed: c.Shed.Load(),
		Panics: c.Panics.Load(), Retried: c.Retried.Load(), Reconnects: c.Reconnects.Load(), Fallbacks: c.Fallbacks.Load(),
		Partly: c.Partly.Load(), Recovered: c.Recovered.Load(), Assumed: c.Assumed.Load(),
		WatchChecked: c.WatchChecked.Load(), WatchFailed: c.WatchFailed.Load(),
		Corrected: c.Corrected.Load(), Uncorrected: c.Uncorrected.Load(),
		Counted: int(c.Counted.Load()), Waiting: int(c.Waiting.Load()),
	}
}

// An Observer is told what passes, for statistics. It never sees a question.
// Its methods are called from several goroutines and must return at once.
type Observer interface {
	Answered(k answer.Kind, l corpus.Lang)
	Acknowledged(after time.Duration) // from the envelope
	Replied(after time.Duration)      // from the envelope to the reply that reached Slack
}

// Unobserved is the Observer of those who give none.
type Unobserved struct{}

// Answered implements Observer.
func (Unobserved) Answered(answer.Kind, corpus.Lang) {}

// Acknowledged implements Observer.
func (Unobserved) Acknowledged(time.Duration) {}

// Replied implements Observer.
func (Unobserved) Replied(time.Duration) {}

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
