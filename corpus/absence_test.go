package corpus

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// withLine is the embedded corpus with one more line on its page, before the
// list of the working group.
func withLine(tb testing.TB, line string) fstest.MapFS {
	tb.Helper()
	return edited(tb, edit{pageFile, "This international working group consists of:\n", line + "\nThis international working group consists of:\n"})
}

func TestMentionsEveryWordOfThePage(t *testing.T) {
	c := load(t)
	b, err := fs.ReadFile(Source(), "page.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(b))
	if len(words) == 0 {
		t.Fatal("page.txt has no words")
	}
	for _, w := range words {
		if Fold(w) == "" {
			continue // a bullet
		}
		for _, form := range []string{w, strings.ToUpper(w), Fold(w)} {
			if !c.Mentions(form) {
				t.Errorf("Mentions(%q) = %v, want %v", form, false, true)
			}
		}
	}
	for line := range strings.Lines(string(b)) {
		if !c.Mentions(line) {
			t.Errorf("Mentions(%q) = %v, want %v", line, false, true)
		}
	}
}

func TestMentionsOtherForms(t *testing.T) {
	c := load(t)
	for _, w := range []string{
		"agreement", "agree", "agreed", "safeguarding", "safeguarded", "safeguards", "template", "templates", "instrument",
		"protocols", "protecting", "protection", "supplier", "contract", "contracted", "contracting", "threat", "challenge",
		"promoting", "promoted", "improvement", "improving", "adopt", "adopted", "adopting", "implementing", "implements",
		"exchanges", "exchanged", "project", "program", "observers", "groups", "missions", "sector", "government",
		"facilitated", "facilitating", "harmonized", "harmonizing", "establishing", "established", "security instrument",
		"fournisseurs", "fournisseur", "sécurité", "protéger",
	} {
		if !c.Mentions(w) {
			t.Errorf("Mentions(%q) = %v, want %v", w, false, true)
		}
	}
	for _, w := range []string{"helicopter", "fee", "security helicopter", "helicopter security", "日本"} {
		if c.Mentions(w) {
			t.Errorf("Mentions(%q) = %v, want %v", w, true, false)
		}
	}
}

func TestUnmentioned(t *testing.T) {
	c := load(t)
	for _, words := range [][]string{nil, {}, {"Japan"}, {"agreement"}, {"templates"}, {"helicopter", "Japan"}, {"Japan", "helicopter"}} {
		if a, ok := c.Unmentioned(words); ok || proves(a) {
			t.Errorf("Unmentioned(%q) = %q %v, want no proof", words, a.Words(), ok)
		}
	}
	words := []string{"Helicopter", "zebras"}
	a, ok := c.Unmentioned(words)
	if !ok || !proves(a) || !slices.Equal(a.Words(), words) || a.Topic().ID != "" {
		t.Errorf("Unmentioned(%q) = %q %v, want the words as given", words, a.Words(), ok)
	}
	// A proof must not change behind the back of who holds it.
	words[0] = "Japan"
	if a.Words()[0] != "Helicopter" {
		t.Errorf("Words() = %q after the caller's slice changed, want it kept", a.Words())
	}
}

func TestUnsaidOnThePage(t *testing.T) {
	c := load(t)
	if len(c.topics) == 0 {
		t.Fatalf("%s has no topics", unsaidFile)
	}
	for id, topic := range c.topics {
		a, ok := c.Unsaid(id)
		if !ok || !proves(a) || a.Topic().ID != id || len(a.Words()) != 0 {
			t.Errorf("Unsaid(%q) = %q %v, want proof of it", id, a.Topic().ID, ok)
		}
		if !ok {
			for _, w := range topic.words {
				if c.Mentions(w) {
					t.Errorf("Mentions(%q) = %v, want %v for %s", w, true, false, id)
				}
			}
		}
	}
	for _, id := range []string{"", "no-such-topic", "miswg", "status"} {
		if a, ok := c.Unsaid(id); ok || proves(a) {
			t.Errorf("Unsaid(%q) = %q %v, want no proof", id, a.Topic().ID, ok)
		}
	}
}

// TestUnsaidGivesWayToThePage: what is said tomorrow must not be denied.
func TestUnsaidGivesWayToThePage(t *testing.T) {
	for _, tt := range []struct{ line, id, kept string }{
		{"The fee is 100 dollars.", "no-cost", "no-people"},
		{"Costs are shared.", "no-cost", "no-people"},
		{"The minister signs.", "no-people", "no-cost"},
	} {
		c, err := Load(withLine(t, tt.line))
		if err != nil {
			t.Fatalf("Load() with %q = %v, want nil", tt.line, err)
		}
		if a, ok := c.Unsaid(tt.id); ok || proves(a) {
			t.Errorf("Unsaid(%q) = %q %v, want no proof: the page says %q", tt.id, a.Topic().ID, ok, tt.line)
		}
		if _, ok := c.Unsaid(tt.kept); !ok {
			t.Errorf("Unsaid(%q) = %v, want %v: %q says nothing of it", tt.kept, false, true, tt.line)
		}
	}
}

func TestLoadRefusesTopics(t *testing.T) {
	for _, tt := range []struct{ name, data, want string }{
		{"no French", "unsaid:\n  - id: x\n    en: a\n", "unsaid.yaml:2: id, en and fr are required"},
		{"no id", "unsaid:\n  - en: a\n    fr: b\n", "unsaid.yaml:2: id, en and fr are required"},
		{"misspelt field", "unsaid:\n  - id: x\n    en: a\n    fr: b\n    word: {en: [c]}\n", `unsaid.yaml:5: unknown field "word"`},
		{"what is stated", "unsaid:\n  - id: " + load(t).statements[0].ID + "\n    en: a\n    fr: b\n", "is what a statement says"},
	} {
		fsys := copyOf(t)
		fsys[unsaidFile].Data = []byte(tt.data)
		if _, err := Load(fsys); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: Load() = %v, want an error with %q", tt.name, err, tt.want)
		}
	}
}

// proves reports whether anything is proven absent.
func proves(a Absence) bool { return a.Topic().ID != "" || len(a.Words()) > 0 }

// TestHasName: a name is on the page word by word, not in words that the page has here and there.
func TestHasName(t *testing.T) {
	t.Parallel()
	c := load(t)
	for name, want := range map[string]bool{"New Zealand": true, "ESA": true, "Canada": true, "European Space Agency": false, "Zealand New": false, "Poland": false, "": false} {
		if got := c.HasName(name); got != want {
			t.Errorf("HasName(%q) = %v, want %v", name, got, want)
		}
	}
}

// TestUnused: what a statement says of the page is no word of the page's, and a word like one of its is not denied.
func TestUnused(t *testing.T) {
	c := load(t)
	for word, want := range map[string]bool{"national": true, "treaty": true, "cyber": true, "international": false, "harmonise": false, "Templates": false} {
		if a, ok := c.Unused([]string{word, "security"}); ok != want || ok && !slices.Equal(a.Words(), []string{word}) {
			t.Errorf("Unused(%q, \"security\") = %q %v, want %v", word, a.Words(), ok, want)
		}
	}
	if a, ok := c.Unused(nil); ok {
		t.Errorf("Unused(nil) = %q, want no proof", a.Words())
	}
}
