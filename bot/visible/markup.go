package visible

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	sequence = regexp.MustCompile(`<([^<>]*)>`)
	quoted   = regexp.MustCompile(`(?m)^[ \t]*(?:&gt;|>){1,3}[ \t]?`)
	fence    = regexp.MustCompile("\n?```\n?")
)

// Plain undoes Slack's markup of messages: control sequences and entities. A link
// becomes its label, a mention [Somebody] or [Place].
// https://docs.slack.dev/messaging/formatting-message-text
func Plain(text string) string {
	return entities(sequence.ReplaceAllStringFunc(text, func(s string) string {
		target, label, labelled := strings.Cut(s[1:len(s)-1], "|")
		switch {
		case strings.HasPrefix(target, "!date^") && labelled:
			return label
		case strings.HasPrefix(target, "@"), strings.HasPrefix(target, "!"):
			return Somebody
		case strings.HasPrefix(target, "#"):
			return Place
		case labelled:
			return label
		}
		return strings.TrimPrefix(target, "mailto:")
	}))
}

// entities undoes the three that Slack writes, once: what a person typed as an
// entity stays.
func entities(text string) string { return unescaper.Replace(text) }

var unescaper = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">")

// mrkdwn is Plain without the marks of quotes, code and style.
func mrkdwn(text string) string {
	text = fence.ReplaceAllString(quoted.ReplaceAllString(text, ""), "\n")
	return unstyled(flags(Plain(text)))
}

// maxStyled is how far the end of a style is looked for.
const maxStyled = 1000

// unstyled takes away pairs of marks around words: *bold*, _italic_, ~struck~ and
// `code`. A mark inside a word, or beside a space, is a character like others.
func unstyled(text string) string {
	if !strings.ContainsAny(text, "*_~`") {
		return text
	}
	rs := []rune(text)
	drop := make([]bool, len(rs))
	for i := range rs {
		if begins := marks(rs[i]) && opens(rs, i); drop[i] || !begins {
			continue
		}
		if j := closing(rs, i); j > 0 {
			drop[i], drop[j] = true, true
		}
	}
	kept := rs[:0]
	for i, r := range rs {
		if !drop[i] {
			kept = append(kept, r)
		}
	}
	return string(kept)
}

func marks(r rune) bool { return strings.ContainsRune("*_~`", r) }

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func opens(rs []rune, i int) bool {
	if i > 0 && wordy(rs[i-1]) || i+1 == len(rs) {
		return false
	}
	return rs[i+1] != rs[i] && !unicode.IsSpace(rs[i+1])
}

// closing returns where the style that opens at i ends, 0 when it does not end in
// its line.
func closing(rs []rune, i int) int {
	for j := i + 2; j < len(rs) && j < i+maxStyled && rs[j] != '\n'; j++ {
		if rs[j] != rs[i] || unicode.IsSpace(rs[j-1]) {
			continue
		}
		if j+1 == len(rs) || !wordy(rs[j+1]) {
			return j
		}
	}
	return 0
}
