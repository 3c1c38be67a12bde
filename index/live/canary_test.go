package live

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// confused answers one question for all.
type confused struct{ singer }

func (c confused) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	q.Text = "who are the observers?"
	return c.singer.Ask(ctx, q)
}

func TestSing(t *testing.T) {
	t.Parallel()
	l := opened(t, "")
	c, err := Load("")
	must(t, err)
	if err := sing(t.Context(), l, c); err != nil {
		t.Errorf("sing() = %v, want nil", err)
	}
	if err := sing(t.Context(), confused{l}, c); err == nil {
		t.Error("sing() of an engine that confuses everything = nil, want an error")
	}
}

// mute answers nothing in some languages, and says in which it was asked.
type mute struct {
	singer
	langs []corpus.Lang
}

func (m mute) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	if slices.Contains(m.langs, q.Lang) {
		return answer.Answer{}, errors.New("asked in " + string(q.Lang))
	}
	return m.singer.Ask(ctx, q)
}

// TestSingBoth: it is asked in both languages, and it is always the same error that tells.
func TestSingBoth(t *testing.T) {
	t.Parallel()
	l := opened(t, "")
	c, err := Load("")
	must(t, err)
	for want, langs := range map[string][]corpus.Lang{"asked in fr": {corpus.French}, "asked in en": corpus.Langs()} {
		if err := sing(t.Context(), mute{l, langs}, c); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("sing() of one that is mute in %v = %v, want %q", langs, err, want)
		}
	}
}

// TestCanaryRefuses gives a country a question as its name: the files are well formed,
// and neither a start nor a reload takes them.
func TestCanaryRefuses(t *testing.T) {
	t.Parallel()
	dir := copyData(t, t.TempDir())
	l := opened(t, dir)
	write(t, filepath.Join(dir, "members.yaml"), renamed(t, "combien de membres y a-t-il"))
	if err := l.Reload(t.Context()); err == nil || !strings.HasPrefix(err.Error(), "canary: ") {
		t.Errorf("Reload() = %v, want a canary's error", err)
	}
	if got := says(t, l); !strings.Contains(got, "Le Japon est membre") {
		t.Errorf("Ask(JP) = %q, want the answer before", got)
	}
	if _, err := Open(t.Context(), dir); err == nil || !strings.HasPrefix(err.Error(), "canary: ") {
		t.Errorf("Open() = %v, want a canary's error", err)
	}
}

// edits are the changes of the page, on a copy: what becomes of the list, of the words
// around it, of a group.
var edits = map[string]struct{ file, old, new string }{
	"a named country joins NATO":  {"groups.yaml", "id: nato\n", "AT"},
	"Iceland joins":               {"page.txt", "all NATO countries (except Iceland)", "all NATO countries"},
	"a second exception":          {"page.txt", "(except Iceland)", "(except Iceland and Montenegro)"},
	"ESA becomes a member":        {"page.txt", "- ESA (observer)", "- ESA"},
	"Ukraine becomes an observer": {"page.txt", "- ESA (observer)\n", "- ESA (observer)\n- Ukraine (observer)\n"},
	"a country is named":          {"page.txt", "- Japan\n", "- Japan\n- Ireland\n"},
	"NATO gains a member":         {"groups.yaml", "id: nato\n", "IE"},
	"a seventh sector":            {"page.txt", "- space\n", "- space\n- cyber\n"},
	"decades":                     {"page.txt", "7 decades", "8 decades"},
	"a contact section": {"page.txt", "Overview of International bilateral security instruments\nThe",
		"Telephones\n- Switchboard\nOverview of International bilateral security instruments\nThe"},
}

// edited is a copy of the corpus after an edit, mended as check --fix does.
func edited(t *testing.T, name string) string {
	t.Helper()
	dir := copyData(t, t.TempDir())
	e := edits[name]
	path := filepath.Join(dir, e.file)
	b, err := os.ReadFile(path)
	must(t, err)
	text := string(b)
	if !strings.Contains(text, e.old) {
		t.Fatalf("%s has no %q", e.file, e.old)
	}
	if e.file == "groups.yaml" {
		head, tail, _ := strings.Cut(text, e.old)
		tail = strings.Replace(tail, "countries: [", "countries: ["+e.new+", ", 1)
		text = head + e.old + strings.NewReplacer("32 countries since 7 March 2024", "33 countries since 2 May 2027", "32 pays depuis le 7 mars 2024", "33 pays depuis le 2 mai 2027").Replace(tail)
	} else {
		text = strings.ReplaceAll(text, e.old, e.new)
	}
	if name == "a contact section" {
		text = strings.Replace(text, "On this page\n", "On this page\n- Telephones\n", 1)
	}
	write(t, path, []byte(text))
	m, err := corpus.Mend(os.DirFS(dir), nil, time.Now())
	must(t, err)
	for file, b := range m.Files {
		write(t, filepath.Join(dir, file), b)
	}
	return dir
}

// TestCanariesOfEdits edits a copy: the engine of it passes the canary questions, and
// one that knows only what was before does not.
func TestCanariesOfEdits(t *testing.T) {
	t.Parallel()
	before := opened(t, "")
	for name := range edits {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := edited(t, name)
			opened(t, dir)
			c, err := Load(dir)
			must(t, err)
			if err := sing(t.Context(), before, c); err == nil {
				t.Error("sing() of the engine before = nil, want an error")
			}
		})
	}
}

// TestCanariesOfAnotherBody asks the corpus of an invented body.
func TestCanariesOfAnotherBody(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("learns the examples of that body")
	}
	opened(t, "../../corpus/testdata/second")
}
