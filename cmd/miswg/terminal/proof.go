package terminal

import (
	"cmp"
	"fmt"
	"strings"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/words"
)

// Proof writes in plain words how an answer came about, in its language: what was understood,
// and the lines of the document it is from in their places, those it quotes in quotation
// marks. The answer has to be one that was asked to be explained.
func (p *Paper) Proof(a answer.Answer, of corpus.Document) {
	say := a.Lang.Pick
	if steps := a.Derivation.Steps(a.Lang); len(steps) > 0 {
		p.lines(say("What was understood:", "Ce qui a été compris\u00a0:"))
		for _, s := range steps {
			p.lines("  • " + s)
		}
	}
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		p.lines(say("This reply claims nothing about the page, so it quotes nothing.", "Cette réponse n'affirme rien sur la page; elle ne cite donc rien."))
	}
	section := ""
	for _, l := range a.Around {
		if at := cmp.Or(l.Title, of.Title) + " › " + l.Section; at != section {
			section = at
			p.lines(at + say(":", "\u00a0:"))
		}
		p.lines(inPlace(a.Lang, l))
	}
}

// inPlace is one line of a document as a proof has it.
func inPlace(lang corpus.Lang, l answer.Line) string {
	text := l.Text
	if l.Quoted {
		text = words.Quote(lang, text)
	}
	if l.Item {
		text = "• " + text
	}
	if l.Gap {
		return "  …\n  " + text
	}
	return "  " + text
}

// Explain writes how an answer came about, one thing a line, in the language of the answer.
func (p *Paper) Explain(a answer.Answer) {
	d, say := a.Derivation.In(a.Lang), a.Lang.Pick
	row := func(format string, of ...any) { p.lines(fmt.Sprintf(format, of...)) }
	fmt.Fprintln(p)
	row("%-11s %s\n%-11s %s (%s)\n%-11s %s", say("kind", "genre"), a.Kind(), say("language", "langue"), a.Lang, d.Language, say("rule", "règle"), d.Rule)
	for i, s := range d.Recognised {
		label := ""
		if i == 0 {
			label = say("recognised", "reconnu")
		}
		row("%-11s %-24q %s", label, s.Text, s.As)
	}
	if r := d.Read; r != nil {
		row("%-11s %q\n            %s %.2f, %s %s (%s %.2f), %q", say("read like", "proche de"), r.Like, r.Label, r.P, say("then", "puis"), r.Next, say("margin", "écart"), r.Margin, r.Masked)
	}
	for _, x := range [][2]string{
		{say("query", "requête"), d.Query}, {say("arithmetic", "calcul"), d.Arithmetic}, {say("left over", "reste"), strings.Join(d.Leftover, ", ")}, {say("corpus", "données"), a.Digest},
	} {
		if x[1] != "" {
			row("%-11s %s", x[0], x[1])
		}
	}
}
