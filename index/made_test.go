package index

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"

	"miswg/corpus"
)

var update = flag.Bool("update", false, "write data/made.bin anew")

// TestMadeIsWhatTheCorpusGives makes the indexes of the embedded corpus anew, and holds
// every term of them against data/made.bin, which is renewed after a change of corpus/data
// or of Bleve.
func TestMadeIsWhatTheCorpusGives(t *testing.T) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	ps, records, err := readPassages(c.Passages())
	if err != nil {
		t.Fatal(err)
	}
	want, err := makeAll(c, ps, records)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		head := fmt.Sprintf("%s %d %d\n", want.digest, want.namesakes, len(want.passages))
		if err := os.WriteFile("data/made.bin", slices.Concat([]byte(head), want.passages, want.entities), 0o600); err != nil {
			t.Fatal(err)
		}
		return // the program has the one before
	}
	got, err := decodeMade(written)
	if err != nil {
		t.Fatal(err)
	}
	const renew = "run go generate in index"
	if got.digest != want.digest || got.namesakes != want.namesakes {
		t.Fatalf("data/made.bin is of %s with %d namesakes, want %s with %d: %s", got.digest, got.namesakes, want.digest, want.namesakes, renew)
	}
	for _, s := range []struct {
		name      string
		got, want prepared
	}{{"passages", got.passages, want.passages}, {"entities", got.entities, want.entities}} {
		got, want := termsOf(t, s.got, ps), termsOf(t, s.want, ps)
		if len(want) < 10 || !slices.Equal(got, want) {
			t.Errorf("data/made.bin has %d terms of %s, want the %d of the corpus: %s", len(got), s.name, len(want), renew)
		}
	}
}

// termsOf are the terms of each field, with the documents that have them.
func termsOf(t *testing.T, s prepared, ps *passages) []string {
	t.Helper()
	base, err := s.read()
	if err != nil {
		t.Fatal(err)
	}
	x, err := s.open(ps.mapping, int(base.Count()))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	var out []string
	for _, field := range base.Fields() {
		dict, err := x.FieldDict(field)
		if err != nil {
			t.Fatal(err)
		}
		for e, err := dict.Next(); e != nil; e, err = dict.Next() {
			if err != nil {
				t.Fatal(err)
			}
			q := bleve.NewTermQuery(e.Term)
			q.SetField(field)
			ids, err := run(t.Context(), x, q, int(base.Count()))
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, field+" "+e.Term)
			out = append(out, ids...)
		}
		if err := dict.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestMadeRefuses(t *testing.T) {
	for _, data := range []string{"", "x\n", "x 1\n", "x 1 9\nshort"} {
		if _, err := decodeMade([]byte(data)); err == nil {
			t.Errorf("decodeMade(%q) = nil, want an error", data)
		}
	}
	whole, err := decodeMade(written)
	if err != nil {
		t.Fatal(err)
	}
	other := bytes.Clone(whole.entities)
	other[len(other)-5]++ // the version
	for name, s := range map[string]prepared{"nothing": nil, "a part": whole.entities[:20], "another version": other} {
		if _, err := s.read(); err == nil {
			t.Errorf("read() of %s = nil, want an error", name)
		}
	}
	if _, err := whole.entities.open(entityMapping(), 1); err == nil {
		t.Error("open() of another number of documents = nil, want an error")
	}
}

// TestPreparedTakesNoMore: what is in a prepared index stays all there is.
func TestPreparedTakesNoMore(t *testing.T) {
	if err := build(t).entities.Index("more", map[string]any{}); err == nil {
		t.Error("Index() = nil, want an error")
	}
}
