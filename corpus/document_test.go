package corpus

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const visits = "\ufeff# Visits to industry\r\n\r\nA request for a visit is sent\r\ntwenty days ahead.\r\n\r\n## What to send\r\n\r\n1. The dates of the visit.\r\n2. The names of the visitors,\r\n   as in their passports.\r\n\r\n- Japan\r\n"

// withDocuments is the embedded corpus with two further documents.
func withDocuments(tb testing.TB, edits ...edit) fstest.MapFS {
	tb.Helper()
	fsys := edited(tb, edit{sourceFile, "publisher:\n", `documents:
  - {file: more/visits.md, lang: en, title: Visits to industry, url: "https://www.canada.ca/visits.html", owner: Public Services and Procurement Canada, captured: "2027-01-02"}
  - {file: house.txt, lang: fr, title: Règle de la maison, url: "https://intranet.example.ca/regle", owner: Notre équipe, captured: "2027-01-03"}
publisher:
`})
	fsys["more/visits.md"] = &fstest.MapFile{Data: []byte(visits)}
	fsys["house.txt"] = &fstest.MapFile{Data: []byte("Les courriels sont chiffrés.\nLe Brésil en est membre.\n")}
	for _, e := range edits {
		fsys[e.file].Data = []byte(strings.Replace(string(fsys[e.file].Data), e.old, e.new, 1))
	}
	return fsys
}

func TestFurtherDocuments(t *testing.T) {
	c, err := Load(withDocuments(t))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	one := load(t)
	if c.Counts() != one.Counts() || len(c.ToConfirm()) > 0 {
		t.Errorf("Counts() = %+v, %d to confirm, want those of the page alone", c.Counts(), len(c.ToConfirm()))
	}
	if e, _ := c.Entity("BR"); e.Status != NotListed {
		t.Errorf("Entity(BR) = %s, want what the page says and no other document", e.Status)
	}
	var got []string
	for p := range c.Passages() {
		if p.Doc.Page {
			continue
		}
		got = append(got, fmt.Sprintf("%s:%d %s %s %q", p.Doc.ID, p.Line, p.Kind, p.ID, p.Text))
		q, err := c.Quote(p.ID, p.Text)
		if err != nil || q.Document().Title != p.Doc.Title || q.Document().URL != p.URL || p.Lang != p.Doc.Lang || q.Document().Publisher.EN == "" {
			t.Errorf("Quote(%q) = %+v, %v, want a quote of its document", p.ID, q.Document(), err)
		}
	}
	want := []string{
		`more/visits.md:1 title more-visits/introduction/visits-to-industry "Visits to industry"`,
		`more/visits.md:3 paragraph more-visits/introduction/a-request-for-a "A request for a visit is sent twenty days ahead."`,
		`more/visits.md:6 heading more-visits/to-send/what-to-send "What to send"`,
		`more/visits.md:8 item more-visits/to-send/the-dates-of-the "The dates of the visit."`,
		`more/visits.md:9 item more-visits/to-send/the-names-of-the "The names of the visitors, as in their passports."`,
		`more/visits.md:12 item more-visits/to-send/japan "Japan"`,
		`house.txt:1 paragraph house/introduction/les-courriels-sont-chiffres "Les courriels sont chiffrés."`,
		`house.txt:2 paragraph house/introduction/le-bresil-en-est "Le Brésil en est membre."`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("Passages() = %s, want %s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if q, ok := c.Find("Japan"); !ok || !q.Document().Page {
		t.Errorf("Find(%q) = %q, want the page's line", "Japan", q.Passage().ID)
	}
	if n := len(c.Documents()); n != 3 || c.Documents()[0].ID != pageFile || c.Document().ID != pageFile {
		t.Errorf("Documents() = %d, want the page and two", n)
	}
	if c.Digest() == one.Digest() {
		t.Error("Digest() is that of the page alone, want another")
	}
}

// TestDenialsLookOverAllDocuments: what any of them says is not denied.
func TestDenialsLookOverAllDocuments(t *testing.T) {
	one := load(t)
	c, err := Load(withDocuments(t))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	for _, id := range []string{"no-visit", "no-contact"} {
		_, before := one.Unsaid(id)
		if _, after := c.Unsaid(id); !before || after {
			t.Errorf("Unsaid(%q) = %v with the page alone, %v with documents, want proof only without them", id, before, after)
		}
	}
	if _, ok := c.Unsaid("no-cost"); !ok {
		t.Errorf("Unsaid(%q) = %v, want %v", "no-cost", ok, true)
	}
	for _, w := range []string{"passport", "chiffré"} {
		_, before := one.Unmentioned([]string{w})
		if _, after := c.Unmentioned([]string{w}); !before || after {
			t.Errorf("Unmentioned(%q) = %v with the page alone, %v with documents, want proof only without them", w, before, after)
		}
	}
}

func TestDocumentsAreRefused(t *testing.T) {
	for _, tt := range []struct{ old, new, want string }{
		{"https://intranet", "http://intranet", "url is no address that begins with https://"},
		{"lang: fr, title: Règle", "lang: de, title: Règle", `lang is "de"`},
		{"captured: \"2027-01-03\"", "captured: \"3 January 2027\"", `captured "3 January 2027" is no date`},
		{"captured: \"2027-01-03\"", "captured: \"2027-01-03\", sha256: \"00\"", "sha256 of house.txt is "},
		{"owner: Notre équipe, ", "", "file, url, title, owner, lang and captured are required"},
		{"file: house.txt", "file: hose.txt", `file "hose.txt": there is no such file`},
		{"file: house.txt", "file: ../house.txt", "leads out of the corpus"},
		{"file: house.txt", "file: page.txt", "page.txt is named twice"},
	} {
		if _, err := Load(withDocuments(t, edit{sourceFile, tt.old, tt.new})); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Load() with %q = %v, want an error with %q", tt.new, err, tt.want)
		}
	}
}

// BenchmarkLoadDocuments loads fifty documents of 200 passages.
func BenchmarkLoadDocuments(b *testing.B) {
	fsys := copyOf(b)
	var list strings.Builder
	list.WriteString("documents:\n")
	for i := range 50 {
		var text strings.Builder
		for j := range 200 {
			fmt.Fprintf(&text, "Rule %d of chapter %d says that form A%dB%d goes to the office that keeps the register of visits.\n", j, i, i, j)
		}
		name := fmt.Sprintf("doc%02d.txt", i)
		fsys[name] = &fstest.MapFile{Data: []byte(text.String())}
		fmt.Fprintf(&list, "  - {file: %s, lang: en, title: Chapter %d, url: \"https://example.ca/%d\", owner: us, captured: \"2027-01-02\"}\n", name, i, i)
	}
	fsys[sourceFile].Data = []byte(strings.Replace(string(fsys[sourceFile].Data), "publisher:\n", list.String()+"publisher:\n", 1))
	for b.Loop() {
		c, err := Load(fsys)
		if err != nil || len(slices.Collect(c.Passages())) < 10_000 {
			b.Fatalf("Load() = %v, want 10,000 passages", err)
		}
	}
}
