package talk

import (
	"context"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
)

// posts are messages, in channels and in direct conversations.
type posts struct {
	*desk
	commands *commands
	checks   *checks
	edits    *edits
}

// awaited reports whether somebody may be waiting for a reply to a job.
func (p *posts) awaited(j *queue.Job) bool {
	if j.Event == nil || j.Event.Event.Type != "message" {
		return true
	}
	e := j.Event.Message()
	shared := e.ChannelType == "mpim" || p.threads.about(j.To.Conversation()) != nil
	return e.ByPerson(p.Self.User) && (j.To.Direct() || shared)
}

// onMention answers, in the thread, a post that addresses the bot.
func (p *posts) onMention(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if !e.ByPerson(p.Self.User) || !e.Mentions(p.Self.User) {
		return
	}
	if e.Edited != nil && p.edits.known(ctx, e) {
		p.edits.answer(ctx, j, e)
		return
	}
	defer p.edits.asked.begin(j.To.Key)()
	if p.first(ctx, j, o.Key(), e.Key()) && p.allow(ctx, j) {
		p.answerOrHelp(ctx, j)
	}
}

// onMessage answers direct conversations, follows edits and deletions, and in
// threads the bot is part of picks up follow-ups.
func (p *posts) onMessage(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	switch e.SubType {
	case "message_changed":
		p.edits.onEdited(ctx, j)
		return
	case "message_deleted":
		p.edits.onDeleted(j)
		return
	case "", "file_share", "thread_broadcast", "me_message":
	default:
		return
	}
	if !e.ByPerson(p.Self.User) {
		return
	}
	defer p.edits.asked.begin(j.To.Key)()
	text := wire.Question(e.Text)
	switch addressed := e.Mentions(p.Self.User); {
	case j.To.Direct():
		p.direct(ctx, j)
	case addressed && e.ChannelType == "mpim":
		// Its twin, the app_mention, carries the same channel and timestamp.
		if p.first(ctx, j, o.Key(), e.Key()) && p.allow(ctx, j) {
			p.answerOrHelp(ctx, j)
		}
	case addressed:
		// In a channel the app_mention is the one to answer.
	case e.MentionsAnyone(), text == "":
	case e.ChannelType == "mpim":
		p.volunteer(ctx, j, text)
	case e.ThreadTS != "" && p.threads.about(j.To.Conversation()) != nil:
		p.volunteer(ctx, j, text)
	}
}

// direct answers in a conversation that has nobody else in it.
func (p *posts) direct(ctx context.Context, j *queue.Job) {
	o, e := j.Event, &j.Event.Event
	if !p.first(ctx, j, o.Key(), e.Key()) || !p.allow(ctx, j) {
		return
	}
	if p.commands.typed(ctx, j, e) {
		return
	}
	p.answerOrHelp(ctx, j)
}

// answerOrHelp answers a post that addresses the bot: the list it brings, line by
// line; else what it asks.
func (p *posts) answerOrHelp(ctx context.Context, j *queue.Job) {
	e := &j.Event.Event
	if p.checks.replyList(ctx, j, e) {
		return
	}
	text := e.Asked()
	if text == "" {
		p.help(ctx, j)
		return
	}
	p.reply(ctx, j, text)
}

// volunteer answers a message that does not address the bot, if it is a question
// that can be answered by itself.
func (p *posts) volunteer(ctx context.Context, j *queue.Job, text string) {
	o, e := j.Event, &j.Event.Event
	ref := render.Ref{Text: text, Lang: p.languageOf(ctx, j, text), Before: p.threads.about(j.To.Conversation())}
	a, err := p.find(ctx, ref, false)
	if err != nil || !ordinary(a, text) {
		return // nobody asked the bot
	}
	if !p.first(ctx, j, o.Key(), e.Key()) || !p.allow(ctx, j) {
		return
	}
	p.answered(a)
	p.threads.answered(j.To, ref.Before, a.Context)
	p.send(j, once(p.desk, j, a, p.card(a, lean(ctx, p.desk, ref, a), j.To)))
}
