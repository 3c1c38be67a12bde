package bot

import (
	"context"
)

// onMessage answers direct conversations, follows edits and deletions, and in
// threads the bot is part of picks up follow-ups.
func (b *Bot) onMessage(ctx context.Context, d *delivery) {
	o, e := d.event, &d.event.Event
	switch e.SubType {
	case "message_changed":
		b.onEdited(ctx, o)
		return
	case "message_deleted":
		b.onDeleted(ctx, o)
		return
	case "", "file_share", "thread_broadcast", "me_message":
	default:
		return
	}
	if !b.person(e) {
		return
	}
	t := b.targetOf(e)
	text := question(e.Text)
	switch addressed := mentions(e.Text, b.self.user); {
	case t.direct():
		b.onDirect(ctx, d, t)
	case addressed && e.ChannelType == "mpim":
		// Its twin, the app_mention, carries the same channel and timestamp.
		if b.seen.first(ctx, eventKey(o), messageKey(string(e.Channel), e.TS)) && b.access.allow(ctx, t, o.teams()...) {
			b.answerOrHelp(ctx, d, t)
		}
	case addressed:
		// In a channel the app_mention is the one to answer.
	case mentionsAnyone(e.Text) || text == "":
	case e.ChannelType == "mpim":
		b.volunteer(ctx, o, t, text)
	case e.ThreadTS != "" && b.threads.about(threadKey(t)) != nil:
		b.volunteer(ctx, o, t, text)
	}
}

// onDirect answers in a conversation that has nobody else in it.
func (b *Bot) onDirect(ctx context.Context, d *delivery, t target) {
	o, e := d.event, &d.event.Event
	if !b.seen.first(ctx, eventKey(o), messageKey(string(e.Channel), e.TS)) || !b.access.allow(ctx, t, o.teams()...) {
		return
	}
	// What somebody forwarded is no command of theirs.
	if typed := question(e.Text); typed != "" && len(e.Files) == 0 && (b.checkCommand(ctx, d, t, typed) || b.command(ctx, t, typed)) {
		return
	}
	b.answerOrHelp(ctx, d, t)
}

// answerOrHelp answers a post that addresses the bot: the list it brings, line by
// line; else what it asks.
func (b *Bot) answerOrHelp(ctx context.Context, d *delivery, t target) {
	e := &d.event.Event
	if b.replyList(ctx, d, t, e) {
		return
	}
	text := asked(e)
	if text == "" {
		b.help(ctx, t)
		return
	}
	b.reply(ctx, d, t, text)
}
