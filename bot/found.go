package bot

import (
	"context"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/render"
)

// history returns the scope that lets the bot read a conversation, "" when there
// is none or its kind is not known.
func (t target) history() string {
	switch {
	case t.asked == "":
		return ""
	case t.direct():
		return "im:history"
	}
	switch t.kind {
	case "mpim":
		return "mpim:history"
	case "channel", "":
		return "channels:history" // a mention does not tell public from private
	case "group":
		return "groups:history"
	}
	return ""
}

// arrived reports whether a reply arrived that was on its way when its copy was
// killed. Where there is no looking it up it most likely did: Slack acts on what
// was sent, whatever becomes of the sender.
func (b *Bot) arrived(ctx context.Context, o *outgoing) bool {
	if there, known := o.look(ctx); known {
		return there
	}
	b.count.Assumed.Add(1)
	b.log.Warn("not repeated: on its way when another copy ended", "method", o.method)
	return true
}

// alreadyPosted reports whether an answer arrived although Slack's confirmation
// did not, and whether that could be found out. Slack has no key to make a post
// happen once, so the bot looks for its own words after the question; it reads
// nothing otherwise.
func (b *Bot) alreadyPosted(ctx context.Context, t target, m render.Message) (there, known bool) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	var posts []slack.Message
	var err error
	if t.thread != "" {
		posts, _, _, err = b.api.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: t.channel, Timestamp: t.thread, Oldest: t.asked, Limit: 50,
		})
	} else {
		var res *slack.GetConversationHistoryResponse
		if res, err = b.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
			ChannelID: t.channel, Oldest: t.asked, Limit: 50,
		}); err == nil {
			posts = res.Messages
		}
	}
	if err != nil {
		b.log.Warn("not known whether a reply arrived", "cause", reason(err))
		return false, false
	}
	for _, p := range posts {
		if p.BotID == b.self.bot && p.BotID != "" && p.Timestamp > t.asked && firstLine(p.Text) == firstLine(m.Text) {
			if t.key != "" {
				b.remember(ctx, t.key, Posted{Channel: t.channel, TS: p.Timestamp, Thread: t.thread, Edit: t.edit})
			}
			return true, true
		}
	}
	return false, true
}

// firstLine is what of a text Slack gives back as it was: further down it may turn
// addresses into links.
func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
