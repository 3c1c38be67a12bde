package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"miswg/bot/localslack"
)

// BenchmarkServe offers questions, commands and mentions in turn, to a process of
// its own at a rate for ten seconds. While the Web API hangs nothing is answered;
// the replies counted then come after the ten seconds.
//
//	go test ./cmd/miswg -run '^$' -bench Serve -timeout 30m
func BenchmarkServe(b *testing.B) {
	measurable(b)
	for _, rate := range []int{50, 100, 200, 400} {
		b.Run(fmt.Sprintf("healthy/%d", rate), func(b *testing.B) {
			for b.Loop() {
				offer(b, crowdPeople, rate, false)
			}
		})
	}
	b.Run("many people/400", func(b *testing.B) {
		for b.Loop() {
			offer(b, manyPeople, 400, false)
		}
	})
	b.Run("hanging/200", func(b *testing.B) {
		for b.Loop() {
			offer(b, crowdPeople, 200, true)
		}
	})
}

// crowdBefore is a crowd before a copy of its own that is connected, and five minutes.
func crowdBefore(b *testing.B, people int) (*crowd, *copyProcess, context.Context) {
	b.Helper()
	c := gather(b, people, localslack.Options{Keep: -1})
	p := startCopy(b, c.ws, filepath.Join(b.TempDir(), "state.db"))
	ctx, cancel := context.WithTimeout(b.Context(), 5*time.Minute)
	b.Cleanup(cancel)
	c.connected(ctx, b)
	return c, p, ctx
}

func offer(b *testing.B, people, rate int, hang bool) {
	b.Helper()
	c, p, ctx := crowdBefore(b, people)
	if hang {
		c.ws.Inject("*", localslack.Fault{Hang: true})
	}
	begun, used, most := time.Now(), p.cpu(b), 0
	pace := time.NewTicker(time.Second / time.Duration(rate))
	defer pace.Stop()
	for n := range 10 * rate {
		<-pace.C
		if n%2 == 0 {
			c.command(ctx, b)
		} else {
			c.mention(ctx, b)
		}
		if n%rate == 0 {
			most = max(most, p.size(b).resident)
		}
	}
	took, used := time.Since(begun), p.cpu(b)-used
	most = max(most, p.size(b).resident)
	c.ws.Heal("")
	c.await(ctx, b, 0)
	if err := p.stop(); err != nil {
		b.Fatalf("miswg serve = %v, want exit 0\n%s", err, p.log)
	}
	out := c.outcome(b)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(out.acks.at(0.5), "ack-p50-ms")
	b.ReportMetric(out.acks.at(0.99), "ack-p99-ms")
	b.ReportMetric(out.replies.at(0.5), "reply-p50-ms")
	b.ReportMetric(out.replies.at(0.99), "reply-p99-ms")
	b.ReportMetric(float64(len(c.asked))/took.Seconds(), "offered/s")
	b.ReportMetric(used.Seconds()/took.Seconds(), "cpus")
	b.ReportMetric(mega(most), "rss-MB")
	b.ReportMetric(float64(out.lost), "lost")
	b.ReportMetric(float64(out.doubled), "doubled")
}

// BenchmarkStart measures from the start of a process to its first connection, and to
// its first answer, asked as soon as it is connected.
//
//	go test ./cmd/miswg -run '^$' -bench Start -benchtime 20x
func BenchmarkStart(b *testing.B) {
	var connected, answered latencies
	for b.Loop() {
		ws, _ := workspace(b, localslack.Options{})
		stateURL := filepath.Join(b.TempDir(), "state.db") // each workspace counts its envelopes from one
		begun := time.Now()
		p := startCopy(b, ws, stateURL)
		p.log.await(b, "msg=connected")
		connected = append(connected, time.Since(begun))
		ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
		if _, err := ws.Slash(ctx, "alice", "general", "/miswg", "japan"); err != nil {
			b.Fatal(err)
		}
		if err := ws.Await(ctx, func(st localslack.State) bool { return len(st.Ephemerals) > 0 }); err != nil {
			b.Fatalf("no answer: %v\n%s", err, p.log)
		}
		cancel()
		answered = append(answered, time.Since(begun))
		if err := p.stop(); err != nil {
			b.Fatalf("miswg serve = %v, want exit 0\n%s", err, p.log)
		}
		ws.Close()
	}
	slices.Sort(connected)
	slices.Sort(answered)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(connected.at(0), "connected-best-ms")
	b.ReportMetric(connected.at(0.5), "connected-p50-ms")
	b.ReportMetric(answered.at(0), "answered-best-ms")
	b.ReportMetric(answered.at(0.5), "answered-p50-ms")
}
