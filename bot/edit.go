package bot

import (
	"context"

	"github.com/slack-go/slack"

	"miswg/bot/render"
)

// onEdited updates the answer to a question that its author rewrote. Slack also
// sends this event when it adds a preview: then nothing was edited.
func (b *Bot) onEdited(ctx context.Context, o *outerEvent) {
	e, before := o.Event.Message, o.Event.Previous
	if e != nil && e.SubType == "tombstone" {
		// What is left of a deleted post that has replies.
		b.withdraw(ctx, string(o.Event.Channel), e.TS)
		return
	}
	edited := e != nil && e.Edited != nil && b.person(e)
	if !edited || before != nil && before.Text == e.Text {
		return
	}
	e.Channel, e.ChannelType = o.Event.Channel, o.Event.ChannelType
	b.edit(ctx, o, e, e.Edited.TS)
}

// edit answers an edited message again, in place.
func (b *Bot) edit(ctx context.Context, o *outerEvent, e *event, edit string) {
	if !b.seen.first(ctx, editKey(string(e.Channel), e.TS, edit)) {
		return
	}
	t := b.targetOf(e)
	text := asked(e)
	if text == "" || !b.access.allow(ctx, t, o.teams()...) {
		return
	}
	l := b.people.language(ctx, t.user)
	ref := render.Ref{Text: text, Lang: l}
	a, err := b.resolve(ctx, ref)
	if err != nil {
		b.log.Error("no answer to an edit", "err", err)
		return
	}
	m := b.card(a, ref, t)
	// The first answer may still be in the lane: which message it became is known
	// only when this call's turn comes.
	b.change(ctx, t, "chat.update", func(ctx context.Context, p Posted, blocks bool) error {
		if p.Edit >= edit {
			return nil // it answers this edit already, or a later one
		}
		opts := messageOptions(m, "", blocks)
		if !blocks {
			opts = append(opts, slack.MsgOptionBlocks())
		}
		_, _, _, err := b.api.UpdateMessageContext(ctx, p.Channel, p.TS, opts...)
		if err == nil {
			p.Edit = edit
			b.remember(ctx, t.key, p)
		}
		return err
	}, nil)
	b.threads.set(threadKey(t), a.Context)
}

// onDeleted deletes the answer to a question that its author deleted.
func (b *Bot) onDeleted(ctx context.Context, o *outerEvent) {
	e := o.Event
	ts := e.DeletedTS
	if ts == "" && e.Previous != nil {
		ts = e.Previous.TS
	}
	if ts == "" || e.Previous != nil && !b.person(e.Previous) {
		return
	}
	b.withdraw(ctx, string(e.Channel), ts)
}

// withdraw deletes the answer to a message.
func (b *Bot) withdraw(ctx context.Context, channel, ts string) {
	key := questionKey(channel, ts)
	b.change(ctx, target{channel: channel, key: key}, "chat.delete", func(ctx context.Context, p Posted, _ bool) error {
		_, _, err := b.api.DeleteMessageContext(ctx, p.Channel, p.TS)
		return err
	}, func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, storeTimeout)
		defer cancel()
		if err := b.cfg.Store.DropPosted(ctx, key); err != nil {
			b.log.Error("answer not forgotten", "err", err)
		}
	})
}

// change queues a call on the message that answered a question, behind the one
// that posts it. Without such a message it does nothing.
func (b *Bot) change(ctx context.Context, t target, method string, call func(ctx context.Context, p Posted, blocks bool) error, after func(context.Context)) {
	o := &outgoing{lane: t.channel, method: method, call: func(ctx context.Context, blocks bool) error {
		p, ok := b.posted(ctx, t.key)
		if !ok {
			return nil
		}
		return call(ctx, p, blocks)
	}}
	o.done = func(ctx context.Context, err error) {
		if err != nil {
			b.count.Failed.Add(1)
			b.log.Error("message not changed", "method", method, "cause", reason(err))
			return
		}
		if after != nil {
			after(ctx)
		}
	}
	if !b.posts.submit(ctx, o) {
		b.count.Shed.Add(1)
	}
}
