package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// ProofModal shows how an answer came about, in plain words, and the page's words in their
// place. How the program read the question is a click away.
func ProofModal(a answer.Answer, o Options) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	var b blocks
	if steps := understood(w, a); len(steps) > 0 {
		b.add(header(w.Pick("What was understood", "Ce qui a été compris")), bullets(steps))
	}
	b.add(header(w.proofWords(a.Source(o.Source).Lang != a.Lang)))
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		b.add(textSection(w.proofNoQuotes()))
	}
	b.add(inPlace(w, a.Around, o.Source.Title)...)
	b.add(sourceLine(w, a, o))
	if says := checkedReceipt(w, a, o.Given); says != "" {
		b.add(textSection(says))
	}
	b.add(contextLine(plain(w.noModel()+" "+w.digest(a.Digest), maxTextObject)))
	var els []slack.BlockElement
	if o.Source.URL != "" {
		els = append(els, labelled(linkButton(SourceAction, w.openSource(), o.Source.URL), w.openSourceLabel(o.Source)))
	}
	if o.Ref != "" {
		els = append(els, labelled(button(string(TraceAction), w.trace(), o.Ref), w.traceLabel()))
	}
	b.add(actions(els...))
	return bounded(w, proofView, w.Pick("Proof", "Preuve"), b)
}

// checkedReceipt tells what became of an answer that was given: it has just been made again.
func checkedReceipt(w about, a answer.Answer, was receipt.Code) string {
	switch {
	case was == "":
		return ""
	case was == a.Receipt:
		return w.receiptSame()
	case was.From(a.Digest):
		return w.receiptOther(was)
	}
	return w.receiptChanged(was)
}

// understood tells what the question names, the nearest question known, and the sum.
func understood(w about, a answer.Answer) []string {
	d := a.Derivation
	var steps []string
	for _, s := range d.Recognised {
		if s.Means == "" || len(steps) == readableChoice {
			continue
		}
		text, means := trim(line(s.Text), readableName), trim(line(s.Means), 2*readableName)
		if corpus.Fold(text) != corpus.Fold(means) {
			means = w.quoted(text) + w.Pick(": ", "\u00a0: ") + means
		}
		steps = append(steps, means)
	}
	if d.Read != nil && d.Read.Like != "" {
		steps = append(steps, w.Pick("The nearest question I know: ", "La question connue la plus proche\u00a0: ")+w.quoted(trim(line(d.Read.Like), readableReason)))
	}
	if len(d.Leftover) > 0 {
		steps = append(steps, w.Pick("Not used: ", "Non utilisé\u00a0: ")+trim(line(strings.Join(d.Leftover, ", ")), readableReason))
	}
	if d.Arithmetic != "" {
		steps = append(steps, w.Pick("How it adds up: ", "Le calcul\u00a0: ")+trim(line(d.Arithmetic), readableReason))
	}
	return steps
}

// inPlace draws lines of a document in their order: bold what is quoted, plain what stands
// beside it.
func inPlace(w about, lines []answer.Line, page string) []slack.Block {
	var b blocks
	section := ""
	for some := range slices.Chunk(lines[:min(len(lines), 4*readableChoice)], readableChoice) {
		r := newRich()
		quote := &slack.RichTextQuote{Type: slack.RTEQuote}
		for _, l := range some {
			if at := cmp.Or(l.Title, page) + " › " + l.Section; at != section {
				if len(quote.Elements) > 0 {
					r.parts, quote = append(r.parts, quote), &slack.RichTextQuote{Type: slack.RTEQuote}
				}
				section = at
				r.section(trim(at, 2*maxHeader), readableReason, bold)
			}
			if len(quote.Elements) > 0 {
				quote.Elements = append(quote.Elements, text("\n"))
			}
			quote.Elements = append(quote.Elements, inLine(w, l))
		}
		r.parts = append(r.parts, quote)
		b.add(r.block())
	}
	return b
}

// inLine is one line of the page.
func inLine(w about, l answer.Line) slack.RichTextSectionElement {
	s := trim(clean(l.Text), readableQuote-4)
	if l.Quoted {
		s = w.quoted(s)
	}
	if l.Item {
		s = "• " + s
	}
	if l.Gap {
		s = "…\n" + s
	}
	if l.Quoted {
		return bold(s)
	}
	return text(s)
}

// TraceModal shows how the program read a question, for those who teach it.
func TraceModal(a answer.Answer, o Options) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	d := a.Derivation.In(a.Lang)
	row := func(en, fr, value string) string { return fmt.Sprintf("%-10s%s", w.Pick(en, fr), value) }
	lines := []string{row("kind", "genre", string(a.Kind())), row("language", "langue", d.Language), row("rule", "règle", d.Rule)}
	for _, s := range d.Recognised {
		lines = append(lines, w.quoted(trim(line(s.Text), readableName))+"  "+trim(line(s.As), readableName))
	}
	if d.Read != nil {
		lines = append(lines, row("like", "proche de", fmt.Sprintf("%s %.2f, %s %.2f", line(d.Read.Label), d.Read.P, line(d.Read.Next), d.Read.P-d.Read.Margin)))
	}
	if d.Query != "" {
		lines = append(lines, row("query", "requête", trim(line(d.Query), readableReason)))
	}
	lines = append(lines, row("data", "données", a.Digest))
	code := &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: []slack.RichTextSectionElement{text(trim(clean(strings.Join(lines, "\n")), readableRich))}}
	b := blocks{slack.NewRichTextBlock("", code)}
	if w.Lang == corpus.French {
		b.add(contextLine(plain("Le genre, les classes et les étiquettes restent en anglais\u00a0: ce sont des noms que le programme emploie.", maxTextObject)))
	}
	return bounded(w, traceView, w.trace(), b)
}
