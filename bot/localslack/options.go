package localslack

import (
	"cmp"
	"log/slog"
	"time"
)

// Options set up a Server; the zero value is a working workspace with a generous app.
type Options struct {
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
	// Keep is how many wire entries, calls and envelopes are remembered; 0 means 10,000, negative none.
	// Envelopes are then kept only until a thousand newer ones are done.
	Keep int
	// Logger gets one line per call and envelope at debug level; nil means none.
	Logger *slog.Logger
}

func (o Options) withDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Fault == nil {
		o.Fault = func(string) *Fault { return nil }
	}
	if o.RetryDelays == nil {
		o.RetryDelays = []time.Duration{0, time.Minute, 5 * time.Minute}
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	o.AckTimeout = cmp.Or(o.AckTimeout, 3*time.Second)
	o.PingInterval = cmp.Or(o.PingInterval, 5*time.Second)
	o.PongTimeout = cmp.Or(o.PongTimeout, 30*time.Second)
	o.DisconnectGrace = cmp.Or(o.DisconnectGrace, 10*time.Second)
	o.MaxConnections = cmp.Or(o.MaxConnections, 10)
	o.Keep = cmp.Or(o.Keep, 10000)
	return o
}
