// SPDX-License-Identifier: MIT

// Package queue takes deliveries: acknowledges them, has them kept, and lets workers
// handle them. Under load, or when the bot stops, it turns them away.
package queue

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/people"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
	"miswg/corpus"
)

// maxWaitingBytes bounds the memory of deliveries that wait.
const maxWaitingBytes = 16 << 20

// share is what part of the workers and of the room one person has at most: one of so
// many.
const share = 4

// lastAttempt is the last redelivery of an event (apis/events-api).
const lastAttempt = 3

// fastRoom is how many deliveries wait whose answer is their acknowledgement.
const fastRoom = 256

// A Route says what handles a kind of delivery. Exactly one of Handle and Reply
// is set: Handle runs after the acknowledgement, unless Late says otherwise, and Reply is
// the acknowledgement.
type Route struct {
	On     string // as wire.Delivery.On names it
	Handle func(ctx context.Context, j *Job)
	Reply  func(ctx context.Context, j *Job) any
	Keep   bool // in the journal: somebody waits for what a later start can still say
	Late   bool // acknowledged once Handle is done, which takes less than Slack waits and itself says what goes wrong; not kept

	// Decline says, where there is nobody to whisper to, that a delivery is turned away
	// for good. It must not block; nil has its author told, if there is one.
	Decline func(j *Job)
}

// A Job is a delivery on its way through its route.
type Job struct {
	*wire.Delivery
	Route *Route
	To    wire.Target
	Task  *ledger.Task       // nil when it is not kept
	Lang  func() corpus.Lang // of its author; nil when nobody has asked yet
	Given []ledger.Posted    // what was answered in its channel when it was claimed
}

// Config is what a Queue works with. Everything in it is required.
type Config struct {
	Route    func(d *wire.Delivery) *Job // nil when nothing handles it
	Awaited  func(j *Job) bool           // whether somebody may be waiting for a reply
	Ledger   *ledger.Ledger
	Outbox   *outbox.Outbox
	People   *people.Languages
	Room     int // deliveries and messages waiting at most
	Workers  int
	Patience time.Duration // of a handler
	Now      func() time.Time
	Log      *slog.Logger
	Count    *stats.Counters
}

// A Queue is safe for concurrent use.
type Queue struct {
	Config
	work    *lanes
	fast    chan *Job
	bytes   atomic.Int64 // waiting
	unacked atomic.Int64 // accepted, whose acknowledgement is not handed over yet
	stopped stats.Moment // since when nothing is taken
}

// New returns a Queue, which is worked off once Serve runs.
func New(cfg Config) *Queue {
	work := newLanes(cfg.Workers/share, cfg.Room/share, maxWaitingBytes/share)
	return &Queue{Config: cfg, work: work, fast: make(chan *Job, fastRoom)}
}

// Accept queues a delivery and acknowledges it. It never blocks: a connection whose
// events are not read loses them.
func (q *Queue) Accept(d *wire.Delivery) {
	j := q.Route(d)
	if j == nil {
		d.Ack(nil)
		return
	}
	// What is taken will have to be posted, so messages that wait count as well.
	full := q.Count.Waiting.Load() >= int64(q.Room) || q.bytes.Load()+int64(d.Size) > maxWaitingBytes
	if full || q.Stopping() || !q.work.fits(j) {
		q.turnAway(j)
		return
	}
	q.count(j)
	q.unacked.Add(1)
	kept := j.Route.Keep && q.Awaited(j) && q.Ledger.Offer(d, func(t *ledger.Task, known bool) {
		j.Task, j.To.Epoch = t, ledger.EpochOf(q.Ledger, t)
		if known {
			// Whoever has it answers it.
			q.Count.Duplicates.Add(1)
			q.acknowledge(j, nil)
			q.release(j)
			return
		}
		q.enqueue(j)
	})
	if !kept {
		j.To.Epoch = ledger.EpochOf(q.Ledger, nil)
		q.enqueue(j)
	}
}

// Adopt queues a delivery that another copy acknowledged and left, for the task that
// it is now.
func (q *Queue) Adopt(d *wire.Delivery, t *ledger.Task) {
	j := q.Route(d)
	if j == nil {
		t.Done()
		return
	}
	j.Task, j.To.Epoch = t, ledger.EpochOf(q.Ledger, t)
	q.count(j)
	q.work.put(j)
}

// Oldest returns for how long the oldest delivery has been on its way, 0 without any.
func (q *Queue) Oldest() time.Duration {
	taken, any := q.work.oldest()
	if !any {
		return 0
	}
	return q.Now().Sub(taken)
}

// Idle reports whether there is room for what another copy left.
func (q *Queue) Idle() bool { return !q.Stopping() && q.Count.Waiting.Load() <= int64(q.Room/2) }

// enqueue hands a job that was counted to the workers, and acknowledges it.
func (q *Queue) enqueue(j *Job) {
	if j.Route.Reply == nil {
		q.work.put(j)
		if !j.Route.Late {
			q.acknowledge(j, nil)
		}
		return
	}
	select {
	case q.fast <- j:
	default:
		q.release(j)
		q.turnAway(j)
		q.unacked.Add(-1)
	}
}

// acknowledge acknowledges a job that was accepted.
func (q *Queue) acknowledge(j *Job, payload any) {
	j.Ack(payload)
	q.unacked.Add(-1)
}

func (q *Queue) count(j *Job) {
	q.work.take(j)
	q.Count.Waiting.Add(1)
	q.bytes.Add(int64(j.Size))
}

// release takes back what a job counts.
func (q *Queue) release(j *Job) {
	j.Task.Done()
	q.work.release(j)
	q.bytes.Add(-int64(j.Size))
	q.Count.Waiting.Add(-1)
}

// turnAway declines a job under load or at shutdown. An event that is not
// acknowledged comes again, to this copy or another; the rest gets a note.
func (q *Queue) turnAway(j *Job) {
	q.Count.Shed.Add(1)
	q.Log.Warn("turned away", "kind", j.Kind, "attempt", j.Attempt)
	note := render.Busy.In(q.People.Known(j.To.User))
	if q.Stopping() {
		note = render.Restarting.In(q.People.Known(j.To.User))
	}
	switch {
	case j.Slash != nil:
		j.Ack(map[string]any{"response_type": "ephemeral", "text": note.Text})
	case j.Event != nil && j.Attempt < lastAttempt, j.Route.Reply != nil:
		// Of a window that was sent off Slack itself says that nobody answered.
	default:
		j.Ack(nil)
		if j.Route.Decline != nil {
			j.Route.Decline(j)
			return
		}
		reachable := j.To.User != "" && (j.To.Channel != "" || j.To.Respond != "")
		if reachable && j.Route.Keep && q.Awaited(j) {
			q.Outbox.Whisper(nil, j.To, note)
		}
	}
}

// Stop has nothing more taken.
func (q *Queue) Stop() { q.stopped.Set(q.Now()) }

// Stopping reports whether nothing more is taken.
func (q *Queue) Stopping() bool { return q.stopped.Was() }

// Accepting reports whether what was taken then was accepted, rather than turned
// away because the bot stops.
func (q *Queue) Accepting(taken time.Time) bool {
	return !q.Stopping() || !q.stopped.Before(taken)
}

// Unacked returns how many deliveries were accepted whose acknowledgement is not
// handed over yet.
func (q *Queue) Unacked() int64 { return q.unacked.Load() }
