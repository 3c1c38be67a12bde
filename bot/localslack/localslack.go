// Package localslack is a small Slack in one process: enough Web API and Socket Mode to run a bot without an account.
//
// [Start] opens a workspace with channels, people and one installed app on a loopback port. Point the bot at
// [Server.APIURL] with [Server.AppToken] and [Server.BotToken]; it connects as it would to Slack. Then do what people
// do ([Server.Say], [Server.Slash], [Server.Click], [Server.Choose], [Server.Type], [Server.Open], [Server.Shortcut],
// [Server.Submit]), wait with [Server.Await] until a condition on [State] holds, and read what everybody saw with
// [Server.Transcript]. Whatever Slack's documentation forbids (blocks over their limits, late or double
// acknowledgements, a response_url used too often) is refused as Slack refuses it and kept in [Server.Complaints];
// a test ends with a check that [Server.Check] is nil. Faults are injected per Web API method ([Options.Fault],
// [Server.Inject]) and per socket ([Server.Disconnect], [Server.Kill], [Server.Freeze], [Server.Redeliver]).
//
// People and places are named as a person would: "alice", "#general", "@miswg" (the person's DM with the bot), or by
// ID. It is written from Slack's documentation and shares no code with any client.
package localslack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"time"
)

// Options set up a Server; the zero value is a working workspace with a generous app.
type Options struct {
	// Addr is the address to listen on; "" means 127.0.0.1 and a free port. Only loopback addresses are accepted.
	Addr string
	// Now is the workspace's clock: timestamps, trigger and response_url expiry; nil means time.Now.
	// Timers (acknowledgement, pings, retries) run on real time.
	Now func() time.Time
	// Fault is asked before each Web API call, and with "response_url" and "upload" before those posts;
	// nil, or a nil result, means no fault.
	Fault func(method string) *Fault
	// Manifest is the app's manifest (JSON). Nil means an app with every scope and event, any slash command and
	// shortcut, Home and Messages tabs, and no agent view.
	Manifest []byte
	// Scopes, when not nil, are the bot scopes granted, in place of the manifest's.
	Scopes []string
	// ExtraScopes are granted besides.
	ExtraScopes []string
	// People and Channels are added to the default workspace. Empty IDs are filled in.
	People   []Person
	Channels []Channel
	// BotName is the bot user's name; "" means the manifest's display name, or "miswg".
	BotName string
	// AckTimeout is how long Slack waits for an acknowledgement; 0 means 3s
	// (https://docs.slack.dev/interactivity/handling-user-interaction).
	AckTimeout time.Duration
	// PingInterval is the time between WebSocket pings; 0 means 5s.
	PingInterval time.Duration
	// PongTimeout is how long a socket may stay silent after a ping before it is closed; 0 means 30s.
	PongTimeout time.Duration
	// RetryDelays are the waits before an unacknowledged event is sent again; nil means at once, 1m, 5m
	// (https://docs.slack.dev/apis/events-api#retries). Empty and not nil means no retries.
	RetryDelays []time.Duration
	// DisconnectGrace is how long a socket lives after a disconnect frame; 0 means 10s.
	DisconnectGrace time.Duration
	// MaxConnections is the number of sockets an app may hold; 0 means 10.
	MaxConnections int
	// Seed chooses the socket of each payload at random, repeatably; 0 means in turn.
	Seed uint64
	// StrictAckSocket makes an acknowledgement count only on the socket that got the envelope.
	StrictAckSocket bool
	// PostInterval is the least time between two posts in one channel before the answer is 429; 0 means no limit.
	// Slack allows about one a second (https://docs.slack.dev/apis/web-api/rate-limits).
	PostInterval time.Duration
	// Keep is how many wire entries, calls and envelopes are remembered; 0 means 10,000, negative none.
	// Envelopes are then kept only until a thousand newer ones are done.
	Keep int
	// Logger gets one line per call and envelope at debug level; nil means none.
	Logger *slog.Logger
}

// Server is a running workspace. Its methods may be called from any goroutine.
type Server struct {
	opts   Options
	app    app
	ln     net.Listener
	http   *http.Server
	log    *slog.Logger
	ctx    context.Context // ends when the server closes
	cancel context.CancelFunc
	wg     sync.WaitGroup

	mu        sync.Mutex // guards everything below
	seq       uint64
	tick      chan struct{} // closed and replaced at each change
	watchers  map[*watcher]struct{}
	lastTS    int64
	serial    map[string]int
	rng       *rand.Rand
	turn      int
	people    []*Person
	channels  []*Channel
	messages  []*Message
	at        map[ref]int // index into messages
	ephemeral []*Message
	modals    map[string][]*View // by person, root first
	homes     map[string]*View
	views     map[string]*View
	inputs    map[string]map[string]map[string]any // view or message key → block → action → value
	offered   map[string]object                    // person and action → the answer last acknowledged
	statuses  map[ref]Status
	sessions  map[ref]Session
	prompts   map[ref]Prompts
	files     []*File
	content   map[string][]byte
	triggers  map[string]*trigger
	hooks     map[string]*hook
	unfurls   map[string]ref
	story     []string
	complaint []Complaint
	calls     []Call
	wire      []Entry
	acks      []Ack
	callCount int
	pending   int
	retrying  int
	envelopes map[string]*envelope
	envOrder  []string
	waiting   []*envelope
	sockets   []*socket
	tickets   map[string]bool
	socketNo  int
	injected  []*injection
	lastPost  map[string]time.Time
	closed    bool
}

// Start opens the workspace. An error means that the address cannot be used or the manifest breaks Slack's schema.
func Start(opts Options) (*Server, error) {
	opts = opts.withDefaults()
	a, err := newApp(opts)
	if err != nil {
		return nil, fmt.Errorf("localslack: %w", err)
	}
	host, _, err := net.SplitHostPort(opts.Addr)
	if err != nil {
		return nil, fmt.Errorf("localslack: address %q: %w", opts.Addr, err)
	}
	if ip := net.ParseIP(host); host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("localslack: address %q: only loopback is allowed", opts.Addr)
	}
	ln, err := net.Listen("tcp", opts.Addr)
	if err != nil {
		return nil, fmt.Errorf("localslack: %w", err)
	}
	s := &Server{
		opts: opts, app: a, ln: ln, log: opts.Logger,
		tick: make(chan struct{}), watchers: map[*watcher]struct{}{}, serial: map[string]int{},
		at: map[ref]int{}, modals: map[string][]*View{}, homes: map[string]*View{}, views: map[string]*View{},
		inputs: map[string]map[string]map[string]any{}, offered: map[string]object{},
		statuses: map[ref]Status{}, sessions: map[ref]Session{}, prompts: map[ref]Prompts{},
		content: map[string][]byte{}, triggers: map[string]*trigger{}, hooks: map[string]*hook{},
		unfurls: map[string]ref{}, envelopes: map[string]*envelope{}, tickets: map[string]bool{},
		lastPost: map[string]time.Time{},
	}
	if opts.Seed != 0 {
		s.rng = rand.New(rand.NewPCG(opts.Seed, opts.Seed)) // #nosec G404 -- a test wants the same every time
	}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	if err := s.populate(); err != nil {
		_ = ln.Close()
		return nil, fmt.Errorf("localslack: %w", err)
	}
	s.http = &http.Server{Handler: s.routes(), ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelDebug)}
	s.wg.Go(func() {
		if err := s.http.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("serve", "err", err)
		}
	})
	return s, nil
}

func (o Options) withDefaults() Options {
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.RetryDelays == nil {
		o.RetryDelays = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError + 1}))
	}
	o.AckTimeout = cmp.Or(o.AckTimeout, 3*time.Second)
	o.PingInterval = cmp.Or(o.PingInterval, 5*time.Second)
	o.PongTimeout = cmp.Or(o.PongTimeout, 30*time.Second)
	o.DisconnectGrace = cmp.Or(o.DisconnectGrace, 10*time.Second)
	o.MaxConnections = cmp.Or(o.MaxConnections, 10)
	o.Keep = cmp.Or(o.Keep, 10000)
	return o
}

// Close ends the workspace: sockets, hanging calls and watchers. It may be called more than once; the error is always nil.
func (s *Server) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		s.wg.Wait()
		return nil
	}
	s.closed = true
	s.cancel()
	for _, e := range s.envelopes {
		e.stop()
	}
	socks := s.sockets
	s.mu.Unlock()
	_ = s.http.Close()
	for _, k := range socks {
		_ = k.ws.Close()
	}
	s.wg.Wait()
	return nil
}

// APIURL is the base of the Web API, with its trailing slash.
func (s *Server) APIURL() string { return s.base() + "/api/" }

func (s *Server) base() string { return "http://" + s.ln.Addr().String() }

// AppToken is the app-level token (xapp-…). It is worth nothing outside this server.
func (s *Server) AppToken() string { return s.app.appToken }

// BotToken is the bot token (xoxb-…). It is worth nothing outside this server.
func (s *Server) BotToken() string { return s.app.botToken }

// BotUserID is the bot's user, the one in a mention.
func (s *Server) BotUserID() string { return botUserID }
