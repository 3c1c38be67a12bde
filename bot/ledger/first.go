package ledger

import (
	"context"
	"time"
)

// claimTTL outlasts redeliveries, which come at once, after one minute and after five
// (apis/events-api), and a restart of the other copies.
const claimTTL = 15 * time.Minute

// First claims the keys for a task, and reports whether none of them had been claimed,
// in this copy and, through the store, in all: it tells the first delivery of something
// from its redeliveries and twins. An empty key is left out. Without the store each copy
// still knows its own.
func (l *Ledger) First(ctx context.Context, t *Task, keys ...string) bool {
	owner := ""
	if t != nil {
		owner = t.owner
	}
	for _, k := range keys {
		if k != "" && !l.claim(ctx, k, owner) {
			l.Count.Duplicates.Add(1)
			return false
		}
	}
	return true
}

func (l *Ledger) claim(ctx context.Context, key, owner string) bool {
	if ok, _ := l.local.Claim(ctx, key, owner, claimTTL); !ok {
		return false
	}
	if !l.Store.Lasting() {
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	ok, err := l.Store.Claim(ctx, key, owner, claimTTL)
	if err != nil {
		l.Log.Error("claim not shared", "err", err)
	}
	return ok || err != nil
}

// answerTTL is how long an edited or deleted question is followed.
const answerTTL = 24 * time.Hour

// Remember keeps which message answered a question.
func (l *Ledger) Remember(ctx context.Context, question string, p Posted) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if err := l.Store.SavePosted(ctx, question, p, answerTTL); err != nil {
		l.Log.Error("answer not remembered", "err", err)
	}
}

// Answer returns the message that answered a question, and whether it is known.
func (l *Ledger) Answer(ctx context.Context, question string) (Posted, bool) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	p, ok, err := l.Store.Posted(ctx, question)
	if err != nil {
		l.Log.Error("answer not looked up", "err", err)
	}
	return p, ok && err == nil
}

// DropAnswer forgets which message answered a question.
func (l *Ledger) DropAnswer(ctx context.Context, question string) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if err := l.Store.DropPosted(ctx, question); err != nil {
		l.Log.Error("answer not forgotten", "err", err)
	}
}
