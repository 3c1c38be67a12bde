package render

import (
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// controls maps each character that can start or end something in mrkdwn.
// Entities are Slack's own (docs.slack.dev/messaging/formatting-message-text);
// the formatting characters have no escape, so a sign that looks the same
// stands in for each.
var controls = strings.NewReplacer(
	"&", "&amp;",
	"<", "&lt;",
	">", "&gt;",
	"*", "∗",
	"_", "＿",
	"~", "∼",
	"`", "ˋ",
	"|", "ǀ",
)

// escape makes text from a person or a document inert in mrkdwn and in a
// message's text: nothing in the result is a mention, a link, a date or
// formatting. Bare @names, #channels and addresses stay inert only together with
// verbatim:true and parse:none, which everything here and in package bot sets.
func escape(s string) string { return controls.Replace(clean(s)) }

// length counts s in UTF-16 units, as Slack's clients do: a flag is four.
func length(s string) int {
	n := 0
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// trim returns s if it has at most limit UTF-16 units; otherwise the longest
// beginning that fits with a final ellipsis, cut between words where there is
// one near, and never inside a visible sign: a letter with its accents, a flag, an
// emoji with its skin tone.
func trim(s string, limit int) string {
	if length(s) <= limit {
		return s
	}
	if limit <= 0 {
		return ""
	}
	end, units := 0, 1 // the ellipsis
	for signs := uniseg.NewGraphemes(s); signs.Next(); {
		if units += length(signs.Str()); units > limit {
			break
		}
		_, end = signs.Positions()
	}
	fits := s[:end]
	if i := strings.LastIndexFunc(fits, unicode.IsSpace); i >= 0 && utf8.RuneCountInString(fits[i:]) <= 30 {
		fits = fits[:i]
	}
	return strings.TrimRightFunc(fits, unicode.IsSpace) + "…"
}

// maxClean bounds the work on one text, in bytes: no limit of Slack's lets more
// than this be shown.
const maxClean = 32 << 10

// clean makes text fit for any text element: valid UTF-8 without control
// characters or the marks that reverse the direction of what follows.
func clean(s string) string {
	if len(s) > maxClean {
		s = strings.ToValidUTF8(s[:maxClean], "")
	}
	return strings.Map(func(r rune) rune {
		if unfit(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// unfit reports a letter that is not to be seen, or turns others around.
func unfit(r rune) bool {
	control := r != '\n' && r != '\t' && unicode.IsControl(r)
	return control || unicode.Is(turning, r)
}

// turning are the marks of direction that Unicode calls embeddings, overrides and
// isolates, and the mark of byte order.
var turning = &unicode.RangeTable{R16: []unicode.Range16{{Lo: 0x202A, Hi: 0x202E, Stride: 1}, {Lo: 0x2066, Hi: 0x2069, Stride: 1}, {Lo: 0xFEFF, Hi: 0xFEFF, Stride: 1}}}

// line is clean text on one line. A space that parts no line stays what it is.
func line(s string) string {
	parts := strings.FieldsFunc(clean(s), func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' })
	return strings.TrimSpace(strings.Join(parts, " "))
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
