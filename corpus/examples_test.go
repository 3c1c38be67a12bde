package corpus

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus/written"
)

// withExamples is the embedded corpus with one file of examples in place of its own.
func withExamples(tb testing.TB, name, text string) fstest.MapFS {
	tb.Helper()
	fsys := copyOf(tb)
	for file := range copyOf(tb) {
		if strings.HasPrefix(file, examplesDir+"/") {
			delete(fsys, file)
		}
	}
	fsys[examplesDir+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	return fsys
}

func TestLoadRefusesExamples(t *testing.T) {
	for _, tt := range []struct{ name, file, text, want string }{
		{"bad label", "en_x.tsv", "status\tJapan?\nstatuses\tKorea?\n", `examples/en_x.tsv:2: "statuses" is the label of no statement`},
		{"label with a space", "en_x.tsv", "status \tJapan?\n", `examples/en_x.tsv:1: "status "`},
		{"no label", "en_x.tsv", "\tJapan?\n", `examples/en_x.tsv:1: ""`},
		{"no tab", "en_x.tsv", "# why\n\nstatus Japan?\n", "examples/en_x.tsv:3: want a label, a tab and a message"},
		{"no message", "en_x.tsv", "status\t\n", "examples/en_x.tsv:1: want a label, a tab and a message"},
		{"blank message", "en_x.tsv", "status\t  \r\n", "examples/en_x.tsv:1: want a label, a tab and a message"},
		{"no language", "chat.tsv", "status\tJapan?\n", "examples/chat.tsv: the name does not begin with a language"},
		{"other language", "de_chat.tsv", "status\tJapan?\n", "examples/de_chat.tsv: the name does not begin with a language"},
		{"language run on", "english_chat.tsv", "status\tJapan?\n", "examples/english_chat.tsv: the name does not begin with a language"},
		{"other ending", "en_x.txt", "status\tJapan?\n", "examples: no file of examples"},
	} {
		_, err := Load(withExamples(t, tt.file, tt.text))
		if err == nil || !strings.HasPrefix(err.Error(), "corpus: ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load() = %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}

// TestLabelsOfKnownExamplesAreHeld: the program's own examples, which are known by their bytes,
// are held to the statements and topics of the corpus that they stand in.
func TestLabelsOfKnownExamplesAreHeld(t *testing.T) {
	const topic = "no-meeting"
	fsys := copyOf(t)
	file := fsys["unsaid.yaml"]
	file.Data = []byte(strings.ReplaceAll(string(file.Data), topic, "no-such-meeting"))
	_, err := Load(fsys)
	var wrong written.Problems
	if !errors.As(err, &wrong) {
		t.Fatalf("Load() = %v, want examples of no topic", err)
	}
	want := 0
	names, globbed := fs.Glob(Source(), examplesDir+"/*.tsv")
	if globbed != nil {
		t.Fatal(globbed)
	}
	for _, name := range names {
		b, err := fs.ReadFile(Source(), name)
		if err != nil {
			t.Fatal(err)
		}
		eachExample(b, func(_ int, label, _ []byte) {
			if string(label) == topic {
				want++
			}
		})
	}
	got := strings.Count(err.Error(), `"`+topic+`" is the label of no statement and no topic`)
	if want == 0 || got == 0 || got < min(want, len(wrong)) {
		t.Errorf("Load() finds %d examples of no topic, want all of %d", got, want)
	}
}

func TestLoadReadsExamples(t *testing.T) {
	text := "# a comment\r\nstatus\tJapan?\r\n\r\n\n#status\tnot read\ncount\thow many\tare there # really\nlist\twho"
	c, err := Load(withExamples(t, "fr_x_y.tsv", text))
	if err != nil {
		t.Fatalf("Load() = %v, want nil", err)
	}
	want := []Example{
		{"status", "Japan?", French, "fr_x_y"},
		{"count", "how many\tare there # really", French, "fr_x_y"},
		{"list", "who", French, "fr_x_y"},
	}
	if got := c.Examples(); !slices.Equal(got, want) {
		t.Errorf("Examples() = %+v, want %+v", got, want)
	}
}

// TestDigestsFollowTheExamples: what was learnt is thrown away by digest.
func TestDigestsFollowTheExamples(t *testing.T) {
	a, errA := Load(withExamples(t, "en_x.tsv", "status\tJapan?\n"))
	b, errB := Load(withExamples(t, "en_x.tsv", "status\tKorea?\n"))
	if errA != nil || errB != nil {
		t.Fatalf("Load() = %v, %v, want nil", errA, errB)
	}
	if a.ExamplesDigest() == b.ExamplesDigest() || a.Digest() == b.Digest() {
		t.Errorf("Digest() = %s and %s, ExamplesDigest() = %s and %s, want others for other examples", a.Digest(), b.Digest(), a.ExamplesDigest(), b.ExamplesDigest())
	}
	if len(a.ExamplesDigest()) != 12 {
		t.Errorf("ExamplesDigest() = %q, want twelve hex digits", a.ExamplesDigest())
	}
}

func TestEveryLabelLeadsSomewhere(t *testing.T) {
	c := load(t)
	if len(c.Examples()) == 0 {
		t.Fatal("Examples() = none")
	}
	used := map[string]bool{}
	for _, e := range c.Examples() {
		if used[e.Label] {
			continue
		}
		used[e.Label] = true
		_, stated := c.Stated(e.Label)
		_, unsaid := c.topics[e.Label]
		own := slices.Contains(ownLabels, e.Label)
		n := 0
		for _, is := range []bool{stated, unsaid, own} {
			if is {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%q (%s: %q) is stated %v, unsaid %v, own %v, want one of them", e.Label, e.Author, e.Text, stated, unsaid, own)
		}
	}
	for _, l := range ownLabels {
		if !used[l] {
			t.Errorf("own label %q has no example", l)
		}
	}
	for id := range c.topics {
		if !used[id] {
			t.Errorf("topic %q has no example", id)
		}
	}
}

// TestNoMessageTwice: a message counted twice is a weight nobody meant, and two
// labels for it are a contradiction.
func TestNoMessageTwice(t *testing.T) {
	files, err := fs.Glob(Source(), examplesDir+"/*.tsv")
	if err != nil || len(files) == 0 {
		t.Fatalf("Glob(%q) = %d files, %v, want some", examplesDir+"/*.tsv", len(files), err)
	}
	c := load(t)
	first := map[[2]string]string{}
	authors := map[string]bool{}
	for _, e := range c.Examples() {
		authors[e.Author] = true
		key := [2]string{e.Author, e.Text}
		if label, dup := first[key]; dup {
			t.Errorf("%s has %q twice, as %q and %q", e.Author, e.Text, label, e.Label)
			continue
		}
		first[key] = e.Label
	}
	if len(authors) != len(files) {
		t.Errorf("examples of %d files, want %d", len(authors), len(files))
	}
}
