package bot

import (
	"maps"
	"time"
)

// wait returns how long the call has to wait for its lane and its method.
func (p *poster) wait(l *lane, o *outgoing) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	w := p.held[o.limit()].Sub(now)
	if o.pace > 0 {
		w = max(w, l.next.Sub(now))
	}
	return max(w, 0)
}

// limit names what Slack limits: a method in the whole workspace, or one response
// address.
func (o *outgoing) limit() string {
	if o.method == responseMethod {
		return o.lane
	}
	return o.method
}

func (p *poster) hold(limit string, d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := time.Now()
	maps.DeleteFunc(p.held, func(_ string, until time.Time) bool { return until.Before(now) })
	if until := now.Add(d); until.After(p.held[limit]) {
		p.held[limit] = until
	}
}
