package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// ProofModal shows how an answer came about, in plain words, and the page's words in their
// place. How the program read the question is a click away.
func ProofModal(a answer.Answer, o Options) slack.ModalViewRequest {
	w := of(a.Lang, o.Body)
	var b blocks
	if steps := corpus.Each(a.Derivation.Steps(a.Lang), line); len(steps) > 0 {
		b.add(header(w.Pick("What was understood", "Ce qui a été compris")), bullets(steps))
	}
	b.add(header(w.sayOf(a.Source(o.Source).Lang != a.Lang, "proofWords")))
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		b.add(textSection(w.say("proofNoQuotes")))
	}
	b.add(inPlace(w, a.Around, o.Source.Title)...)
	b.add(sourceLine(w, a, o))
	b.add(checkedReceipt(w, a, o)...)
	b.add(contextLine(plain(w.say("noModel")+" "+w.say("digest", a.Digest), maxTextObject)))
	var els []slack.BlockElement
	if o.Source.URL != "" {
		els = append(els, labelled(linkButton(SourceAction, w.say("openSource"), o.Source.URL), w.openSourceLabel(o.Source)))
	}
	if o.Ref != "" {
		els = append(els, labelled(button(string(TraceAction), w.say("trace"), o.Ref), w.say("traceLabel")))
	}
	b.add(actions(els...))
	return bounded(w, proofView, w.Pick("Proof", "Preuve"), b)
}

// checkedReceipt tells what became of an answer that was given: it has just been made again.
func checkedReceipt(w about, a answer.Answer, o Options) []slack.Block {
	var b blocks
	switch was := o.Given; {
	case was == "":
	case was == a.Receipt:
		b.add(textSection(w.say("receiptSame")))
	case was.From(a.Digest):
		b.add(textSection(w.say("receiptOther", string(was))))
	case o.Then == nil:
		b.add(textSection(w.say("receiptChanged", string(was))))
	default:
		b.add(CheckOf(w.Lang, was, o.Then).block())
	}
	if address := cmp.Or(o.Given, a.Receipt).At(o.Source.URL); o.Linked && address != "" && length(address) <= maxURL {
		r := newRich()
		r.section(w.Pick("A link to this receipt, which shows its check where it is posted: ", "Un lien vers ce reçu, dont la vérification s'affiche là où on le publie\u00a0: "), readableReason, text)
		r.parts = append(r.parts, slack.NewRichTextSection(slack.NewRichTextSectionLinkElement(address, address, nil)))
		b.add(r.block())
	}
	return b
}

// A Check is what the check of a receipt found, in words.
type Check struct {
	Head    string   // the receipt, and what became of its answer
	Then    string   // the answer, and the day of the copy that it is from
	Now     string   // what the answer is now; "" where that is the same
	Changes []string // of what the answer rests on, then or now; none where the data are the same
}

// CheckOf tells what was found of a receipt; nothing found is not ours.
func CheckOf(l corpus.Lang, code receipt.Code, f *audit.Finding) Check {
	w := in(l)
	head := w.Pick("Receipt ", "Reçu ") + string(code) + w.Pick(": ", "\u00a0: ")
	if f == nil {
		return Check{Head: head + w.Pick("not ours", "ce n'est pas un des nôtres"),
			Then: w.Pick("It is of data that are neither those I answer from nor what they were before.", "Il vient de données qui ne sont ni celles d'où je réponds, ni ce qu'elles étaient avant.")}
	}
	claims := func(a answer.Answer) string { return w.quoted(trim(line(a.Claims()), readableReason)) }
	c := Check{Then: w.Pick("Answered from the ", "Réponse d'après la ") + w.copyOf(f.Source.Captured) + w.Pick(": ", "\u00a0: ") + claims(f.Then)}
	switch {
	case !f.Changed():
		c.Head = head + w.Pick("the same", "la même réponse")
		return c
	case f.SameAnswer():
		c.Head = head + w.Pick("the same answer, though the data have changed since", "la même réponse, bien que les données aient changé depuis")
	default:
		c.Head = head + w.Pick("the data have changed since, and with them the answer", "les données ont changé depuis, et la réponse avec elles")
		c.Now = w.Pick("Now: ", "Maintenant\u00a0: ") + claims(f.Now)
	}
	c.Changes = w.between(f.Delta)
	if more := len(c.Changes) - maxChanges; more > 0 {
		c.Changes = append(slices.Clone(c.Changes[:maxChanges]), w.say("andMore", more))
	}
	return c
}

// between tells what has changed of what an answer rests on.
func (w words) between(d source.Delta) []string {
	changes := corpus.Each(d.Lines, func(l source.LineOf) source.Change { return l.Change })
	out := append(w.changes([]source.Page{{Changes: changes}}), corpus.Each(d.Effects, w.effect)...)
	for _, file := range d.Uncompared {
		out = append(out, trim(line(file), readableName)+w.Pick(" has too many lines to compare", "\u00a0: trop de lignes pour comparer"))
	}
	if len(out) == 0 {
		out = []string{w.Pick("No line that it quotes has changed, nor the standing of anybody that it names.", "Aucune ligne qu'elle cite n'a changé, ni le statut d'aucun nom qu'elle contient.")}
	}
	return out
}

// block draws a check.
func (c Check) block() slack.Block {
	r := newRich()
	r.section(c.Head, readableReason, bold)
	r.section(c.Then, 2*readableReason, text)
	r.section(c.Now, 2*readableReason, text)
	r.list(c.Changes)
	return r.block()
}

// ReceiptCard shows, under a link to a receipt, what its check found; nothing found is not
// ours.
func ReceiptCard(l corpus.Lang, code receipt.Code, f *audit.Finding, o Options) []slack.Block {
	w := of(l, o.Body)
	b := blocks{CheckOf(l, code, f).block()}
	b.add(contextLine(copied(w, o.Source, "", o)))
	return b
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
	return bounded(w, traceView, w.say("trace"), b)
}
