package acts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// Join makes a person a member: member_joined_channel and a channel_join message.
func (s *Verbs) Join(ctx context.Context, who, where string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.admit(a.p, where, "") })
}

// Invite brings the bot into a channel: member_joined_channel for the bot, and a channel_join message.
func (s *Verbs) Invite(ctx context.Context, who, where string) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) { return a.admit(a.People.Bot(), where, a.p.ID) })
}

// Remove takes the bot out of a channel, as a member may with /remove. No event is sent.
func (s *Verbs) Remove(ctx context.Context, who, where string) error {
	_, err := as(ctx, s, who, where, func(a *actor) (Act, error) {
		a.People.SetMembers(a.c, slices.DeleteFunc(slices.Clone(a.c.Members), func(m string) bool { return m == core.BotUserID }))
		a.Core.Tell("[%s] %s leaves", a.c.Label(), a.Core.App.Name)
		return Act{}, nil
	})
	return err
}

// admit makes somebody a member.
func (a *actor) admit(p *workspace.Person, where, inviter string) (Act, error) {
	c, err := a.People.Place(p, where)
	if err != nil {
		return Act{}, err
	}
	if c.Has(p.ID) {
		return Act{}, fmt.Errorf("localslack: %s is already in %s", p.Name, c.Label())
	}
	c = a.People.SetMembers(c, append(slices.Clip(c.Members), p.ID))
	ts := a.Core.TS()
	ev := object{"type": "member_joined_channel", "user": p.ID, "channel": c.ID, "channel_type": "C", "team": p.TeamID, "event_ts": ts}
	if c.Kind != workspace.Public {
		ev["channel_type"] = "G"
	}
	if inviter != "" {
		ev["inviter"] = inviter
	}
	a.Core.Tell("[%s] %s joins", c.Label(), p.Name)
	a.Core.Changed(core.Change{Kind: "member", Channel: c.ID, User: p.ID})
	var out []string
	if c.Has(core.BotUserID) {
		out = a.Events.Emit("member_joined_channel", ev, c)
	}
	m := &workspace.Message{Channel: c.ID, TS: ts, User: p.ID, Subtype: "channel_join", Text: "<@" + p.ID + "> has joined the channel", Via: "person"}
	a.Messages.Add(m)
	return Act{Ref: Ref{Channel: c.ID, TS: ts}, Envelopes: append(out, a.Events.Message(c, a.Messages.JSON(m))...)}, nil
}

// BotSays posts as another app. Classic makes it a bot_message without a user, as webhooks do.
func (s *Verbs) BotSays(ctx context.Context, where, text string, classic bool) (Act, error) {
	return as(ctx, s, otherApp, where, func(a *actor) (Act, error) {
		m := &workspace.Message{User: "U0OTHERBOT", BotID: "B0OTHERBOT", Text: a.People.Typed(text)}
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
		Text                string
		Blocks, Attachments json.RawMessage
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
		from, source, err := a.sees(what)
		if err != nil {
			return Act{}, err
		}
		shared := object{"is_share": true, "is_msg_unfurl": true, "channel_id": from.ID, "author_id": source.User,
			"author_name": a.People.NameOf(source.User), "ts": source.TS, "text": source.Text, "fallback": source.Text, "mrkdwn_in": []string{"text"},
			"footer": "Posted in " + from.Label()}
		if source.Blocks != nil {
			shared["message_blocks"] = []any{object{"team": core.TeamID, "channel": from.ID, "ts": source.TS, "message": object{"blocks": source.Blocks}}}
		}
		if source.Attachments != nil {
			shared["attachments"] = source.Attachments
		}
		text := a.People.Typed(comment)
		return a.post(&workspace.Message{User: a.p.ID, Text: text, Blocks: a.People.Rich(text), ClientMsgID: a.Core.UUID(),
			Attachments: loose.Encode([]any{shared})}), nil
	})
}
