// SPDX-License-Identifier: MIT

// Package socket keeps Socket Mode connections up: it dials, reads, acknowledges and
// replaces them. What it takes it hands on; it knows nothing of answers.
package socket

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"miswg/bot/stats"
	"miswg/bot/wire"
)

// Config is what a Group works with. Everything in it is required.
type Config struct {
	API          *slack.Client // with the app-level token
	Connections  int
	PingInterval time.Duration // silence after which a connection counts as dead
	Recycle      time.Duration // age at which a connection is replaced although it seems sound
	Now          func() time.Time
	Log          *slog.Logger
	Count        *stats.Counters
	Observer     stats.Observer

	// Take is given each delivery, which it acknowledges. It must not block, but for a moment
	// at the start: a connection whose events are not read loses them.
	Take func(*wire.Delivery)
	// Accepting reports whether what was taken then was accepted.
	Accepting func(taken time.Time) bool
}

// A Group is the connections of one copy of the bot. It is safe for concurrent use.
type Group struct {
	cfg       Config
	sockets   []*Socket
	replacing atomic.Pointer[Socket] // whose turn it is to be replaced
	lastAck   stats.Moment
	hello     chan struct{}
	helloed   sync.Once
}

// New returns a Group that connects once it runs.
func New(cfg Config) *Group {
	g := &Group{cfg: cfg, hello: make(chan struct{})}
	for n := range cfg.Connections {
		g.sockets = append(g.sockets, &Socket{n: n, group: g, acks: make(chan ack, maxOwed)})
	}
	return g
}

// Run keeps the connections up until ctx ends, and returns nil; or an error as soon as
// Slack refuses the token for good.
func (g *Group) Run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var up sync.WaitGroup
	for _, s := range g.sockets {
		up.Go(func() { s.sendAcks(ctx) })
		up.Go(func() {
			if err := s.run(ctx); err != nil {
				cancel(err)
			}
		})
	}
	<-ctx.Done()
	up.Wait()
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// Hello is closed when the first connection is ready.
func (g *Group) Hello() <-chan struct{} { return g.hello }

// greeted notes that a connection is ready; the hello counts those of the app.
func (g *Group) greeted(s *Socket, hello *socketmode.Request) {
	g.cfg.Log.Info("connected", "socket", s.n)
	if hello != nil {
		g.cfg.Count.Counted.Store(int64(hello.NumConnections))
	}
	s.ready.Store(true)
	g.helloed.Do(func() { close(g.hello) })
}

// Ready returns how many connections have said hello and been heard from lately.
func (g *Group) Ready() int {
	n, _ := g.Health()
	return n
}

// Health returns how many connections are ready, and how long ago bytes last came on
// the most silent of them.
func (g *Group) Health() (ready int, silence time.Duration) {
	now := g.cfg.Now()
	for _, s := range g.sockets {
		if age := s.heard.Ago(now); s.ready.Load() && age < 2*g.cfg.PingInterval {
			ready++
			silence = max(silence, age)
		}
	}
	return ready, silence
}

// settle is how long the connections stay after the last acknowledgement was handed
// over: slack-go writes them in its own time and offers no flush.
const settle = 200 * time.Millisecond

// Flushed reports whether every acknowledgement that was queued is out.
func (g *Group) Flushed() bool {
	owed := int64(0)
	for _, s := range g.sockets {
		owed += s.owed.Load()
	}
	return owed == 0 && g.lastAck.Ago(g.cfg.Now()) >= settle
}
