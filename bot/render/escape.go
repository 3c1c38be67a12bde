package render

import "strings"

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
