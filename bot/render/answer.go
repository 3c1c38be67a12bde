package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// Answer draws the card of an answer: the verdict first, why, the entities, the
// page's words, the source, then one row of what can be done next.
func Answer(a answer.Answer, o Options) Message {
	w := of(a.Lang, o.Body)
	var b blocks
	b.add(lead(w, a, o))
	b.add(entities(w, a, o)...)
	short := crowded(a) && !o.View
	if rowed(a) {
		r := newRich()
		r.reasons(a)
		if short {
			r.section(lineOf(w, a), readableReason, text)
		}
		b.add(r.block())
	}
	if !brief(a) && !short {
		b.add(citations(w, a))
	}
	b.add(foot(w, a, o))
	b.add(asks(a.Choices, readableChoice, o), row(w, a, o))
	if votes(a, o) && !votesInMenu(a, o) {
		b.add(feedback(w, a))
	}
	return Message{Text: fullText(w, a, o), Blocks: b.upTo(limitOf(o)), Shows: &a}
}

// brief reports an answer about one name or two that says all it has to in two lines: what
// it quotes stands in the second, or the list that a name is not on is a click away.
func brief(a answer.Answer) bool {
	return told(a) && (a.Listing != "" || len(a.Citations()) <= len(a.Entities))
}

func limitOf(o Options) int {
	if o.View {
		return maxViewBlocks
	}
	return maxMessageBlocks
}

var userID = regexp.MustCompile(`^[UW][A-Z0-9]{2,20}$`)

// lead is what is read first: who asked, where others did not see it; the verdict; why.
func lead(w about, a answer.Answer, o Options) slack.Block {
	r := newRich()
	if q := trim(line(o.Question), readableReason); q != "" && userID.MatchString(o.AskedBy) {
		r.left -= length(q)
		r.parts = append(r.parts, slack.NewRichTextSection(slack.NewRichTextSectionUserElement(o.AskedBy, nil), text(w.Pick(" asked: ", " a demandé\u00a0: ")), italic(q)))
	}
	verdict := headline(a)
	switch {
	case a.Greets:
		r.section(verdict, readableRich, text)
	case len(a.Entities) > 0 && !rowed(a) && flags(a) != "":
		r.section(flags(a)+"\u00a0", maxHeader, text)
		r.join(verdict, readableRich, bold)
	default:
		r.section(verdict, readableRich, bold)
	}
	if brief(a) {
		r.because(verdict, a.Understood, evidence(w, a))
		return r.block()
	}
	r.section(a.Understood, readableReason, italic)
	if !rowed(a) {
		r.reasons(a)
	}
	return r.block()
}

// reasons adds what supports or limits the verdict.
func (r *rich) reasons(a answer.Answer) {
	for _, s := range a.Reasons {
		r.section(s, readableReason, text)
	}
}

// evidence is what there is to say of a verdict, then the page's lines where no reason has
// them; in the order of the text for those who do not see the blocks.
func evidence(w about, a answer.Answer) string {
	says := slices.Clone(a.Reasons)
	if quotes := quoteLine(w, a); quotes != "" {
		says = append(says, quotes)
	}
	return strings.Join(says, " ")
}

// quoteLine is the page's words on one line, "" where there are none.
func quoteLine(w about, a answer.Answer) string {
	quotes := a.Besides()
	if len(quotes) == 0 {
		return ""
	}
	lines := corpus.Each(quotes, func(q answer.Quoted) string { return w.quoted(trim(clean(q.Text), readableQuote-4)) })
	return w.sayOf(quotes[0].Lang != a.Lang, "pageLine") + " " + strings.Join(lines, " · ")
}

// lineOf is quoteLine of a crowded answer: "" where the page's words on a set are more than a
// line, since they are its names over again. The text, the proof and a window have them.
func lineOf(w about, a answer.Answer) string {
	words := corpus.Each(a.Besides(), func(q answer.Quoted) string { return q.Text })
	if many(a) && length(strings.Join(words, " · ")) > glance {
		return ""
	}
	return quoteLine(w, a)
}

// headline is the verdict without the names that rows or columns below it show.
func headline(a answer.Answer) string {
	if a.Summary != "" {
		return a.Summary
	}
	head, names, ok := strings.Cut(a.Verdict, ":")
	if ok && a.Kind() == answer.List && len(a.Entities) > 1 && strings.Contains(names, a.Entities[0].Name) {
		return strings.TrimSpace(head) + "."
	}
	return a.Verdict
}

func citations(w about, a answer.Answer) slack.Block {
	cs := a.Besides()
	if len(cs) == 0 {
		return nil
	}
	r := newRich()
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		r.section(w.sayOf(cs[0].Lang != a.Lang, "nearest"), readableReason, text)
		cs = cs[:1]
	}
	for len(cs) > 0 {
		section, title := cs[0].Section, cs[0].Title
		if a.Kind() != answer.None && a.Kind() != answer.Help {
			says := w.sayOf(cs[0].Lang != a.Lang, "pageSays", w.quoted(trim(section, maxHeader)))
			if cs[0].Title != "" {
				says = w.say("documentSays", w.quoted(trim(cs[0].Title, maxHeader)))
			}
			r.section(says, readableReason, text)
		}
		n := 0
		var short []string
		for n < len(cs) && cs[n].Section == section && cs[n].Title == title {
			q := trim(clean(cs[n].Text), readableQuote-4)
			if length(q) > maxHeader {
				r.quote(w.quoted(q))
			} else {
				short = append(short, w.quoted(q))
			}
			n++
		}
		r.quote(strings.Join(short, " · "))
		cs = cs[n:]
	}
	return r.block()
}

// foot is the grey line: the question, where its asker sees it no more and the verdict
// does not repeat it, as it does where it tells names; and the source.
func foot(w about, a answer.Answer, o Options) slack.Block {
	var els []slack.MixedElement
	q := trim(line(o.Question), readableRow)
	told := brief(a) || crowded(a) || userID.MatchString(o.AskedBy)
	if q != "" && !told {
		els = append(els, plain(w.Pick("You asked: ", "Votre question\u00a0: ")+q, maxTextObject))
	}
	if sourced(a, o) {
		els = append(els, copied(w, cited(a, o), a.Receipt, o))
	}
	if len(els) == 0 {
		return nil
	}
	return contextLine(els...)
}

func sourceLine(w about, a answer.Answer, o Options) slack.Block {
	if !sourced(a, o) {
		return nil
	}
	return contextLine(copied(w, cited(a, o), a.Receipt, o))
}

// sourced reports whether a document is named under an answer: what can be asked is from
// none, but a question back tells how those stand that are to choose from.
func sourced(a answer.Answer, o Options) bool {
	tells := a.Kind() != answer.Help || len(a.Choices) > 0
	return tells && o.Source.URL != ""
}

// cited is the document of an answer: the page is named by its site where one line has to
// do.
func cited(a answer.Answer, o Options) corpus.Document {
	d := a.Source(o.Source)
	if brief(a) && d.URL == o.Source.URL {
		d.Title = d.Site()
	}
	return d
}

// copied names a document, the day of the copy that is quoted, what the watch knows of
// it or how old it is, and the receipt, if any.
func copied(w about, d corpus.Document, code receipt.Code, o Options) *slack.TextBlockObject {
	line := w.source() + link(d.URL, d.Title) + " · " + escape(w.copyOf(d.Captured)+w.freshness(d, o))
	if code != "" {
		line += " · " + escape(w.say("receipt", string(code)))
	}
	if o.Marks.Changed != "" {
		line += "\n" + escape(w.underReview(o.Marks.Changed))
	}
	return mrkdwn(line, maxTextObject)
}

// asks draws questions as buttons.
func asks(cs []answer.Choice, limit int, o Options) slack.Block {
	return actions(chips(cs, limit, o)...)
}

// chips are questions as buttons. In a view the answer replaces the view, since no
// message can follow.
func chips(cs []answer.Choice, limit int, o Options) []slack.BlockElement {
	id := AskAction
	if o.View {
		id = AskModalAction
	}
	var els []slack.BlockElement
	for _, c := range cs {
		ref := Ref{Text: c.Ask, Unasked: c.Label != c.Ask}.Encode()
		if ref == "" || len(els) == limit {
			continue
		}
		els = append(els, button(id.nth(len(els)), c.Label, ref))
	}
	return els
}

// A contact is whom to ask what the page does not say.
type contact struct{ button, label, text, url string }

// contactFor is the operator's contact, else the corpus's; without url the page says it.
func contactFor(w about, a answer.Answer, o Options) contact {
	if a.More != "" && o.Elsewhere != "" {
		return contact{w.say("askThere"), w.say("askThereLabel"), w.say("askThereText"), o.Elsewhere}
	}
	e := w.body.Elsewhere
	return contact{w.text(e.Button), w.text(e.Label), w.text(e.Text), a.More}
}

func feedback(w about, a answer.Answer) slack.Block {
	value := func(vote string) string { return VoteOn(a, vote).encode() }
	up := slack.NewFeedbackButton(plain(w.say("helpful"), maxButton), value(Up)).WithAccessibilityLabel(w.say("helpfulLabel"))
	down := slack.NewFeedbackButton(plain(w.say("unhelpful"), maxButton), value(Down)).WithAccessibilityLabel(w.say("unhelpfulLabel"))
	return slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(string(FeedbackAction), up, down))
}

// fullText is the complete answer for those who do not see the blocks. The
// source stays even where the answer is cut.
func fullText(w about, a answer.Answer, o Options) string {
	var tail string
	if sourced(a, o) {
		d := a.Source(o.Source)
		tail = "\n" + w.source() + escape(d.Title) + " (" + w.copyOf(escape(d.Captured)) + w.freshness(d, o) + ", " + escape(w.say("receipt", string(a.Receipt))) + ") " + d.URL
		if o.Marks.Changed != "" {
			tail += "\n" + escape(w.underReview(o.Marks.Changed))
		}
	}
	if c := contactFor(w, a, o); c.url != "" {
		tail += "\n" + c.text + " " + c.url
	}
	for _, c := range a.Choices[:min(len(a.Choices), readableChoice)] {
		tail += "\n• " + escape(trim(line(c.Label), maxButton))
	}
	if q := line(o.Question); q != "" {
		tail += "\n" + w.Pick("Question: ", "Question\u00a0: ") + escape(trim(q, readableReason))
	}
	return trim(escape(a.Short()), max(maxText-length(tail), 200)) + tail
}

func countLabel(name string, n int) string { return fmt.Sprintf("%s (%d)", name, n) }
