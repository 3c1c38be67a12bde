package render

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/slack-go/slack"

	"miswg/corpus"
	"miswg/index/answer"
)

// Answer draws the card of an answer: the verdict first, why, the entities, the
// page's words, the source, then what can be done next.
func Answer(a answer.Answer, o Options) Message {
	w := of(a.Lang, o.Body)
	var b blocks
	b.add(asker(w, o))
	b.add(verdict(w, a)...)
	b.add(entities(w, a, o)...)
	b.add(citations(w, a))
	b.add(sourceLine(w, a, o.Source))
	b.add(asks(a.Choices, readableChoice, o), asks(a.Suggestions, readableChips, o), buttons(w, a, o))
	if o.Feedback && !o.View && a.Kind() != answer.Help {
		b.add(feedback(w, a))
	}
	return Message{Text: fullText(w, a, o), Blocks: b.upTo(limitOf(o))}
}

func limitOf(o Options) int {
	if o.View {
		return maxViewBlocks
	}
	return maxMessageBlocks
}

var userID = regexp.MustCompile(`^[UW][A-Z0-9]{2,20}$`)

// asker restates the question: others cannot see what was typed privately.
func asker(w about, o Options) slack.Block {
	q := trim(line(o.Question), readableReason)
	if q == "" {
		return nil
	}
	var parts []slack.RichTextSectionElement
	if userID.MatchString(o.AskedBy) {
		parts = append(parts, slack.NewRichTextSectionUserElement(o.AskedBy, nil), text(w.Pick(" asked: ", " a demandé\u00a0: ")))
	} else {
		parts = append(parts, text(w.Pick("You asked: ", "Votre question\u00a0: ")))
	}
	parts = append(parts, italic(q))
	return slack.NewRichTextBlock("", slack.NewRichTextSection(parts...))
}

func verdict(w about, a answer.Answer) []slack.Block {
	var b blocks
	if a.Kind() == answer.Status && len(a.Entities) == 1 {
		e := a.Entities[0]
		b.add(header(strings.TrimSpace(e.Flag+" "+e.Name) + " · " + w.standing(e.Status)))
	}
	r := newRich()
	r.section(headline(a), readableRich, bold)
	r.section(a.Understood, readableReason, italic)
	for _, s := range a.Reasons {
		r.section(s, readableReason, text)
	}
	b.add(r.block())
	return b
}

// headline is the verdict without the names that columns below it show.
func headline(a answer.Answer) string {
	head, names, ok := strings.Cut(a.Verdict, ":")
	if ok && a.Kind() == answer.List && len(a.Entities) > 1 && strings.Contains(names, a.Entities[0].Name) {
		return strings.TrimSpace(head) + "."
	}
	return a.Verdict
}

func citations(w about, a answer.Answer) slack.Block {
	cs := a.Quotes()
	if len(cs) == 0 {
		return nil
	}
	r := newRich()
	if a.Kind() == answer.None || a.Kind() == answer.Help {
		r.section(w.nearest(cs[0].Lang != a.Lang), readableReason, text)
		cs = cs[:1]
	}
	for len(cs) > 0 {
		section, title := cs[0].Section, cs[0].Title
		if a.Kind() != answer.None && a.Kind() != answer.Help {
			says := w.pageSays(trim(section, maxHeader), cs[0].Lang != a.Lang)
			if cs[0].Title != "" {
				says = w.documentSays(trim(cs[0].Title, maxHeader))
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

func sourceLine(w about, a answer.Answer, d corpus.Document) slack.Block {
	if d.URL == "" || a.Kind() == answer.Help {
		return nil
	}
	return copied(w, a.Source(d))
}

// copied names a document, and the day of the copy that is quoted.
func copied(w about, d corpus.Document) slack.Block {
	return contextLine(mrkdwn(w.source()+link(d.URL, d.Title)+" · "+escape(w.copyOf(d.Captured)), maxTextObject))
}

// link returns a mrkdwn link whose label is inert. An address that is not http
// or https, or that does not fit, gives the label alone.
func link(url, label string) string {
	label = escape(line(trim(label, maxHeader)))
	web := strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
	if !web || strings.ContainsAny(url, "<>| \n\t") || length(url) > maxURL/2 {
		return label
	}
	return "<" + strings.ReplaceAll(url, "&", "&amp;") + "|" + label + ">"
}

// asks draws questions as buttons. In a view the answer replaces the view, since
// no message can follow.
func asks(cs []answer.Choice, limit int, o Options) slack.Block {
	id := AskAction
	if o.View {
		id = AskModalAction
	}
	var els []slack.BlockElement
	for _, c := range cs {
		ref := Ref{Text: c.Ask}.Encode()
		if ref == "" || len(els) == limit {
			continue
		}
		els = append(els, button(id.nth(len(els)), c.Label, ref))
	}
	return actions(els...)
}

func buttons(w about, a answer.Answer, o Options) slack.Block {
	var els []slack.BlockElement
	if o.Ref != "" && o.Share && a.Kind() != answer.Help {
		els = append(els, labelled(button(string(ShareAction), w.share(), o.Ref), w.shareLabel()))
	}
	if o.Ref != "" && a.Kind() != answer.Help {
		els = append(els, labelled(button(string(ProofAction), w.proof(), o.Ref), w.proofLabel()))
	}
	if a.More != "" && len(a.More) <= maxURL {
		els = append(els, labelled(linkButton(MoreAction, w.say(w.body.Elsewhere.Button), a.More), w.say(w.body.Elsewhere.Label)))
	}
	return actions(els...)
}

func feedback(w about, a answer.Answer) slack.Block {
	value := func(vote string) string {
		return Vote{Vote: vote, Kind: a.Kind(), Rule: trim(a.Derivation.Rule, readableName), Lang: a.Lang, Digest: a.Digest}.encode()
	}
	up := slack.NewFeedbackButton(plain(w.helpful(), maxButton), value(Up)).WithAccessibilityLabel(w.helpfulLabel())
	down := slack.NewFeedbackButton(plain(w.unhelpful(), maxButton), value(Down)).WithAccessibilityLabel(w.unhelpfulLabel())
	return slack.NewContextActionsBlock("", slack.NewFeedbackButtonsBlockElement(string(FeedbackAction), up, down))
}

// fullText is the complete answer for those who do not see the blocks. The
// source stays even where the answer is cut.
func fullText(w about, a answer.Answer, o Options) string {
	var tail string
	if o.Source.URL != "" && a.Kind() != answer.Help {
		d := a.Source(o.Source)
		tail = "\n" + w.source() + escape(d.Title) + " (" + w.copyOf(escape(d.Captured)) + ") " + d.URL
	}
	if a.More != "" {
		tail += "\n" + w.say(w.body.Elsewhere.Text) + " " + a.More
	}
	for _, c := range a.Choices[:min(len(a.Choices), readableChoice)] {
		tail += "\n• " + escape(trim(line(c.Label), maxButton))
	}
	if q := line(o.Question); q != "" {
		tail += "\n" + w.question() + escape(trim(q, readableReason))
	}
	body := escape(a.Text())
	return trim(body, max(maxText-length(tail), 200)) + tail
}

func countLabel(name string, n int) string { return fmt.Sprintf("%s (%d)", name, n) }
