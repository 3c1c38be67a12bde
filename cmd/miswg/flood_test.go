package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/corpus"
)

// BenchmarkFlood has one person send messages as long as Slack takes, all at once,
// full of names or of names misspelt, and others ask meanwhile: how long they wait, what
// the process holds, and how long it takes to stop in the midst of such a flood.
//
//	go test ./cmd/miswg -run '^$' -bench Flood -benchtime 1x
func BenchmarkFlood(b *testing.B) {
	measurable(b)
	for _, kind := range []string{"names", "lines", "misspelt"} {
		for _, n := range []int{16, 60} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				for b.Loop() {
					flood(b, longMessage(b, kind), n)
				}
			})
		}
	}
}

// longMessage is a message of 36 kB.
func longMessage(b *testing.B, kind string) string {
	b.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	for s.Len() < 36_000 {
		for e := range c.Entities() {
			name := e.Name(corpus.English)
			switch kind {
			case "names":
				s.WriteString(name + ", ")
			case "lines":
				s.WriteString(name + "\n")
			case "misspelt":
				s.WriteString(name[:1] + name + string(rune('a'+s.Len()%26)) + ", ")
			}
		}
	}
	return strings.ToValidUTF8(s.String()[:36_000], "")
}

func flood(b *testing.B, text string, n int) {
	b.Helper()
	c, p, ctx := crowdBefore(b, crowdPeople)
	used := p.cpu(b)
	for range n {
		if _, err := c.ws.Say(ctx, "alice", "dm", text); err != nil {
			b.Fatal(err)
		}
	}
	for range 40 {
		c.command(ctx, b)
		if err := c.ws.Await(ctx, func(st localslack.State) bool { return len(st.Ephemerals) >= len(c.asked) }); err != nil {
			b.Fatal(err)
		}
	}
	used = p.cpu(b) - used
	peak := p.size(b).peak
	begun := time.Now()
	if err := p.stop(); err != nil {
		b.Fatalf("miswg serve = %v, want exit 0\n%s", err, p.log)
	}
	stopped := time.Since(begun)
	out := c.outcome(b)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(out.replies.at(0.5), "others-p50-ms")
	b.ReportMetric(out.replies.at(1), "others-worst-ms")
	b.ReportMetric(used.Seconds()*1000/float64(n), "cpu-ms/message")
	b.ReportMetric(mega(peak), "peak-MB")
	b.ReportMetric(stopped.Seconds(), "stop-s")
}
