package answer_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
)

var shared = sync.OnceValues(func() (*answer.Engine, error) {
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

// engine answers from the embedded corpus; all tests share it.
func engine(tb testing.TB) *answer.Engine {
	tb.Helper()
	e, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return e
}

func benchmarkAsk(b *testing.B, q string) {
	e := engine(b)
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		if _, err := e.Ask(b.Context(), answer.Question{Text: q}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkAskStatus(b *testing.B) { benchmarkAsk(b, "is Portugal a member?") }
func BenchmarkAskSet(b *testing.B)    { benchmarkAsk(b, "which EU countries are not members?") }
func BenchmarkAskPassage(b *testing.B) {
	benchmarkAsk(b, "who negotiates the bilateral security instruments?")
}
func BenchmarkAskTypo(b *testing.B) { benchmarkAsk(b, "is Portugual a membre?") }
func BenchmarkAskNone(b *testing.B) { benchmarkAsk(b, "what does a clearance cost?") }

// BenchmarkAskLength shows how the cost grows with the length of the question.
func BenchmarkAskLength(b *testing.B) {
	words := strings.Fields("the supplier in Norway asked whether zorgblatt and France could bid on a package with Japan, thanks.")
	for _, n := range []int{100, 1000, 10000} {
		var s strings.Builder
		for i := range n {
			s.WriteString(words[i%len(words)] + " ")
		}
		b.Run(fmt.Sprintf("tokens=%d", n), func(b *testing.B) { benchmarkAsk(b, s.String()) })
	}
	b.Run("chars=40000", func(b *testing.B) { benchmarkAsk(b, strings.Repeat("xq ", 40000/3)) })
	b.Run("names=5100", func(b *testing.B) { benchmarkAsk(b, strings.Repeat("japan, ", 5100)) })
	b.Run("oneword=40000", func(b *testing.B) { benchmarkAsk(b, strings.Repeat("a", 40000)) })
}
