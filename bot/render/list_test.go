package render_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
)

// drawn is a card or window as Slack gets it.
func drawn(t *testing.T, v any) string {
	t.Helper()
	var sb strings.Builder
	enc := json.NewEncoder(&sb)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("&amp;", "&", `\u0026amp;`, "&").Replace(sb.String())
}

// TestListIsWhole holds that a set stands whole in its message, by the alphabet of its
// language and no flag parted from its name; that one longer than anybody reads begins so,
// and a button opens all of it.
func TestListIsWhole(t *testing.T) {
	const most = 60
	e := engine(t)
	for _, q := range []string{
		"who are the members?", "qui sont les membres?", "who are the observers?", "qui sont les observateurs?",
		"which countries in Africa or Asia are not members?", "quels pays d'Afrique et d'Asie ne sont pas membres?",
	} {
		a := ask(t, e, q, "")
		o := render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: q, Lang: a.Lang}.Encode()}
		card, window := drawn(t, render.Answer(a, o).Blocks), drawn(t, render.AnswerModal(a, o))
		es := slices.SortedFunc(slices.Values(a.Entities), func(x, y answer.Entity) int {
			return strings.Compare(corpus.Fold(x.Name), corpus.Fold(y.Name))
		})
		last := 0
		for i, x := range es {
			flagged := x.Flag + "\u00a0" + x.Name
			whole := strings.ReplaceAll(flagged, " ", "\u00a0") // a short name breaks nowhere
			at := max(strings.Index(card, whole), strings.Index(card, flagged))
			if short := len(x.Name) < 20 && len(es) > 5; short {
				at = strings.Index(card, whole)
			}
			if i >= most != (at < 0) || at >= 0 && at < last {
				t.Errorf("Answer(%q) has %q, the %d. of %d, at %d, want it behind %d", q, flagged, i+1, len(es), at, last)
			}
			last = max(at, last)
			if !strings.Contains(strings.ReplaceAll(window, "\u00a0", " "), strings.ReplaceAll(flagged, "\u00a0", " ")) {
				t.Errorf("AnswerModal(%q) lacks %q", q, flagged)
			}
		}
		all := fmt.Sprintf(a.Lang.Pick("All %d", "Les %d"), len(es))
		if opens := strings.Contains(card, `"`+all+`"`); opens != (len(es) > most) {
			t.Errorf("Answer(%q) of %d has a button %q = %v, want it where they are over %d", q, len(es), all, opens, most)
		}
	}
}

// TestSeveralBeginWithTheExceptions holds that several names are one line of numbers and a
// table with those first that are no members, and that the list is not quoted whole.
func TestSeveralBeginWithTheExceptions(t *testing.T) {
	e := engine(t)
	for _, c := range []struct {
		q, headline string
		rows        []string
	}{
		{"japan, brazil, iceland, france and esa", "Of the 5: 2 members, 1 observer, 1 left out, 1 not listed.", []string{"Iceland", "Brazil", "European Space Agency", "Japan", "France"}},
		{"japon, brésil, islande, france et ASE", "Sur les 5\u00a0: 2 membres, 1 observateur, 1 exclu, 1 absent de la liste.", []string{"Islande", "Brésil", "Agence spatiale européenne", "Japon", "France"}},
		{"are japan, france, germany and italy members?", "Yes. All 4 are members.", []string{"Japan", "France", "Germany", "Italy"}},
		{"are brazil, japan and france members", "Of the 3: 2 members, 1 not listed.", []string{"Brazil", "Japan", "France"}},
		{"are brazil and japan members", "Japan is a member; Brazil is not on the list.", nil},
	} {
		a := ask(t, e, c.q, "")
		card := drawn(t, render.Answer(a, render.Options{Source: e.Document(), Body: e.Body()}).Blocks)
		if !strings.Contains(card, `"`+c.headline+`"`) {
			t.Errorf("Answer(%q) = %s, want the headline %q", c.q, card, c.headline)
		}
		last := 0
		for _, name := range c.rows {
			at := strings.LastIndex(card, "\u00a0"+name+`"`)
			if at < last {
				t.Errorf("Answer(%q) has the row of %q at %d, want behind %d", c.q, name, at, last)
			}
			last = at
		}
		if has := strings.Contains(card, `"table"`); has != (c.rows != nil) {
			t.Errorf("Answer(%q) has a table = %v, want one of three names or more: two are told in the verdict", c.q, has)
		}
		for _, twice := range []string{"not on the list\"", "as an observer", "absent de la liste\""} {
			if strings.Contains(card, twice) {
				t.Errorf("Answer(%q) = %s, want no standing told twice: %q", c.q, card, twice)
			}
		}
		if strings.Contains(card, "consists of:") {
			t.Errorf("Answer(%q) quotes the whole list", c.q)
		}
	}
}

// TestOneOrTwoAreToldInTheVerdict holds that whom the verdict names stands there with a flag,
// and on no row of its own; and that the page's lines on two stand in one.
func TestOneOrTwoAreToldInTheVerdict(t *testing.T) {
	e := engine(t)
	for q, want := range map[string][]string{
		"which NATO country is left out?": {"🇮🇸", "Iceland."},
		"is Iceland in NATO?":             {"🇮🇸", "By the page's wording, “all NATO countries (except Iceland)”"},
		"are Japan and Norway members?":   {"🇯🇵\u00a0🇳🇴", `"Yes. Japan and Norway are members."`, `"The page: “Japan” · “all NATO countries (except Iceland)”"`},
		"le Japon et le Brésil":           {"🇯🇵\u00a0🇧🇷", "La page (en anglais)\u00a0: «\u00a0Japan\u00a0»\""},
	} {
		card := drawn(t, render.Answer(ask(t, e, q, ""), render.Options{Source: e.Document(), Body: e.Body()}).Blocks)
		for _, w := range want {
			if strings.Count(card, w) != 1 {
				t.Errorf("Answer(%q) = %s, want %q once", q, card, w)
			}
		}
	}
}

// TestProofShowsThePlace holds that a proof shows the quoted line between its neighbours, and
// says in plain words what a misspelling was taken for.
func TestProofShowsThePlace(t *testing.T) {
	e := engine(t)
	a := explained(t, e, "is swtizerland in?")
	card := drawn(t, render.ProofModal(a, render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: a.Question}.Encode()}))
	for _, want := range []string{"“swtizerland”: Switzerland, misspelt", "• Singapore", "• “Switzerland”", "• European Commission (observer)", string(render.TraceAction)} {
		if !strings.Contains(card, want) {
			t.Errorf("ProofModal(%q) lacks %q: %s", a.Question, want, card)
		}
	}
	for _, not := range []string{"word of", "carries nothing", "query"} {
		if strings.Contains(card, not) {
			t.Errorf("ProofModal(%q) has %q, want plain words", a.Question, not)
		}
	}
}
