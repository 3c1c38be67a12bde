package bot_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/localslack"
)

// numbers are those of the open sockets.
func (r *running) numbers() []int {
	var out []int
	for _, s := range r.Sockets() {
		out = append(out, s.N)
	}
	return out
}

// TestDeafSocket: a connection that carries nothing any more, but pings, is found
// out by the other and replaced; what went into it comes again.
func TestDeafSocket(t *testing.T) {
	t.Parallel()
	const n = 80
	log := new(testLog)
	r := start(t, setup{
		slack: localslack.Options{Manifest: lean(t), Channels: rooms(n), PingInterval: 50 * time.Millisecond, AckTimeout: 500 * time.Millisecond,
			RetryDelays: []time.Duration{0, 500 * time.Millisecond, time.Second, time.Second, time.Second}},
		bot:     bot.Config{Recycle: 12 * time.Second, PingInterval: 2 * time.Second, Logger: slog.New(slog.NewTextHandler(log, nil))},
		allowed: []string{localslack.NoAck, localslack.LateAck}, // half a second is little on a busy machine
	})
	r.await("both sockets", func(st localslack.State) bool { return st.Sockets == 2 })
	deaf := r.numbers()[0]
	r.Mute(deaf)
	for i := range n {
		r.say("alice", room(i), "@miswg is japan a member?")
	}
	r.await("all answered", replies(n))
	r.until("the deaf socket is replaced", func() bool { return !slices.Contains(r.numbers(), deaf) && len(r.numbers()) == 2 })
	r.settle()
	if got := len(r.State().FromBot()); got != n || !strings.Contains(log.String(), "cause=deaf") {
		t.Errorf("answers = %d, want %d, and the log to say why a socket was replaced:\n%s", got, n, log)
	}
}

// TestOldSockets are replaced one at a time, and lose nothing.
func TestOldSockets(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t), Channels: rooms(40), AckTimeout: 3 * time.Second}, bot: bot.Config{Recycle: time.Second}})
	r.await("both sockets", func(st localslack.State) bool { return st.Sockets == 2 })
	first, i := r.numbers(), 0
	r.until("both sockets are replaced", func() bool {
		if i < 40 && len(r.State().FromBot()) == i { // one at a time: a quiet moment must come
			r.say("alice", room(i), "@miswg is japan a member?")
			i++
		}
		now := r.numbers()
		if len(now) == 0 {
			t.Fatal("no socket was left open")
		}
		return len(now) == 2 && !slices.Contains(now, first[0]) && !slices.Contains(now, first[1])
	})
	r.await("all answered", replies(i))
	r.settle()
	if got := len(r.State().FromBot()); got != i {
		t.Errorf("answers = %d, want %d", got, i)
	}
}
