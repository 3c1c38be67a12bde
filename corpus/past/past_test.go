package past_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"miswg/corpus"
	"miswg/corpus/past"
)

// present is the embedded corpus in a form a test can change.
func present(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	err := fs.WalkDir(corpus.Source(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(corpus.Source(), name)
		out[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// with is the corpus with a text replaced in a file.
func with(t *testing.T, c fstest.MapFS, name, old, new string) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for n, f := range c {
		out[n] = f
	}
	text := string(c[name].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s has no %q", name, old)
	}
	out[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	return out
}

func digest(t *testing.T, c fs.FS) string {
	t.Helper()
	x, err := corpus.Load(c)
	if err != nil {
		t.Fatal(err)
	}
	return x.Digest()
}

// keep writes into next what old was.
func keep(t *testing.T, old, next fstest.MapFS) string {
	t.Helper()
	was, is, s, err := past.Between(old, next)
	if err != nil {
		t.Fatal(err)
	}
	if s.Next != is.Digest() {
		t.Fatalf("Between().Next = %s, want %s", s.Next, is.Digest())
	}
	next[past.Name(was.Digest())] = &fstest.MapFile{Data: s.Encode()}
	return was.Digest()
}

// chain is three states of a corpus, of which the last keeps the others.
func chain(t *testing.T) (last fstest.MapFS, digests []string) {
	t.Helper()
	first := present(t)
	for name := range first {
		if strings.HasPrefix(name, past.Dir+"/") {
			delete(first, name)
		}
	}
	second := with(t, first, "glossary.yaml", "terms:", "# a remark\nterms:")
	third := with(t, second, "body.yaml", "command:", "# another\ncommand:")
	third["examples/en_later.tsv"] = &fstest.MapFile{Data: []byte("help\tlater on\n")}
	digests = append(digests, keep(t, first, second))
	for name, f := range second {
		if strings.HasPrefix(name, past.Dir+"/") {
			third[name] = f
		}
	}
	return third, append(digests, keep(t, second, third), digest(t, third))
}

func TestFormerStatesAreFound(t *testing.T) {
	last, digests := chain(t)
	for _, want := range digests {
		was, got, err := past.Find(last, digests[2], func(d string) bool { return strings.HasPrefix(d, want[:6]) })
		if err != nil || got != want || digest(t, was) != want {
			t.Errorf("Find(%s) = %s, %v, want the corpus of that digest", want, got, err)
		}
	}
	if _, _, err := past.Find(last, digests[2], func(string) bool { return false }); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("Find of none = %v, want %v", err, fs.ErrNotExist)
	}
	kept := len(last[past.Name(digests[0])].Data) + len(last[past.Name(digests[1])].Data)
	if most := 4 << 10; kept > most {
		t.Errorf("two states take %d bytes, want at most %d", kept, most)
	}
}

// TestSpoiltPastIsRefused holds that nothing passes for a former state but itself.
func TestSpoiltPastIsRefused(t *testing.T) {
	last, digests := chain(t)
	name := past.Name(digests[0])
	good := string(last[name].Data)
	for what, data := range map[string]string{
		"no JSON":           "{",
		"another text":      strings.Replace(good, `"next"`, `"files": {"page.txt": [{"text": "x"}]}, "next"`, 1),
		"lines beyond":      strings.Replace(good, `"to": `, `"to": 9`, 1),
		"lines before":      strings.Replace(good, `"files"`, `"files": {"page.txt": [{"from": -1, "to": 2}]}, "files"`, 1),
		"no way on":         strings.Replace(good, digests[1], "0123456789ab", 1),
		"a way round":       strings.Replace(good, digests[1], digests[0], 1),
		"a way out of here": strings.Replace(good, digests[1], "../../etc/passwd", 1),
	} {
		last[name] = &fstest.MapFile{Data: []byte(data)}
		if _, _, err := past.Find(last, digests[2], func(d string) bool { return d == digests[0] }); err == nil {
			t.Errorf("%s: Find = nil, want an error", what)
		}
	}
}

// TestPastOfTheProgram holds that each former state that the program carries is found.
func TestPastOfTheProgram(t *testing.T) {
	kept := past.Digests(corpus.Source())
	if len(kept) == 0 {
		t.Fatal("the program carries no former state of its corpus")
	}
	now := digest(t, corpus.Source())
	for _, want := range kept {
		if _, got, err := past.Find(corpus.Source(), now, func(d string) bool { return d == want }); err != nil || got != want {
			t.Errorf("Find(%s) = %s, %v, want it", want, got, err)
		}
	}
}

func TestBetweenNeedsTwo(t *testing.T) {
	if _, _, _, err := past.Between(corpus.Source(), corpus.Source()); err == nil {
		t.Error("Between a corpus and itself = nil, want an error")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "source.yaml"), []byte("pages: []\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := past.Between(os.DirFS(dir), corpus.Source()); err == nil {
		t.Error("Between half a corpus and another = nil, want an error")
	}
}
