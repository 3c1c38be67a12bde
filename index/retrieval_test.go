package index

import (
	"errors"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"

	"miswg/corpus"
)

// BenchmarkRetrieval says how well passages are found in public collections of
// questions, beside a match query over Bleve's stock analyser of the language:
//
//	RETRIEVAL=DIR go test ./index -run '^$' -bench Retrieval -benchtime 1x
//
// It clones what holds them into DIR, unless it is there already. Queries nobody
// judged are left out. It fails where Bleve's analyser finds better, by the third
// decimal of nDCG@10 or of MRR over MaxHits.
func BenchmarkRetrieval(b *testing.B) {
	dir := os.Getenv("RETRIEVAL")
	if dir == "" {
		b.Skip("RETRIEVAL names no folder for collections")
	}
	for _, s := range sources {
		c := judgedOf(s.name, corpus.Lang(s.lang), s.read(cloned(b, dir, s.repository)))
		b.Run(c.name, func(b *testing.B) {
			ours, stock := c.ours(b), c.stock(b)
			var got, want quality
			for b.Loop() {
				got = c.measure(b, ours)
			}
			want = c.measure(b, stock)
			b.ReportMetric(got.ndcg, "nDCG@10")
			b.ReportMetric(got.mrr, "MRR")
			b.ReportMetric(want.ndcg, "stock-nDCG@10")
			b.ReportMetric(want.mrr, "stock-MRR")
			if got.ndcg < want.ndcg-0.0005 || got.mrr < want.mrr-0.0005 {
				b.Errorf("%s: nDCG@10 and MRR are %.3v, Bleve's stock analyser has %.3v", c.name, got, want)
			}
		})
	}
}

type judged struct {
	name    string
	lang    corpus.Lang
	docs    []corpus.Passage
	queries []row
	answers map[string]map[string]bool // query → documents
}

type quality struct{ ndcg, mrr float64 }

// A finder returns the IDs of at most MaxHits documents, best first.
type finder func(text string) ([]string, error)

func (c *judged) ours(b *testing.B) finder {
	ps, err := newPassages(slices.Values(c.docs))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { ps.bleve.Close() })
	x := &Index{passages: ps}
	return func(text string) ([]string, error) {
		hits, err := x.Search(b.Context(), Query{Text: text})
		ids := make([]string, len(hits))
		for i, h := range hits {
			ids[i] = h.ID
		}
		return ids, err
	}
}

func (c *judged) stock(b *testing.B) finder {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = string(c.lang)
	x, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { x.Close() })
	batch := x.NewBatch()
	for _, d := range c.docs {
		if err := batch.Index(d.ID, map[string]any{"text": d.Text}); err != nil {
			b.Fatal(err)
		}
	}
	if err := errors.Join(x.Batch(batch), holds(x, len(c.docs))); err != nil {
		b.Fatal(err)
	}
	return func(text string) ([]string, error) {
		q := bleve.NewMatchQuery(text)
		q.SetField("text")
		return run(b.Context(), x, q, MaxHits)
	}
}

func (c *judged) measure(b *testing.B, find finder) quality {
	var sum quality
	n := 0.0
	for _, q := range c.queries {
		answers := c.answers[q[0]]
		if len(answers) == 0 {
			continue
		}
		ids, err := find(q[1])
		if err != nil {
			b.Fatalf("find(%q) = %v, want no error", q[1], err)
		}
		n++
		sum.ndcg += ndcg(ids, answers)
		if first := slices.IndexFunc(ids, func(id string) bool { return answers[id] }); first >= 0 {
			sum.mrr += 1 / float64(first+1)
		}
	}
	if n == 0 {
		b.Fatalf("%s has no query with an answer", c.name)
	}
	return quality{sum.ndcg / n, sum.mrr / n}
}

// ndcg is nDCG@10 where a document answers or does not.
func ndcg(ids []string, answers map[string]bool) float64 {
	const depth = 10
	got, ideal := 0.0, 0.0
	for i := range depth {
		gain := 1 / math.Log2(float64(i+2))
		if i < len(ids) && answers[ids[i]] {
			got += gain
		}
		if i < len(answers) {
			ideal += gain
		}
	}
	return got / ideal
}

// judgedOf makes of a collection what is measured.
func judgedOf(name string, lang corpus.Lang, c collection) *judged {
	out := &judged{name: name, lang: lang, queries: c.queries, answers: map[string]map[string]bool{}}
	for _, d := range c.docs {
		out.docs = append(out.docs, corpus.Passage{ID: d[0], Lang: lang, Text: strings.Join(strings.Fields(d[1]), " ")})
	}
	for _, a := range c.answers {
		if out.answers[a[0]] == nil {
			out.answers[a[0]] = map[string]bool{}
		}
		out.answers[a[0]][a[1]] = true
	}
	return out
}
