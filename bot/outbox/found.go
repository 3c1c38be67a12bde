package outbox

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
)

// history returns the scope that lets the bot read a conversation, "" when there
// is none or its kind is not known.
func history(t wire.Target) string {
	switch {
	case t.Asked == "":
		return ""
	case t.Direct():
		return "im:history"
	}
	switch t.Kind {
	case "mpim":
		return "mpim:history"
	case "channel", "":
		return "channels:history" // a mention does not tell public from private
	case "group":
		return "groups:history"
	}
	return ""
}

// alreadyPosted reports whether an answer arrived although Slack's confirmation
// did not, and whether that could be found out. Slack has no key to make a post
// happen once, so the bot looks for its own words after the question; it reads
// nothing otherwise.
func (o *Outbox) alreadyPosted(ctx context.Context, t wire.Target, m render.Message) (there, known bool) {
	ctx, cancel := context.WithTimeout(ctx, o.Timeout)
	defer cancel()
	p, err := Own{o.API, o.Self}.find(ctx, t, slack.GetConversationHistoryParameters{Oldest: t.Asked}, func(p slack.Message) bool {
		return p.Timestamp > t.Asked && firstLine(p.Text) == firstLine(m.Text)
	})
	switch {
	case err != nil:
		o.Log.Warn("not known whether a reply arrived", "cause", retry.Reason(err))
		return false, false
	case p == nil:
		return false, true
	}
	o.Remember(ctx, t, m, t.Channel, p.Timestamp)
	return true, true
}

// firstLine is what of a text Slack gives back as it was: further down it may turn
// addresses into links.
func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
