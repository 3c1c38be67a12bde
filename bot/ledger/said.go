package ledger

import (
	"cmp"
	"slices"
)

// MaxSaid is how many of the answers in a channel are looked at, to give none of them again.
const MaxSaid = 200

// A Place is where a question is asked.
type Place struct {
	Channel  string
	Thread   string
	Question string // the question's own key
}

// Says names an answer in a channel by its receipt: equal for the same answer there, and
// nothing else to whoever has not the token.
func (s Sealer) Says(channel, receipt string) string { return s.Name("says", channel, receipt) }

// Before returns where an answer that Says named so stands in a place, of what [FirstIn] told
// and of what this copy has not told the store yet: in its thread, else the first.
func Before(l *Ledger, given []Posted, says string, in Place) (p Posted, ok bool) {
	for _, o := range slices.Concat(given, l.unsaved.said(in)) {
		if o.Says == says && (!ok || o.order(p, in.Thread) < 0) {
			p, ok = o, true
		}
	}
	return p, ok
}

// said are the named answers in a place that the store is not told yet.
func (u *unsaved) said(in Place) (out []Posted) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for question, o := range u.known {
		if o.posted.said(question, in) {
			out = append(out, o.posted)
		}
	}
	return out
}

// said reports whether a message is a named answer in a place, to another question than its
// own and as that was first posted.
func (p Posted) said(question string, in Place) bool {
	named := p.Says != "" && p.Edit == ""
	return named && p.Channel == in.Channel && question != in.Question
}

// order tells which of two messages is to be pointed to from a thread: less than 0 for the
// first.
func (p Posted) order(o Posted, thread string) int {
	far := func(p Posted) int {
		if p.Thread == thread {
			return 0
		}
		return 1
	}
	return cmp.Or(far(p)-far(o), cmp.Compare(p.TS, o.TS))
}
