package answer_test

// The evaluation sets, testdata/eval/*.txt, say what the engine must understand.
//
// To add a case, write one line in the file of its sort and run
//
//	go test ./index/answer -run TestEval -update
//
// which rewrites stats.golden, the score of every file and the questions missed.
// A line is "question => expectation # why"; the why is optional, and a line
// that begins with # is a comment. A question that begins or ends with a space,
// or holds characters hard to see, is written as a Go string in double quotes.
//
// The expectation begins with the kinds allowed, joined by |, and goes on with
// any of the following, each checked if it applies to the kind of the answer:
//
//	JP=member KR=not_listed   the entities of a status answer, in this order
//	{eu & !member}            the set of a list or count answer: group and entity
//	                          IDs and statuses, with & + !, and {} for the empty set
//	or                        between two rows of entities, or two sets: either will do
//	38, 43|38                 the number of a count or list answer
//	yes, no, neither          the text does not open with the contrary
//	section=miswg             part of the page first cited: miswg or overview, joined by |
//	has="seven|7"             the text has one of these, in any case, accents or not
//	lacks="yes|oui"           the text has none of these as a word
//	offers="Norway"           one of the readings offered begins so
//	lang=fr                   language of the answer

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
)

var update = flag.Bool("update", false, "rewrite testdata/eval/stats.golden and testdata/lists/*.want")

// An evalCase is one line of an evaluation set.
type evalCase struct {
	where    string // file:line
	question string
	want     expectation
}

// An expectation is the right side of a line. Zero fields are not checked.
type expectation struct {
	source   string // as written, for the failure message
	kinds    []answer.Kind
	rows     [][]entityWant // alternatives
	sets     [][]string     // alternatives, sorted
	counts   []int
	sections []string
	has      [][]string // every item, one alternative of each
	lacks    []string
	offers   []string
	polarity string
	lang     corpus.Lang
}

type entityWant struct {
	id     string
	status corpus.Status
}

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
	for _, file := range evalFiles(t) {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		var missed []string
		cases := readCases(t, b.corpus, file)
		for _, ec := range cases {
			a := b.ask(t, ec.question)
			b.checkInvariants(t, ec.where, a)
			misses, grave := check(ec.want, a)
			if len(misses) == 0 {
				continue
			}
			missed = append(missed, ec.question)
			report := t.Logf
			if grave || name == "traps" {
				report = t.Errorf
			}
			report("%s: Ask(%q) = %v, want %v: %s", ec.where, ec.question, summary(a), ec.want.source, strings.Join(misses, "; "))
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
	const golden = "testdata/eval/stats.golden"
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
	for _, file := range evalFiles(t) {
		for _, ec := range readCases(t, c, file) {
			// The traps and the forty questions are kept whole, as they were given.
			if first, ok := seen[ec.question]; ok && !strings.Contains(file, "faq") && !strings.Contains(file, "traps") {
				t.Errorf("%s: %q is already in %s", ec.where, ec.question, first)
			}
			seen[ec.question] = ec.where
		}
	}
}

// FuzzAsk holds any input to the invariants.
func FuzzAsk(f *testing.F) {
	b := newBench(f)
	for _, file := range evalFiles(f) {
		for _, ec := range readCases(f, b.corpus, file) {
			f.Add(ec.question)
		}
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
	again := b.ask(tb, a.Question)
	one, err := json.Marshal(a)
	if err != nil {
		fail("no JSON: %v", err)
	}
	if two, err := json.Marshal(again); err != nil || !bytes.Equal(one, two) {
		fail("asked again, %s, %v, want %s", two, err, one)
	}
}

// check compares an answer with what is wanted of it. Grave are a wrong status,
// the contrary Yes or No, and an answer where only help or none is right.
func check(want expectation, a answer.Answer) (misses []string, grave bool) {
	miss := func(format string, args ...any) { misses = append(misses, fmt.Sprintf(format, args...)) }
	kind, text := a.Kind(), foldText(a.Text())
	if !slices.Contains(want.kinds, kind) {
		miss("kind %s", kind)
		silent := !slices.ContainsFunc(want.kinds, substantive)
		grave = silent && substantive(kind)
	}
	if want.rows != nil && kind == answer.Status {
		if !slices.ContainsFunc(want.rows, func(row []entityWant) bool { return slices.Equal(row, entityRow(a)) }) {
			miss("entities")
			grave = grave || contradicts(want.rows, a)
		}
	}
	if listed := kind == answer.List || kind == answer.Count; listed {
		if want.sets != nil && !slices.ContainsFunc(want.sets, func(set []string) bool { return slices.Equal(set, sorted(entityIDs(a))) }) {
			miss("set")
		}
		if want.counts != nil && !slices.Contains(want.counts, a.Count) {
			miss("count %d", a.Count)
		}
	}
	if want.sections != nil && kind == answer.Passage && !slices.Contains(want.sections, firstSection(a)) {
		miss("section %s", firstSection(a))
	}
	if substantive(kind) {
		for _, alternatives := range want.has {
			if !slices.ContainsFunc(alternatives, func(s string) bool { return strings.Contains(text, foldText(s)) }) {
				miss("text lacks %q", alternatives)
			}
		}
	}
	for _, s := range want.lacks {
		if hasWord(text, foldText(s)) {
			miss("text has %q", s)
		}
	}
	for _, s := range want.offers {
		if !slices.ContainsFunc(a.Choices, func(c answer.Choice) bool { return strings.HasPrefix(foldText(c.Label), foldText(s)) }) {
			miss("does not offer %q", s)
		}
	}
	if opening := opensWith(text); want.polarity != "" && opening != "" && opening != want.polarity {
		miss("opens with %s", opening)
		grave = true
	}
	if want.lang != "" && a.Lang != want.lang {
		miss("language %s", a.Lang)
	}
	return misses, grave
}

func substantive(k answer.Kind) bool { return k != answer.Help && k != answer.None }

// contradicts reports whether a gives an entity a status no row allows.
func contradicts(rows [][]entityWant, a answer.Answer) bool {
	for _, e := range a.Entities {
		named, allowed := false, false
		for _, row := range rows {
			for _, w := range row {
				named = named || w.id == e.ID
				allowed = allowed || w == entityWant{e.ID, e.Status}
			}
		}
		if named && !allowed {
			return true
		}
	}
	return false
}

var (
	opensYes = regexp.MustCompile(`^\W*(yes|yep|yeah|yup|oui|absolutely|absolument|correct|exact|that's right|c'est exact)\b`)
	opensNo  = regexp.MustCompile(`^\W*(no|nope|nah|non)(\s*([,.!;:]|$)|\s*-($|\W))`)
)

// opensWith tells whether folded text opens with yes, no or neither ("").
func opensWith(text string) string {
	switch {
	case opensYes.MatchString(text):
		return "yes"
	case opensNo.MatchString(text):
		return "no"
	}
	return ""
}

func hasWord(text, word string) bool {
	re := regexp.MustCompile(`(^|[^\pL\pN_])` + regexp.QuoteMeta(word) + `($|[^\pL\pN_])`)
	return re.MatchString(text)
}

// foldText lowers case and drops accents, so that a check does not hang on them.
func foldText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == '’' || r == '‘':
			return '\''
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(s))
	return strings.Join(strings.Fields(s), " ")
}

func firstSection(a answer.Answer) string {
	if len(a.Citations()) == 0 {
		return "none"
	}
	if strings.Contains(a.Citations()[0].Passage().Section, "Working Group") {
		return "miswg"
	}
	return "overview"
}

func entityRow(a answer.Answer) []entityWant {
	var row []entityWant
	for _, e := range a.Entities {
		row = append(row, entityWant{e.ID, e.Status})
	}
	return row
}

func entityIDs(a answer.Answer) []string {
	var ids []string
	for _, e := range a.Entities {
		ids = append(ids, e.ID)
	}
	return ids
}

func sorted(ids []string) []string {
	slices.Sort(ids)
	return ids
}

// summary says what matters of an answer in one line.
func summary(a answer.Answer) string {
	s := string(a.Kind())
	for i, w := range entityRow(a) {
		if i == 12 {
			s += " …"
			break
		}
		s += " " + w.id + "=" + string(w.status)
	}
	text := strings.Join(strings.Fields(a.Text()), " ")
	if r := []rune(text); len(r) > 160 {
		text = string(r[:160]) + "…"
	}
	return fmt.Sprintf("%s %d section=%s %q", s, a.Count, firstSection(a), text)
}

func evalFiles(tb testing.TB) []string {
	tb.Helper()
	files, err := filepath.Glob("testdata/eval/*.txt")
	if err != nil || len(files) == 0 {
		tb.Fatalf("Glob(testdata/eval/*.txt) = %q, %v, want files", files, err)
	}
	return files
}

func readCases(tb testing.TB, c *corpus.Corpus, file string) []evalCase {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	var cases []evalCase
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		ec, err := parseCase(c, line)
		if err != nil {
			tb.Fatalf("%s:%d: %v", file, n, err)
		}
		ec.where = fmt.Sprintf("%s:%d", filepath.Base(file), n)
		cases = append(cases, ec)
	}
	if len(cases) == 0 {
		tb.Fatalf("%s: no case", file)
	}
	return cases
}

func parseCase(c *corpus.Corpus, line string) (evalCase, error) {
	question, rest, ok := "", "", false
	if quoted, err := strconv.QuotedPrefix(line); err == nil && strings.HasPrefix(strings.TrimSpace(line[len(quoted):]), "=> ") {
		question, err = strconv.Unquote(quoted)
		if err != nil {
			return evalCase{}, err
		}
		_, rest, ok = strings.Cut(line[len(quoted):], "=> ")
	} else {
		question, rest, ok = strings.Cut(line, " => ")
		question = strings.TrimSpace(question)
	}
	if !ok {
		return evalCase{}, fmt.Errorf("no %q in %q", " => ", line)
	}
	want, err := parseExpectation(c, rest)
	return evalCase{question: question, want: want}, err
}

func parseExpectation(c *corpus.Corpus, s string) (expectation, error) {
	words, err := expectationWords(s)
	if err != nil {
		return expectation{}, err
	}
	if len(words) == 0 {
		return expectation{}, fmt.Errorf("no expectation in %q", s)
	}
	want := expectation{source: strings.Join(words, " ")}
	for k := range strings.SplitSeq(words[0], "|") {
		kind := answer.Kind(k)
		if !slices.Contains([]answer.Kind{answer.Status, answer.List, answer.Count, answer.Passage, answer.Help, answer.None}, kind) {
			return want, fmt.Errorf("%q is no kind", k)
		}
		want.kinds = append(want.kinds, kind)
	}
	var row []entityWant
	for _, w := range words[1:] {
		if err := want.add(c, w, &row); err != nil {
			return want, err
		}
	}
	if row != nil {
		want.rows = append(want.rows, row)
	}
	if slices.Equal(want.kinds, []answer.Kind{answer.Status}) && want.rows == nil {
		return want, fmt.Errorf("status without entities in %q", s)
	}
	return want, nil
}

func (w *expectation) add(c *corpus.Corpus, word string, row *[]entityWant) error {
	key, value, assigned := strings.Cut(word, "=")
	switch {
	case word == "or":
		if *row != nil {
			w.rows = append(w.rows, *row)
			*row = nil
		}
	case word == "yes" || word == "no" || word == "neither":
		w.polarity = word
	case strings.HasPrefix(word, "{"):
		set, err := evalSet(c, strings.Trim(word, "{}"))
		w.sets = append(w.sets, set)
		return err
	case word[0] >= '0' && word[0] <= '9':
		for n := range strings.SplitSeq(word, "|") {
			i, err := strconv.Atoi(n)
			if err != nil {
				return err
			}
			w.counts = append(w.counts, i)
		}
	case !assigned:
		return fmt.Errorf("cannot read %q", word)
	case key == "section":
		w.sections = strings.Split(value, "|")
	case key == "has":
		w.has = append(w.has, strings.Split(value, "|"))
	case key == "lacks":
		w.lacks = append(w.lacks, strings.Split(value, "|")...)
	case key == "offers":
		w.offers = append(w.offers, value)
	case key == "lang":
		w.lang = corpus.Lang(value)
	default:
		e, ok := c.Entity(key)
		if !ok {
			return fmt.Errorf("no entity %q", key)
		}
		// The sets state the truth themselves: a slip in the data must not pass unseen.
		if e.Status != corpus.Status(value) {
			return fmt.Errorf("%s is %s in the corpus, %s here", key, e.Status, value)
		}
		*row = append(*row, entityWant{key, corpus.Status(value)})
	}
	return nil
}

// expectationWords splits at spaces, but not inside braces or quotes, whose
// quotes it drops, and stops at a comment.
func expectationWords(s string) ([]string, error) {
	var words []string
	for s = strings.TrimSpace(s); s != "" && s[0] != '#'; s = strings.TrimSpace(s) {
		end := strings.IndexByte(s, ' ')
		if end < 0 {
			end = len(s)
		}
		word := s[:end]
		switch quote := strings.IndexByte(word, '"'); {
		case s[0] == '{':
			i := strings.IndexByte(s, '}')
			if i < 0 {
				return nil, fmt.Errorf("no } after %q", s)
			}
			word, end = s[:i+1], i+1
		case quote >= 0:
			i := strings.IndexByte(s[quote+1:], '"')
			if i < 0 {
				return nil, fmt.Errorf("no closing quote in %q", s)
			}
			end = quote + i + 2
			word = s[:quote] + s[quote+1:end-1]
		}
		words = append(words, word)
		s = s[end:]
	}
	return words, nil
}

// evalSet evaluates a set: terms joined by +, each of factors joined by &, a
// factor negated by !. Words side by side are joined by +.
func evalSet(c *corpus.Corpus, s string) ([]string, error) {
	if s = strings.TrimSpace(s); s == "" {
		return nil, nil
	}
	holds := func(factor string, e corpus.Entity) (bool, error) {
		if _, ok := c.Entity(factor); ok {
			return e.ID == factor, nil
		}
		if g, ok := c.Group(factor); ok {
			return slices.Contains(g.Countries, e.ID), nil
		}
		switch s := corpus.Status(factor); s {
		case corpus.Member, corpus.Observer, corpus.Excluded:
			return e.Status == s, nil
		}
		return false, fmt.Errorf("no group, entity or status %q", factor)
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "& ", "&"), " &", "&")
	var set []string
	for e := range c.Entities() {
		in := false
		for _, term := range strings.FieldsFunc(s, func(r rune) bool { return r == '+' || r == ' ' }) {
			all := true
			for factor := range strings.SplitSeq(term, "&") {
				name, not := strings.CutPrefix(factor, "!")
				ok, err := holds(name, e)
				if err != nil {
					return nil, err
				}
				all = all && ok != not
			}
			in = in || all
		}
		if in {
			set = append(set, e.ID)
		}
	}
	return sorted(set), nil
}
