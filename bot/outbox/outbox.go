// SPDX-License-Identifier: MIT

// Package outbox is what leaves: calls of the Web API and of response addresses, each
// lane in its order and at Slack's pace, tried again after failures that pass, and
// never carried out twice as far as that can be known.
package outbox

import (
	"context"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
)

// maxCalls bounds the calls under way at once, so that a hanging Web API costs
// little memory.
const maxCalls = 128

// Config is what an Outbox works with. Everything in it is required, unless it says
// otherwise.
type Config struct {
	API      *slack.Client
	HTTP     *http.Client
	Account  app.Account
	Self     *app.Identity // filled in before Run
	Ledger   *ledger.Ledger
	Room     int           // calls waiting at most
	Patience time.Duration // how long a call is tried
	Timeout  time.Duration // of one try
	Now      func() time.Time
	Log      *slog.Logger
	Count    *stats.Counters
	Observer stats.Observer

	// Doubt is told of errors that may mean that the token is revoked.
	Doubt func(error)

	// Gave is told of each message that everybody in its channel sees, when it is posted or
	// changed; nil where nobody wants to know.
	Gave func(ctx context.Context, to wire.Target, channel, ts string, m render.Message)
}

// A Call is delivered in the order of its lane, at its lane's pace.
type Call struct {
	Lane   string                          // channel, or response_url, or person
	Pace   time.Duration                   // wanted between calls of the lane; 0 means none
	Method string                          // for Retry-After and the log
	Tries  int                             // at most; 0 means as many as the time allows
	Seen   bool                            // people would see a repetition
	Aside  bool                            // nobody waits for it: others of its lane go before it, and it is tried once and waits for no limit
	Wait   func(ctx context.Context) error // for what has to be before it is made; who waits takes no place of a call under way; nil waits for nothing
	Make   func(ctx context.Context, blocks bool) error
	Find   func(ctx context.Context) (there, known bool) // whether an uncertain call did work, and whether that is known; nil when there is no telling
	Done   func(ctx context.Context, err error)          // nil where nothing follows; ctx lives as long as the bot

	until time.Time
	task  *ledger.Task
}

// An Outbox delivers calls. One goroutine serves a lane while it has any.
type Outbox struct {
	Config
	calls  chan struct{}
	ready  chan *lane // to be served
	ending chan struct{}

	mu     sync.Mutex
	lanes  map[string]*lane
	queued int
	held   map[string]time.Time // limits that Slack asked to wait for
	closed bool
}

type lane struct {
	key     string
	queue   []*Call // the first is being delivered
	serving bool
	next    time.Time
}

// put queues a call, before those that nobody waits for unless it is one. The first is
// being delivered.
func (l *lane) put(c *Call) {
	at := len(l.queue)
	for !c.Aside && at > 1 && l.queue[at-1].Aside {
		at--
	}
	l.queue = slices.Insert(l.queue, at, c)
}

// New returns an Outbox, which delivers once it runs.
func New(cfg Config) *Outbox {
	if cfg.Gave == nil {
		cfg.Gave = func(context.Context, wire.Target, string, string, render.Message) {}
	}
	return &Outbox{Config: cfg, calls: make(chan struct{}, maxCalls), ready: make(chan *lane, cfg.Room), ending: make(chan struct{}), lanes: map[string]*lane{}, held: map[string]time.Time{}}
}

// Run delivers until Close, and returns when everything submitted before has ended,
// as the end of life makes it.
func (o *Outbox) Run(life context.Context) {
	var up sync.WaitGroup
	defer up.Wait()
	free := make(chan *lane) // to a goroutine that has served and waits: its stack has grown
	defer close(free)
	var waiting atomic.Int64
	for {
		select {
		case l := <-o.ready:
			select {
			case free <- l:
				continue
			default:
			}
			up.Go(func() {
				for l != nil {
					o.serve(life, l)
					if l = nil; waiting.Add(1) <= maxWaiting {
						l = <-free
					}
					waiting.Add(-1)
				}
			})
		case <-o.ending:
			for len(o.ready) > 0 {
				o.serve(life, <-o.ready)
			}
			return
		}
	}
}

// maxWaiting is how many goroutines stay for the next lane.
const maxWaiting = 16

// Close takes no more calls. It is called once, when nobody has any.
func (o *Outbox) Close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.closed = true
	close(o.ending)
}

// Submit queues a call for a task, nil for none, and reports whether there was room;
// if not, it is counted as turned away.
func (o *Outbox) Submit(t *ledger.Task, c *Call) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || o.queued >= o.Room {
		o.Count.Shed.Add(1)
		return false
	}
	o.queued++
	o.Count.Waiting.Add(1)
	c.task = t
	t.Hold()
	c.until = o.Now().Add(o.Patience)
	l := o.lanes[c.Lane]
	if l == nil {
		o.sweep()
		l = &lane{key: c.Lane}
		o.lanes[c.Lane] = l
	}
	l.put(c)
	if !l.serving {
		l.serving = true
		o.ready <- l // there is room for as many lanes as calls
	}
	return true
}

// sweep forgets lanes that nothing waits for. It is called with the lock held.
func (o *Outbox) sweep() {
	if len(o.lanes) < 1024 {
		return
	}
	now := o.Now()
	for k, l := range o.lanes {
		if !l.serving && now.After(l.next) {
			delete(o.lanes, k)
		}
	}
}

// Oldest returns for how long the oldest call has been on its way, 0 without any.
func (o *Outbox) Oldest() time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	var age time.Duration
	for _, l := range o.lanes {
		if len(l.queue) > 0 {
			age = max(age, o.Now().Sub(l.queue[0].until)+o.Patience)
		}
	}
	return age
}

// serve delivers the calls of a lane until there are none. Life is the bot's.
func (o *Outbox) serve(life context.Context, l *lane) {
	for {
		o.mu.Lock()
		if len(l.queue) == 0 {
			l.serving = false
			if !o.Now().Before(l.next) {
				delete(o.lanes, l.key)
			}
			o.mu.Unlock()
			return
		}
		c := l.queue[0]
		o.mu.Unlock()
		o.deliver(life, l, c)
		c.task.Done()
		o.mu.Lock()
		l.queue[0] = nil // the lane outlives the message
		l.queue = l.queue[1:]
		o.queued--
		o.mu.Unlock()
		o.Count.Waiting.Add(-1)
	}
}
