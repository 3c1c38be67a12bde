package wire

import (
	"regexp"
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
	for line := range strings.SplitSeq(text, "\n") {
		t := strings.TrimSpace(line)
		if strings.HasPrefix(t, "&gt;&gt;&gt;") || strings.HasPrefix(t, ">>>") {
			break // the rest of the message is the quote
		}
		if !strings.HasPrefix(t, "&gt;") && !strings.HasPrefix(t, ">") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n")
}

// Mentions reports whether the text addresses a user, outside quotes and code.
func Mentions(text, user string) bool {
	text = unquoted(text)
	return user != "" && (strings.Contains(text, "<@"+user+">") || strings.Contains(text, "<@"+user+"|"))
}

// MentionsAnyone reports whether the text addresses any user.
func MentionsAnyone(text string) bool { return strings.Contains(unquoted(text), "<@") }

// Question returns what a message asks, as its author saw it: without quotes and
// mentions, with the labels of links and channels.
func Question(text string) string {
	// A channel is called in a question as anything else is: "what about #europe".
	text = channel.ReplaceAllString(withoutQuotes(text), "$1")
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

// Cut returns at most n bytes of s, ending between letters.
func Cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	return strings.TrimRightFunc(strings.ToValidUTF8(s[:n], ""), unicode.IsSpace)
}
