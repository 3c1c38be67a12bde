package outbox

import (
	"maps"
	"time"
)

// pace is one message a second in a channel, which Slack allows
// (apis/web-api/rate-limits), and a little more, to stay inside it.
const pace = 1020 * time.Millisecond

// wait returns how long the call has to wait for its lane and its method.
func (o *Outbox) wait(l *lane, c *Call) time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.Now()
	w := o.held[c.limit()].Sub(now)
	if c.Pace > 0 {
		w = max(w, l.next.Sub(now))
	}
	return max(w, 0)
}

// limit names what Slack limits: a method in the whole workspace, or one response
// address.
func (c *Call) limit() string {
	if c.Method == responseMethod {
		return c.Lane
	}
	return c.Method
}

func (o *Outbox) hold(limit string, d time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	now := o.Now()
	maps.DeleteFunc(o.held, func(_ string, until time.Time) bool { return until.Before(now) })
	if until := now.Add(d); until.After(o.held[limit]) {
		o.held[limit] = until
	}
}
