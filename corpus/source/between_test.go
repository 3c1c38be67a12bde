package source

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus"
)

// corpusOf is the corpus that a page with edits would be, with further documents.
func corpusOf(t *testing.T, documents map[string]string, edits ...string) *corpus.Corpus {
	t.Helper()
	files := fstest.MapFS{}
	if len(edits) > 0 {
		r, err := checked(t, fixture(t, edits...))
		if err != nil {
			t.Fatal(err)
		}
		texts, err := r.Files()
		if err != nil {
			t.Fatal(err)
		}
		for name, b := range texts {
			files[name] = &fstest.MapFile{Data: b}
		}
	} else {
		ours := corpus.Source()
		err := fs.WalkDir(ours, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(ours, name)
			files[name] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	list := "documents:\n"
	for name, text := range documents {
		files[name] = &fstest.MapFile{Data: []byte(text)}
		list += fmt.Sprintf("  - {file: %s, lang: en, title: Visits, url: \"https://example.ca/%s\", owner: us, captured: \"2027-01-02\"}\n", name, name)
	}
	if len(documents) > 0 {
		src := files["source.yaml"]
		files["source.yaml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(src.Data), "publisher:\n", list+"publisher:\n", 1))}
	}
	c, err := corpus.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// written writes what a difference says, one thing a line.
func (d Delta) written() string {
	var out strings.Builder
	for _, l := range d.Lines {
		fmt.Fprintf(&out, "%s %s %d %q %d %q\n", l.File, l.Kind, l.Was, l.Before, l.Is, l.After)
	}
	for _, e := range d.Effects {
		fmt.Fprintf(&out, "%s: %s, was %s %q\n", e.Name, e.After, e.Before, e.Line)
	}
	return out.String() + strings.Join(d.Uncompared, "\n")
}

// TestBetween tells two states of a corpus from each other, whatever files each has.
func TestBetween(t *testing.T) {
	const japan = "<li>Japan</li>"
	visits := func(text string) map[string]string { return map[string]string{"visits.md": text} }
	long := "# Visits\n" + strings.Repeat("\nOne more line.\n", mostLines+1)
	ours := corpusOf(t, nil)
	for name, tt := range map[string]struct {
		was, is *corpus.Corpus
		want    string
	}{
		"the same":  {ours, ours, ""},
		"a country": {ours, corpusOf(t, nil, japan, "<li>Ireland</li>"+japan), "page.txt added 0 \"\" 26 \"- Ireland\"\nIreland: member, was not_listed \"Ireland\"\n"},
		"back":      {corpusOf(t, nil, japan, "<li>Ireland</li>"+japan), ours, "page.txt removed 26 \"- Ireland\" 0 \"\"\nIreland: not_listed, was member \"\"\n"},
		"reworded":  {ours, corpusOf(t, nil, japan, "<li>Japan (observer)</li>"), "page.txt reworded 26 \"- Japan\" 26 \"- Japan (observer)\"\nJapan: observer, was member \"Japan (observer)\"\n"},
		"moved": {ours, corpusOf(t, nil, japan, "", "<li>Switzerland</li>", "<li>Switzerland</li>"+japan),
			"page.txt moved 26 \"- Japan\" 29 \"- Japan\"\n"},
		"a document comes": {ours, corpusOf(t, visits("# Visits\n\nAsk us first.\n")), "visits.md added 0 \"\" 1 \"Visits\"\nvisits.md added 0 \"\" 3 \"Ask us first.\"\n"},
		"a document goes":  {corpusOf(t, visits("# Visits\n\nAsk us first.\n")), ours, "visits.md removed 1 \"Visits\" 0 \"\"\nvisits.md removed 3 \"Ask us first.\" 0 \"\"\n"},
		"of the document and the page": {corpusOf(t, visits("# Visits\n\nAsk us first.\n")), corpusOf(t, visits("# Visits\n\nAsk us first, please.\n"), japan, ""),
			"page.txt removed 26 \"- Japan\" 0 \"\"\nvisits.md reworded 3 \"Ask us first.\" 3 \"Ask us first, please.\"\nJapan: not_listed, was member \"\"\n"},
		"too many lines": {corpusOf(t, visits(long)), ours, "visits.md"},
	} {
		if got := Between(tt.was, tt.is).written(); got != tt.want {
			t.Errorf("%s: Between = %s, want %s", name, got, tt.want)
		}
	}
}

// TestBetweenDependsOnTheTextsAlone: the same states differ in the same way, every time.
func TestBetweenDependsOnTheTextsAlone(t *testing.T) {
	was, is := corpusOf(t, nil), corpusOf(t, nil, "<li>Japan</li>", "<li>Ireland</li>", "<li>Austria</li>", "<li>Austria (observer)</li>")
	first := Between(was, is)
	for range 5 {
		if got := Between(was, is); got.written() != first.written() || !slices.Equal(got.Effects, first.Effects) {
			t.Errorf("Between = %s, want %s as before", got.written(), first.written())
		}
	}
	if len(first.Effects) != 3 {
		t.Errorf("Between has %d effects, want 3: %s", len(first.Effects), first.written())
	}
}
