package index

import (
	"slices"
	"testing"

	"miswg/corpus"
)

// TestSecondCorpus builds the index of another body and looks things up in it.
func TestSecondCorpus(t *testing.T) {
	c, err := corpus.LoadDir("../corpus/testdata/second")
	if err != nil {
		t.Fatalf("LoadDir() = %v, want nil", err)
	}
	x, err := Build(c)
	if err != nil {
		t.Fatalf("Build() = %v, want nil", err)
	}
	defer x.Close()
	for _, tt := range []struct {
		name   string
		ids    []string
		status corpus.Status
	}{
		{"Brazil", []string{"BR"}, corpus.Member}, {"Brésil", []string{"BR"}, corpus.Member}, {"Vietnam", []string{"VN"}, corpus.Member},
		{"Pays-Bas", []string{"NL"}, corpus.Member}, {"LBA", []string{"org:lba"}, corpus.Member}, {"Autorité du bassin inférieur", []string{"org:lba"}, corpus.Member},
		{"South Korea", []string{"KR"}, corpus.Observer}, {"Allemagne", []string{"DE"}, corpus.Observer}, {"ISF", []string{"org:irs"}, corpus.Observer},
		{"Canada", []string{"CA"}, corpus.NotListed}, {"Islande", []string{"IS"}, corpus.NotListed}, {"ESA", []string{"org:esa"}, corpus.NotListed},
	} {
		got, err := x.Named(t.Context(), tt.name)
		var ids []string
		for _, e := range got {
			ids = append(ids, e.ID)
		}
		if err != nil || !slices.Equal(ids, tt.ids) || got[0].Status != tt.status {
			t.Errorf("Named(%q) = %q, %v, want %q, %s", tt.name, ids, err, tt.ids, tt.status)
		}
	}
	for _, tt := range []struct {
		filter Filter
		want   int
	}{
		{Is(Status, "member"), 12}, {Is(Status, "observer"), 4}, {Is(Status, "excluded"), 0},
		{And(Is(Status, "member"), Is(Type, "organisation")), 1}, {And(Is(Status, "observer"), Is(Type, "country")), 2}, {And(Is(Status, "member"), Is(Group, "eu")), 2},
	} {
		if got, err := x.Where(t.Context(), tt.filter); err != nil || len(got) != tt.want {
			t.Errorf("Where(%q) = %d entities, %v, want %d", tt.filter, len(got), err, tt.want)
		}
	}
	for query, want := range map[string]string{
		"photograph of the staff": "more/gauges.md", "journalistes": "more/presse.txt", "register of gauges": "page.txt", "stations de mesure": "page_fr.txt",
	} {
		hits, err := x.Search(t.Context(), Query{Text: query})
		if err != nil || len(hits) == 0 {
			t.Errorf("Search(%q) = %d hits, %v, want some", query, len(hits), err)
			continue
		}
		if p, _ := c.Passage(hits[0].ID); p.Doc.ID != want {
			t.Errorf("Search(%q) = %q of %s, want one of %s", query, p.ID, p.Doc.ID, want)
		}
	}
}
