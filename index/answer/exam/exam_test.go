package exam_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// made is the engine over a corpus.
func made(t *testing.T, c *corpus.Corpus) *answer.Engine {
	t.Helper()
	x, err := index.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return answer.New(c, x)
}

func loaded(t *testing.T) *corpus.Corpus {
	t.Helper()
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ticking is a clock that goes on by a millisecond whenever it is read.
func ticking() func() time.Time {
	at := time.Date(2026, 11, 29, 4, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Millisecond)
		return at
	}
}

func written(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[exam.Dir+"/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// TestRun asks six questions of which three have a wrong answer in the file.
func TestRun(t *testing.T) {
	c := loaded(t)
	sets, err := exam.Read(written(map[string]string{
		"b.txt": "# of names\njapan => status JP=member\n\nis japan a member? => status JP=member no # a false Yes\nfrance => list\n",
		"a.txt": "how many observers? => count 5\nis brazil a member? => none\n\"  esa \" => status org:esa=observer\n",
		"c.md":  "no exam",
	}), c)
	if err != nil {
		t.Fatal(err)
	}
	got, misses, err := exam.Run(t.Context(), made(t, c), sets, ticking())
	if err != nil {
		t.Fatal(err)
	}
	right, asked := got.Score()
	if right != 3 || asked != 6 || len(got.Categories) != 2 || got.Categories[0] != (exam.Category{Name: "a", Right: 2, Asked: 3}) {
		t.Errorf("Run() = %+v, want 3 of 6 right, 2 of 3 in a", got)
	}
	if len(got.Wrong) != 3 || len(got.False) != 2 || !slices.Equal(got.False, got.Wrong[:2]) {
		t.Errorf("Run() = %q wrong and %q false, want three and the first two", got.Wrong, got.False)
	}
	if got.P50 != time.Millisecond || got.P99 != time.Millisecond || !got.When.Equal(ticking()()) || got.Corpus != c.Digest() {
		t.Errorf("Run() = %+v, want the clock's times and the corpus's digest", got)
	}
	if len(misses) != 3 || misses[1].Where != "b.txt:4" || misses[1].ID != got.Wrong[1] || !misses[1].False || misses[2].False {
		t.Errorf("Run() misses %+v, want three with their lines", misses)
	}
	js, err := json.Marshal(got)
	if err != nil || strings.Contains(string(js), "brazil") || strings.Contains(string(js), "japan") {
		t.Errorf("Marshal() = %s, %v, want no text of a question", js, err)
	}
	var back exam.Result
	if err := json.Unmarshal(js, &back); err != nil || back.Since(got).Any() || back.P99 != got.P99 || !back.When.Equal(got.When) {
		t.Errorf("Unmarshal(%s) = %+v, %v, want the same", js, back, err)
	}
	again, _, err := exam.Run(t.Context(), made(t, c), sets, ticking())
	if one, _ := json.Marshal(again); err != nil || string(one) != string(js) {
		t.Errorf("Run() again = %s, %v, want %s", one, err, js)
	}
}

func TestSince(t *testing.T) {
	day := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	before := exam.Result{When: day, Corpus: "a", Program: "v1", Wrong: []string{"x-1", "x-2"}, Categories: []exam.Category{{Name: "x", Right: 3, Asked: 5}}}
	after := exam.Result{When: day.AddDate(0, 0, 7), Corpus: "a", Program: "v2", Wrong: []string{"x-2", "x-3"}, Categories: []exam.Category{{Name: "x", Right: 4, Asked: 6}}}
	got := after.Since(before)
	if !got.Any() || !got.Since.Equal(day) || !slices.Equal(got.Worse, []string{"x-3"}) || !slices.Equal(got.Mended, []string{"x-1"}) || got.Asked != 1 || got.Corpus || !got.Program {
		t.Errorf("Since() = %+v, want one worse, one mended, one question and another program", got)
	}
	if got := before.Since(before); got.Any() {
		t.Errorf("Since(itself) = %+v, want no change", got)
	}
	if got := after.Since(exam.Result{}); got.Any() || !got.Since.IsZero() {
		t.Errorf("Since(none) = %+v, want nothing to compare", got)
	}
}

// TestRunEnds: an exam ends with its context, and no sooner for anything else.
func TestRunEnds(t *testing.T) {
	c := loaded(t)
	sets, err := exam.Read(corpus.Source(), c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	asked := 0
	clock := ticking()
	_, _, err = exam.Run(ctx, made(t, c), sets, func() time.Time {
		if asked++; asked == 20 {
			cancel()
		}
		return clock()
	})
	if !errors.Is(err, context.Canceled) || asked > 25 {
		t.Errorf("Run() = %v after the clock was read %d times, want the context's error at once", err, asked)
	}
}

// TestReadRefuses: what cannot be read is named with its line.
func TestReadRefuses(t *testing.T) {
	c := loaded(t)
	for text, want := range map[string]string{
		"japan":                            "a.txt:1: ",
		"# x\njapan => status ZZ=member":   "a.txt:2: no entity",
		"japan => guess":                   "is no kind",
		"japan => status":                  "status without entities",
		"japan => status JP=member maybe":  "cannot read",
		"who? => list {nowhere}":           "no group, entity or status",
		"who? => list {member":             "no } after",
		"who? => list has=\"x":             "no closing quote",
		"how many? => count 4x":            "invalid syntax",
		"japan => # why":                   "no expectation",
		"# nothing":                        "a.txt: no question",
		strings.Repeat("# long\n", 200000): "larger than 1 MiB",
	} {
		if _, err := exam.Read(written(map[string]string{"a.txt": text}), c); err == nil || !strings.HasPrefix(err.Error(), "exam: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("Read(%.40q) = %v, want an error with %q", text, err, want)
		}
	}
	if _, err := exam.Read(fstest.MapFS{}, c); !errors.Is(err, exam.ErrNone) {
		t.Errorf("Read() of a corpus without an exam = %v, want %v", err, exam.ErrNone)
	}
}

// without is the corpus with a line less on its page.
func without(t *testing.T, line string) *corpus.Corpus {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, corpus.Source()); err != nil {
		t.Fatal(err)
	}
	page := filepath.Join(dir, "page.txt")
	b, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, []byte(strings.Replace(string(b), line, "", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := corpus.MendDir(dir, nil, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for name, b := range m.Files {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := corpus.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestAnotherStatus edits the list under the questions: the exam finds a false answer.
func TestAnotherStatus(t *testing.T) {
	c := without(t, "- Japan\n")
	sets, err := exam.Read(corpus.Source(), c)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(sets, func(s exam.Set) bool { return s.Name == "faq" })
	got, misses, err := exam.Run(t.Context(), made(t, c), sets[i:i+1], ticking())
	if err != nil || len(got.False) == 0 {
		t.Errorf("Run() = %+v, %v, want a false answer", got, err)
	}
	if !slices.ContainsFunc(misses, func(m exam.Miss) bool { return m.False && len(m.Slips) > 0 }) {
		t.Errorf("Run() misses %+v, want one whose line and corpus differ", misses)
	}
}

// TestCarry takes an exam over to a corpus in which Japan is no member: the lines that were
// right and are not any more are marked, and not asked; back again they are as they were.
func TestCarry(t *testing.T) {
	const own = `# of Japan
is japan a member? => status JP=member yes # why
  "  japan" =>   list has="=> "
"  le japon" => status JP=member lang=fr

who are the members? => list {member}
is norway a member? => status NO=member yes
france => list
`
	const marked = `# of Japan
is japan a member? => outdated status JP=member yes # why
  "  japan" =>   list has="=> "
"  le japon" => outdated status JP=member lang=fr

who are the members? => list {member}
is norway a member? => status NO=member yes
france => list
`
	before, after := loaded(t), without(t, "- Japan\n")
	read := func(text string, c *corpus.Corpus) []exam.Set {
		t.Helper()
		sets, err := exam.Read(written(map[string]string{"own.txt": text}), c)
		if err != nil {
			t.Fatal(err)
		}
		return sets
	}
	run := func(text string, c *corpus.Corpus) exam.Result {
		t.Helper()
		r, _, err := exam.Run(t.Context(), made(t, c), read(text, c), ticking())
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	carried := func(text string, c *corpus.Corpus, missed []string, want string) {
		t.Helper()
		files, err := exam.Carry(t.Context(), made(t, c), c, map[string][]byte{"exam/own.txt": []byte(text)}, missed)
		if err != nil || string(files["exam/own.txt"]) != want {
			t.Errorf("Carry() = %s, %v, want\n%s", files["exam/own.txt"], err, want)
		}
	}
	was := run(own, before)
	if right, asked := was.Score(); right != 4 || asked != 6 || len(was.Outdated) != 0 {
		t.Fatalf("Run() = %+v, want 4 of 6 right", was)
	}
	carried(own, after, was.Wrong, marked)
	now := run(marked, after)
	if right, asked := now.Score(); right != 2 || asked != 4 || len(now.Outdated) != 2 || len(now.False) != 0 {
		t.Errorf("Run() = %+v, want 2 of 4 right, 2 outdated, none false", now)
	}
	carried(marked, after, now.Wrong, marked)
	carried(marked, before, now.Wrong, own)
	if _, err := exam.Carry(t.Context(), made(t, after), after, map[string][]byte{"exam/own.txt": []byte("japan")}, nil); err == nil {
		t.Error("Carry() of what is no exam = nil, want an error")
	}
}
