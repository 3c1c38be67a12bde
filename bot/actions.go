package bot

import (
	"context"

	"miswg/bot/render"
	"miswg/index/answer"
)

// click claims an interaction, and checks that its author may use the bot.
func (b *Bot) click(ctx context.Context, d *delivery) (*interaction, target, bool) {
	i := d.action
	key := triggerKey(i.TriggerID)
	if key == "" && len(i.Actions) > 0 {
		key = "a:" + i.Actions[0].ActionTS + i.Actions[0].ActionID + i.User.ID
	}
	t := d.target(b)
	return i, t, b.seen.first(ctx, key) && b.access.allow(ctx, t, i.User.TeamID)
}

// ref reads the answer that a button stands for. One of an earlier version gets
// its reader a word of explanation.
func (b *Bot) ref(ctx context.Context, i *interaction, t target) (render.Ref, bool) {
	r, ok := render.ParseRef(i.Actions[0].chosen())
	if !ok {
		b.note(ctx, t, render.Expired(b.people.language(ctx, t.user)))
	}
	if r.Lang == "" {
		r.Lang = b.people.language(ctx, t.user)
	}
	return r, ok
}

// onAsk answers a chip or a choice: where the card is private, so is the answer.
func (b *Bot) onAsk(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	r, ok := b.ref(ctx, i, t)
	if !ok {
		return
	}
	if !i.Container.Ephemeral && i.Container.Type != "view" {
		t.respond, t.private = "", false
		if t.thread == "" && !t.direct() {
			t.thread = i.Container.MessageTS
		}
	}
	b.replyRef(ctx, d, t, r)
}

// replyRef answers what a button stands for.
func (b *Bot) replyRef(ctx context.Context, d *delivery, t target, r render.Ref) {
	a, err := b.resolve(ctx, r)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		b.send(ctx, t, render.Failed(r.Lang, d.ref()), nil)
		return
	}
	b.threads.set(threadKey(t), a.Context)
	m := b.card(a, r, t)
	if !t.private {
		// Nobody typed this question here: say what is being answered.
		o := b.options(a, r)
		o.Question, o.AskedBy = r.Text, t.user
		m = render.Answer(a, o)
	}
	b.send(ctx, t, m, nil)
}

// onShare posts a private answer for everybody, with its question and its asker.
func (b *Bot) onShare(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	r, ok := b.ref(ctx, i, t)
	if !ok {
		return
	}
	if !b.seen.first(ctx, shareKey(i, r)) {
		return
	}
	a, err := b.resolve(ctx, r)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		b.note(ctx, t, render.Failed(r.Lang, d.ref()))
		return
	}
	o := b.options(a, r)
	o.Question, o.AskedBy = restated(a, r), i.User.ID
	b.share(ctx, t, render.Answer(a, o), r)
}

// restated is what a shared answer answers.
func restated(a answer.Answer, r render.Ref) string {
	if r.Text != "" {
		return r.Text
	}
	if len(a.Entities) > 0 {
		return a.Entities[0].Name
	}
	return ""
}

// shareKey makes two quick clicks one.
func shareKey(i *interaction, r render.Ref) string {
	return "s:" + i.User.ID + ":" + i.Container.MessageTS + i.Container.ViewID + ":" + i.channel() + ":" + r.Encode()
}

// share posts to the channel through the response_url, which works where the bot
// is no member, and tells the sharer how it went.
func (b *Bot) share(ctx context.Context, t target, m render.Message, r render.Ref) {
	o := b.message(target{channel: t.channel, thread: t.thread}, m)
	if t.respond != "" {
		o = b.response(t.respond, responseBody{Type: "in_channel", Thread: t.thread}, m)
	}
	o.done = func(ctx context.Context, err error) {
		if err != nil {
			b.log.Error("answer not shared", "channel", t.channel, "cause", reason(err))
			b.note(ctx, t, render.CannotShare(r.Lang))
			return
		}
		b.count.Answered.Add(1)
		if t.respond == "" {
			return
		}
		// The private card goes: what it said is in the channel, and its button is spent.
		done := b.response(t.respond, responseBody{Type: "ephemeral", Replace: true}, render.Shared(r.Lang))
		done.tries = 1
		b.posts.submit(ctx, done)
	}
	if !b.posts.submit(ctx, o) {
		b.count.Shed.Add(1)
	}
}

// onProof opens the proof of an answer.
func (b *Bot) onProof(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	r, ok := b.ref(ctx, i, t)
	if !ok {
		return
	}
	a, err := b.explain(ctx, r)
	if err != nil {
		b.log.Error("no proof", "ref", d.ref(), "err", err)
		b.note(ctx, t, render.Failed(r.Lang, d.ref()))
		return
	}
	b.open(ctx, i.TriggerID, i.inModal(), t, render.ProofModal(a, b.options(a, r)))
}

// onFeedback keeps a vote; a 👎 may say why.
func (b *Bot) onFeedback(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	v, ok := render.ParseVote(i.Actions[0].chosen())
	if !ok {
		b.note(ctx, t, render.Expired(b.people.language(ctx, t.user)))
		return
	}
	b.saveFeedback(ctx, b.feedback(i.User.ID, i.channel()+":"+i.Container.MessageTS, v))
	l := b.people.language(ctx, t.user)
	if v.Vote == render.Down {
		v.Message = i.channel() + ":" + i.Container.MessageTS
		b.open(ctx, i.TriggerID, i.inModal(), t, render.ReasonModal(l, v))
		return
	}
	t.respond = "" // a response would replace nothing, but land outside the thread
	b.note(ctx, t, render.Thanks(l))
}

func (b *Bot) feedback(user, message string, v render.Vote) Feedback {
	return Feedback{User: user, Message: message, Vote: v.Vote, Kind: v.Kind, Rule: v.Rule, Lang: v.Lang, Digest: v.Digest, At: b.cfg.Now()}
}

func (b *Bot) saveFeedback(ctx context.Context, f Feedback) {
	ctx, cancel := context.WithTimeout(ctx, storeTimeout)
	defer cancel()
	if err := b.cfg.Store.SaveFeedback(ctx, f); err != nil {
		b.log.Error("feedback not kept", "err", err)
	}
}

// onReason keeps what was wrong. No acknowledgement payload closes the window.
func (b *Bot) onReason(ctx context.Context, d *delivery) any {
	i := d.action
	v, ok := render.ParseVote(i.View.Metadata)
	if !ok || !b.seen.first(ctx, "v:"+i.View.ID+i.View.Hash) {
		return nil
	}
	f := b.feedback(i.User.ID, v.Message, v)
	f.Reason = i.View.input(string(render.ReasonBlock), render.InputElement)
	f.Detail = cut(i.View.input(string(render.DetailBlock), render.InputElement), 1000)
	b.saveFeedback(ctx, f)
	return nil
}

// onLinkClicked has nothing to do: a link button also sends an event.
func (b *Bot) onLinkClicked(context.Context, *delivery) {}
