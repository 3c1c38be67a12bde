package talk

import (
	"context"

	"miswg/bot/ledger"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/index/answer"
)

// reply answers a question where it was asked.
func (k *desk) reply(ctx context.Context, j *queue.Job, text string) {
	ref := render.Ref{Text: text, Lang: k.languageOf(ctx, j, text), Before: k.threads.about(j.To.Conversation())}
	a, ok := k.answer(ctx, j, ref, false)
	if !ok {
		return
	}
	k.threads.answered(j.To, ref.Before, a.Context)
	m := once(k, j, a, k.card(a, lean(ctx, k, ref, a), j.To))
	if k.KeepsQuestions {
		m = render.Kept(m, a.Lang, k.Engine.Body())
	}
	if j.Event != nil && wire.LeftOut(j.Event.Event.Text) {
		m = render.Unquoted(m, a.Lang)
	}
	k.Outbox.Reply(j.Task, j.To, m, j.Taken, (&agent{k}).afterwards(j, text))
	k.record(ctx, j.To.User, text, a)
}

// once is the card of an answer, or a line that points to the same one where it was given.
// What only its asker sees was given to nobody else.
func once(k *desk, j *queue.Job, a answer.Answer, card render.Message) render.Message {
	if !shown(j.To) || a.Kind() == answer.Help {
		return card
	}
	p, given := ledger.Before(k.Ledger, j.Given, k.Ledger.Says(j.To.Channel, string(a.Receipt)), place(j.To))
	if !given {
		return card
	}
	enough := p.Thread == j.To.Thread && k.marks(a).Changed == "" // what stands above may say nothing of a review
	return render.Again(card, a, k.Self.Permalink(p.Channel, p.TS, p.Thread), enough)
}

// shown reports whether others see what is answered to a target.
func shown(to wire.Target) bool {
	alone := to.Private || to.Direct()
	return to.Key != "" && !alone
}

// place is where a target is, for the ledger.
func place(to wire.Target) ledger.Place {
	return ledger.Place{Channel: to.Channel, Thread: to.Thread, Question: to.Key}
}

// replyRef answers what a button stands for.
func (k *desk) replyRef(ctx context.Context, j *queue.Job, r render.Ref) {
	a, ok := k.answer(ctx, j, r, false)
	if !ok {
		return
	}
	k.threads.set(j.To.Conversation(), a.Context)
	m := k.card(a, r, j.To)
	if !j.To.Private {
		// Nobody typed this question here: say what is being answered.
		o := k.options(a, r)
		o.Question, o.AskedBy = r.Text, j.To.User
		m = once(k, j, a, render.Answer(a, o))
	}
	k.send(j, m)
}

// ordinary reports whether an answer says something definite about the page: the
// measure for speaking without having been addressed.
func ordinary(a answer.Answer, text string) bool {
	if len(a.Unknown) > 0 || len(a.Choices) > 0 {
		return false
	}
	switch a.Kind() {
	case answer.Status, answer.List, answer.Count:
		return true
	case answer.Passage:
		return len(text) > 0 && text[len(text)-1] == '?'
	}
	return false
}
