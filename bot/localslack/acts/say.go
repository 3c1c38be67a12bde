package acts

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/core"
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

// Compose types text and does not send it: apps may preview its links.
func (s *Verbs) Compose(ctx context.Context, who, where, text string) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) {
		if err := a.mayWrite(); err != nil {
			return Act{}, err
		}
		return Act{Envelopes: a.Events.Draft(a.p, a.People.Typed(text))}, nil
	})
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
