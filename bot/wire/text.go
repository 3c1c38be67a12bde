package wire

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"miswg/bot/visible"
)

// MaxQuestion bounds what is asked of the engine, in bytes: all that Slack delivers of a
// message (reference/methods/chat.postMessage). The engine says what of it it reads.
const MaxQuestion = 4 * 40_000

var (
	fenced  = regexp.MustCompile("(?s)```.*?(```|$)")
	inline  = regexp.MustCompile("`[^`\n]*`")
	channel = regexp.MustCompile(`<#[^<>|]*\|([^<>|]+)>`)

	addressees = strings.NewReplacer(visible.Somebody, " ", visible.Place, " ")
)

// unquoted returns the text without quotes and code: what stands there was said
// by somebody else, or is not said at all.
func unquoted(text string) string {
	text = inline.ReplaceAllString(fenced.ReplaceAllString(text, " "), " ")
	return withoutQuotes(text)
}

func withoutQuotes(text string) string {
	var kept []string
	for _, l := range lines(text) {
		if !l.quoted {
			kept = append(kept, l.text)
		}
	}
	return strings.Join(kept, "\n")
}

// read is withoutQuotes, but for a quote that ends the message and is brought in by a
// colon, over empty lines or not: its author means what stands there. It reports whether
// one was left out.
func read(text string) (string, bool) {
	all := lines(text)
	typed := len(all)
	for typed > 0 && (all[typed-1].quoted || strings.TrimSpace(all[typed-1].text) == "") {
		typed--
	}
	meant := typed > 0 && typed < len(all) && strings.HasSuffix(strings.TrimSpace(all[typed-1].text), ":")
	var kept []string
	for i, l := range all {
		if !l.quoted || meant && i >= typed {
			kept = append(kept, l.text)
		}
	}
	return strings.Join(kept, "\n"), len(kept) < len(all)
}

// A line is one of a message, without the mark of a quote.
type line struct {
	text   string
	quoted bool
}

// quoteMarks begin a quoted line: three that of all that follows, as people type them
// and as Slack writes them.
var quoteMarks = regexp.MustCompile(`^\s*(?:((?:&gt;){3}|>{3})|&gt;|>)\s*`)

func lines(text string) []line {
	var out []line
	rest := false // of the message is a quote
	for text := range strings.SplitSeq(text, "\n") {
		mark := quoteMarks.FindStringSubmatchIndex(text)
		if mark != nil {
			text, rest = text[mark[1]:], rest || mark[2] >= 0
		}
		out = append(out, line{text, rest || mark != nil})
	}
	return out
}

// Mentions reports whether a message addresses a user, outside quotes and code. Where
// Slack's blocks tell what is which, stray marks in the text do not.
func (e *Event) Mentions(user string) bool {
	if users, told := visible.Mentioned(e.Blocks); told {
		return user != "" && slices.Contains(users, user)
	}
	text := unquoted(e.Text)
	return user != "" && (strings.Contains(text, "<@"+user+">") || strings.Contains(text, "<@"+user+"|"))
}

// MentionsAnyone reports whether a message addresses any user.
func (e *Event) MentionsAnyone() bool {
	if users, told := visible.Mentioned(e.Blocks); told {
		return len(users) > 0
	}
	return strings.Contains(unquoted(e.Text), "<@")
}

// Question returns what a message asks, as its author saw it: without mentions and
// without quotes, unless a colon brings them in, with the labels of links and channels.
func Question(text string) string {
	text, _ = read(text)
	// A channel is called in a question as anything else is: "what about #europe".
	text = channel.ReplaceAllString(text, "$1")
	return strings.TrimSpace(Cut(addressees.Replace(visible.Plain(text)), MaxQuestion))
}

// Asked returns what a message asks: what its author typed or, where nothing was
// typed, what is shown below: a forwarded message, or a table.
func (e *Event) Asked() string {
	if text := Question(e.Text); text != "" {
		return text
	}
	return Cut(visible.Text(visible.Content{Attachments: e.Attachments}), MaxQuestion)
}

// LeftOut reports whether a message has quotes that [Question] does not read.
func LeftOut(text string) bool {
	_, left := read(text)
	return left
}

// Cut returns at most n bytes of s, ending between letters.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.TrimRightFunc(strings.ToValidUTF8(s[:n], ""), unicode.IsSpace)
}

// markup is what would start a mention or a link where Slack shows what a function gave.
// Signs that look the same stand in for it.
var markup = strings.NewReplacer("<", "‹", ">", "›")

// Inert is a text on one line in which nothing is live.
func Inert(s string) string { return markup.Replace(strings.Join(strings.Fields(s), " ")) }
