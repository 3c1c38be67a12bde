package answer_test

// The evaluation sets, the exam of the embedded corpus, say what the engine must
// understand.
//
// To add a case, write one line in the file of its sort, corpus/data/exam/*.txt, and run
//
//	go test ./index/answer -run TestEval -update
//
// which rewrites testdata/stats.golden, the score of every file and the questions
// missed. Package exam says how a line is written.

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

var update = flag.Bool("update", false, "rewrite testdata/stats.golden and testdata/lists/*.want")

// A bench is the real engine and what its answers are checked against.
type bench struct {
	corpus *corpus.Corpus
	engine *answer.Engine
	page   string // every document, each on one line
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func newBench(tb testing.TB) *bench { return newBenchOf(tb, corpus.Source()) }

// newBenchOf is the engine over another corpus.
func newBenchOf(tb testing.TB, fsys fs.FS) *bench {
	tb.Helper()
	c, err := corpus.Load(fsys)
	if err != nil {
		tb.Fatalf("Load() = %v, want nil", err)
	}
	x, err := index.Build(c)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { x.Close() })
	var pages strings.Builder
	for _, d := range c.Documents() {
		text, err := fs.ReadFile(fsys, d.ID)
		if err != nil {
			tb.Fatal(err)
		}
		pages.WriteString(oneLine(string(text)) + "\n")
	}
	return &bench{c, answer.New(c, x), pages.String()}
}

// TestEval holds every answer to the evaluation sets and to the invariants.
// A miss counts in the score; a wrong status or an answer where the page has
// none fails at once, and so does any trap.
func TestEval(t *testing.T) {
	b := newBench(t)
	var stats bytes.Buffer
	right, total := 0, 0
	for _, set := range evalSets(t, b.corpus) {
		name, cases := set.Name, set.Cases
		var missed []string
		for _, ec := range cases {
			a := b.ask(t, ec.Question)
			b.checkInvariants(t, ec.Where, a)
			misses, grave := ec.Want.Check(a)
			if len(misses) == 0 {
				continue
			}
			missed = append(missed, ec.Question)
			report := t.Logf
			if grave || name == "traps" {
				report = t.Errorf
			}
			report("%s: Ask(%q) = %v, want %v: %s", ec.Where, ec.Question, summary(a), ec.Want, strings.Join(misses, "; "))
		}
		fmt.Fprintf(&stats, "%-10s %3d/%d\n", name, len(cases)-len(missed), len(cases))
		for _, q := range missed {
			fmt.Fprintf(&stats, "\tmissed %q\n", q)
		}
		right, total = right+len(cases)-len(missed), total+len(cases)
	}
	fmt.Fprintf(&stats, "%-10s %3d/%d\n", "total", right, total)
	compareStats(t, stats.Bytes())
}

func compareStats(t *testing.T, got []byte) {
	t.Helper()
	const golden = "testdata/stats.golden"
	if *update {
		if err := os.WriteFile(golden, got, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the score is not the one committed; if it is better, run with -update\ngot:\n%s\nwant:\n%s", got, want)
	}
}

// TestEvalQuestionsAreDistinct finds a question that was written twice.
func TestEvalQuestionsAreDistinct(t *testing.T) {
	c := newBench(t).corpus
	seen := map[string]string{}
	for _, set := range evalSets(t, c) {
		for _, ec := range set.Cases {
			// The traps and the forty questions are kept whole, as they were given.
			if first, ok := seen[ec.Question]; ok && set.Name != "faq" && set.Name != "traps" {
				t.Errorf("%s: %q is already in %s", ec.Where, ec.Question, first)
			}
			seen[ec.Question] = ec.Where
		}
	}
}

// FuzzAsk holds any input to the invariants.
func FuzzAsk(f *testing.F) {
	if testing.Short() {
		f.Skip("asks every question of the exam twice, in one goroutine")
	}
	b := newBench(f)
	for _, ec := range evalCases(f, b.corpus) {
		f.Add(ec.Question)
	}
	f.Fuzz(func(t *testing.T, q string) {
		a := b.ask(t, q)
		b.checkInvariants(t, "fuzz", a)
		if again := b.ask(t, "  "+q+"\n "); !sameFinding(a, again) {
			t.Errorf("Ask(%q) = %v with padding, want %v", q, summary(again), summary(a))
		}
		if !ordinary(q) {
			return
		}
		// Words of two or three letters stay as they are: their capitals may make a code of them.
		for _, c := range []struct {
			name string
			of   func(string) string
		}{{"lower", strings.ToLower}, {"upper", strings.ToUpper}, {"title", title}} {
			other := recase(q, c.of)
			if again := b.ask(t, other); !sameFinding(a, again) {
				t.Errorf("Ask(%q) = %v in %s case, want %v as for %q", other, summary(again), c.name, summary(a), q)
			}
		}
	})
}

// ordinary reports whether q is words of plain letters, perhaps with a mark at
// the end. Of the short ones only the commonest will do, as others may be codes,
// and beside a code the case of the words around it matters.
func ordinary(q string) bool {
	for w := range strings.SplitSeq(strings.TrimRight(q, "?!. "), " ") {
		if len(w) < 4 && !strings.Contains(" a the is are in of who how not ", " "+w+" ") {
			return false
		}
		for _, r := range w {
			if r > unicode.MaxASCII || !unicode.IsLetter(r) {
				return false
			}
		}
	}
	return true
}

// recase applies of to every word of four letters or more.
func recase(q string, of func(string) string) string {
	words := strings.Split(q, " ")
	for i, w := range words {
		if len(strings.TrimRight(w, "?!.")) >= 4 {
			words[i] = of(w)
		}
	}
	return strings.Join(words, " ")
}

func title(w string) string { return strings.ToUpper(w[:1]) + strings.ToLower(w[1:]) }

// sameFinding reports whether two answers are of one kind about the same entities.
func sameFinding(a, b answer.Answer) bool {
	return a.Kind() == b.Kind() && slices.Equal(entityIDs(a), entityIDs(b))
}

func (b *bench) ask(tb testing.TB, q string) answer.Answer {
	tb.Helper()
	a, err := b.engine.Ask(tb.Context(), answer.Question{Text: q})
	if err != nil {
		tb.Fatalf("Ask(%q) = %v", q, err)
	}
	return a
}

// checkInvariants checks what holds of every answer, whatever was asked.
func (b *bench) checkInvariants(tb testing.TB, where string, a answer.Answer) {
	tb.Helper()
	fail := func(format string, args ...any) {
		tb.Helper()
		tb.Errorf("%s: Ask(%q) = %v: %s", where, a.Question, summary(a), fmt.Sprintf(format, args...))
	}
	if text := a.Text(); strings.TrimSpace(text) == "" || !utf8.ValidString(text) {
		fail("text %q, want some, in UTF-8", text)
	}
	if len(a.Citations()) == 0 && a.Kind() != answer.Help && a.Kind() != answer.None {
		fail("no citation, want at least one")
	}
	for _, c := range a.Citations() {
		if c.Text() == "" || !strings.Contains(b.page, oneLine(c.Text())) {
			fail("quote %q, want words of the page", c.Text())
		}
		if quoted := a.Lang.Pick("“"+c.Text()+"”", "«\u00a0"+c.Text()+"\u00a0»"); strings.Count(a.Text(), quoted) > 1 {
			fail("text %q, want %s once", a.Text(), quoted)
		}
	}
	seen := map[string]bool{}
	for _, e := range a.Entities {
		if seen[e.ID] {
			fail("%s twice, want each entity once", e.ID)
		}
		seen[e.ID] = true
		switch known, ok := b.corpus.Entity(e.ID); {
		case !ok:
			fail("entity %q, want one of the corpus", e.ID)
		case e.Status != known.Status:
			fail("%s=%s, want %s", e.ID, e.Status, known.Status)
		}
	}
	said, french := a.Derivation, a.Derivation.In(corpus.French)
	for i, s := range said.Recognised {
		if s.As == french.Recognised[i].As {
			fail("%q is %q in French as well", s.Text, s.As)
		}
	}
	if said.Language == french.Language || said.Rule == french.Rule {
		fail("language %q by rule %q in French as well", french.Language, french.Rule)
	}
	again := b.ask(tb, a.Question)
	one, err := json.Marshal(a)
	if err != nil {
		fail("no JSON: %v", err)
	}
	if two, err := json.Marshal(again); err != nil || !bytes.Equal(one, two) {
		fail("asked again, %s, %v, want %s", two, err, one)
	}
}

func substantive(k answer.Kind) bool { return k != answer.Help && k != answer.None }

func entityIDs(a answer.Answer) []string {
	var ids []string
	for _, e := range a.Entities {
		ids = append(ids, e.ID)
	}
	return ids
}

// summary says what matters of an answer in one line.
func summary(a answer.Answer) string { return exam.Summary(a) }

// evalSets are the exam of the embedded corpus.
func evalSets(tb testing.TB, c *corpus.Corpus) []exam.Set {
	tb.Helper()
	sets, err := exam.Read(corpus.Source(), c)
	if err != nil {
		tb.Fatal(err)
	}
	for _, set := range sets {
		noSlip(tb, set)
	}
	return sets
}

// evalCases are all its questions.
func evalCases(tb testing.TB, c *corpus.Corpus) []exam.Case {
	tb.Helper()
	var all []exam.Case
	for _, set := range evalSets(tb, c) {
		all = append(all, set.Cases...)
	}
	return all
}

// readCases are the questions of another file.
func readCases(tb testing.TB, c *corpus.Corpus, file string) []exam.Case {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	set, err := exam.Parse(filepath.Base(file), string(data), c)
	if err != nil {
		tb.Fatal(err)
	}
	noSlip(tb, set)
	return set.Cases
}

// noSlip wants the questions to say of who takes part what the corpus says.
func noSlip(tb testing.TB, set exam.Set) {
	tb.Helper()
	for _, ec := range set.Cases {
		for _, slip := range ec.Slips {
			tb.Errorf("%s: %s", ec.Where, slip)
		}
	}
}
