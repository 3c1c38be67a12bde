package answer_test

import (
	"cmp"
	"encoding/json"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
)

func ask(t *testing.T, e *answer.Engine, q answer.Question) answer.Answer {
	t.Helper()
	a, err := e.Ask(t.Context(), q)
	if err != nil {
		t.Fatalf("Ask(%q) = %v, want nil", q.Text, err)
	}
	return a
}

// TestWhatIsOfferedIsAnswered follows every suggestion, choice and example.
func TestWhatIsOfferedIsAnswered(t *testing.T) {
	e := engine(t)
	var offered []answer.Choice
	for _, l := range corpus.Langs() {
		offered = append(offered, e.Examples(l)...)
		for _, q := range []string{"japan", "who are the observers", "combien de membres", "what is miswg", "fees?", "", "Is Iseland a member?", "Brussels", "NO", "Virgin Islands"} {
			a := ask(t, e, answer.Question{Text: q, Lang: l, Force: true})
			if len(a.Suggestions)+len(a.Choices) == 0 {
				t.Errorf("Ask(%q) offers nothing", q)
			}
			offered = append(offered, a.Suggestions...)
			for _, c := range a.Choices {
				if got := ask(t, e, answer.Question{Text: c.Ask, Lang: l, Force: true}); got.Kind() != answer.Status {
					t.Errorf("Ask(%q), a choice of %q, is of kind %s, want status", c.Ask, q, got.Kind())
				}
			}
		}
	}
	for _, c := range offered {
		if got := ask(t, e, answer.Question{Text: c.Ask}); got.Kind() == answer.None || got.Kind() == answer.Help {
			t.Errorf("Ask(%q), which was offered, is of kind %s", c.Ask, got.Kind())
		}
	}
}

// TestEveryEntityIsFoundByEachName asks for each country and organisation by its
// own names in both languages: identity is exact.
func TestEveryEntityIsFoundByEachName(t *testing.T) {
	e := engine(t)
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	ambiguous := map[string]bool{}
	for a := range c.Ambiguities() {
		for _, n := range a.Names {
			ambiguous[corpus.Fold(n)] = true
		}
	}
	for x := range c.Entities() {
		for _, l := range corpus.Langs() {
			name := x.Name(l)
			if ambiguous[corpus.Fold(name)] {
				continue
			}
			for _, q := range []string{name, strings.ToUpper(name), strings.ToLower(name)} {
				a := ask(t, e, answer.Question{Text: q, Lang: l})
				if a.Kind() != answer.Status || len(a.Entities) != 1 || a.Entities[0].ID != x.ID || a.Entities[0].Status != x.Status {
					t.Errorf("Ask(%q) = %s %v, want %s %s", q, a.Kind(), a.Entities, x.ID, x.Status)
				}
			}
		}
	}
}

func TestLanguage(t *testing.T) {
	e := engine(t)
	for _, tt := range []struct {
		q    answer.Question
		want corpus.Lang
	}{
		{answer.Question{Text: "is japan a member"}, corpus.English},
		{answer.Question{Text: "le japon est il membre"}, corpus.French},
		{answer.Question{Text: "norvege"}, corpus.French},
		{answer.Question{Text: "JP"}, corpus.English},
		{answer.Question{Text: "JP", Lang: corpus.French}, corpus.French},
		{answer.Question{Text: ":flag-jp:", Lang: corpus.French}, corpus.French},
		{answer.Question{Text: "is japan a member", Lang: corpus.French}, corpus.English},
		{answer.Question{Text: "is japan a member", Lang: corpus.French, Force: true}, corpus.French},
		{answer.Question{Text: "DE, SE"}, corpus.English},
	} {
		if a := ask(t, e, tt.q); a.Lang != tt.want {
			t.Errorf("Ask(%+v) answers in %q, want %q", tt.q, a.Lang, tt.want)
		}
	}
}

// TestSpoken: where a text tells its language, nothing else decides it, unless it asks for
// another; where it does not, the asker's does.
func TestSpoken(t *testing.T) {
	if testing.Short() {
		t.Skip("reads every question of the exam, in one goroutine")
	}
	b := newBench(t)
	told := 0
	for _, ec := range evalCases(t, b.corpus) {
		spoken := b.engine.Spoken(ec.Question)
		if spoken != "" {
			told++
		}
		for _, l := range []corpus.Lang{corpus.English, corpus.French} {
			want := cmp.Or(spoken, l)
			if spoken != "" {
				want = cmp.Or(ec.Want.Lang, want)
			}
			if a := ask(t, b.engine, answer.Question{Text: ec.Question, Lang: l}); a.Lang != want {
				t.Errorf("%s: Ask(%q in %q) answers in %q, want %q", ec.Where, ec.Question, l, a.Lang, want)
			}
		}
	}
	if told < 500 {
		t.Errorf("%d questions in clear words, want most", told)
	}
}

func TestConversation(t *testing.T) {
	e := engine(t)
	first := ask(t, e, answer.Question{Text: "which members are outside NATO?"})
	then := ask(t, e, answer.Question{Text: "which of those are in the EU?", Before: &first.Context})
	if len(then.Entities) != 1 || then.Entities[0].ID != "AT" {
		t.Errorf("Ask(which of those are in the EU?) = %v, want AT", then.Entities)
	}
	japan := ask(t, e, answer.Question{Text: "is japan a member?"})
	it := ask(t, e, answer.Question{Text: "is it an observer?", Before: &japan.Context})
	if it.Kind() != answer.Status || !strings.HasPrefix(it.Verdict, "No. Japan") {
		t.Errorf("Ask(is it an observer?) = %q, want it to be about Japan", it.Verdict)
	}
	norway := ask(t, e, answer.Question{Text: "and Norway?", Before: &japan.Context})
	if len(norway.Entities) != 1 || norway.Entities[0].ID != "NO" {
		t.Errorf("Ask(and Norway?) = %v, want NO", norway.Entities)
	}
}

func TestSuggest(t *testing.T) {
	e := engine(t)
	for typed, want := range map[string]string{"jap": "JP", "usa": "US", "holland": "NL", "japann": "JP", "ESA": "org:esa", "swtizerland": "CH", "": "AL", "côte": "CI"} {
		got := e.Suggest(typed, corpus.English, 100)
		if len(got) == 0 || got[0].ID != want {
			t.Errorf("Suggest(%q) = %v, want %s first", typed, got, want)
		}
	}
	if got := e.Suggest("zzzz", corpus.English, 100); len(got) != 0 {
		t.Errorf("Suggest(%q) = %v, want none", "zzzz", got)
	}
	for _, typed := range []string{"", "a", "i"} {
		got := e.Suggest(typed, corpus.French, 7)
		if len(got) != 7 {
			t.Errorf("Suggest(%q, limit 7) = %d options", typed, len(got))
		}
		seen := map[string]bool{}
		for _, o := range got {
			if seen[o.ID] || o.Label == "" || o.Description == "" {
				t.Errorf("Suggest(%q) has %+v twice or empty", typed, o)
			}
			seen[o.ID] = true
		}
	}
}

func TestScan(t *testing.T) {
	e := engine(t)
	a, err := e.Scan(t.Context(), "Suppliers:\n1. Thales - France\n2. Saab (Sweden)\n3. Hanwha, South Korea\nplus ESA and our IT team, it is in or out by NO later than Monday", corpus.English)
	if err != nil {
		t.Fatal(err)
	}
	got := ""
	for _, x := range a.Entities {
		got += x.ID + " "
	}
	if want := "FR SE KR org:esa "; got != want {
		t.Errorf("Scan() = %q, want %q", got, want)
	}
	if none, err := e.Scan(t.Context(), "nothing to see", corpus.French); err != nil || none.Kind() != answer.None || none.Lang != corpus.French {
		t.Errorf("Scan(nothing) = %s %s %v, want none in fr", none.Kind(), none.Lang, err)
	}
}

func TestAbout(t *testing.T) {
	e := engine(t)
	a, err := e.About("org:esa", corpus.French)
	if err != nil || a.Kind() != answer.Status || a.Lang != corpus.French || a.Entities[0].Status != corpus.Observer {
		t.Errorf("About(org:esa) = %s %v %v", a.Kind(), a.Entities, err)
	}
	if _, err := e.About("QQ", corpus.English); err == nil {
		t.Error("About(QQ) = nil error, want one")
	}
	if got := len(e.Listed(corpus.English)); got != 44 {
		t.Errorf("Listed() = %d rows, want 44", got)
	}
}

// TestContract holds the fields of ask --json that others read.
func TestContract(t *testing.T) {
	e := engine(t)
	for _, q := range []string{"is japan a member?", "", "what does it cost", "which african countries are members"} {
		b, err := json.Marshal(ask(t, e, answer.Question{Text: q}))
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]any
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{"question", "lang", "kind", "entities", "count", "text", "citations", "suggestions", "derivation", "corpus"} {
			if got[field] == nil {
				t.Errorf("Ask(%q) has %s null or missing, want it there", q, field)
			}
		}
	}
}

// TestDerivation: every answer says by which rule it came about.
func TestDerivation(t *testing.T) {
	e := engine(t)
	for _, q := range []string{"japan", "who are the observers", "what is miswg", "fees", "", "wakanda?", "<@U1> ???"} {
		if d := ask(t, e, answer.Question{Text: q}).Derivation; d.Rule == "" || d.Language == "" {
			t.Errorf("Ask(%q) derives by %q in %q, want both said", q, d.Rule, d.Language)
		}
	}
}

// TestFollowUpsAreAnswered asks every question offered after any question of the eval
// sets: it is answered, and with something else than what it is offered after.
func TestFollowUpsAreAnswered(t *testing.T) {
	b := newBench(t)
	next := map[answer.Choice]answer.Answer{}
	for _, ec := range evalCases(t, b.corpus) {
		a := ask(t, b.engine, answer.Question{Text: ec.Question})
		for _, c := range a.Suggestions {
			c.Label = string(a.Lang)
			if _, known := next[c]; !known {
				next[c] = ask(t, b.engine, answer.Question{Text: c.Ask, Lang: a.Lang})
			}
			if got := next[c]; got.Kind() == answer.None || got.Kind() == answer.Help || got.Verdict == a.Verdict {
				t.Errorf("%s: Ask(%q), offered after %q, = %v, want an answer, and another", ec.Where, c.Ask, ec.Question, got.Verdict)
			}
		}
	}
	if len(next) == 0 {
		t.Error("nothing is offered")
	}
}

// TestOfEach asks about everybody in a group, in the words of people, and wants it told
// who is not in.
func TestOfEach(t *testing.T) {
	const nato, natoFr = "31 of the 32 NATO countries are members; Iceland", "31 des 32 pays de l'OTAN sont membres; l'Islande"
	const both = "24 of the 27 EU countries are members; Cyprus, Ireland and Malta are not on the list. " + nato
	for q, want := range map[string]string{
		"everyone in NATO is a member right?":                                                       nato,
		"everyone in NATO?":                                                                         nato,
		"is everyone in NATO in miswg":                                                              nato,
		"all of NATO in?":                                                                           nato,
		"pretty sure every NATO country is in. check":                                               nato,
		"est-ce que tout le monde dans l'OTAN est membre":                                           natoFr,
		"is everyone in the EU + NATO in the group":                                                 both,
		"are all EU and NATO countries members":                                                     both,
		"are the Baltics and the Nordics members?":                                                  "Estonia, Latvia and Lithuania are members. Denmark, Finland, Norway and Sweden are members; Iceland",
		"tell all countries of the G20 what are inside of group":                                    "9 of the 19 G20 countries are members",
		"all NATO countries that are members":                                                       "31 of the 32 NATO countries are members",
		"members are NATO states, Australia and Japan?":                                             "Australia and Japan are members.\n" + nato,
		"are NATO nations, Austria and Malta in":                                                    "Austria is a member; Malta is not on the list.\n" + nato,
		"are the 27 EU members all represented, given that the European Commission is an observer?": "24 of the 27 EU countries are members; Cyprus, Ireland and Malta",
		"les États de l'OTAN et Malte en font partie?":                                              "Malte ne figure pas sur la liste de la page, ni comme membre ni comme observateur.\n" + natoFr,
	} {
		a := ask(t, engine(t), answer.Question{Text: q})
		if !strings.HasPrefix(a.Text(), want) {
			t.Errorf("Ask(%q) = %q, want it to begin with %q", q, a.Text(), want)
		}
		rows := map[string]bool{}
		for _, e := range a.Entities {
			if rows[e.ID] {
				t.Errorf("Ask(%q) has two rows of %s", q, e.ID)
			}
			rows[e.ID] = true
		}
	}
}
