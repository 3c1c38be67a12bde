package outbox

import (
	"context"
	"errors"
	"net/http/httptrace"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/ledger"
	"miswg/bot/retry"
	"miswg/bot/stats"
)

// maxSilent is how often a message is sent of which nobody heard again and whose
// fate cannot be looked up: each may have arrived.
const maxSilent = 4

// unlikely is after what time without a word a call is not counted on any more.
const unlikely = 2 * time.Second

// maxBackoff bounds the wait between two tries of one message: somebody is waiting
// for it.
const maxBackoff = 4 * time.Second

// deliver tries a call until it works, cannot work, or is too late.
func (o *Outbox) deliver(life context.Context, l *lane, c *Call) {
	ctx, cancel := context.WithTimeout(c.task.For(life), c.until.Sub(o.Now()))
	defer cancel()
	var err error
	mayHaveArrived := c.Seen && c.task.Unsure()
	if !mayHaveArrived || !o.arrived(ctx, c) {
		err = o.try(ctx, life, l, c)
	}
	switch {
	case errors.Is(err, ledger.ErrTaken):
		o.Log.Warn("not sent: another copy took over", "method", c.Method)
	case c.Done != nil && (err == nil || !c.task.Leave(life)):
		c.Done(life, err)
	}
}

// arrived reports whether a reply arrived that was on its way when its copy was
// killed. Where there is no looking it up it most likely did: Slack acts on what
// was sent, whatever becomes of the sender.
func (o *Outbox) arrived(ctx context.Context, c *Call) bool {
	if there, known := c.find(ctx); known {
		return there
	}
	o.Count.Assumed.Add(1)
	o.Log.Warn("not repeated: on its way when another copy ended", "method", c.Method)
	return true
}

// find reports whether an uncertain call worked all the same, and whether that
// could be found out.
func (c *Call) find(ctx context.Context) (there, known bool) {
	if c.Find == nil {
		return false, false
	}
	return c.Find(ctx)
}

// try makes a call as often as it takes, and returns how it ended.
func (o *Outbox) try(ctx, life context.Context, l *lane, c *Call) error {
	var err error = context.DeadlineExceeded
	blocks, silent := true, 0
	for n := 1; ; n++ {
		wait := o.wait(l, c)
		if c.Aside && wait > pace {
			return &slack.RateLimitedError{RetryAfter: wait}
		}
		if !retry.Sleep(ctx, wait) {
			return err
		}
		err = o.make(ctx, life, l, c, blocks)
		if err == nil || errors.Is(err, ledger.ErrTaken) {
			return err
		}
		o.Doubt(err)
		v := retry.Judge(err)
		o.Log.Warn("slack call failed", "method", c.Method, "try", n, "cause", retry.Reason(err), "detail", retry.Detail(err))
		if v.After > 0 {
			// It was not carried out, so it does not count.
			n--
			o.Count.Retried.Add(1)
			o.hold(c.limit(), v.After)
			if c.Aside {
				return err
			}
			continue
		}
		if v.Blocks && blocks {
			blocks = false
			o.Count.Fallbacks.Add(1)
			continue
		}
		if v.Unsure && c.Seen {
			there, known := c.find(ctx)
			switch {
			case there:
				return nil
			case !known && v.Silent:
				silent++
			}
		}
		spent := c.Aside || c.Tries > 0 && n >= c.Tries
		if !v.Retry || spent || silent >= maxSilent {
			return err
		}
		o.Count.Retried.Add(1)
		if !retry.Sleep(ctx, retry.Backoff(n, maxBackoff)) {
			return err
		}
	}
}

// make makes the call, one of a bounded number at a time.
func (o *Outbox) make(ctx, life context.Context, l *lane, c *Call, blocks bool) error {
	if c.Wait != nil {
		if err := c.Wait(ctx); err != nil {
			return err
		}
	}
	select {
	case o.calls <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-o.calls }()
	o.mu.Lock()
	l.next = o.Now().Add(c.Pace)
	o.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	if !c.Seen || c.task == nil {
		return c.Make(ctx, blocks)
	}
	return o.makeOnce(ctx, life, c, blocks)
}

// makeOnce makes a call that people would see twice, and notes for other copies, at
// the last moment before it leaves, that it does.
func (o *Outbox) makeOnce(ctx, life context.Context, c *Call, blocks bool) error {
	if !c.task.Ours() {
		return ledger.ErrTaken
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var left stats.Moment
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) {
		if left.Was() {
			return
		}
		left.Set(o.Now())
		if !c.task.Sending(true) {
			cancel(ledger.ErrTaken)
		}
	}}
	err := c.Make(httptrace.WithClientTrace(ctx, trace), blocks)
	switch {
	case err == nil || !left.Was():
		return err
	case errors.Is(context.Cause(ctx), ledger.ErrTaken):
		return ledger.ErrTaken
	case life.Err() == nil || left.Ago(o.Now()) > unlikely:
		c.task.Sending(false)
	}
	// Cut off by the end of this copy, a call that was out for a moment arrived.
	return err
}
