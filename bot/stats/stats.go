// SPDX-License-Identifier: MIT

// Package stats counts what passes through the bot. It never sees a question.
package stats

import (
	"reflect"
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

// Stats are figures since the start, and of this moment. The tags are the names that the metrics
// have for them, which end in _total where they are counted, and what each is.
type Stats struct {
	Received   int64 `metric:"envelopes_received_total" help:"Envelopes taken from Slack."`
	Acked      int64 `metric:"acknowledgements_total" help:"Acknowledgements handed over."`
	AckLost    int64 `metric:"acknowledgements_lost_total" help:"Acknowledgements not handed over in time."`
	BadFrames  int64 `metric:"frames_unreadable_total" help:"Envelopes nobody could read."`
	Duplicates int64 `metric:"duplicates_total" help:"Redeliveries and twins, not answered again."`
	Answered   int64 `metric:"posted_total" help:"Messages and views that reached Slack."`
	Failed     int64 `metric:"failed_total" help:"Messages and views that did not reach Slack."` // each logged
	Shed       int64 `metric:"shed_total" help:"Questions turned away under load."`
	Panics     int64 `metric:"panics_total" help:"Panics caught."`
	Retried    int64 `metric:"retries_total" help:"Web API calls tried again."`
	Fallbacks  int64 `metric:"fallbacks_total" help:"Messages sent as text after their blocks were refused."`
	Partly     int64 `metric:"partly_read_total" help:"Questions too long to be read whole."`
	Recovered  int64 `metric:"recovered_total" help:"Questions that a copy left when it ended, taken over."`
	Assumed    int64 `metric:"assumed_total" help:"Replies on their way when their copy ended, and not repeated."`

	WatchChecked int64 `metric:"watch_checks_total" help:"Checks of the pages that the corpus was copied from."`
	WatchFailed  int64 `metric:"watch_failures_total" help:"Checks of those pages that failed."` // each logged
	Corrected    int64 `metric:"corrections_total" help:"Answers corrected since the page has changed."`
	Uncorrected  int64 `metric:"corrections_failed_total" help:"Answers that could not be corrected."` // each logged

	Counted int           `metric:"connections_counted" help:"Connections of the app, all copies together, as Slack counted at the latest hello."`
	Sockets int           `metric:"connections_ready" help:"Connections that said hello and were heard of lately."`
	Waiting int           `metric:"queue_length" help:"Deliveries and messages taken and not finished."`
	Oldest  time.Duration `metric:"oldest_seconds" help:"Time since the oldest of those began to wait."` // submitted ones too; 0 without any
	Lasting bool          `metric:"store_lasting" help:"1 while what is remembered outlives the process."`
	Broken  bool          `metric:"store_broken" help:"1 while the store failed last, and is left alone."`
	Untold  int           `metric:"store_untold" help:"Notes that the store could not be told, kept beside it."`
	PingAge time.Duration `metric:"ping_age_seconds" help:"Time since the most silent ready connection was heard of."` // 0 without one

	Reconnects Reconnects
}

// Read returns the figures that are counted; the others are the sockets' and the store's.
func (c *Counters) Read() Stats {
	out := Stats{Reconnects: c.Reconnects.Load()}
	to := reflect.ValueOf(&out).Elem()
	for field, count := range reflect.ValueOf(c).Elem().Fields() {
		if n, ok := count.Addr().Interface().(*atomic.Int64); ok {
			to.FieldByName(field.Name).SetInt(n.Load())
		}
	}
	return out
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
