package talk

import (
	"cmp"
	"context"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// cards are the buttons of an answer.
type cards struct{ *desk }

// click claims an interaction, and reports whether its author may use the bot.
func (k *desk) click(ctx context.Context, j *queue.Job) bool { return clickAt(ctx, k, j, j.To) }

// clickAt is click of an interaction that is answered at a target.
func clickAt(ctx context.Context, k *desk, j *queue.Job, to wire.Target) bool {
	return firstAt(ctx, k, j, to, j.Action.Key()) && k.allow(ctx, j)
}

// clicked claims a click, and reads the answer that its button stands for. One of an
// earlier version gets its reader a word of explanation.
func (k *desk) clicked(ctx context.Context, j *queue.Job) (render.Ref, bool) {
	return pressed(ctx, k, j, k.click(ctx, j))
}

// pressed reads the answer that a button stands for, if its click was the first.
func pressed(ctx context.Context, k *desk, j *queue.Job, first bool) (render.Ref, bool) {
	if !first {
		return render.Ref{}, false
	}
	r, ok := render.ParseRef(j.Action.Actions[0].Chosen())
	if !ok {
		k.whisper(j, render.Expired.In(k.language(ctx, j)))
	}
	if r.Lang == "" {
		r.Lang = k.language(ctx, j)
	}
	return r, ok
}

// onAsk answers a chip or a choice: where the card is private, so is the answer.
func (c *cards) onAsk(ctx context.Context, j *queue.Job) {
	to := beside(j)
	if to.Thread == "" && shown(to) {
		to.Thread = j.Action.Container.MessageTS
	}
	if r, ok := pressed(ctx, c.desk, j, clickAt(ctx, c.desk, j, to)); ok {
		j.To = to
		c.replyRef(ctx, j, r)
	}
}

// beside is where a click is answered that asks something: as private as what was clicked.
// What others see has a key, so that it is given once.
func beside(j *queue.Job) wire.Target {
	to, on := j.To, j.Action.Container
	if on.Ephemeral || on.Type == "view" {
		return to
	}
	to.Respond, to.Private = "", false
	if !to.Direct() {
		to.Key = j.Action.Key()
	}
	return to
}

// onShare posts a private answer for everybody, with its question and its asker.
func (c *cards) onShare(ctx context.Context, j *queue.Job) {
	r, ok := c.clicked(ctx, j)
	if !ok || !c.first(ctx, j, shareKey(j.Action, r)) {
		return
	}
	a, ok := c.answer(ctx, j, r, false)
	if !ok {
		return
	}
	o := c.options(a, r)
	o.Question, o.AskedBy = restated(a, r), j.To.User
	c.share(j, j.To, render.Answer(a, o), func(ctx context.Context, err error) {
		if err != nil {
			c.whisper(j, render.CannotShare(r.Lang, j.To.Thread))
			return
		}
		if j.To.Respond != "" {
			// The private card goes: what it said is in the channel, and its button is spent.
			done := c.Outbox.Respond(j.To.Respond, outbox.Response{Type: "ephemeral", Replace: true}, render.Shared(r.Lang, j.To.Thread))
			done.Tries = 1
			c.Outbox.Submit(j.Task, done)
		}
	})
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
func shareKey(i *wire.Interaction, r render.Ref) string {
	return "s:" + i.User.ID + ":" + i.Container.MessageTS + i.Container.ViewID + ":" + i.In() + ":" + r.Encode()
}

// share posts to a conversation; then tells how it went. Where the bot is a member it posts
// by itself, so that it knows which message that is, and can correct it; else through the
// response_url if there is one, which works everywhere.
func (k *desk) share(j *queue.Job, to wire.Target, m render.Message, then func(ctx context.Context, err error)) {
	done := func(ctx context.Context, err error) {
		if err != nil {
			k.Count.Failed.Add(1)
			k.Log.Error("not shared", "channel", to.Channel, "cause", retry.Reason(err))
		} else {
			k.Count.Answered.Add(1)
		}
		then(ctx, err)
	}
	anywhere := func() {
		c := k.Outbox.Respond(to.Respond, outbox.Response{Type: "in_channel", Thread: to.Thread}, m)
		c.Done = done
		k.Outbox.Submit(j.Task, c)
	}
	if to.Channel == "" && to.Respond != "" {
		anywhere()
		return
	}
	c := k.Outbox.Message(wire.Target{Channel: to.Channel, Thread: to.Thread, User: to.User, Epoch: to.Epoch}, m)
	c.Done = func(ctx context.Context, err error) {
		if retry.Code(err) != "" && to.Respond != "" {
			anywhere() // it was refused, so nothing was posted
			return
		}
		done(ctx, err)
	}
	k.Outbox.Submit(j.Task, c)
}

// onMenu does what an entry of an answer's menu says.
func (c *cards) onMenu(ctx context.Context, j *queue.Job) {
	if !c.click(ctx, j) {
		return
	}
	chosen := j.Action.Actions[0]
	e, ok := render.ParseEntry(chosen.BlockID, chosen.Chosen())
	if e.Ref.Lang == "" {
		e.Ref.Lang = c.language(ctx, j)
	}
	switch {
	case !ok:
		c.whisper(j, render.Expired.In(c.language(ctx, j)))
	case e.Do == render.Prove:
		c.prove(ctx, j, e.Ref, e.Given)
	case e.Do == render.Translate:
		e.Ref.Speak = other(cmp.Or(e.Ref.Speak, e.Ref.Lang))
		if a, ok := c.answer(ctx, j, e.Ref, false); ok {
			c.turn(ctx, j, c.window(a, e.Ref))
		}
	case e.Do == render.Up, e.Do == render.Down:
		a, err := c.find(ctx, e.Ref, false)
		if err != nil {
			c.fail(j, e.Ref.Lang, err)
			return
		}
		v := render.VoteOn(a, e.Do)
		v.Digest = e.Digest // the corpus may be another by now
		c.vote(ctx, j, v)
	}
}

// other is the other language.
func other(l corpus.Lang) corpus.Lang {
	if l == corpus.French {
		return corpus.English
	}
	return corpus.French
}

// onFeedback keeps the vote of a button.
func (c *cards) onFeedback(ctx context.Context, j *queue.Job) {
	if !c.click(ctx, j) {
		return
	}
	v, ok := render.ParseVote(j.Action.Actions[0].Chosen())
	if !ok {
		c.whisper(j, render.Expired.In(c.language(ctx, j)))
		return
	}
	c.vote(ctx, j, v)
}

// vote keeps a vote; a 👎 may say why.
func (c *cards) vote(ctx context.Context, j *queue.Job, v render.Vote) {
	l := c.language(ctx, j)
	v.Message = j.Action.In() + ":" + j.Action.Container.MessageTS
	c.save(ctx, c.feedback(j.To.User, v))
	if v.Vote == render.Down {
		c.open(ctx, j, render.ReasonModal(l, v))
		return
	}
	j.To.Respond = "" // a response would replace nothing, but land outside the thread
	c.whisper(j, render.Thanks.In(l))
}

func (c *cards) feedback(user string, v render.Vote) ledger.Feedback {
	return ledger.Feedback{User: user, Message: v.Message, Vote: v.Vote, Kind: v.Kind, Rule: v.Rule, Lang: v.Lang, Digest: v.Digest, At: c.Now()}
}

func (c *cards) save(ctx context.Context, f ledger.Feedback) {
	ledger.Report(c.Log, "feedback not kept", c.Ledger.Store.SaveFeedback(ctx, f))
}

// onReason keeps what was wrong. No acknowledgement payload closes the window.
func (c *cards) onReason(ctx context.Context, j *queue.Job) any {
	view := j.Action.View
	v, ok := render.ParseVote(view.Metadata)
	if !ok || !c.first(ctx, j, "v:"+view.ID+view.Hash) {
		return nil
	}
	f := c.feedback(j.To.User, v)
	f.Reason = view.Input(string(render.ReasonBlock), render.InputElement)
	f.Detail = wire.Cut(view.Input(string(render.DetailBlock), render.InputElement), 1000)
	c.save(ctx, f)
	return nil
}
