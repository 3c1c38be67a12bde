package answer_test

import (
	"os"
	"strings"
	"testing"

	"miswg/corpus"
)

// furtherDocuments are the entries of source.yaml for testdata/further.
const furtherDocuments = `documents:
  - {file: visits.md, lang: en, title: Visits to industry, owner: Visits desk, url: "https://desk.example/visits", captured: "2026-11-01"}
  - {file: reading_room.txt, lang: en, title: Reading room, owner: The house, url: "https://house.example/room", captured: "2026-11-02"}
  - {file: transport.md, lang: fr, title: Transport des documents, owner: Bureau des envois, url: "https://envois.example/transport", captured: "2026-11-03"}
`

// TestFurtherDocuments puts three documents beside the page and asks thirty questions.
func TestFurtherDocuments(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, corpus.Source()); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, os.DirFS("testdata/further")); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(dir + "/source.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dir+"/source.yaml", append(source, furtherDocuments...), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBenchOf(t, os.DirFS(dir))
	cases := readCases(t, b.corpus, "testdata/further.txt")
	if len(cases) != 30 {
		t.Errorf("%d questions, want thirty", len(cases))
	}
	cited := map[string]int{}
	for _, ec := range cases {
		a := b.ask(t, ec.Question)
		b.checkInvariants(t, ec.Where, a)
		if misses, _ := ec.Want.Check(a); len(misses) > 0 {
			t.Errorf("%s: Ask(%q) = %v, want %v: %s", ec.Where, ec.Question, summary(a), ec.Want, strings.Join(misses, "; "))
		}
		docs := map[string]bool{}
		for _, c := range a.Citations() {
			docs[c.Document().ID] = true
			cited[c.Passage().URL]++
			if c.Passage().URL != c.Document().URL {
				t.Errorf("%s: Ask(%q) cites %s for words of %s", ec.Where, ec.Question, c.Passage().URL, c.Document().URL)
			}
		}
		if source := a.Source(b.corpus.Document()); len(docs) > 1 || len(docs) == 1 && !docs[source.ID] {
			t.Errorf("%s: Ask(%q) quotes %v and names %s, want one source", ec.Where, ec.Question, docs, source.ID)
		}
	}
	for _, d := range b.corpus.Documents() {
		if cited[d.URL] < 3 {
			t.Errorf("%s is cited %d times, want a few", d.URL, cited[d.URL])
		}
	}
}
