package people

import (
	"context"
	"encoding/json"
	"fmt"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// BotSays posts as another app. Classic makes it a bot_message without a user, as webhooks do.
func (s *Verbs) BotSays(ctx context.Context, where, text string, classic bool) (Act, error) {
	return as(ctx, s, otherApp, where, func(a *actor) (Act, error) {
		m := &workspace.Message{User: "U0OTHERBOT", BotID: "B0OTHERBOT", Text: a.ws.People.Typed(text)}
		if classic {
			m.User, m.Username, m.Subtype = "", "other bot", "bot_message"
		}
		return a.post(m), nil
	})
}

// BotPosts posts, as another app, a message as chat.postMessage takes it: JSON with text, blocks and attachments. They
// are not checked, since what old and new apps post is not this app's to choose.
func (s *Verbs) BotPosts(ctx context.Context, where string, message []byte) (Act, error) {
	var body struct {
		Text        string          `json:"text"`
		Blocks      json.RawMessage `json:"blocks"`
		Attachments json.RawMessage `json:"attachments"`
	}
	if err := json.Unmarshal(message, &body); err != nil {
		return Act{}, fmt.Errorf("localslack: %w", err)
	}
	return as(ctx, s, otherApp, where, func(a *actor) (Act, error) {
		return a.post(&workspace.Message{User: "U0OTHERBOT", BotID: "B0OTHERBOT", Text: body.Text, Blocks: body.Blocks, Attachments: body.Attachments}), nil
	})
}

// Forward posts a message again elsewhere, with a comment or "", as Slack's "Forward message" does: what it said is an
// attachment. Its files do not come along.
func (s *Verbs) Forward(ctx context.Context, who string, what Ref, where, comment string) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) {
		if err := a.mayWrite(); err != nil {
			return Act{}, err
		}
		from, source := a.ws.People.Channel(what.Channel), a.ws.Messages.Find(what.Channel, what.TS)
		if source == nil || from == nil || !from.Has(a.p.ID) {
			return Act{}, fmt.Errorf("localslack: %s sees no message %s in %s", a.p.Name, what.TS, what.Channel)
		}
		shared := object{"is_share": true, "is_msg_unfurl": true, "channel_id": from.ID, "author_id": source.User,
			"author_name": a.ws.People.NameOf(source.User), "ts": source.TS, "text": source.Text, "fallback": source.Text, "mrkdwn_in": []string{"text"}, "footer": "Posted in " + from.Label()}
		if source.Blocks != nil {
			shared["message_blocks"] = []any{object{"team": core.TeamID, "channel": from.ID, "ts": source.TS, "message": object{"blocks": source.Blocks}}}
		}
		if source.Attachments != nil {
			shared["attachments"] = source.Attachments
		}
		text := a.ws.People.Typed(comment)
		return a.post(&workspace.Message{User: a.p.ID, Text: text, Blocks: a.ws.People.Rich(text), ClientMsgID: a.core.UUID(),
			Attachments: loose.Encode([]any{shared})}), nil
	})
}
