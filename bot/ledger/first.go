package ledger

import (
	"context"
	"slices"
	"time"

	"miswg/corpus"
)

// claimTTL outlasts redeliveries, which come at once, after one minute and after five
// (apis/events-api), a restart of the other copies, and a clock that is put an hour on.
const claimTTL = 2 * time.Hour

// Kept is after how long nothing that is kept of a delivery is of use.
const Kept = 2 * claimTTL

// First claims the keys for a task, and reports whether none of them had been claimed,
// in this copy and, through the store, in all: it tells the first delivery of something
// from its redeliveries and twins. An empty key is left out. Without the store each copy
// still knows its own.
func (l *Ledger) First(ctx context.Context, t *Task, keys ...string) bool {
	return first(ctx, l, t, keys, l.Store.Claim)
}

// FirstIn is First of l, and returns besides what a person set as their language, "" for
// nothing, and the answers in a place, as [Store.ClaimIn] tells them; nil and none where the
// store does not tell.
func FirstIn(ctx context.Context, l *Ledger, t *Task, in Place, user string, keys ...string) (bool, *corpus.Lang, []Posted) {
	var known *corpus.Lang
	var given []Posted
	claim := func(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
		set, said, ok, err := l.Store.ClaimIn(ctx, in, user, owner, ttl, keys...)
		if err == nil {
			known, given = &set, said
		}
		return ok, err
	}
	ok := first(ctx, l, t, keys, claim)
	if ok && !l.Store.Lasting() {
		_, _ = claim(ctx, "", 0) // it claims nothing
	}
	return ok, known, given
}

func first(ctx context.Context, l *Ledger, t *Task, keys []string, claim func(context.Context, string, time.Duration, ...string) (bool, error)) bool {
	owner := ""
	if t != nil {
		owner = t.owner
	}
	keys = slices.DeleteFunc(keys, func(k string) bool { return k == "" })
	ok, _ := l.local.Claim(ctx, owner, claimTTL, keys...)
	if ok && l.Store.Lasting() {
		var err error
		ok, err = claim(ctx, owner, claimTTL, keys...)
		Report(l.Log, "claim not shared", err)
		ok = ok || err != nil
	}
	if !ok {
		l.Count.Duplicates.Add(1)
	}
	return ok
}

// EpochOf returns the store's epoch in which the delivery of a task was taken. Of one that is
// not kept it is the present one, or an earlier.
func EpochOf(l *Ledger, t *Task) int64 {
	if t != nil {
		return t.epoch
	}
	if l.Store.Lasting() {
		return l.epoch.Load()
	}
	epoch, _ := l.Store.Epoch(context.Background()) // 0 is the worst
	return epoch
}

// TakenHere reports whether this copy has claimed a key. It claims nothing.
func TakenHere(ctx context.Context, l *Ledger, key string) bool {
	free, _ := l.local.Claim(ctx, "", 0, key)
	return !free
}

// Taken reports whether a key has been claimed, by this copy or another. It claims nothing.
func Taken(ctx context.Context, l *Ledger, key string) bool {
	free := !TakenHere(ctx, l, key)
	if free && l.Store.Lasting() {
		var err error
		free, err = l.Store.Claim(ctx, "", 0, key)
		Report(l.Log, "claims not looked up", err)
		free = free || err != nil
	}
	return !free
}

// answerTTL is how long an edited or deleted question is followed.
const answerTTL = 24 * time.Hour

// Remember keeps which message answered a question: with the end of the task that ctx is
// for, or now.
func (l *Ledger) Remember(ctx context.Context, question string, p Posted) {
	if t, ok := ctx.Value(taskKey{}).(*Task); ok {
		l.unsaved.put(t.owner, question, p)
		return
	}
	Report(l.Log, "answer not remembered", l.Store.Finish(ctx, "", "", Answered{question, p, answerTTL}))
}

// Answer returns the message that answered a question, and whether it is known.
func (l *Ledger) Answer(ctx context.Context, question string) (Posted, bool) {
	if p, ok := l.unsaved.get(question); ok {
		return p, true
	}
	p, ok, err := l.Store.Posted(ctx, question)
	Report(l.Log, "answer not looked up", err)
	return p, ok && err == nil
}

// DropAnswer forgets which message answered a question.
func (l *Ledger) DropAnswer(ctx context.Context, question string) {
	l.unsaved.drop(question)
	Report(l.Log, "answer not forgotten", l.Store.DropPosted(ctx, question))
}
