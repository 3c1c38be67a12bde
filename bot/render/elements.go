package render

import (
	"github.com/slack-go/slack"
)

func plain(s string, limit int) *slack.TextBlockObject {
	s = trim(line(s), limit)
	if s == "" {
		s = "…" // Slack refuses an empty text object
	}
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}

// mrkdwn takes text that is ours or has been through escape.
func mrkdwn(s string, limit int) *slack.TextBlockObject {
	return slack.NewTextBlockObject(slack.MarkdownType, trim(s, limit), false, true)
}

func header(s string) slack.Block { return slack.NewHeaderBlock(plain(s, maxHeader)) }

func textSection(s string) slack.Block {
	return slack.NewSectionBlock(plain(s, maxTextObject), nil, nil)
}

func divider() slack.Block { return slack.NewDividerBlock() }

func contextLine(elements ...slack.MixedElement) slack.Block {
	return slack.NewContextBlock("", elements[:min(len(elements), maxContext)]...)
}

func button(id string, label, value string) *slack.ButtonBlockElement {
	return slack.NewButtonBlockElement(id, value, plain(label, maxButton))
}

func linkButton(id ID, label, url string) *slack.ButtonBlockElement {
	b := slack.NewButtonBlockElement(string(id), "", plain(label, maxButton))
	b.URL = url
	return b
}

func labelled(b *slack.ButtonBlockElement, label string) *slack.ButtonBlockElement {
	b.AccessibilityLabel = trim(label, maxLabel)
	return b
}

func actions(elements ...slack.BlockElement) slack.Block {
	if len(elements) == 0 {
		return nil
	}
	return slack.NewActionBlock("", elements[:min(len(elements), maxActions)]...)
}

func option(value, label, note string) *slack.OptionBlockObject {
	var description *slack.TextBlockObject
	if note != "" {
		description = plain(note, maxOptionNote)
	}
	return slack.NewOptionBlockObject(value, plain(label, maxOption), description)
}

// rich collects the parts of a rich_text block within one budget.
type rich struct {
	left  int
	parts []slack.RichTextElement
}

func newRich() *rich { return &rich{left: readableRich} }

func (r *rich) take(s string, limit int) string {
	s = trim(clean(s), min(limit, max(r.left, 0)))
	r.left -= length(s)
	return s
}

func text(s string) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(s, nil)
}

func styled(s string, style slack.RichTextSectionTextStyle) *slack.RichTextSectionTextElement {
	return slack.NewRichTextSectionTextElement(s, &style)
}

func bold(s string) *slack.RichTextSectionTextElement {
	return styled(s, slack.RichTextSectionTextStyle{Bold: true})
}

func italic(s string) *slack.RichTextSectionTextElement {
	return styled(s, slack.RichTextSectionTextStyle{Italic: true})
}

// section adds a line; lines in a row share one section, since Slack draws a gap
// after each.
func (r *rich) section(s string, limit int, as func(string) *slack.RichTextSectionTextElement) {
	if s = r.take(s, limit); s == "" {
		return
	}
	if n := len(r.parts); n > 0 {
		if last, ok := r.parts[n-1].(*slack.RichTextSection); ok {
			last.Elements = append(last.Elements, text("\n"), as(s))
			return
		}
	}
	r.parts = append(r.parts, slack.NewRichTextSection(as(s)))
}

// join puts more on the line that was added last.
func (r *rich) join(s string, limit int, as func(string) *slack.RichTextSectionTextElement) {
	last, ok := r.parts[len(r.parts)-1].(*slack.RichTextSection)
	if s = r.take(s, limit); s != "" && ok {
		last.Elements = append(last.Elements, as(s))
	}
}

// because adds to a verdict what its name was read from, and why it is so: on a line of
// their own, or right after it where all of that would be more than three lines.
func (r *rich) because(verdict, read, why string) {
	add, gap := r.section, ""
	lines := func(n int) int { return (n + glance - 1) / glance }
	if lines(length(verdict))+lines(length(read)+length(why)) > 3 {
		add, gap = r.join, " "
	}
	if read != "" {
		add(gap+read, readableReason, italic)
		add, gap = r.join, " "
	}
	if why != "" {
		add(gap+why, readableReason+readableQuote, text)
	}
}

func (r *rich) quote(s string) {
	if s = r.take(s, readableQuote); s != "" {
		r.parts = append(r.parts, &slack.RichTextQuote{Type: slack.RTEQuote, Elements: []slack.RichTextSectionElement{text(s)}})
	}
}

func (r *rich) list(items []string) {
	var els []slack.RichTextElement
	for _, it := range items {
		if it = r.take(line(it), readableReason); it != "" {
			els = append(els, slack.NewRichTextSection(text(it)))
		}
	}
	if len(els) > 0 {
		r.parts = append(r.parts, slack.NewRichTextList(slack.RTEListBullet, 0, els...))
	}
}

func (r *rich) block() slack.Block {
	if len(r.parts) == 0 {
		return nil
	}
	return slack.NewRichTextBlock("", r.parts...)
}
