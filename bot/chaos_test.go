package bot_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/localslack"
)

var (
	seeds     = flag.Int("seeds", 1, "how many seeds the chaos tests run")
	firstSeed = flag.Uint64("seed", 1, "the first seed of the chaos tests")
)

// TestChaosWebAPI answers questions while the Web API limits, fails, hangs,
// resets and sends pages of HTML.
func TestChaosWebAPI(t *testing.T) {
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			t.Parallel()
			var mu sync.Mutex
			rng := rand.New(rand.NewPCG(seed, 1))
			const n = 100
			s := journalled(t)
			r := start(t, setup{
				slack: localslack.Options{Manifest: lean(t), Channels: rooms(n), Seed: seed, Fault: func(method string) *localslack.Fault {
					mu.Lock()
					defer mu.Unlock()
					if method == "apps.connections.open" || method == "auth.test" {
						return nil
					}
					switch p := rng.IntN(100); {
					case method == "chat.postMessage" && p < 30:
						return &localslack.Fault{Status: 429, RetryAfter: time.Second}
					case p >= 30 && p < 35:
						return &localslack.Fault{Status: 503}
					case p >= 35 && p < 40:
						return &localslack.Fault{Reset: true}
					case p >= 40 && p < 45:
						return &localslack.Fault{Hang: true}
					case p >= 45 && p < 50:
						return &localslack.Fault{Body: "<html>bad gateway</html>", Status: 502}
					}
					return nil
				}},
				bot: bot.Config{Timeout: 4 * time.Second, Store: s},
			})
			for i := range n {
				r.say("alice", room(i), "@miswg is japan a member?")
				r.slash("alice", room(i), fmt.Sprintf("is iceland a member? %d", i))
			}
			r.settle()
			st := r.State()
			report(t, seed, n, count(st.FromBot(), "Japan is a member"))
			// A response address works five times; a command that fails each time is
			// answered in the direct conversation.
			private := count(st.Only("alice"), "Iceland is not in the MISWG")
			for _, m := range st.In("DM alice") {
				if m.BotID != "" && strings.Contains(m.Text, "Iceland") {
					private[m.Text]++
				}
			}
			report(t, seed, n, private)
		})
	}
}

// TestChaosSockets answers questions while connections are refreshed, warned,
// reset and frozen, envelopes come twice, and frames are broken or huge.
func TestChaosSockets(t *testing.T) {
	for i := range *seeds {
		seed := *firstSeed + uint64(i)
		t.Run(fmt.Sprintf("seed=%d", seed), func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(seed, 2))
			const n = 200
			s := journalled(t)
			r := start(t, setup{
				slack: localslack.Options{
					Manifest: lean(t), Channels: rooms(n), Seed: seed, PingInterval: 150 * time.Millisecond, DisconnectGrace: 200 * time.Millisecond,
					AckTimeout: time.Second, RetryDelays: []time.Duration{0, time.Second, 2 * time.Second, 30 * time.Second}, // the last waits longer than a busy machine
				},
				bot:     bot.Config{PingInterval: 700 * time.Millisecond, Connections: 3, Store: s},
				allowed: []string{localslack.NoAck, localslack.LateAck, localslack.DoubleAck, localslack.UnknownAck},
			})
			for i := range n {
				act := r.say("alice", room(i), "@miswg is japan a member?")
				switch rng.IntN(25) {
				case 0:
					r.Disconnect("refresh_requested")
				case 1:
					r.Disconnect("warning", 1+rng.IntN(3))
				case 2:
					r.Kill()
				case 3:
					if s := r.Sockets(); len(s) > 0 {
						r.Freeze(s[rng.IntN(len(s))].N)
					}
				case 4, 5, 6:
					_ = r.Duplicate(act.Envelopes[0]) // no socket may be open: then there is nothing to double
				case 7, 8:
					_, _ = r.Redeliver(act.Envelopes[0])
				case 9:
					_ = r.SendRaw([]byte(`{"type":"events_api","envelope_id":`))
				case 10:
					_ = r.SendRaw(fmt.Appendf(nil, `{"type":"events_api","payload":{"junk":%q}}`, strings.Repeat("x", 1<<20)))
				}
			}
			r.await("all answered", replies(n))
			r.settle()
			report(t, seed, n, count(r.State().FromBot(), "Japan is a member"))
		})
	}
}

// count counts the answers to each place: a channel, or a question restated.
func count(ms []*localslack.Message, part string) map[string]int {
	out := map[string]int{}
	for _, m := range ms {
		if m.BotID != "" && strings.Contains(m.Text, part) && !strings.HasPrefix(m.Channel, "D") {
			key := m.Channel + m.ThreadTS
			if m.For != "" {
				key = m.Text
			}
			out[key]++
		}
	}
	return out
}

func report(t *testing.T, seed uint64, sent int, answers map[string]int) {
	t.Helper()
	doubled := 0
	for _, n := range answers {
		doubled += n - 1
	}
	lost := sent - len(answers)
	t.Logf("seed %d: sent %d, answered %d, lost %d, doubled %d", seed, sent, len(answers), lost, doubled)
	if lost != 0 || doubled != 0 {
		t.Errorf("seed %d: lost %d, doubled %d, want none", seed, lost, doubled)
	}
}

// BenchmarkSlash measures a command from the envelope's writing to the answer's
// arrival, one at a time.
func BenchmarkSlash(b *testing.B) {
	r := start(b, setup{slack: localslack.Options{Manifest: lean(b), Keep: 100}})
	var took []time.Duration
	for b.Loop() {
		begun := time.Now()
		n := len(r.State().Ephemerals)
		r.slash("alice", "#general", "is japan a member?")
		r.await("answer", func(st localslack.State) bool { return len(st.Ephemerals) > n })
		took = append(took, time.Since(begun))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}
