package bot_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/localslack"
	"miswg/index/answer"
)

func TestDrain(t *testing.T) {
	t.Parallel()
	for _, n := range []int{1, 200} {
		gate := make(chan struct{})
		var asked atomic.Int64
		ws, err := localslack.Start(localslack.Options{Manifest: lean(t), RetryDelays: []time.Duration{}})
		if err != nil {
			t.Fatal(err)
		}
		defer ws.Close()
		r := join(t, ws, setup{engine: twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
			asked.Add(1)
			<-gate
			return real.Ask(ctx, q)
		})})
		for range n {
			r.slash("alice", "#bids", "is japan a member?")
		}
		r.await("acknowledgements", func(st localslack.State) bool { return st.Acked == n })
		stopped := make(chan error, 1)
		go func() { stopped <- r.stop() }()
		close(gate)
		if err := <-stopped; err != nil {
			t.Errorf("Run = %v, want nil", err)
		}
		if got := textsTo(ws.State(), "alice", "Japan is a member"); got != n {
			t.Errorf("answers after a stop with %d under way = %d", n, got)
		}
	}
}

// TestAcksFlushed stops right after questions arrive: whatever was answered must
// have been acknowledged, so that nobody else answers it again.
func TestAcksFlushed(t *testing.T) {
	t.Parallel()
	for range 5 {
		ws, err := localslack.Start(localslack.Options{Manifest: lean(t), RetryDelays: []time.Duration{}})
		if err != nil {
			t.Fatal(err)
		}
		defer ws.Close()
		r := join(t, ws, setup{})
		for i := range 100 {
			r.slash("alice", "#bids", fmt.Sprint("is japan a member? ", i))
		}
		if err := r.stop(); err != nil {
			t.Fatalf("Run = %v, want nil", err)
		}
		answered := textsTo(ws.State(), "alice", "Japan is a member")
		if acked := ws.State().Acked; acked < answered {
			t.Errorf("acknowledged %d, answered %d", acked, answered)
		}
	}
}

func TestSheds(t *testing.T) {
	t.Parallel()
	gate := make(chan struct{})
	open := sync.OnceFunc(func() { close(gate) })
	defer open()
	r := start(t, setup{
		slack: localslack.Options{Manifest: lean(t), RetryDelays: []time.Duration{500 * time.Millisecond}},
		bot:   bot.Config{Workers: 1, Queue: 2},
		engine: twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
			<-gate
			return real.Ask(ctx, q)
		}),
		allowed: []string{localslack.NoAck, localslack.LateAck},
	})
	const n = 20
	for range n {
		r.slash("alice", "#bids", "is japan a member?")
	}
	r.await("every command is acknowledged", func(st localslack.State) bool { return st.Acked == n })
	open()
	r.settle()
	st := r.State()
	busy, answered := textsTo(st, "alice", "more questions than I can answer"), textsTo(st, "alice", "Japan is a member")
	if busy == 0 || answered == 0 || busy+answered != n {
		t.Errorf("of %d commands %d answered, %d told that the bot is busy", n, answered, busy)
	}
}

// TestShedsClicks: a click that finds no room gets a note too.
func TestShedsClicks(t *testing.T) {
	t.Parallel()
	gate := make(chan struct{})
	open := sync.OnceFunc(func() { close(gate) })
	defer open()
	var shut atomic.Bool
	r := start(t, setup{
		slack: localslack.Options{Manifest: lean(t)},
		bot:   bot.Config{Workers: 1, Queue: 1},
		engine: twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
			if shut.Load() {
				<-gate
			}
			return real.Ask(ctx, q)
		}),
	})
	r.slash("alice", "#bids", "is japan a member?")
	r.await("answer", func(st localslack.State) bool { return textsTo(st, "alice", "Japan is a member") == 1 })
	r.settle()
	card := r.State().Only("alice")[0]
	shut.Store(true)
	r.slash("alice", "#bids", "is japan a member?")
	r.until("no room", func() bool { return r.bot.Stats().Waiting == 1 })
	if _, err := r.Click(r.ctx, "alice", localslack.Ref{Channel: card.Channel, TS: card.TS}, "The observers"); err != nil {
		t.Fatal(err)
	}
	r.await("note", func(st localslack.State) bool { return textsTo(st, "alice", "more questions than I can answer") == 1 })
	open()
	r.settle()
}

func TestBadFrames(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Connections: 1}, allowed: []string{localslack.UnknownAck}})
	for _, raw := range []string{`{`, `[]`, `null`, `{"type":"new_thing","envelope_id":"x1","payload":{}}`, `{"type":"events_api","envelope_id":"x2","payload":"?"}`} {
		if err := r.SendRaw([]byte(raw)); err != nil {
			t.Fatal(err)
		}
	}
	id, err := r.SendEnvelope("a_new_kind", []byte(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.AwaitAck(r.ctx, id); err != nil {
		t.Errorf("unknown kind of envelope: %v", err)
	}
	r.send(`{"type":"app_mention","user":"U0LOCALALICE","channel":"C0LOCALGENERAL","ts":"1700000000.000100","text":"<@%s> is japan a member?",
		"blocks":[{"type":"actions","elements":[{"type":"a_new_element"}]},{"type":"a_new_block"}]}`, r.BotUserID())
	r.settle()
	if n := len(r.State().FromBot()); n != 1 {
		t.Errorf("answers to a post with unknown blocks = %d, want 1", n)
	}
	r.send(`{"type":"app_mention","user":"U0LOCALALICE","channel":"C0LOCALGENERAL","ts":"1700000000.000200","text":"<@%s> %s"}`, r.BotUserID(), strings.Repeat("japan ", 170_000))
	r.settle()
	if n := len(r.State().FromBot()); n != 2 {
		t.Errorf("answers after a megabyte = %d, want 2", n)
	}
}

func TestReconnects(t *testing.T) {
	t.Parallel()
	type harm struct {
		do func(*running)
		n  int64 // connections
	}
	together(t, map[string]harm{
		"refresh":  {func(r *running) { r.Disconnect("refresh_requested") }, 2},
		"warning":  {func(r *running) { r.Disconnect("warning", 1) }, 1},
		"kill one": {func(r *running) { r.Kill(1) }, 1},
		"kill all": {func(r *running) { r.Kill() }, 2},
		"freeze":   {func(r *running) { r.Freeze() }, 2},
	}, func(t *testing.T, h harm) {
		const n = 60
		r := start(t, setup{
			slack: localslack.Options{Manifest: lean(t), Channels: rooms(n), PingInterval: 200 * time.Millisecond, DisconnectGrace: 300 * time.Millisecond, AckTimeout: 3 * time.Second,
				RetryDelays: []time.Duration{0, time.Second, 2 * time.Second}},
			bot:     bot.Config{PingInterval: time.Second},
			allowed: []string{localslack.NoAck, localslack.LateAck},
		})
		r.until("both sockets", func() bool { return r.bot.Stats().Sockets == 2 })
		for i := range n {
			r.say("alice", room(i), "@miswg is japan a member?")
			if i == n/2 {
				h.do(r)
			}
		}
		r.await("all answered", replies(n))
		r.settle()
		r.await("both sockets", func(st localslack.State) bool { return st.Sockets >= 2 && r.bot.Ready() })
		if got := len(r.State().FromBot()); got != n {
			t.Errorf("answers = %d, want %d", got, n)
		}
		r.until("they are counted", func() bool {
			again := int64(0)
			for _, n := range r.bot.Stats().Reconnects {
				again += n
			}
			return again >= h.n
		})
	})
}

func TestHotLoopGuard(t *testing.T) {
	t.Parallel()
	ws, err := localslack.Start(localslack.Options{MaxConnections: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	r := join(t, ws, setup{bot: bot.Config{Connections: 2}})
	ctx, cancel := context.WithTimeout(r.ctx, 2*time.Second)
	defer cancel()
	<-ctx.Done()
	if n := len(ws.Calls("apps.connections.open")); n > 30 {
		t.Errorf("apps.connections.open called %d times in 2s, want a guarded loop", n)
	}
}

// TestTwoCopies runs two bots on one app and one store: Slack hands each delivery
// to either, and a redelivery to the other.
func TestTwoCopies(t *testing.T) {
	t.Parallel()
	store := journalled(t)
	const n = 30
	ws, err := localslack.Start(localslack.Options{Manifest: lean(t), Seed: 7, Channels: rooms(n)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	a := join(t, ws, setup{bot: bot.Config{Store: store}})
	b := join(t, ws, setup{bot: bot.Config{Store: store}})
	for i := range n {
		act := a.say("alice", room(i), "@miswg is japan a member?")
		for range 2 {
			if _, err := ws.Redeliver(act.Envelopes[0]); err != nil {
				t.Fatal(err)
			}
		}
	}
	a.settle()
	b.settle()
	sa, sb := a.bot.Stats(), b.bot.Stats()
	if sa.Answered+sb.Answered != n || sa.Answered == 0 || sb.Answered == 0 {
		t.Errorf("answered %d and %d, want %d between them", sa.Answered, sb.Answered, n)
	}
}

// TestRetryOfNothing: the first delivery never came, so the retry is the question.
func TestRetryOfNothing(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, allowed: []string{localslack.UnknownAck}})
	if err := r.SendRaw(fmt.Appendf(nil, `{"envelope_id":"e9","type":"events_api","retry_attempt":2,"retry_reason":"timeout","payload":{"type":"event_callback","event_id":"Ev9","team_id":"T0LOCAL001",
		"event":{"type":"app_mention","user":"U0LOCALALICE","channel":"C0LOCALGENERAL","ts":"1700000000.000100","text":"<@%s> is japan a member?"}}}`, r.BotUserID())); err != nil {
		t.Fatal(err)
	}
	r.await("answer", replies(1))
}

// TestStopWhileSlackHangs: a stop is bounded even if no reply can get out; nothing else would end it within an hour.
func TestStopWhileSlackHangs(t *testing.T) {
	t.Parallel()
	ws, err := localslack.Start(localslack.Options{Manifest: lean(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	r := join(t, ws, setup{bot: bot.Config{Drain: 300 * time.Millisecond, Timeout: time.Hour}})
	ws.Inject("chat.postMessage", localslack.Fault{Hang: true})
	act := r.say("alice", "#general", "@miswg is japan a member?")
	if _, err := ws.AwaitAck(r.ctx, act.Envelopes[0]); err != nil {
		t.Fatal(err)
	}
	if err := r.stop(); err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
}

func TestAskedWhileAway(t *testing.T) {
	t.Parallel()
	ws, err := localslack.Start(localslack.Options{Manifest: lean(t)})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	if _, err := ws.Say(t.Context(), "alice", "#general", "@miswg is japan a member?"); err != nil {
		t.Fatal(err)
	}
	r := join(t, ws, setup{})
	r.await("answer to a question from before the start", replies(1))
}

// TestClearWordsNeedNoLookUp: only whoever asks in words of no language is looked up.
func TestClearWordsNeedNoLookUp(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}})
	lookedUp := func() int { return len(r.Calls("users.info")) }
	r.slash("benoît", "#general", "est-ce que le Japon est membre ?")
	r.say("chidi", "#general", "@miswg is japan a member?")
	r.settle()
	if n := lookedUp(); n != 0 {
		t.Errorf("after questions in clear words %d look-ups, want none", n)
	}
	r.slash("alice", "#general", "JP")
	r.settle()
	if n := lookedUp(); n != 1 {
		t.Errorf("after a question that is of no language %d look-ups, want 1", n)
	}
}

// TestAcksWhileSlackHangs runs alone: what it asks of the bot, Slack's three
// seconds, it asks of the machine too.
func TestAcksWhileSlackHangs(t *testing.T) {
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t), Channels: rooms(50)}, bot: bot.Config{Timeout: 2 * time.Second}})
	for _, m := range []string{"users.info", "chat.postMessage", "response_url", "views.open"} {
		r.Inject(m, localslack.Fault{Hang: true})
	}
	for i := range 50 {
		r.slash("alice", "#general", fmt.Sprintf("is japan a member? %d", i))
		r.say("chidi", room(i), "@miswg is esa a member?")
	}
	r.await("acknowledgements", func(st localslack.State) bool { return st.Pending == 0 && st.Acked >= 100 })
	var slowest time.Duration
	for _, a := range r.Acks() {
		slowest = max(slowest, a.Latency)
	}
	t.Logf("slowest acknowledgement while the Web API hangs: %v", slowest)
	r.Heal("")
	r.settle()
	st := r.State()
	if posts, private := len(st.FromBot()), textsTo(st, "alice", "Japan is a member"); posts != 50 || private != 50 {
		t.Errorf("after healing %d posts and %d private answers, want 50 of each", posts, private)
	}
}
