package ledger

import (
	"context"
	"errors"
	"sync/atomic"
)

// A Task is a kept delivery that is being answered. It ends when its handler and
// everything submitted for it are done. A nil Task is a delivery that is not kept.
type Task struct {
	ledger *Ledger
	owner  string      // of the claims made for it
	epoch  int64       // of its delivery
	doubt  atomic.Bool // its reply may have arrived before it was adopted
	open   atomic.Int64
	held   atomic.Int64 // how often it was
	sent   atomic.Int64 // how often a call left that people would see twice
	flying atomic.Int64 // such calls that are under way, or arrived
	left   atomic.Bool  // for another copy to finish
}

// ErrTaken is returned for a call that another copy makes.
var ErrTaken = errors.New("ledger: another copy took the delivery over")

// task returns a Task that its handler holds.
func (l *Ledger) task(owner string, epoch int64) *Task {
	t := &Task{ledger: l, owner: owner, epoch: epoch}
	t.Hold()
	return t
}

// Hold keeps the task open until Done is called once more.
func (t *Task) Hold() {
	if t != nil {
		t.open.Add(1)
		t.held.Add(1)
	}
}

// Done lets go of the task. The last to do so ends it.
func (t *Task) Done() {
	if t == nil || t.open.Add(-1) > 0 || t.left.Load() {
		return
	}
	if l := t.ledger; t.plain() && !l.failedWithin(journalPause) {
		l.done.add(t.owner, func() { tellDone(l) })
		return
	}
	t.ledger.finish(t.owner)
}

// plain reports whether all that came of the task is one message, of which the store knows
// that it left, and nothing is to be remembered: whoever finds the delivery there still will
// not send it again.
func (t *Task) plain() bool {
	only := t.held.Load() == 2 // by its handler and by the message
	arrived := t.sent.Load() == 1 && t.flying.Load() == 1
	return only && arrived && len(t.ledger.unsaved.of(t.owner)) == 0
}

// Leave has another copy finish the task, if the life of this one ends before it
// could.
func (t *Task) Leave(life context.Context) bool {
	if t == nil || life.Err() == nil {
		return false
	}
	t.left.Store(true)
	return true
}

// Unsure reports, once, whether a reply may have arrived before the task was
// adopted.
func (t *Task) Unsure() bool { return t != nil && t.doubt.Swap(false) }

// Ours reports whether no other copy has taken the task over.
func (t *Task) Ours() bool { return t.ledger.leased() || t.report() }

// Sending notes that a call leaves, or has failed, and reports whether the task is
// still this copy's.
func (t *Task) Sending(on bool) bool {
	n := int64(-1)
	if on {
		n = 1
		t.sent.Add(1)
	}
	t.flying.Add(n)
	return t.report()
}

// report tells the journal whether a call is under way, and returns what it answers:
// whether the task is this copy's.
func (t *Task) report() bool {
	l, ours, on := t.ledger, true, t.flying.Load() > 0
	err := within(journalTimeout, func(ctx context.Context) (err error) {
		ours, err = l.Store.Sending(ctx, t.owner, l.copy, on)
		return err
	})
	if err != nil {
		// No other copy can tell either, and the person waits.
		l.failed("sending not noted", err)
		what := notSent
		if on {
			what = sending
		}
		spillOver(l, t.owner, what)
		return true
	}
	return ours
}
