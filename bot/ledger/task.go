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
	flying atomic.Int64 // calls under way that people would see twice
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
	}
}

// Done lets go of the task. The last to do so ends it.
func (t *Task) Done() {
	if t == nil || t.open.Add(-1) > 0 || t.left.Load() {
		return
	}
	t.ledger.finish(t.owner)
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
