package render_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/exam"
	"miswg/index/answer/table"
)

var update = flag.Bool("update", false, "rewrite the golden files")

var shared = sync.OnceValues(func() (*answer.Engine, error) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c)
	if err != nil {
		return nil, err
	}
	return answer.New(c, x), nil
})

// engine answers from the embedded corpus; all tests share it.
func engine(t testing.TB) *answer.Engine {
	t.Helper()
	e, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func ask(t testing.TB, e *answer.Engine, q string, l corpus.Lang) answer.Answer {
	t.Helper()
	a, err := e.Ask(context.Background(), answer.Question{Text: q, Lang: l})
	if err != nil {
		t.Fatalf("Ask(%q) = %v", q, err)
	}
	return a
}

// explained is an answer with what its proof shows.
func explained(t testing.TB, e *answer.Engine, q string) answer.Answer {
	t.Helper()
	a, err := e.Ask(context.Background(), answer.Question{Text: q, Explain: true})
	if err != nil {
		t.Fatalf("Ask(%q) = %v", q, err)
	}
	return a
}

// cards draws one of everything. The value is a Message, a view, or blocks.
func cards(t testing.TB, e *answer.Engine) map[string]any {
	t.Helper()
	doc := e.Document()
	full := func(a answer.Answer, q string) render.Options {
		return render.Options{Source: doc, Body: e.Body(), Ref: render.Ref{Text: q, Lang: a.Lang, Force: true}.Encode(), Feedback: true}
	}
	out := map[string]any{}
	for name, q := range map[string]string{
		"status-member": "is japan a member?", "status-member-fr": "le japon est-il membre?",
		"status-excluded": "iceland", "status-excluded-fr": "l'islande est-elle membre?",
		"status-not-listed": "is south korea a member?", "status-observer": "is ESA a member?",
		"status-several": "japan, brazil, iceland and esa", "list-members": "who are the members?",
		"list-members-fr": "qui sont les membres?", "list-observers": "who are the observers?", "list-eu-not": "which EU countries are not members?",
		"count": "how many members are there?", "count-fr": "combien y a-t-il de membres?",
		"passage": "what is the mission of the MISWG?", "passage-fr": "quelle est la mission du MISWG?",
		"none": "how much does a clearance cost?", "none-fr": "combien coûte une habilitation?",
		"unknown": "is blorfland a member?", "typo": "is austrlia a member?", "injection": "is <!channel> *blorf* <@U1> `x` a member?",
	} {
		a := ask(t, e, q, "")
		out[name] = render.Answer(a, full(a, q))
	}
	private := ask(t, e, "is japan a member?", "")
	o := full(private, "is japan a member?")
	o.Share, o.Question = true, "is japan a member?"
	out["private"] = render.Answer(private, o)
	o.Share, o.AskedBy = false, "U0ALICE"
	out["shared"] = render.Answer(private, o)
	out["home-stale"] = render.Home(render.HomeData{Lang: corpus.English, Source: doc, Body: e.Body(), Today: time.Date(2027, 2, 21, 0, 0, 0, 0, time.UTC)})
	out["home-stale-fr"] = render.Home(render.HomeData{Lang: corpus.French, Source: doc, Body: e.Body(), Today: time.Date(2027, 2, 21, 0, 0, 0, 0, time.UTC)})
	checked, err := e.Scan(context.Background(), "Suppliers: Japan, Brazil, Iceland, ESA and Ruritania", corpus.English)
	if err != nil {
		t.Fatal(err)
	}
	place := render.Place{Channel: "C1", Thread: "1.2", Respond: "https://hooks.slack.com/x", Lang: corpus.English}
	empty, err := e.Scan(context.Background(), "nothing here", corpus.French)
	if err != nil {
		t.Fatal(err)
	}
	before := exam.Result{When: time.Date(2026, 11, 22, 4, 0, 0, 0, time.UTC), Corpus: "ba9876543210", Program: "v1.2.2, go1.26", P50: 80 * time.Microsecond, P99: 1300 * time.Microsecond,
		Categories: []exam.Category{{Name: "status", Right: 46, Asked: 46}, {Name: "traps", Right: 211, Asked: 212}}, Wrong: []string{"traps-0a1b2c3d"}}
	examined := exam.Result{When: before.When.AddDate(0, 0, 7), Corpus: "0123456789ab", Program: "v1.2.3 <!channel>, go1.26", P50: before.P50, P99: 12 * time.Millisecond,
		Categories: []exam.Category{{Name: "status", Right: 45, Asked: 47}, {Name: "<!here> *own*", Right: 212, Asked: 212}}, Wrong: []string{"status-00112233", "status-44556677"}, False: []string{"status-44556677"}, Outdated: []string{"status-8899aabb", "<!here> *own*-ccddeeff"}}
	for _, l := range corpus.Langs() {
		at := func(name string) string { return name + l.Pick("", "-fr") }
		out[at("help")] = render.Help(l, e.Examples(l), render.Options{Body: e.Body()})
		out[at("home")] = render.Home(render.HomeData{Lang: l, Listed: e.Listed(l), Examples: e.Examples(l), Groups: e.GroupQuestions(l), Source: doc, Body: e.Body(), Digest: "0123456789ab", MapFile: "F123"})
		out[at("lookup")] = render.LookupModal(l, e.Body())
		out[at("reason")] = render.ReasonModal(l, render.Vote{Vote: render.Down, Kind: answer.Status, Lang: l})
		out[at("unfurl")] = render.Unfurl(l, e.Listed(l), doc, e.Body())
		out[at("note-failed")] = render.Failed(l, "ab12cd34")
		out[at("note-external")] = render.NotExternal(l, doc)
		out[at("gaps")] = render.Gaps(l, "2026-11-16", []render.Gap{{Term: "visit request", People: 4, Questions: 7}, {Term: "<!channel> *fee*", People: 3, Questions: 3}})
		out[at("exam")] = render.Examined(l, examined, examined.Since(before))
		out[at("exam-first")] = render.Examined(l, before, before.Since(exam.Result{}))
		out[at("home-exam")] = render.Home(render.HomeData{Lang: l, Source: doc, Body: e.Body(), Digest: "0123456789ab", Exam: examined})
		out[at("note-refused")] = render.Reloaded(l, "0123456789ab", false, errors.New("corpus: members.yaml:3: <!here> is no status"))
	}
	for _, l := range corpus.Langs() {
		aged := ask(t, e, l.Pick("is japan a member?", "le japon est-il membre?"), "")
		ao := full(aged, "is japan a member?")
		ao.Today = time.Date(2026, 11, 29, 12, 0, 0, 0, time.UTC)
		out["status-aged"+l.Pick("", "-fr")] = render.Answer(aged, ao)
	}
	marked := ask(t, e, "is japan a member?", "")
	mo := full(marked, "is japan a member?")
	mo.Marks = render.Marks{Verified: true}
	out["status-verified"] = render.Answer(marked, mo)
	mo.Marks = render.Marks{Changed: "2026-11-29"}
	out["status-under-review"] = render.Answer(marked, mo)
	out["proof-under-review"] = render.ProofModal(explained(t, e, "is japan a member?"), mo)
	marked = ask(t, e, "le japon est-il membre?", "")
	mo.Marks = render.Marks{Verified: true, Days: 3}
	out["status-verified-fr"] = render.Answer(marked, mo)
	mo.Marks = render.Marks{Changed: "2026-11-29"}
	out["status-under-review-fr"] = render.Answer(marked, mo)
	for _, l := range corpus.Langs() {
		a := ask(t, e, l.Pick("is japan a member?", "le japon est-il membre?"), "")
		said := render.Corrected(l, "2026-11-29", proposals()["waits"].Effects[1:], proposals()["waits"].Pages[0].Changes[1:3])
		amended, _, _ := render.Amended(render.Answer(a, full(a, "is japan a member?")), "0123456789abcdef", said)
		out["corrected"+l.Pick("", "-fr")] = amended
		out["correction"+l.Pick("", "-fr")] = render.Correction(l, said)
	}
	for name, p := range proposals() {
		for _, l := range corpus.Langs() {
			out["review-"+name+l.Pick("", "-fr")] = render.Review(l, p)
		}
	}
	out["home-keeping"] = render.Home(render.HomeData{Lang: corpus.English, Listed: e.Listed(corpus.English), Groups: e.GroupQuestions(corpus.English), Source: doc, Body: e.Body(), Digest: "0123456789ab", KeepsQuestions: true})
	out["home-region"] = render.Home(render.HomeData{Lang: corpus.English, Listed: e.Listed(corpus.English), Browse: "region:Eastern Asia", Chosen: corpus.English, Groups: e.GroupQuestions(corpus.English), Source: doc, Body: e.Body(), Digest: "0123456789ab"})
	for name, q := range map[string]string{"": "how many members are there?", "-fr": "le japon est-il membre?", "-none": "is blorfland a member?", "-typo": "is swtizerland in?"} {
		a := explained(t, e, q)
		out["proof"+name] = render.ProofModal(a, full(a, q))
		out["trace"+name] = render.TraceModal(a, full(a, q))
	}
	maps.Copy(out, proofs(t, e))
	out["answer-modal"] = render.AnswerModal(ask(t, e, "japan, brazil and esa", ""), full(private, "japan, brazil and esa"))
	out["check"] = render.CheckModal(checked, render.Options{Source: doc, Body: e.Body()}, place, []string{render.FilesNote(corpus.English, 2)})
	out["check-none-fr"] = render.CheckModal(empty, render.Options{Source: doc, Body: e.Body()}, place, nil)
	out["checked"] = render.Checked(corpus.English, checked.Entities, "U0ALICE", render.Options{Source: doc, Body: e.Body()})
	out["working"] = render.WorkingModal(corpus.French, e.Body())
	return out
}

// code is a receipt, which is another whenever the data are.
var code = regexp.MustCompile(`\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b`)

func TestCards(t *testing.T) {
	e := engine(t)
	drawn := cards(t, e)
	for name, card := range drawn {
		check(t, name, card)
		got := bytes.ReplaceAll(golden(t, card), []byte(e.Digest()), []byte("0123456789ab"))
		got = code.ReplaceAll(got, []byte("CODE"))
		file := filepath.Join("testdata", name+".golden.json")
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("card %s: %v (go test ./bot/render -update writes it)", name, err)
			continue
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("card %s (-want +got):\n%s", name, diff)
		}
	}
	files, err := filepath.Glob("testdata/*.golden.json")
	if err != nil || len(files) != len(drawn) {
		t.Errorf("%d golden files, %v, want %d", len(files), err, len(drawn))
	}
}

// check holds a card against Slack's structure and limits, as localslack does.
func check(t *testing.T, name string, card any) {
	t.Helper()
	var problems []blockkit.Problem
	switch c := card.(type) {
	case render.Message:
		problems = blockkit.CheckBlocks(blockkit.OnMessage, marshal(t, c.Blocks))
		if n := len([]rune(c.Text)); n == 0 || n > 4000 {
			t.Errorf("card %s: text has %d characters, want 1 to 4000", name, n)
		}
	case []slack.Block:
		problems = blockkit.CheckBlocks(blockkit.OnMessage, marshal(t, c))
	default:
		problems = blockkit.CheckView(marshal(t, c))
	}
	for _, p := range problems {
		t.Errorf("card %s: %v", name, p)
	}
}

// golden is the JSON of a card, in the form that Block Kit Builder takes.
func golden(t *testing.T, card any) []byte {
	t.Helper()
	switch c := card.(type) {
	case render.Message:
		card = struct {
			Text   string        `json:"text"`
			Blocks []slack.Block `json:"blocks"`
		}{c.Text, c.Blocks}
	case []slack.Block:
		card = map[string]any{"blocks": c}
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(card); err != nil {
		t.Fatal(err)
	}
	return []byte(out.String())
}

func marshal(t *testing.T, v any) []byte {
	t.Helper()
	js, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return js
}

// TestLabelsHoldWhatIsSeen: who speaks to a screen says what is on the button, so
// what it is called must hold that (WCAG 2.5.3).
func TestLabelsHoldWhatIsSeen(t *testing.T) {
	labels := 0
	var walk func(card string, v any)
	walk = func(card string, v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(card, x)
			}
		case map[string]any:
			for _, x := range v {
				walk(card, x)
			}
			label, _ := v["accessibility_label"].(string)
			text, _ := v["text"].(map[string]any)
			seen, _ := text["text"].(string)
			if label == "" {
				return
			}
			labels++
			seen = strings.TrimLeftFunc(seen, func(r rune) bool { return !unicode.IsLetter(r) })
			if seen == "" || !strings.Contains(label, seen) {
				t.Errorf("card %s: the button %q is called %q, want its words in that", card, seen, label)
			}
		}
	}
	for name, card := range cards(t, engine(t)) {
		var v any
		if err := json.Unmarshal(golden(t, card), &v); err != nil {
			t.Fatal(err)
		}
		walk(name, v)
	}
	if labels == 0 {
		t.Error("no labels found")
	}
}

func checklist(t *testing.T, e *answer.Engine, text string) answer.Checklist {
	t.Helper()
	list, err := e.Check(t.Context(), table.Text(text), corpus.English)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestNoRowIsLost counts the rows that a list shows, those that follow as text, and
// those that it says are left.
func TestNoRowIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("draws long lists, in one goroutine")
	}
	e := engine(t)
	o := render.Options{Source: e.Document(), Body: e.Body()}
	for _, n := range []int{7, 30, 31, 200, 2_000} {
		for _, supplier := range []string{"Firm", "Firm " + strings.Repeat("Söhne-", 30)} {
			var typed strings.Builder
			for i := range n {
				fmt.Fprintf(&typed, "X%d %s, %s\n", i, supplier, []string{"Brazil", "Japan", "Narnia"}[i%3])
			}
			list := checklist(t, e, typed.String())
			for _, inOrder := range []bool{false, true} {
				js, err := json.Marshal(render.Checklist(list, o, render.Ref{Order: inOrder}, nil, false).Blocks)
				if err != nil {
					t.Fatal(err)
				}
				shown := len(regexp.MustCompile(`X\d+ Firm`).FindAllString(string(js), -1))
				left := 0
				if m := regexp.MustCompile(`and (\d+) more line`).FindStringSubmatch(string(js)); m != nil {
					left, _ = strconv.Atoi(m[1])
				}
				if shown+left != n || shown < min(n, render.ShownRows) {
					t.Errorf("a list of %d rows shows %d and says that %d are left, want all of them", n, shown, left)
				}
			}
		}
	}
}

// TestAbsurdSizes feeds every drawing what no corpus has, and holds the result
// against the limits all the same.
func TestAbsurdSizes(t *testing.T) {
	if testing.Short() {
		t.Skip("draws hundreds of long cards")
	}
	e := engine(t)
	doc := e.Document()
	for _, unit := range []string{"x", "é ", "🇯🇵", "<!channel> ", "\x00\xff", "\n"} {
		long := strings.Repeat(unit, 6_000)
		base := ask(t, e, "japan, brazil, iceland and esa", "")
		for _, a := range []answer.Answer{base, ask(t, e, "who are the members?", ""), ask(t, e, "is blorf a member?", ""), ask(t, e, "help", "")} {
			a.Verdict, a.Understood, a.Reasons = long, long, []string{long, long, long}
			a.Unknown = []string{long, long}
			var es []answer.Entity
			for range 150 {
				es = append(es, answer.Entity{ID: "XX", Name: long, Flag: unit, Basis: long, Region: long, Status: corpus.Member})
			}
			a.Entities = append(a.Entities, es...)
			for range 30 {
				a.Choices = append(a.Choices, answer.Choice{Label: long, Ask: "a question"}, answer.Choice{Label: "x", Ask: long})
			}
			a.Suggestions = a.Choices
			a.Derivation.Rule, a.Derivation.Query, a.Derivation.Arithmetic = long, long, long
			for range 60 {
				a.Derivation.Recognised = append(a.Derivation.Recognised, answer.Span{Text: long, As: long})
				a.Derivation.Leftover = append(a.Derivation.Leftover, long)
			}
			o := render.Options{Source: doc, Body: e.Body(), Ref: "{}", Share: true, Feedback: true, Question: long, AskedBy: long}
			name := "absurd " + string(a.Kind())
			check(t, name, render.Answer(a, o))
			check(t, name, render.AnswerModal(a, o))
			check(t, name, render.ProofModal(a, o))
			check(t, name, render.TraceModal(a, o))
			check(t, name, render.CheckModal(a, o, render.Place{Respond: long}, []string{render.FilesNote(corpus.English, 1000)}))
			check(t, name, render.Checked(a.Lang, a.Entities, long, o))
			check(t, name, render.Help(a.Lang, a.Choices, o))
			check(t, name, render.Home(render.HomeData{Lang: corpus.French, Listed: a.Entities, Examples: a.Choices, Groups: e.GroupQuestions(corpus.English), Source: doc, Body: e.Body(), Digest: long, Browse: long, MapFile: "F1"}))
			check(t, name, render.Failed(a.Lang, long))
		}
		list := checklist(t, e, strings.Repeat("Saab "+unit+", Sweden\nFirm "+unit+", Brazil\n", 100))
		for i := range list.Rows {
			list.Rows[i].Supplier, list.Rows[i].Why = long, long
		}
		o := render.Options{Source: doc, Body: e.Body()}
		check(t, "absurd list", render.Checklist(list, o, render.Ref{List: long}, []string{render.FileNote(corpus.French, long, errors.New("x"))}, false))
		check(t, "absurd list", render.ChecklistModal(list, o, render.Ref{}, render.Place{Respond: long}, []string{long}))
		check(t, "absurd notes", render.Notes([]string{render.FileNote(corpus.English, long, errors.New("x")), long}))
	}
}

// TestTextIsComplete wants the answer first in the text, then its quote and its
// source, since a screen reader reads nothing else.
func TestTextIsComplete(t *testing.T) {
	e := engine(t)
	for _, tt := range []struct{ q, first, quote string }{
		{"is japan a member?", "Yes. Japan is a member of the MISWG.", "Japan"},
		{"l'islande est-elle membre?", "Non.", "all NATO countries (except Iceland)"},
		{"who are the observers?", "5 observers", "NATO Office of Security (observer)"},
	} {
		a := ask(t, e, tt.q, "")
		text := render.Answer(a, render.Options{Source: e.Document()}).Text
		if !strings.HasPrefix(text, tt.first) || !strings.Contains(text, tt.quote) || !strings.Contains(text, e.Document().URL) {
			t.Errorf("Answer(%q).Text = %q, want %q first, then the quote %q and the address", tt.q, text, tt.first, tt.quote)
		}
	}
}

// TestInertEverywhere looks for anything live in what is drawn from hostile text:
// mrkdwn may hold no control sequence but our own link to the source.
func TestInertEverywhere(t *testing.T) {
	e := engine(t)
	const evil = "<!channel> <@U1> <https://evil.example|x> *b* _i_ `c` @here"
	a := ask(t, e, "is "+evil+" a member?", "")
	a.Verdict, a.Reasons, a.Unknown = evil, []string{evil}, []string{evil}
	a.Entities = []answer.Entity{{ID: "X", Name: evil, Basis: evil, Region: evil}, {ID: "Y", Name: evil, Region: evil + "2"}}
	o := render.Options{Source: e.Document(), Body: e.Body(), Question: evil, AskedBy: evil, Ref: "{}", Share: true}
	src := "<" + e.Document().URL + "|"
	list := checklist(t, e, strings.Repeat(evil+", Sweden\n", 4))
	for _, m := range []any{
		render.Checklist(list, o, render.Ref{List: evil}, []string{evil}, false), render.ChecklistModal(list, o, render.Ref{List: evil, Order: true}, render.Place{}, []string{evil}), render.Notes([]string{evil}),
		render.Answer(a, o), render.CheckModal(a, o, render.Place{}, nil), render.Checked(a.Lang, a.Entities, evil, o), render.ProofModal(a, o), render.TraceModal(a, o),
		render.Home(render.HomeData{Lang: corpus.English, Listed: a.Entities, Source: e.Document()}),
	} {
		if msg, ok := m.(render.Message); ok {
			if strings.Contains(msg.Text, "<") {
				t.Errorf("text %q holds a control sequence", msg.Text)
			}
			m = msg.Blocks
		}
		var v any
		if err := json.Unmarshal(marshal(t, m), &v); err != nil {
			t.Fatal(err)
		}
		walk(v, func(o map[string]any) {
			s, _ := o["text"].(string)
			switch o["type"] {
			case "mrkdwn":
				if o["verbatim"] != true || strings.Contains(strings.ReplaceAll(s, src, ""), "<") || strings.Contains(s, "`") {
					t.Errorf("mrkdwn %q, verbatim %v, want nothing live", s, o["verbatim"])
				}
			case "user", "broadcast", "usergroup", "channel", "link":
				t.Errorf("live element %v", o)
			}
		})
	}
}

func walk(v any, visit func(map[string]any)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walk(x, visit)
		}
	case map[string]any:
		visit(v)
		for _, x := range v {
			walk(x, visit)
		}
	}
}
