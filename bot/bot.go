// SPDX-License-Identifier: MIT

// Package bot is miswg in Slack, put together: connections that take deliveries, a
// queue that has them handled, the surfaces that answer, and an outbox that posts what
// package render draws. Nothing is posted twice, and nothing acknowledged stays without
// a reply.
//
// The life of a question: socket takes the envelope and hands it to queue, which has
// ledger keep it, acknowledges it and gives it to a worker; talk finds its handler in
// the table of routes, asks, draws, and submits a message; outbox delivers it at
// Slack's pace.
package bot

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/correct"
	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/socket"
	"miswg/bot/stats"
	"miswg/bot/talk"
	"miswg/bot/watch"
	"miswg/bot/wire"
	"miswg/corpus"
)

// A Bot answers in one Slack workspace or organisation. It runs once.
type Bot struct {
	cfg     Config
	self    *app.Identity
	memory  *ledger.Memory // what is remembered without a store
	store   *ledger.Guard
	count   *stats.Counters
	token   *tokenWatch
	ledger  *ledger.Ledger
	outbox  *outbox.Outbox
	queue   *queue.Queue
	sockets *socket.Group
	talk    *talk.Talk
	watch   *watch.Watch // nil where nobody looks after the pages
	correct *correct.Corrector
	loaded  atomic.Bool   // the engine is there
	decided chan struct{} // closed once it is, or will not be
	decide  func()        // closes it
}

// New checks the configuration and prepares a bot. It makes no call, and asks the engine
// nothing; an error is an *app.ConfigError.
func New(cfg Config, e talk.Engine) (*Bot, error) {
	cfg, err := cfg.check()
	if err != nil {
		return nil, err
	}
	b := &Bot{cfg: cfg, self: new(app.Identity), count: new(stats.Counters), memory: ledger.NewMemory(cfg.Now), decided: make(chan struct{})}
	b.decide = sync.OnceFunc(func() { close(b.decided) })
	b.store = ledger.NewGuard(b.memory, cfg.Now, cfg.Logger)
	if cfg.Store != nil {
		b.store.Replace(cfg.Store)
	}
	client := app.HTTPClient(cfg.Timeout)
	api := slack.New(string(cfg.BotToken), slack.OptionAPIURL(cfg.APIURL), slack.OptionHTTPClient(client))
	b.token = &tokenWatch{api: api, doubts: make(chan struct{}, 1)}
	b.ledger, err = ledger.New(ledger.Config{
		Store: b.store, Token: string(cfg.BotToken), Lease: cfg.Lease, Room: cfg.Queue, Spill: cfg.Spill,
		Now: cfg.Now, Log: cfg.Logger, Count: b.count,
		Adopted: func(d *wire.Delivery, t *ledger.Task) { b.queue.Adopt(d, t) },
		Idle:    func() bool { return b.queue.Idle() },
	})
	if err != nil {
		return nil, err
	}
	out := outbox.Config{
		API: api, HTTP: client, Account: cfg.Account(), Self: b.self, Ledger: b.ledger,
		Room:     4*cfg.Queue + 64, // the queue takes no more than its own; the rest is room for the notes about that
		Patience: cfg.Patience, Timeout: cfg.Timeout,
		Now: cfg.Now, Log: cfg.Logger, Count: b.count, Observer: cfg.Observer, Doubt: b.token.doubt,
	}
	correcting := correct.Config{Ledger: b.ledger, Own: outbox.Own{API: api, Self: b.self}, Digest: func() string { return e.Digest() }, Now: cfg.Now, Log: cfg.Logger, Count: b.count}
	if cfg.Watch != nil { // else nothing is kept of what answers rest on
		correcting.Files = cfg.Watch.Files
		out.Gave = func(ctx context.Context, to wire.Target, channel, ts string, m render.Message) {
			b.correct.Gave(ctx, to, channel, ts, m)
		}
	}
	b.outbox = outbox.New(out)
	correcting.Outbox = b.outbox
	b.correct = correct.New(correcting)
	languages := people.NewLanguages(b.store, api, cfg.Now, cfg.Logger)
	if cfg.Watch != nil {
		b.watch = b.newWatch(*cfg.Watch, e)
	}
	b.talk = talk.New(talk.Config{
		Engine: e, Self: b.self, HTTP: client, Account: cfg.Account(),
		Means: talk.Means{
			API: api, Ledger: b.ledger, Outbox: b.outbox, Languages: languages,
			Access: people.NewAccess(cfg.Rules, b.self, api, cfg.Now, cfg.Logger),
			Now:    cfg.Now, Log: cfg.Logger, Count: b.count, Observer: cfg.Observer,
		},
		Timeout: cfg.Timeout, StatusAfter: cfg.StatusAfter, WorkObjects: cfg.WorkObjects, KeepsQuestions: cfg.KeepsQuestions, AskElsewhere: cfg.AskElsewhere,
		Admins: cfg.Admins, Reload: cfg.Reload, Exam: cfg.Exam, Receipt: cfg.Receipt, Watch: b.watch, Map: cfg.Map, MapFile: cfg.MapFile,
	})
	b.queue = queue.New(queue.Config{
		Route: b.talk.Route, Awaited: b.talk.Awaited,
		Ledger: b.ledger, Outbox: b.outbox, People: languages,
		Room: cfg.Queue, Workers: cfg.Workers, Patience: cfg.Patience,
		Now: cfg.Now, Log: cfg.Logger, Count: b.count,
	})
	b.sockets = socket.New(socket.Config{
		API: slack.New(string(cfg.BotToken), slack.OptionAppLevelToken(string(cfg.AppToken)),
			slack.OptionAPIURL(cfg.APIURL), slack.OptionHTTPClient(app.HTTPClient(10*time.Second))),
		Connections: cfg.Connections, PingInterval: cfg.PingInterval, Recycle: cfg.Recycle,
		Now: cfg.Now, Log: cfg.Logger, Count: b.count, Observer: cfg.Observer,
		Take: b.accept, Accepting: b.queue.Accepting,
	})
	return b, nil
}

// newWatch returns the watch of the pages.
func (b *Bot) newWatch(cfg watch.Config, e talk.Engine) *watch.Watch {
	cfg.Store, cfg.Admins, cfg.Digest = b.store, b.cfg.Admins, e.Digest
	cfg.Now, cfg.Log, cfg.Count = b.cfg.Now, b.cfg.Logger, b.count
	cfg.Reach, cfg.Owe = b.correct.Reach, b.correct.Owe
	cfg.Tell = func(ctx context.Context, p render.Proposal, admin string, then func(context.Context, bool)) {
		b.talk.Tell(ctx, p, admin, then)
	}
	return watch.New(cfg)
}

// Run serves until ctx ends, then finishes what was acknowledged and returns nil.
// It returns an *app.ConfigError when Slack rejects a token, and what Config.Loaded returns.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.identify(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	// Replies and acknowledgements outlive ctx; this context ends with the drain.
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	line, hangUp := context.WithCancel(life)
	defer hangUp()
	failed := make(chan error, 3)
	var up, delivering sync.WaitGroup
	delivering.Go(func() { b.outbox.Run(life) })
	up.Go(func() { b.token.watch(life, failed) })
	up.Go(func() {
		if err := b.sockets.Run(line); err != nil {
			failed <- err
		}
	})
	up.Go(func() {
		if err := b.cfg.Loaded(); err != nil || ctx.Err() != nil {
			failed <- err
			return
		}
		up.Go(func() { b.queue.Serve(life) })
		up.Go(func() { b.ledger.Run(life) })
		b.talk.Started()
		b.loaded.Store(true)
		b.decide()
	})
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	if ctx.Err() != nil {
		err = nil
	}
	b.drain(hangUp)
	end()
	up.Wait()
	b.outbox.Close()
	delivering.Wait()
	b.ledger.Release()
	b.cfg.Logger.Info("stopped", "answered", b.count.Answered.Load(), "failed", b.count.Failed.Load())
	return err
}

// accept has the queue take a delivery once the engine is there. Where it never comes, the
// delivery stays unacknowledged, as if nobody had been connected.
func (b *Bot) accept(d *wire.Delivery) {
	<-b.decided
	if b.loaded.Load() {
		b.queue.Accept(d)
	}
}

// drain takes nothing more, hangs up once every acknowledgement is out, and waits
// until everything taken is answered; all that within a bounded time.
func (b *Bot) drain(hangUp context.CancelFunc) {
	b.queue.Stop()
	b.decide()
	limit := time.NewTimer(b.cfg.Drain)
	defer limit.Stop()
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for hungUp := false; ; {
		if !hungUp && b.queue.Unacked() == 0 && b.sockets.Flushed() {
			hangUp()
			hungUp = true // what is queued from here on has nowhere to go
		}
		waiting := b.count.Waiting.Load()
		if hungUp && waiting == 0 {
			return
		}
		select {
		case <-tick.C:
		case <-limit.C:
			if waiting > 0 {
				b.cfg.Logger.Error("stopping with replies outstanding", "outstanding", waiting)
			}
			return
		}
	}
}

// Hello is closed when the first connection is ready.
func (b *Bot) Hello() <-chan struct{} { return b.sockets.Hello() }

// up reports whether the bot has been connected: before that nothing can be sent.
func (b *Bot) up() bool {
	select {
	case <-b.Hello():
		return true
	default:
		return false
	}
}

// Ready reports whether questions can reach the bot and be answered: the engine is loaded, and
// at least one connection has said hello and been heard from lately.
func (b *Bot) Ready() bool { return b.loaded.Load() && !b.queue.Stopping() && b.sockets.Ready() > 0 }

// Remember has a store that was not there at the start take over, with what was
// remembered without it. When that fails the bot goes on as before.
func (b *Bot) Remember(ctx context.Context, s ledger.Store) error {
	if err := b.memory.MoveTo(ctx, s); err != nil {
		return err
	}
	b.store.Replace(s)
	return nil
}

// Stats returns the present figures.
func (b *Bot) Stats() stats.Stats {
	s := b.count.Read()
	s.Lasting, s.Broken = b.store.Lasting(), b.store.Broken()
	s.Sockets, s.PingAge = b.sockets.Health()
	s.Untold = b.ledger.Untold()
	s.Oldest = max(b.queue.Oldest(), b.outbox.Oldest())
	return s
}

// Reload has the corpus read anew, and acts on the outcome as Reloaded does.
func (b *Bot) Reload(ctx context.Context, why string) error {
	changed, err := b.talk.Read(ctx)
	b.Reloaded(ctx, why, changed, err)
	return err
}

// Reloaded acts on the corpus having been read anew; why goes to the log. When it was
// refused the present one stays, and the administrators are told, once an hour for each
// problem.
func (b *Bot) Reloaded(ctx context.Context, why string, changed bool, err error) {
	b.talk.Reread(ctx, why, changed, err, b.up())
}

// Examine has the engine asked its exam and keeps the result. The administrators are told
// when an answer was false or something has changed. It may be called once Hello is
// closed.
func (b *Bot) Examine(ctx context.Context) error { return b.talk.Examine(ctx) }

// Look looks after the pages that the corpus was copied from, as far as something is due,
// tells the administrators what changed, and corrects answers that rested on what they
// approved. Once a minute is a good time, from when Hello is closed.
func (b *Bot) Look(ctx context.Context) {
	if b.watch != nil {
		b.watch.Look(ctx)
		b.correct.Look(ctx)
	}
}

// Announce posts a report in a channel, in both languages: nobody in particular
// reads it. It may be called once Hello is closed.
func (b *Bot) Announce(channel string, report func(corpus.Lang) render.Message) {
	b.talk.Announce(channel, report)
}
