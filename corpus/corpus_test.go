package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus/page"
)

func load(tb testing.TB) *Corpus {
	tb.Helper()
	c, err := Load(Source())
	if err != nil {
		tb.Fatalf("Load(Source()) = %v, want nil", err)
	}
	return c
}

// copyOf is the embedded corpus in a form a test can break.
func copyOf(tb testing.TB) fstest.MapFS {
	tb.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(Source(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(Source(), path)
		out[path] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil || len(out) == 0 {
		tb.Fatalf("copy of %d files: %v", len(out), err)
	}
	return out
}

const pageFile = "page.txt"

// An edit replaces a text that stands once or more in a file, the first time.
type edit struct{ file, old, new string }

// edited is the embedded corpus as a maintainer leaves it: some texts replaced, and
// the page sealed again.
func edited(tb testing.TB, edits ...edit) fstest.MapFS {
	tb.Helper()
	fsys := copyOf(tb)
	before := sha256.Sum256(fsys[pageFile].Data)
	for _, e := range edits {
		data := string(fsys[e.file].Data)
		if !strings.Contains(data, e.old) {
			tb.Fatalf("%s has no %q to replace", e.file, e.old)
		}
		fsys[e.file].Data = []byte(strings.Replace(data, e.old, e.new, 1))
	}
	after := sha256.Sum256(fsys[pageFile].Data)
	source := strings.Replace(string(fsys[sourceFile].Data), hex.EncodeToString(before[:]), hex.EncodeToString(after[:]), 1)
	fsys[sourceFile].Data = []byte(source)
	return fsys
}

func TestPageIsWholeInPassages(t *testing.T) {
	c := load(t)
	b, err := fs.ReadFile(Source(), "page.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(b), "\n"), "\n")
	seen, headings := map[int]bool{}, map[string]bool{}
	for p := range c.Passages() {
		headings[p.Text] = headings[p.Text] || p.Kind == page.Heading
		line := lines[p.Line-1]
		if strings.TrimPrefix(line, "- ") != p.Text {
			t.Errorf("passage %q = %q, want line %d %q", p.ID, p.Text, p.Line, line)
		}
		if p.Section == "" || p.URL == "" {
			t.Errorf("passage %q lacks its section or address", p.ID)
		}
		seen[p.Line] = true
	}
	// Only the table of contents is no passage: its entries are the headings.
	for i, line := range lines {
		contents := slices.Index(lines, "On this page")
		if !seen[i+1] && i != contents && !headings[strings.TrimPrefix(line, "- ")] {
			t.Errorf("line %d %q is in no passage", i+1, line)
		}
	}
}

func TestEveryRowIsBilingual(t *testing.T) {
	c := load(t)
	for e := range c.Entities() {
		for _, l := range Langs() {
			if e.Name(l) == "" {
				t.Errorf("%s has no name in %q", e.ID, l)
			}
		}
		if (e.Note.EN == "") != (e.Note.FR == "") {
			t.Errorf("%s has a note in one language", e.ID)
		}
	}
	for g := range c.Groups() {
		if (g.Note.EN == "") != (g.Note.FR == "") {
			t.Errorf("group %s has a note in one language", g.ID)
		}
	}
	for s := range c.Statements() {
		for _, q := range s.Quotes {
			if p, _ := c.Passage(q.Passage().ID); !strings.Contains(p.Text, q.Text()) {
				t.Errorf("statement %s quotes %q, which %q does not say", s.ID, q.Text(), p.ID)
			}
		}
	}
}

func TestQuote(t *testing.T) {
	c := load(t)
	q, ok := c.Find("Japan")
	if !ok || q.Passage().Kind != page.Item || q.Passage().ID != "working-group/japan" {
		t.Errorf("Find(%q) = %q %v, want the item", "Japan", q.Passage().ID, ok)
	}
	for _, bad := range [][2]string{{"working-group/japan", "Korea"}, {"working-group/japan", ""}, {"nowhere", "Japan"}} {
		if _, err := c.Quote(bad[0], bad[1]); err == nil {
			t.Errorf("Quote(%q, %q) = nil error, want one", bad[0], bad[1])
		}
	}
}

func TestSentence(t *testing.T) {
	const first, second, third = "It consists of NSAs, DSAs etc. and others.", "DSAs meet!", "The mission is to:"
	p := Passage{Text: first + " " + second + " " + third}
	for text, want := range map[string]string{"NSAs": first, "DSAs": first, "DSAs meet": second, "meet!": second, "mission": third, first: first, "others. DSAs": first + " " + second} {
		if got := (Quote{p, text}).Sentence().Text(); got != want {
			t.Errorf("Sentence() of %q = %q, want %q", text, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Côte d’Ivoire": "cote d ivoire", "COTE D'IVOIRE": "cote d ivoire", "Türkiye": "turkiye", "U.S.A.": "u s a",
		"ＪＡＰＡＮ": "japan", "jap\u200ban": "japan", "Føroyar": "foroyar", "Œuvre": "oeuvre", "日本": "日本", "  ": "",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzLoad mutates the membership file: Load errs or keeps every promise.
func FuzzLoad(f *testing.F) {
	b, err := fs.ReadFile(Source(), membersFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	f.Add(strings.Replace(string(b), "aliases: [ESA,", "aliases: [", 1))
	f.Add("entities: []\n")
	f.Fuzz(func(t *testing.T, members string) {
		fsys := copyOf(t)
		fsys[membersFile].Data = []byte(members)
		c, err := Load(fsys)
		if err != nil {
			return
		}
		got := map[Status]int{}
		for e := range c.Entities() {
			got[e.Status]++
			if e.Status != NotListed && !strings.Contains(e.Basis.Passage().Text, e.Basis.Text()) {
				t.Errorf("%s is %s without its line", e.ID, e.Status)
			}
		}
		if k := c.Counts(); got[Member] != k.Member || got[Observer] != k.Observer || got[Excluded] != k.Excluded {
			t.Errorf("Load() counts %v, want %+v", got, k)
		}
	})
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Côte d’Ivoire", "U.S.", "日本", "\xff", "İ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := Fold(s)
		if twice := Fold(once); twice != once {
			t.Errorf("Fold(Fold(%q)) = %q, want %q", s, twice, once)
		}
	})
}
