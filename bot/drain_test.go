package bot_test

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
)

// TestStopUnderTraffic: people who go on asking do not keep a bot that stops. What
// was acknowledged before is answered; a command that comes after is told so.
func TestStopUnderTraffic(t *testing.T) {
	t.Parallel()
	ws := workspace(t, localslack.Options{Channels: rooms(40), RetryDelays: []time.Duration{}})
	r := join(t, ws, setup{bot: bot.Config{Drain: 20 * time.Second}})
	ask := func() {
		if _, err := ws.Slash(r.ctx, "alice", "#general", "/miswg", "is japan a member?"); err != nil {
			t.Error(err)
		}
		if _, err := ws.Say(r.ctx, "alice", room(0), "@miswg is japan a member?"); err != nil {
			t.Error(err)
		}
	}
	for range 10 {
		ask()
	}
	r.until("answers to commands", func() bool { return textsTo(ws.State(), "alice", "Japan is a member") == 10 })
	stop := make(chan struct{})
	var asking sync.WaitGroup
	asking.Go(func() {
		pace := time.NewTicker(10 * time.Millisecond)
		defer pace.Stop()
		for {
			select {
			case <-pace.C:
				ask()
			case <-stop:
				return
			}
		}
	})
	// Ten mentions in one channel take as many seconds; hanging up does not wait for them.
	stopped := make(chan error, 1)
	go func() { stopped <- r.stop() }()
	r.await("hanging up", func(st localslack.State) bool { return st.Sockets == 0 })
	close(stop)
	asking.Wait()
	early := len(ws.State().FromBot())
	if err := <-stopped; err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
	st := ws.State()
	mentions := 0
	for _, a := range ws.Acks() {
		if a.Event == "app_mention" {
			mentions++
		}
	}
	if n := len(st.FromBot()); n != mentions || n <= early {
		t.Errorf("%d mentions acknowledged, %d answered, %d of them before hanging up", mentions, n, early)
	}
	if n := textsTo(st, "alice", "more questions than I can answer"); n != 0 {
		t.Errorf("%d commands were told that the bot is busy, when it was stopping", n)
	}
}

// TestHangingStop: replies that hung when the bot ended are sent by the next start.
func TestHangingStop(t *testing.T) {
	t.Parallel()
	ws := workspace(t, localslack.Options{})
	s := journalled(t)
	a := join(t, ws, setup{bot: bot.Config{Store: s, Drain: 3 * time.Second}})
	ws.Inject("chat.postMessage", localslack.Fault{Hang: true})
	ws.Inject("response_url", localslack.Fault{Hang: true})
	a.say("alice", "#general", "@miswg is japan a member?")
	a.slash("alice", "#general", "is japan a member?")
	a.await("acknowledgements", func(st localslack.State) bool { return st.Acked == 2 })
	if err := a.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	ws.Heal("")
	b := join(t, ws, setup{bot: bot.Config{Store: s}})
	b.await("answers to what hung", func(st localslack.State) bool {
		return len(st.FromBot()) == 1 && textsTo(st, "alice", "Japan is a member") == 1
	})
	b.settle()
}

// TestRevokedLater: a token that Slack takes back ends a bot that is running.
func TestRevokedLater(t *testing.T) {
	t.Parallel()
	ws := workspace(t, localslack.Options{})
	r := join(t, ws, setup{})
	// Not "*": a socket may still be opening, with the other token.
	for _, method := range []string{"auth.test", "chat.postMessage", "chat.postEphemeral"} {
		ws.Inject(method, localslack.Fault{Error: "token_revoked"})
	}
	r.say("alice", "#general", "@miswg is japan a member?")
	done := make(chan error, 1)
	go func() { done <- r.ended() }()
	select {
	case err := <-done:
		var setting *app.ConfigError
		if !errors.As(err, &setting) || setting.Setting != "SLACK_BOT_TOKEN" || !strings.Contains(setting.Problem, "token_revoked") {
			t.Errorf("Run = %v, want a ConfigError about SLACK_BOT_TOKEN", err)
		}
	case <-r.ctx.Done():
		t.Fatal("still running")
	}
}

// TestOneMethodRefused: a code that one method gives does not end the bot while the
// token works.
func TestOneMethodRefused(t *testing.T) {
	t.Parallel()
	ws := workspace(t, localslack.Options{})
	r := join(t, ws, setup{})
	ws.Inject("chat.postMessage", localslack.Fault{Error: "account_inactive", Times: 1})
	r.say("alice", "#general", "@miswg is japan a member?")
	r.settle()
	r.slash("alice", "#general", "is iceland a member?")
	r.await("answer", func(st localslack.State) bool { return textsTo(st, "alice", "Iceland is not in the MISWG") == 1 })
	if err := r.stop(); err != nil {
		t.Errorf("Run = %v, want nil", err)
	}
}
