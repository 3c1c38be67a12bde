package index

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"miswg/corpus"
)

// twoPages are passages in both languages, some about the same.
func twoPages(tb testing.TB) *Index {
	tb.Helper()
	en := func(id, text string) corpus.Passage { return corpus.Passage{ID: id, Lang: corpus.English, Text: text} }
	fr := func(id, text string) corpus.Passage { return corpus.Passage{ID: id, Lang: corpus.French, Text: text} }
	ps, err := newPassages(slices.Values([]corpus.Passage{
		en("en/deadline", "An application is answered within ten working days."),
		en("en/fee", "There is no fee for an application."),
		en("en/visits", "Visits abroad are requested by the security officer."),
		en("en/not", "It is not for them to do so."),
		fr("fr/delai", "On répond à une demande d’accès dans les dix jours ouvrables."),
		fr("fr/frais", "L'accès n'entraîne aucuns frais."),
		fr("fr/visites", "Les visites à l'étranger sont demandées par l’agente de sécurité."),
	}))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { ps.bleve.Close() })
	return &Index{passages: ps}
}

func TestSearchReadsBothLanguages(t *testing.T) {
	x := twoPages(t)
	for _, tt := range []struct {
		text string
		lang corpus.Lang
		want string
	}{
		{"what does applying cost? is there a fee for applications?", "", "en/fee"},
		{"requesting a visit", "", "en/visits"},
		{"accès", "", "fr/frais"},
		{"l'accès", "", "fr/frais"},
		{"DEMANDE D’ACCES", "", "fr/delai"},
		{"jour ouvrable", "", "fr/delai"},
		{"combien de jours pour repondre", "", "fr/delai"},
		{"visite", corpus.English, "en/visits"},
		{"visite", corpus.French, "fr/visites"},
		{"visits", corpus.French, "fr/visites"},
		{"visité", corpus.English, "en/visits"},
		{"security officer", corpus.English, "en/visits"},
		{"secu\u200brity\u00ad officers", "", "en/visits"},
		{"not", "", "en/not"},
		{"It is not so!", "", "en/not"},
		{"zorgblatt", "", ""},
		{"fee", corpus.French, ""},
		{"fee", "de", ""},
	} {
		hits, err := x.Search(t.Context(), Query{Text: tt.text, Lang: tt.lang, Limit: 1})
		got := ""
		if len(hits) > 0 {
			got = hits[0].ID
		}
		if err != nil || got != tt.want {
			t.Errorf("Search(%q, %q) = %q %v, want %q", tt.text, tt.lang, got, err, tt.want)
		}
	}
}

func TestSearchInOneLanguage(t *testing.T) {
	x := twoPages(t)
	for _, lang := range corpus.Langs() {
		hits, err := x.Search(t.Context(), Query{Text: "visits visites application accès", Lang: lang})
		if err != nil || len(hits) == 0 {
			t.Errorf("Search in %s = %v %v, want hits", lang, hits, err)
		}
		for _, h := range hits {
			if !strings.HasPrefix(h.ID, string(lang)+"/") {
				t.Errorf("Search in %s = %s, want a passage of that language", lang, h.ID)
			}
		}
	}
}

// Words that are no answer weigh something: of two passages that share the rest, the
// one that also has them comes first.
func TestCommonWordsStillCount(t *testing.T) {
	ps, err := newPassages(slices.Values([]corpus.Passage{
		{ID: "a", Lang: corpus.English, Text: "Members publish the list."},
		{ID: "b", Lang: corpus.English, Text: "Members publish not the list."},
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer ps.bleve.Close()
	x := &Index{passages: ps}
	hits, err := x.Search(t.Context(), Query{Text: "members who do not publish"})
	if err != nil || len(hits) != 2 || hits[0].ID != "b" {
		t.Errorf("Search = %v %v, want b, then a", hits, err)
	}
}

// A passage's score depends on the passages alone: names of entities are no words of
// the page.
func TestEntitiesLeavePassagesAlone(t *testing.T) {
	x := build(t)
	alone, err := newPassages(x.corpus.Passages())
	if err != nil {
		t.Fatal(err)
	}
	defer alone.bleve.Close()
	for _, text := range []string{"Japan", "security agreements with Israel", "observer"} {
		got, err := x.Search(t.Context(), Query{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		want, err := (&Index{passages: alone}).Search(t.Context(), Query{Text: text})
		if err != nil || len(want) == 0 || !slices.Equal(got, want) {
			t.Errorf("Search(%q) = %v, want %v %v", text, got, want, err)
		}
	}
}

func TestPassagesInNoLanguage(t *testing.T) {
	_, err := newPassages(slices.Values([]corpus.Passage{{ID: "x", Lang: "xx", Text: "words"}}))
	if err == nil || !strings.Contains(err.Error(), `"x" is in no language`) {
		t.Errorf("newPassages = %v, want the passage named", err)
	}
}

func TestWordsLookedForAreCapped(t *testing.T) {
	x := build(t)
	var all strings.Builder
	for _, v := range x.passages.langs {
		for _, s := range v.stem {
			all.WriteString(s + " ")
		}
	}
	if q := x.passages.langs[corpus.English].read(all.String(), len(x.passages.list)); len(q.terms) != MaxTerms {
		t.Errorf("read(%d words) = %d terms, want %d", len(strings.Fields(all.String())), len(q.terms), MaxTerms)
	}
}

// newPassages indexes passages that no corpus holds.
func newPassages(seq iter.Seq[corpus.Passage]) (*passages, error) {
	ps, records, err := readPassages(seq)
	if err != nil {
		return nil, err
	}
	s, err := prepare(ps.mapping, records)
	if err != nil {
		return nil, err
	}
	ps.bleve, err = s.open(ps.mapping, len(records))
	return ps, err
}
