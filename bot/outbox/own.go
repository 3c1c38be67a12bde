package outbox

import (
	"context"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/render"
	"miswg/bot/wire"
)

// Own has the bot's own messages, as they stand in Slack.
type Own struct {
	API  *slack.Client
	Self *app.Identity
}

// Read returns the message that stands, as of that time, in the thread of a target, or in
// its conversation; whether it is there, and whether the bot may read it at all.
func (o Own) Read(ctx context.Context, t wire.Target, ts string) (m render.Message, there, may bool, err error) {
	t.Asked = ts
	if !o.Self.Can(history(t)) {
		return m, false, false, nil
	}
	p, err := o.find(ctx, t, slack.GetConversationHistoryParameters{Oldest: ts, Latest: ts, Inclusive: true}, func(p slack.Message) bool { return p.Timestamp == ts })
	if p == nil {
		return m, false, true, err
	}
	return render.Message{Text: p.Text, Blocks: p.Blocks.BlockSet}, true, true, nil
}

// portion is how many messages are asked for at once, as Slack advises
// (apis/web-api/pagination).
const portion = 200

// find returns the first of the bot's own messages that is it, of what stands in the thread
// of a target, or in its conversation; nil where there is none.
func (o Own) find(ctx context.Context, t wire.Target, p slack.GetConversationHistoryParameters, is func(slack.Message) bool) (*slack.Message, error) {
	p.ChannelID, p.Limit = t.Channel, portion
	for {
		posts, next, err := o.posts(ctx, t, p)
		for _, m := range posts {
			if ours := m.BotID != "" && m.BotID == o.Self.Bot; ours && is(m) {
				return &m, nil
			}
		}
		if err != nil || next == "" {
			return nil, err
		}
		p.Cursor = next
	}
}

// posts returns a portion of what stands there, and where the next begins, "" for nowhere.
func (o Own) posts(ctx context.Context, t wire.Target, p slack.GetConversationHistoryParameters) ([]slack.Message, string, error) {
	if t.Thread != "" {
		posts, _, next, err := o.API.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: p.ChannelID, Timestamp: t.Thread, Oldest: p.Oldest, Latest: p.Latest, Inclusive: p.Inclusive, Limit: p.Limit, Cursor: p.Cursor,
		})
		return posts, next, err
	}
	res, err := o.API.GetConversationHistoryContext(ctx, &p)
	if err != nil {
		return nil, "", err
	}
	return res.Messages, res.ResponseMetaData.NextCursor, nil
}

// Rewrite changes a message.
func (o Own) Rewrite(ctx context.Context, channel, ts string, m render.Message, blocks bool) error {
	opts := Options(m, "", blocks)
	if !blocks {
		opts = append(opts, slack.MsgOptionBlocks())
	}
	_, _, _, err := o.API.UpdateMessageContext(ctx, channel, ts, opts...)
	return err
}
