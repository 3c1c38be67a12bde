package bot

import (
	"context"
)

// onMention answers, in the thread, a post that addresses the bot.
func (b *Bot) onMention(ctx context.Context, d *delivery) {
	o, e := d.event, &d.event.Event
	if !b.person(e) || !mentions(e.Text, b.self.user) {
		return
	}
	if e.Edited != nil && !b.fresh(ctx, e) {
		b.edit(ctx, o, e, e.Edited.TS)
		return
	}
	if !b.seen.first(ctx, eventKey(o), messageKey(string(e.Channel), e.TS)) {
		return
	}
	t := b.targetOf(e)
	if !b.access.allow(ctx, t, o.teams()...) {
		return
	}
	b.answerOrHelp(ctx, d, t)
}

// fresh reports whether a post has no answer of ours: the mention was added when
// it was edited.
func (b *Bot) fresh(ctx context.Context, e *event) bool {
	_, ok := b.posted(ctx, questionKey(string(e.Channel), e.TS))
	return !ok
}

// person reports whether somebody wrote a message, rather than a program or Slack
// itself.
func (b *Bot) person(e *event) bool {
	program := e.BotID != "" || e.User == b.self.user || e.User == "USLACKBOT"
	return e.User != "" && e.TS != "" && !program && !e.Hidden
}

// teams lists the workspaces that the author of an event may belong to.
func (o *outerEvent) teams() []string {
	return []string{o.Event.UserTeam, o.Event.SourceTeam, o.Event.Team}
}
