package render_test

import (
	"encoding/json"
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
	return sb.String()
}

// TestLongListStandsInAWindow holds that a set longer than a message shows begins there in
// the order of the alphabet, that a button opens all of it, and that no flag parts from its name.
func TestLongListStandsInAWindow(t *testing.T) {
	e := engine(t)
	for _, q := range []string{"who are the members?", "qui sont les membres?"} {
		a := ask(t, e, q, "")
		o := render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: q, Lang: a.Lang}.Encode()}
		card, window := drawn(t, render.Answer(a, o).Blocks), drawn(t, render.AnswerModal(a, o))
		shown, last := 0, ""
		es := slices.SortedFunc(slices.Values(a.Entities), func(x, y answer.Entity) int {
			return strings.Compare(corpus.Fold(x.Name), corpus.Fold(y.Name))
		})
		for i, x := range es {
			flagged := x.Flag + "\u00a0" + x.Name
			if strings.Contains(card, flagged) {
				if shown != i {
					t.Errorf("Answer(%q) shows %s, but not all before it", q, x.Name)
				}
				if at := strings.Index(card, flagged); at < strings.Index(card, last) {
					t.Errorf("Answer(%q) shows %s before %s", q, flagged, last)
				}
				shown, last = shown+1, flagged
			}
			if !strings.Contains(window, flagged) {
				t.Errorf("AnswerModal(%q) lacks %q", q, flagged)
			}
			if text := render.Answer(a, o).Text; !strings.Contains(text, x.Name) {
				t.Errorf("Answer(%q).Text lacks %q", q, x.Name)
			}
		}
		if shown == 0 || shown >= len(es) {
			t.Errorf("Answer(%q) shows %d of %d names, want the first of them", q, shown, len(es))
		}
		if all := a.Lang.Pick("All 38", "Les 38"); !strings.Contains(card, `"`+all+`"`) {
			t.Errorf("Answer(%q) has no button %q", q, all)
		}
		o.Ref = ""
		card = drawn(t, render.Answer(a, o).Blocks)
		for _, x := range es {
			if !strings.Contains(card, x.Flag+"\u00a0"+x.Name) {
				t.Errorf("Answer(%q) without a button lacks %q", q, x.Name)
			}
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
		{"are brazil and japan members", "Japan is a member; Brazil is not on the list.", []string{"Brazil", "Japan"}},
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
		if strings.Contains(card, "consists of:") {
			t.Errorf("Answer(%q) quotes the whole list", c.q)
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
