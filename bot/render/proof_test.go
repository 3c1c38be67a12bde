package render_test

import (
	"strings"
	"testing"

	"miswg/bot/render"
	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// findings are what the check of a receipt may find; nil is not ours. The answer of then was
// in English.
func findings(t testing.TB, e *answer.Engine) map[string]*audit.Finding {
	t.Helper()
	then, now := ask(t, e, "is japan a member?", ""), ask(t, e, "is esa a member?", "")
	before := then
	before.Digest = "ba9876543210"
	was := e.Document()
	was.Captured = "2026-08-01"
	var many []source.LineOf
	for range 20 {
		many = append(many, source.LineOf{File: "page.txt", Change: source.Change{Kind: source.Added, Is: 7, After: "- <!channel> *x*"}})
	}
	return map[string]*audit.Finding{
		"same":  {Then: then, Now: then, Source: e.Document()},
		"still": {Then: before, Now: then, Source: was},
		"changed": {Then: before, Now: now, Source: was, Delta: source.Delta{
			Lines: []source.LineOf{
				{File: "page.txt", Change: source.Change{Kind: source.Reworded, Was: 26, Before: "- Japan", Is: 27, After: "- Japan (observer)"}},
				{File: "page.txt", Change: source.Change{Kind: source.Removed, Was: 30, Before: "- <!here> *Peru*"}},
				{File: "page.txt", Change: source.Change{Kind: source.Moved, Was: 31, Before: "- Austria", Is: 33, After: "- Austria"}},
			},
			Effects:    []source.Effect{{ID: "JP", Name: "Japan", French: "Japon", Before: corpus.Member, After: corpus.Observer}},
			Uncompared: []string{"rules <!here>.md"},
		}},
		"much":     {Then: before, Now: now, Source: was, Delta: source.Delta{Lines: many}},
		"not-ours": nil,
	}
}

// proofOf are the options of the proof of an answer.
func proofOf(e *answer.Engine, a answer.Answer) render.Options {
	return render.Options{Source: e.Document(), Body: e.Body(), Ref: render.Ref{Text: "x", Lang: a.Lang}.Encode()}
}

// proofs are the cards of receipts.
func proofs(t testing.TB, e *answer.Engine) map[string]any {
	t.Helper()
	out := map[string]any{}
	former := receipt.New("ba9876543210", "then")
	for _, l := range corpus.Langs() {
		q := l.Pick("is esa a member?", "l'ASE est-elle membre?")
		a, fr := explained(t, e, q), l.Pick("", "-fr")
		o := proofOf(e, a)
		o.Given = receipt.New(a.Digest, "worded otherwise")
		out["proof-other"+fr] = render.ProofModal(a, o)
		o.Given = former
		out["proof-changed"+fr] = render.ProofModal(a, o)
		for name, f := range findings(t, e) {
			o.Then, o.Linked = f, f != nil && name != "much"
			if f != nil && f.Changed() {
				out["proof-since-"+name+fr] = render.ProofModal(a, o)
			}
			out["receipt-"+name+fr] = render.ReceiptCard(l, former, f, render.Options{Source: e.Document(), Body: e.Body(), Marks: render.Marks{Verified: true}})
		}
	}
	return out
}

// TestProofTellsTheReceipt: what a proof says of the receipt of an answer, in each language.
func TestProofTellsTheReceipt(t *testing.T) {
	e := engine(t)
	for _, l := range corpus.Langs() {
		a := explained(t, e, l.Pick("is esa a member?", "l'ASE est-elle membre?"))
		former := receipt.New("ba9876543210", "then")
		other := receipt.New(a.Digest, "worded otherwise")
		found := findings(t, e)
		link := string(former.At(e.Document().URL))
		for name, tt := range map[string]struct {
			given  receipt.Code
			then   *audit.Finding
			linked bool
			want   []string
			not    string
		}{
			"none":    {"", nil, false, nil, "made again"},
			"same":    {a.Receipt, nil, false, []string{l.Pick("The answer was made again just now, and is the same.", "La réponse vient d'être refaite; c'est la même."), string(a.Receipt)}, "#miswg-"},
			"other":   {other, nil, false, []string{l.Pick("Receipt "+string(other)+": made again just now, the answer is worded otherwise. The data are the same.", "refaite à l'instant, la réponse est formulée autrement. Les données sont les mêmes.")}, "verify"},
			"changed": {former, nil, false, []string{l.Pick("the data have changed since this answer was given. “miswg verify "+string(former)+"” tells what it was.", "les données ont changé depuis cette réponse. «\u00a0miswg verify "+string(former)+"\u00a0» dit ce qu'elle était.")}, "#miswg-"},
			"since": {former, found["changed"], true, []string{
				l.Pick("the data have changed since, and with them the answer", "les données ont changé depuis, et la réponse avec elles"),
				l.Pick("Answered from the copy of 1\u00a0Aug\u00a02026: “Yes. Japan is a member of the MISWG.”", "Réponse d'après la copie du 1er\u00a0août\u00a02026\u00a0: «\u00a0Yes. Japan is a member of the MISWG.\u00a0»"),
				l.Pick("Now: “No. The European Space Agency (ESA) is an observer", "Maintenant\u00a0: «\u00a0No. The European Space Agency (ESA) is an observer"),
				l.Pick("before: “Japan”; now: “Japan (observer)”", "avant\u00a0: «\u00a0Japan\u00a0»; maintenant\u00a0: «\u00a0Japan (observer)\u00a0»"),
				l.Pick("Japan: Observer; was: Member", "Japon\u00a0: Observateur; avant\u00a0: Membre"), link,
			}, "verify"},
			"still": {former, found["still"], false, []string{l.Pick("the same answer, though the data have changed since", "la même réponse, bien que les données aient changé depuis"),
				l.Pick("No line that it quotes has changed", "Aucune ligne qu'elle cite n'a changé")}, l.Pick("Now: ", "Maintenant")},
		} {
			o := proofOf(e, a)
			o.Given, o.Then, o.Linked = tt.given, tt.then, tt.linked
			card := drawn(t, render.ProofModal(a, o))
			for _, want := range tt.want {
				if !strings.Contains(card, want) {
					t.Errorf("%s, %s: ProofModal lacks %q: %s", l, name, want, card)
				}
			}
			if strings.Contains(card, tt.not) {
				t.Errorf("%s, %s: ProofModal has %q: %s", l, name, tt.not, card)
			}
		}
	}
}
