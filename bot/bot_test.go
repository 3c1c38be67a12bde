package bot_test

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
)

// patience is how long a test waits for what should take milliseconds.
const patience = 2 * time.Minute // only a test that fails waits so long

var engine = sync.OnceValues(func() (*answer.Engine, error) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c)
	if err != nil {
		return nil, err
	}
	return answer.New(c, x), nil
})

// running is a bot at work in a workspace of its own.
type running struct {
	*localslack.Server
	t    testing.TB
	ctx  context.Context
	bot  *bot.Bot
	stop func() error // ends Run and returns its error

	ended func() error // waits for Run's end and returns its error
}

// setup changes how a test's bot and workspace start; both may be nil.
type setup struct {
	slack   localslack.Options
	bot     bot.Config
	engine  talk.Engine
	allowed []string // kinds of complaint that the test provokes
}

// unhurried is a Slack that waits long, unless the test says how long: how busy a machine
// is, is no part of what is tested.
func unhurried(o localslack.Options) localslack.Options {
	o.AckTimeout = cmp.Or(o.AckTimeout, patience/6)
	if o.Now == nil {
		begun := time.Now()
		o.Now = func() time.Time { return begun.Add(time.Since(begun) / 20) } // of which a trigger lives three seconds
	}
	return o
}

func start(t testing.TB, s setup) *running {
	t.Helper()
	ws, err := localslack.Start(unhurried(s.slack))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	r := join(t, ws, s)
	t.Cleanup(func() {
		if err := r.stop(); err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
		if err := ws.Check(s.allowed...); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Logf("transcript:\n%s", ws.Transcript())
		}
	})
	return r
}

// join starts a bot in a workspace that exists.
func join(t testing.TB, ws *localslack.Server, s setup) *running {
	t.Helper()
	cfg := s.bot
	cfg.AppToken, cfg.BotToken, cfg.APIURL = app.Secret(ws.AppToken()), app.Secret(ws.BotToken()), ws.APIURL()
	if cfg.Logger == nil {
		log := new(testLog)
		cfg.Logger = slog.New(slog.NewTextHandler(log, nil))
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("log:\n%s", log)
			}
		})
	}
	e := s.engine
	if e == nil {
		real, err := engine()
		if err != nil {
			t.Fatal(err)
		}
		e = real
	}
	b, err := bot.New(cfg, e)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	t.Cleanup(cancel)
	life, end := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- b.Run(life) }()
	ended := sync.OnceValue(func() error { return <-done })
	r := &running{Server: ws, t: t, ctx: ctx, bot: b, ended: ended, stop: func() error { end(); return ended() }}
	t.Cleanup(func() { r.stop() })
	select {
	case <-b.Hello():
	case err := <-done:
		t.Fatalf("Run = %v before hello", err)
	case <-ctx.Done():
		t.Fatal("no hello")
	}
	return r
}

// await fails the test when a condition does not come about.
func (r *running) await(what string, done func(localslack.State) bool) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	if err := r.Await(ctx, done); err != nil {
		r.t.Fatalf("%s: %v", what, err)
	}
}

// settle waits until everything sent to the bot is acknowledged and everything it
// took is finished: what has not been said by then is never said.
func (r *running) settle() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	if err := r.stage().Settle(ctx); err != nil {
		r.t.Fatalf("not settled: %+v, %d envelopes pending; so far:\n%s", r.bot.Stats(), r.State().Pending, r.Transcript())
	}
}

// until polls a condition that no change of the workspace announces.
func (r *running) until(what string, done func() bool) {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.ctx, patience)
	defer cancel()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for !done() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			r.t.Fatalf("%s: still waiting; %+v; so far:\n%s", what, r.bot.Stats(), r.Transcript())
		}
	}
}

func (r *running) send(inner string, args ...any) string {
	r.t.Helper()
	id, err := r.SendEvent(fmt.Appendf(nil, inner, args...))
	if err != nil {
		r.t.Fatal(err)
	}
	return id
}

// replies counts the bot's posts that everybody in their channel sees.
func replies(n int) func(localslack.State) bool {
	return func(st localslack.State) bool { return len(st.FromBot()) >= n }
}

// testLog keeps what the bot logs, to be shown if the test fails.
type testLog struct {
	mu    sync.Mutex
	lines strings.Builder
}

func (l *testLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines.Write(p)
}

func (l *testLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.lines.String()
}

// together runs subtests at the same time. They mostly wait, so more of them can
// run than there are processors, which is as many as t.Parallel lets.
func together[T any](t *testing.T, cases map[string]T, run func(*testing.T, T)) {
	t.Helper()
	turns := make(chan struct{}, 12)
	var wg sync.WaitGroup
	for _, name := range slices.Sorted(maps.Keys(cases)) {
		turns <- struct{}{}
		wg.Go(func() {
			defer func() { <-turns }()
			t.Run(name, func(t *testing.T) { run(t, cases[name]) })
		})
	}
	wg.Wait()
}
