package acts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

// SayOption varies a post.
type SayOption func(*saying)

type saying struct {
	thread    string
	broadcast bool
	verbatim  bool
	files     []upload
}

type upload struct {
	name string
	data []byte
}

// InThread posts as a reply to the message with this timestamp, or to its root.
func InThread(ts string) SayOption { return func(o *saying) { o.thread = ts } }

// AlsoToChannel shows a reply in the channel too (subtype thread_broadcast).
func AlsoToChannel() SayOption { return func(o *saying) { o.broadcast = true } }

// Verbatim sends text as Slack's markup, without the escaping and linking that typing brings.
func Verbatim() SayOption { return func(o *saying) { o.verbatim = true } }

// WithFile attaches a file (subtype file_share) of at most MaxFile bytes, which are not to be changed afterwards.
func WithFile(name string, data []byte) SayOption {
	return func(o *saying) { o.files = append(o.files, upload{name, data}) }
}

// Say posts what a person types: @name and @miswg become mentions, #name a channel, URLs links, and the rest is
// escaped as Slack does; <@ID> and <@BOT> are taken as mentions too. In a DM where is "@miswg" or "dm". A mention sends
// app_mention and, where subscribed, a message event for the same post. Links of watched domains send link_shared.
func (s *Verbs) Say(ctx context.Context, who, where, text string, opts ...SayOption) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) {
		var o saying
		for _, opt := range opts {
			opt(&o)
		}
		if err := a.mayWrite(); err != nil {
			return Act{}, err
		}
		thread, refused := a.Posts.Root(a.c, o.thread)
		if refused != nil {
			return Act{}, fmt.Errorf("localslack: thread %q: %w", o.thread, refused)
		}
		for _, u := range o.files {
			if len(u.data) > workspace.MaxFile {
				return Act{}, fmt.Errorf("localslack: %s has more than %d MB", u.name, workspace.MaxFile>>20)
			}
		}
		if !o.verbatim {
			text = a.People.Typed(text)
		}
		m := &workspace.Message{ThreadTS: thread, User: a.p.ID, Text: text, Blocks: a.People.Rich(text), ClientMsgID: a.Core.UUID()}
		if o.broadcast && thread != "" {
			m.Subtype = "thread_broadcast"
		}
		for _, u := range o.files {
			f := a.Files.New(u.name, a.p.ID, len(u.data))
			f.Stub = a.p.External
			a.Files.Content[f.ID] = u.data
			a.Files.Share(f, a.c.ID)
			m.Files, m.Subtype = append(m.Files, *f), "file_share"
		}
		return a.post(m), nil
	})
}

// Edit changes a person's message: message_changed where subscribed, and app_mention with edited set if the new text
// mentions the bot.
func (s *Verbs) Edit(ctx context.Context, who string, on Ref, text string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		c, old, err := a.theirs(on)
		if err != nil {
			return Act{}, err
		}
		m := *old
		m.Text, m.Edited = a.People.Typed(text), a.Core.TS()
		m.Blocks = a.People.Rich(m.Text)
		before := a.Messages.JSON(old)
		a.Messages.Replace(old, &m)
		a.Messages.Tell(&m, "edits")
		return Act{Ref: on, Envelopes: append(a.Events.Mention(c, &m), a.Events.Changed(c, a.Messages.JSON(&m), before)...)}, nil
	})
}

// Delete removes a person's message; a root with replies becomes a tombstone. The bot is told where subscribed.
func (s *Verbs) Delete(ctx context.Context, who string, on Ref) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		c, m, err := a.theirs(on)
		if err != nil {
			return Act{}, err
		}
		return Act{Ref: on, Envelopes: a.Posts.Drop(c, m)}, nil
	})
}

// Download is a person saving the newest file of this name among those they see; the transcript shows what a text file
// holds. The bytes are not to be changed.
func (s *Verbs) Download(ctx context.Context, who, name string) ([]byte, error) {
	return as(ctx, s, who, "", func(a *actor) ([]byte, error) {
		f := a.Files.SharedWith(a.p.ID, name)
		if f == nil {
			return nil, fmt.Errorf("localslack: %s sees no file called %q", a.p.Name, name)
		}
		data := a.Files.Content[f.ID]
		shown := fmt.Sprintf("(%d bytes)", len(data))
		if utf8.Valid(data) {
			shown = "\n" + strings.TrimRight(string(data), "\r\n")
		}
		a.Core.Tell("%s downloads %s: %s", a.p.Name, name, core.Indent(shown))
		return data, nil
	})
}

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
