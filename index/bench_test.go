package index

import (
	"testing"

	"miswg/corpus"
)

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := corpus.Load(corpus.Source()); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		x, err := Build(c)
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
	}
}

func BenchmarkNamed(b *testing.B) {
	x := build(b)
	for b.Loop() {
		x.Named(b.Context(), "japan")
	}
}

func BenchmarkSearch(b *testing.B) {
	x := build(b)
	for b.Loop() {
		x.Search(b.Context(), Query{Text: "who negotiates the instruments"})
	}
}

func BenchmarkWhere(b *testing.B) {
	x := build(b)
	for b.Loop() {
		x.Where(b.Context(), And(Is(Status, "member"), Not(Is(Group, "nato"))))
	}
}

func build(tb testing.TB) *Index {
	tb.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		tb.Fatal(err)
	}
	x, err := Build(c)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	return x
}
