package answer_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer/table"
)

// flood are messages as long as Slack takes, of the kinds that cost the most to read.
func flood(tb testing.TB) map[string]string {
	tb.Helper()
	const size = 36_000
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		tb.Fatal(err)
	}
	var names, codes, words []string
	for e := range c.Entities() {
		names = append(names, e.Name(corpus.English))
		names = append(names, e.Name(corpus.French))
		codes = append(codes, e.Codes...)
	}
	for p := range c.Passages() {
		words = append(words, strings.Fields(p.Text)...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	fill := func(next func() string) string {
		var b strings.Builder
		for b.Len() < size {
			b.WriteString(next())
		}
		return b.String()[:size]
	}
	any := func(s []string) string { return s[r.IntN(len(s))] }
	letters := func(n int) string {
		w := make([]byte, n)
		for i := range w {
			w[i] = byte('a' + r.IntN(26))
		}
		return string(w)
	}
	miss := func(s string) string {
		i := r.IntN(len(s))
		return s[:i] + letters(1) + s[i:]
	}
	return map[string]string{
		"names":       fill(func() string { return any(names) + ", " }),
		"names bare":  fill(func() string { return any(names) + " " }),
		"asked":       fill(func() string { return "is " + any(names) + " a member? " }),
		"misses":      fill(func() string { return miss(any(names)) + ", " }),
		"misses bare": fill(func() string { return miss(any(names)) + " " }),
		"gibberish":   fill(func() string { return letters(3+r.IntN(9)) + " " }),
		"page":        fill(func() string { return any(words) + " " }),
		"page missed": fill(func() string { return miss(any(words)) + " " }),
		"not":         fill(func() string { return "except " + any(names) + " and not " + any(names) + " or " }),
		"initials":    fill(func() string { return letters(1) + ". " }),
		"codes":       fill(func() string { return strings.ToUpper(letters(2)) + " " }),
		"small codes": fill(func() string { return strings.ToLower(any(codes)) + ", " }),
		"capitals":    "is Japan in and " + fill(func() string { return "X" + letters(3+r.IntN(9)) + " " })[:size-16],
		"one word":    strings.Repeat("a", size),
		"lines":       fill(func() string { return any(names) + "\n" }),
		"letters":     strings.Repeat("a ", size/2),
		"joined":      fill(func() string { return letters(3) + "-" }),
	}
}

// BenchmarkAskFlood shows what the longest messages cost.
func BenchmarkAskFlood(b *testing.B) {
	for name, text := range flood(b) {
		b.Run(name, func(b *testing.B) { benchmarkAsk(b, text) })
	}
}

// BenchmarkCheckFlood shows what the longest messages cost where they are lists, or are
// looked through for names.
func BenchmarkCheckFlood(b *testing.B) {
	e := engine(b)
	for name, text := range flood(b) {
		b.Run("list/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Check(b.Context(), table.Text(strings.ReplaceAll(text, ", ", "\n")), corpus.English); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("scan/"+name, func(b *testing.B) {
			for b.Loop() {
				if _, err := e.Scan(b.Context(), text, corpus.English); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
