package bot

import (
	"context"
	"errors"
	"net/http/httptrace"
	"sync"
	"sync/atomic"
	"time"
)

// Slack allows about one message a second in a channel
// (apis/web-api/rate-limits); a little more keeps us inside it.
const pace = 1020 * time.Millisecond

// maxCalls bounds the calls under way at once, so that a hanging Web API costs
// little memory.
const maxCalls = 128

// maxSilent is how often a message is sent of which nobody heard again and whose
// fate cannot be looked up: each may have arrived.
const maxSilent = 4

// unlikely is after what time without a word a call is not counted on any more.
const unlikely = 2 * time.Second

// maxPostBackoff bounds the wait between two tries of one message: somebody is
// waiting for it.
const maxPostBackoff = 4 * time.Second

// An outgoing call is delivered in the order of its lane, at its lane's pace, and
// tried again after failures that pass.
type outgoing struct {
	lane   string        // channel, or response_url, or person
	pace   time.Duration // wanted between calls of the lane; 0 means none
	method string        // for Retry-After and the log
	tries  int           // at most; 0 means as many as the time allows
	once   bool          // people would see a repetition
	call   func(ctx context.Context, blocks bool) error
	found  func(ctx context.Context) (there, known bool) // whether an uncertain call did work, and whether that is known; nil when there is no telling
	done   func(ctx context.Context, err error)
	until  time.Time
	task   *task // that it belongs to
}

// A poster delivers outgoing calls. One goroutine serves a lane while it has any.
type poster struct {
	bot   *Bot
	calls chan struct{}

	mu     sync.Mutex
	lanes  map[string]*lane
	queued int
	held   map[string]time.Time // limits that Slack asked to wait for
	closed bool
	up     sync.WaitGroup // lanes that are served
}

type lane struct {
	queue   []*outgoing
	running bool
	next    time.Time
}

func newPoster(b *Bot) *poster {
	return &poster{bot: b, calls: make(chan struct{}, maxCalls), lanes: map[string]*lane{}, held: map[string]time.Time{}}
}

// submit queues a call for the task of ctx, and reports whether there was room.
func (p *poster) submit(ctx context.Context, o *outgoing) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	// accept takes no more than Queue; the rest is room for the notes about that.
	if p.closed || p.queued >= 4*p.bot.cfg.Queue+64 {
		return false
	}
	p.queued++
	p.bot.pending.Add(1)
	o.task = taskOf(ctx)
	o.task.hold()
	o.until = time.Now().Add(p.bot.cfg.Patience)
	l := p.lanes[o.lane]
	if l == nil {
		p.sweep()
		l = &lane{}
		p.lanes[o.lane] = l
	}
	l.queue = append(l.queue, o)
	if !l.running {
		l.running = true
		p.up.Go(func() { p.serve(o.lane, l) })
	}
	return true
}

// close takes no more calls, and waits until those there are have ended with the
// bot's life.
func (p *poster) close() {
	p.mu.Lock()
	p.closed = true
	p.mu.Unlock()
	p.up.Wait()
}

// sweep forgets lanes that nothing waits for. It is called with the lock held.
func (p *poster) sweep() {
	if len(p.lanes) < 1024 {
		return
	}
	now := time.Now()
	for k, l := range p.lanes {
		if !l.running && now.After(l.next) {
			delete(p.lanes, k)
		}
	}
}

func (p *poster) serve(key string, l *lane) {
	for {
		p.mu.Lock()
		if len(l.queue) == 0 {
			l.running = false
			if !time.Now().Before(l.next) {
				delete(p.lanes, key)
			}
			p.mu.Unlock()
			return
		}
		o := l.queue[0]
		l.queue[0] = nil // the lane outlives the message
		l.queue = l.queue[1:]
		p.mu.Unlock()
		p.deliver(l, o)
		o.task.done()
		p.mu.Lock()
		p.queued--
		p.mu.Unlock()
		p.bot.pending.Add(-1)
	}
}

// deliver tries a call until it works, cannot work, or is too late.
func (p *poster) deliver(l *lane, o *outgoing) {
	ctx, cancel := context.WithDeadline(p.bot.life, o.until)
	defer cancel()
	var err error
	if !o.once || !o.task.unsure() || !p.bot.arrived(ctx, o) {
		err = p.try(ctx, l, o)
	}
	switch {
	case errors.Is(err, errTaken):
		p.bot.log.Warn("not sent: another copy took over", "method", o.method)
	case o.done != nil && (err == nil || !o.task.leave()):
		o.done(withTask(p.bot.life, o.task), err)
	}
}

// try makes a call as often as it takes, and returns how it ended.
func (p *poster) try(ctx context.Context, l *lane, o *outgoing) error {
	var err error = context.DeadlineExceeded
	blocks, silent := true, 0
	for n := 1; ; n++ {
		if !sleep(ctx, p.wait(l, o)) {
			return err
		}
		err = p.once(ctx, l, o, blocks)
		if err == nil || errors.Is(err, errTaken) {
			return err
		}
		p.bot.doubt(err)
		v := judge(err)
		p.bot.log.Warn("slack call failed", "method", o.method, "try", n, "cause", reason(err), "detail", detail(err))
		if v.after > 0 {
			// It was not carried out, so it does not count.
			n--
			p.bot.count.Retried.Add(1)
			p.hold(o.limit(), v.after)
			continue
		}
		if v.blocks && blocks {
			blocks = false
			p.bot.count.Fallbacks.Add(1)
			continue
		}
		if v.unsure && o.once {
			there, known := o.look(ctx)
			switch {
			case there:
				return nil
			case !known && v.silent:
				silent++
			}
		}
		if !v.retry || o.tries > 0 && n >= o.tries || silent >= maxSilent {
			return err
		}
		p.bot.count.Retried.Add(1)
		if !sleep(ctx, backoff(n, maxPostBackoff)) {
			return err
		}
	}
}

// look reports whether an uncertain call worked all the same, and whether that
// could be found out.
func (o *outgoing) look(ctx context.Context) (there, known bool) {
	if o.found == nil {
		return false, false
	}
	return o.found(ctx)
}

// once makes the call, one of a bounded number at a time.
func (p *poster) once(ctx context.Context, l *lane, o *outgoing, blocks bool) error {
	select {
	case p.calls <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-p.calls }()
	p.mu.Lock()
	l.next = time.Now().Add(o.pace)
	p.mu.Unlock()
	ctx, cancel := context.WithTimeout(ctx, p.bot.cfg.Timeout)
	defer cancel()
	if !o.once || o.task == nil {
		return o.call(ctx, blocks)
	}
	return p.single(ctx, o, blocks)
}

// single makes a call that people would see twice, and notes for other copies, at
// the last moment before it leaves, that it does.
func (p *poster) single(ctx context.Context, o *outgoing, blocks bool) error {
	if !o.task.ours() {
		return errTaken
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var left atomic.Int64 // Unix nanoseconds
	trace := &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) {
		if !left.CompareAndSwap(0, time.Now().UnixNano()) {
			return
		}
		if !o.task.sending(true) {
			cancel(errTaken)
		}
	}}
	err := o.call(httptrace.WithClientTrace(ctx, trace), blocks)
	switch {
	case err == nil || left.Load() == 0:
		return err
	case errors.Is(context.Cause(ctx), errTaken):
		return errTaken
	case p.bot.life.Err() == nil || time.Since(time.Unix(0, left.Load())) > unlikely:
		o.task.sending(false)
	}
	// Cut off by the end of this copy, a call that was out for a moment arrived.
	return err
}
