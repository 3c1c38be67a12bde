package index

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"miswg/corpus"
)

// BenchmarkLarge holds the index to fifty pages of 200 passages: built in two
// seconds, a question answered in a millisecond, in 128 MB.
//
//	go test ./index -run '^$' -bench Large
func BenchmarkLarge(b *testing.B) {
	const passages, limit = 10_000, 128 << 20
	text := slices.Collect(synthetic(passages))
	before := heap()
	start := time.Now()
	ps, err := newPassages(slices.Values(text))
	built := time.Since(start)
	if err != nil {
		b.Fatal(err)
	}
	defer ps.bleve.Close()
	held := heap() - before
	runtime.KeepAlive(text)
	x := &Index{passages: ps}
	questions := questionsLike(ps, 200)
	took := make([]time.Duration, 0, 1<<16)
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := x.Search(b.Context(), Query{Text: questions[i%len(questions)]}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(built.Seconds(), "build-s")
	b.ReportMetric(float64(held)/(1<<20), "held-MB")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	if held > limit {
		b.Errorf("%d passages hold %d MB, want at most %d", passages, held>>20, limit>>20)
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// synthetic writes passages of 20 to 60 words whose frequencies fall as those of a
// language do, three in English to one in French.
func synthetic(n int) iter.Seq[corpus.Passage] {
	return func(yield func(corpus.Passage) bool) {
		r := rand.New(rand.NewPCG(11, 8))
		zipf := rand.NewZipf(r, 1.1, 4, 20_000)
		for i := range n {
			lang := corpus.English
			if i%4 == 3 {
				lang = corpus.French
			}
			var text strings.Builder
			for range 20 + r.IntN(41) {
				text.WriteString(word(lang, zipf.Uint64()) + " ")
			}
			if !yield(corpus.Passage{ID: fmt.Sprintf("page-%d/%d", i/200, i), Lang: lang, Text: text.String()}) {
				return
			}
		}
	}
}

// word is the n-th word of a language: first those that carry no meaning, then
// syllables.
func word(lang corpus.Lang, n uint64) string {
	first := strings.Fields("the of and to in is for that with are on by as be this which from or have not all can must what how who")
	syllables := strings.Fields("con tra mi ve sec lo per dan ti gor ma res")
	if lang == corpus.French {
		first = strings.Fields("le de la et les des en un une du est pour que dans qui sur pas par avec au sont ce il plus ne se")
		syllables = strings.Fields("pro té ri ba nou ci lé vo che du mar san")
	}
	if n < uint64(len(first)) {
		return first[n]
	}
	var out strings.Builder
	for ; n > 0; n /= uint64(len(syllables)) {
		out.WriteString(syllables[n%uint64(len(syllables))])
	}
	return out.String()
}

// questionsLike takes six to ten words in a row out of passages, as a question does.
func questionsLike(ps *passages, n int) []string {
	r := rand.New(rand.NewPCG(3, 5))
	out := make([]string, n)
	for i := range out {
		p := ps.list[r.IntN(len(ps.list))]
		from := r.IntN(len(p.terms) - 10)
		for _, t := range p.terms[from : from+6+r.IntN(5)] {
			out[i] += ps.langs[p.lang].stem[t] + " "
		}
	}
	return out
}
