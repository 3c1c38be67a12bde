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
	posts, err := o.posts(ctx, t, slack.GetConversationHistoryParameters{Oldest: ts, Latest: ts, Inclusive: true, Limit: 10})
	for _, p := range posts {
		if p.Timestamp == ts && p.BotID == o.Self.Bot {
			return render.Message{Text: p.Text, Blocks: p.Blocks.BlockSet}, true, true, nil
		}
	}
	return m, false, true, err
}

// posts returns what stands in the thread of a target, or in its conversation.
func (o Own) posts(ctx context.Context, t wire.Target, p slack.GetConversationHistoryParameters) ([]slack.Message, error) {
	if t.Thread != "" {
		posts, _, _, err := o.API.GetConversationRepliesContext(ctx, &slack.GetConversationRepliesParameters{
			ChannelID: t.Channel, Timestamp: t.Thread, Oldest: p.Oldest, Latest: p.Latest, Inclusive: p.Inclusive, Limit: p.Limit,
		})
		return posts, err
	}
	p.ChannelID = t.Channel
	res, err := o.API.GetConversationHistoryContext(ctx, &p)
	if err != nil {
		return nil, err
	}
	return res.Messages, nil
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
