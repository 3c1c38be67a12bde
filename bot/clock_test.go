package bot_test

import (
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/localslack"
	"miswg/bot/state"
)

// TestClockIsSet sets the clock while a question is left by one copy and finished by the
// next: it is answered, once, at once, and what was answered before is not answered again.
func TestClockIsSet(t *testing.T) {
	t.Parallel()
	for _, step := range []time.Duration{time.Hour, 20 * time.Minute, -time.Minute, -time.Hour} {
		t.Run(step.String(), func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "state.db")
			var off atomic.Int64
			// Without what the time package measures durations by: what is kept in a file has none.
			now := func() time.Time { return time.Now().Add(time.Duration(off.Load())).Round(0) }
			open := func() *state.Store {
				s, err := state.Open(t.Context(), path, state.Options{Wait: time.Minute, Now: now})
				if err != nil {
					t.Fatal(err)
				}
				t.Cleanup(func() { _ = s.Close() })
				return s
			}
			ws := workspace(t, localslack.Options{})
			first := open()
			a := join(t, ws, setup{bot: bot.Config{Store: first}})
			before := a.say("alice", "#general", "@miswg is iceland a member?")
			a.settle()
			off.Store(int64(step)) // it runs on
			a.say("alice", "#general", "@miswg is norway a member?")
			again := func() {
				if _, err := ws.Redeliver(before.Envelopes[0]); err != nil {
					t.Fatal(err)
				}
			}
			again()
			a.settle()
			if n := len(ws.State().FromBot()); n != 2 {
				t.Fatalf("%d answers, want 2", n)
			}
			if err := a.stop(); err != nil {
				t.Fatal(err)
			}

			off.Store(0)
			b := join(t, ws, setup{engine: gated(t, nil), bot: bot.Config{Store: first, Drain: 100 * time.Millisecond}})
			left := b.say("alice", "#general", "@miswg is japan a member?")
			if _, err := ws.AwaitAck(b.ctx, left.Envelopes[0]); err != nil {
				t.Fatal(err)
			}
			if err := b.stop(); err != nil {
				t.Fatal(err)
			}
			off.Store(int64(step))
			c := join(t, ws, setup{bot: bot.Config{Store: open(), Now: now}})
			again()
			c.await("the answer to what was left", func(st localslack.State) bool { return len(st.FromBot()) >= 3 })
			c.settle()
			if n := len(ws.State().FromBot()); n != 3 {
				t.Errorf("%d answers, want 3", n)
			}
		})
	}
}
