package bot

import (
	"context"
	"errors"
	"sync/atomic"
)

// A task is a kept delivery that is being answered. It ends when its handler and
// everything submitted for it are done. A nil task is a delivery that is not kept.
type task struct {
	keeper *keeper
	owner  string      // of the claims made for it
	doubt  atomic.Bool // its reply may have arrived before it was adopted
	open   atomic.Int64
	flying atomic.Int64 // calls under way that people would see twice
	left   atomic.Bool  // for another copy to finish
}

var errTaken = errors.New("bot: another copy took the delivery over")

// task returns a task that its handler holds.
func (k *keeper) task(owner string) *task {
	t := &task{keeper: k, owner: owner}
	t.hold()
	return t
}

type taskKey struct{}

// withTask has what is submitted under ctx belong to t.
func withTask(ctx context.Context, t *task) context.Context {
	if t == nil {
		return ctx
	}
	return context.WithValue(ctx, taskKey{}, t)
}

// taskOf returns the task of ctx, nil when there is none.
func taskOf(ctx context.Context) *task {
	t, _ := ctx.Value(taskKey{}).(*task)
	return t
}

// owner returns whom claims made under ctx belong to, "" for nobody.
func owner(ctx context.Context) string {
	if t := taskOf(ctx); t != nil {
		return t.owner
	}
	return ""
}

func (t *task) hold() {
	if t != nil {
		t.open.Add(1)
	}
}

// done lets go of the task. The last to do so ends it.
func (t *task) done() {
	if t == nil || t.open.Add(-1) > 0 || t.left.Load() {
		return
	}
	t.keeper.finish(t.owner)
}

// leave has another copy finish the task, if this one ends before it could.
func (t *task) leave() bool {
	if t == nil || t.keeper.bot.life.Err() == nil {
		return false
	}
	t.left.Store(true)
	return true
}

// unsure reports, once, whether a reply may have arrived before the task was
// adopted.
func (t *task) unsure() bool { return t != nil && t.doubt.Swap(false) }

// ours reports whether no other copy has taken the task over.
func (t *task) ours() bool {
	return t.keeper.leased() || t.note()
}

// sending notes that a call leaves, or has failed, and reports whether the task is
// still this copy's.
func (t *task) sending(on bool) bool {
	n := int64(-1)
	if on {
		n = 1
	}
	t.flying.Add(n)
	return t.note()
}

// note tells the journal whether a call is under way, and reports what it answers:
// whether the task is this copy's.
func (t *task) note() bool {
	k, ours := t.keeper, true
	err := k.call(func(ctx context.Context) (err error) {
		ours, err = k.store.Sending(ctx, t.owner, k.copy, t.flying.Load() > 0)
		return err
	})
	if err != nil {
		// No other copy can tell either, and the person waits.
		k.failed("sending not noted", err)
		return true
	}
	return ours
}
