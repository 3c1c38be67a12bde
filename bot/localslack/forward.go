package localslack

import (
	"context"
	"encoding/json"
	"fmt"

	"miswg/bot/localslack/loose"
)

// BotPosts posts, as another app, a message as chat.postMessage takes it: JSON with text, blocks and attachments. They
// are not checked, since what old and new apps post is not this app's to choose.
func (s *Server) BotPosts(ctx context.Context, where string, message []byte) (Act, error) {
	var body struct {
		Text        string          `json:"text"`
		Blocks      json.RawMessage `json:"blocks"`
		Attachments json.RawMessage `json:"attachments"`
	}
	if err := json.Unmarshal(message, &body); err != nil {
		return Act{}, fmt.Errorf("localslack: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return Act{}, fmt.Errorf("localslack: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.place(s.bot(), where)
	if err != nil {
		return Act{}, err
	}
	m := &Message{Channel: c.ID, TS: s.nextTS(), User: "U0OTHERBOT", BotID: "B0OTHERBOT", Text: body.Text, Blocks: body.Blocks,
		Attachments: body.Attachments, Via: "person"}
	s.put(m)
	s.tellMessage(m, "")
	return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: s.announce(c, m)}, nil
}

// Forward posts a message again elsewhere, with a comment or "", as Slack's "Forward message" does: what it said is an
// attachment. Its files do not come along.
func (s *Server) Forward(ctx context.Context, who string, what Ref, where, comment string) (Act, error) {
	p, c, unlock, err := s.enter(ctx, who, where)
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	if err := s.mayWrite(p, c); err != nil {
		return Act{}, err
	}
	from, source := s.channel(what.Channel), s.find(what.Channel, what.TS)
	if source == nil || from == nil || !from.Has(p.ID) {
		return Act{}, fmt.Errorf("localslack: %s sees no message %s in %s", p.Name, what.TS, what.Channel)
	}
	shared := object{"is_share": true, "is_msg_unfurl": true, "channel_id": from.ID, "author_id": source.User, "author_name": s.nameOf(source.User),
		"ts": source.TS, "text": source.Text, "fallback": source.Text, "mrkdwn_in": []string{"text"}, "footer": "Posted in " + s.label(from)}
	if source.Blocks != nil {
		shared["message_blocks"] = []any{object{"team": teamID, "channel": from.ID, "ts": source.TS, "message": object{"blocks": source.Blocks}}}
	}
	if source.Attachments != nil {
		shared["attachments"] = source.Attachments
	}
	text := s.typed(comment)
	m := &Message{Channel: c.ID, TS: s.nextTS(), User: p.ID, Text: text, Blocks: s.richFrom(text), ClientMsgID: s.uuid(), Attachments: loose.Encode([]any{shared}), Via: "person"}
	s.put(m)
	s.tellMessage(m, "")
	return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: s.announce(c, m)}, nil
}
