// Package bot is how miswg speaks in Slack: it receives Socket Mode envelopes,
// acknowledges them, asks the engine, and posts what package render draws.
//
// The life of a question: socket.go takes the envelope and hands it on without
// blocking; accept queues and acknowledges it; a worker finds its handler in the
// table of dispatch.go; the handler asks, renders and submits a message; post.go
// delivers it at Slack's pace. Nothing is posted twice (seen.go), and nothing
// acknowledged stays without a reply.
package bot

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

// An Asker answers questions. That the page does not say is an answer; an error
// means that the program failed.
type Asker interface {
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
}

// A Knower knows entities by ID and by the beginnings of their names.
type Knower interface {
	Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option
	About(id string, lang corpus.Lang) (answer.Answer, error)
	Listed(lang corpus.Lang) []answer.Entity
}

// A Scanner finds every country and organisation that a text names.
type Scanner interface {
	Scan(ctx context.Context, text string, lang corpus.Lang) (answer.Answer, error)
	Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (answer.Checklist, error)
}

// A Library describes what is known.
type Library interface {
	Subject
	Examples(lang corpus.Lang) []answer.Choice
	GroupQuestions(lang corpus.Lang) []answer.Choice
	Digest() string
}

// A Subject is a page and the body it is about.
type Subject interface {
	Document() corpus.Document
	Body() corpus.Body
}

// An Engine is all that the bot asks of what it speaks for. It must be safe for
// concurrent use.
type Engine interface {
	Asker
	Knower
	Scanner
	Library
}

// A Bot answers in one Slack workspace or organisation. It runs once.
type Bot struct {
	cfg    Config
	log    *slog.Logger
	engine Engine

	openAPI   *slack.Client // opens sockets
	api       *slack.Client // everything else
	http      *http.Client
	sockets   []*socket
	work      chan *delivery
	fast      chan *delivery
	bytes     atomic.Int64           // waiting in work
	stopped   atomic.Int64           // since when the bot stops, Unix nanoseconds of the configured clock; 0 while it does not
	unacked   atomic.Int64           // deliveries accepted whose acknowledgement is not queued yet
	doubts    chan struct{}          // about the bot token
	pending   atomic.Int64           // deliveries and messages not finished
	lastAck   atomic.Int64           // Unix nanoseconds
	replacing atomic.Pointer[socket] // whose turn it is to be replaced
	helloed   sync.Once
	hello     chan struct{}
	mapFile   atomic.Pointer[string]

	self    identity
	seen    *seen
	posts   *poster
	threads *threads
	people  *people
	access  *access
	keeper  *keeper
	count   counters
	life    context.Context // of replies: outlives Run's
}

// New checks the configuration and prepares a bot. It makes no call; an error is
// a *ConfigError.
func New(cfg Config, e Engine) (*Bot, error) {
	shared := cfg.Store
	cfg, err := cfg.check()
	if err != nil {
		return nil, err
	}
	b := &Bot{
		cfg:    cfg,
		log:    cfg.Logger,
		engine: e,
		work:   make(chan *delivery, cfg.Queue),
		fast:   make(chan *delivery, 256),
		hello:  make(chan struct{}),
		doubts: make(chan struct{}, 1),
		http:   newHTTPClient(cfg.Timeout),
	}
	b.api = slack.New(string(cfg.BotToken), slack.OptionAPIURL(cfg.APIURL), slack.OptionHTTPClient(b.http))
	b.openAPI = slack.New(string(cfg.BotToken), slack.OptionAppLevelToken(string(cfg.AppToken)),
		slack.OptionAPIURL(cfg.APIURL), slack.OptionHTTPClient(newHTTPClient(10*time.Second)))
	for n := range cfg.Connections {
		b.sockets = append(b.sockets, &socket{n: n, bot: b, acks: make(chan ack, maxOwed)})
	}
	b.seen = &seen{local: NewMemory(cfg.Now), store: shared, bot: b}
	b.posts = newPoster(b)
	b.threads = newThreads(cfg.Now)
	b.people = newPeople(b)
	b.access = newAccess(b)
	b.keeper, err = newKeeper(b)
	return b, err
}

// newHTTPClient never follows a redirect, which could carry a token elsewhere.
func newHTTPClient(timeout time.Duration) *http.Client {
	return &http.Client{
		Timeout: timeout,
		Transport: &http.Transport{
			Proxy:                  http.ProxyFromEnvironment,
			MaxIdleConnsPerHost:    64,
			MaxConnsPerHost:        256,
			IdleConnTimeout:        60 * time.Second,
			TLSHandshakeTimeout:    10 * time.Second,
			ForceAttemptHTTP2:      true,
			MaxResponseHeaderBytes: 1 << 16,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Run serves until ctx ends, then finishes what was acknowledged and returns nil.
// It returns a *ConfigError when Slack rejects a token.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.identify(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	// Replies and acknowledgements outlive ctx; this context ends with the drain.
	life, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	b.life = life

	var up sync.WaitGroup
	failed := make(chan error, len(b.sockets)+1)
	for range b.cfg.Workers {
		up.Go(func() { b.serve(life, b.work) })
	}
	for range max(2, b.cfg.Workers/4) {
		up.Go(func() { b.serve(life, b.fast) })
	}
	b.keeper.start(life, &up)
	up.Go(func() { b.verify(life, failed) })
	line, hangUp := context.WithCancel(life)
	defer hangUp()
	for _, s := range b.sockets {
		up.Go(func() { s.sendAcks(line) })
		up.Go(func() {
			if err := s.run(line); err != nil {
				failed <- err
			}
		})
	}
	b.uploadMap()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	b.drain(hangUp)
	end()
	up.Wait()
	b.posts.close()
	b.keeper.release()
	b.log.Info("stopped", "answered", b.count.Answered.Load(), "failed", b.count.Failed.Load())
	return err
}

// identify finds out who the bot is and what it may do. A passing failure is
// retried until ctx ends.
func (b *Bot) identify(ctx context.Context) error {
	for n := 1; ; n++ {
		res, err := b.api.AuthTestContext(ctx)
		if err == nil {
			b.self = identity{user: res.UserID, bot: res.BotID, team: res.TeamID, enterprise: res.EnterpriseID, scopes: scopesOf(res.Header)}
			b.log.Info("authenticated", "team", res.TeamID, "user", res.UserID, "features", strings.Join(b.self.features(), ","))
			return nil
		}
		if ctx.Err() != nil {
			return nil
		}
		if rejected(err) {
			return &ConfigError{"SLACK_BOT_TOKEN", "slack rejected it: " + code(err)}
		}
		v := judge(err)
		if !v.retry && code(err) != "" {
			return &ConfigError{"SLACK_BOT_TOKEN", "auth.test: " + code(err)}
		}
		b.log.Warn("slack not reached", "cause", reason(err))
		if !sleep(ctx, max(backoff(n, maxBackoff), v.after)) {
			return nil
		}
	}
}

func (b *Bot) onHello(s *socket) {
	b.log.Info("connected", "socket", s.n)
	b.helloed.Do(func() { close(b.hello) })
}

// Hello is closed when the first connection is ready.
func (b *Bot) Hello() <-chan struct{} { return b.hello }

// Ready reports whether questions can reach the bot: at least one connection has
// said hello and been heard from lately.
func (b *Bot) Ready() bool {
	return !b.stopping() && b.Stats().Sockets > 0
}
