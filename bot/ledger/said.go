package ledger

import (
	"context"
	"time"
)

// unasked is for how long the store is not asked whether an answer was given before after
// it did not tell within a glance, or failed.
const unasked = 15 * time.Second

// Says names an answer in a channel by its receipt: equal for the same answer there, and
// nothing else to whoever has not the token.
func (s Sealer) Says(channel, receipt string) string { return s.Name("says", channel, receipt) }

// Before returns where an answer stands that was named so by Says, unless its question is but
// or was edited since; of several the first in the thread, else the first. Nobody waits for
// a store that is slow or broken: then none is known but what this copy has not told it yet.
func Before(ctx context.Context, l *Ledger, says, thread, but string) (Posted, bool) {
	mine, known := l.unsaved.said(says, thread, but)
	here := known && mine.Thread == thread
	if unheard := l.Store.Lasting() && l.unheard.Ago(l.Now()) < unasked; here || unheard {
		return mine, known
	}
	ctx, cancel := context.WithTimeout(ctx, l.Glance)
	defer cancel()
	p, ok, err := l.Store.Said(ctx, says, thread, but)
	if err != nil {
		l.unheard.Set(l.Now())
		Report(l.Log, "not known whether an answer was given before", err)
	}
	if ok && err == nil {
		return p, true
	}
	return mine, known
}

// said is [Store.Said] of what the store is not told yet.
func (u *unsaved) said(says, thread, but string) (p Posted, ok bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for question, o := range u.known {
		if question == but || !o.posted.repeats(says) {
			continue
		}
		if !ok || o.posted.before(p, thread) {
			p, ok = o.posted, true
		}
	}
	return p, ok
}

// repeats reports whether a message is an answer of that name, to its question as it was
// first posted.
func (p Posted) repeats(says string) bool { return says != "" && p.Says == says && p.Edit == "" }

// before reports whether a message is to be pointed to rather than another one.
func (p Posted) before(o Posted, thread string) bool {
	if here := p.Thread == thread; here != (o.Thread == thread) {
		return here
	}
	return p.TS < o.TS
}
