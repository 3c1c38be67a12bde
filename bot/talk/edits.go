package talk

import (
	"context"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
)

// edits follow questions that their authors rewrite or delete.
type edits struct {
	*desk
	commands *commands
	asked    asked
}

// known reports whether a post has an answer of ours, or is about to. If not, the mention
// was added when it was edited.
func (x *edits) known(ctx context.Context, e *wire.Event) bool {
	_, ok := x.Ledger.Answer(ctx, wire.QuestionKey(string(e.Channel), e.TS))
	return ok || ledger.Taken(ctx, x.Ledger, e.Key())
}

// onEdited updates the answer to a question that its author rewrote. Slack also
// sends this event when it adds a preview: then nothing was edited.
func (x *edits) onEdited(ctx context.Context, j *queue.Job) {
	e, before := j.Event.Message(), j.Event.Event.Before()
	if e.SubType == "tombstone" {
		// What is left of a deleted post that has replies.
		x.withdraw(j, string(e.Channel), e.TS)
		return
	}
	edited := e.Edited != nil && e.ByPerson(x.Self.User)
	if !edited || before != nil && before.Text == e.Text {
		return
	}
	x.answer(ctx, j, e)
}

// answer answers an edited message again, in place. It means what it meant where it
// was asked first, whatever was said since.
func (x *edits) answer(ctx context.Context, j *queue.Job, e *wire.Event) {
	edit := e.Edited.TS
	if !x.first(ctx, j, wire.EditKey(string(e.Channel), e.TS, edit)) {
		return
	}
	text := e.Asked()
	if text == "" || !x.allow(ctx, j) {
		return
	}
	if j.To.Direct() && x.commands.typed(ctx, j, e) {
		return
	}
	ref := render.Ref{Text: text, Lang: x.languageOf(ctx, j, text), Before: x.threads.get(x.threads.before, j.To.Key)}
	a, ok := x.desk.answer(ctx, j, ref, false)
	if !ok {
		return
	}
	m := x.card(a, ref, j.To)
	if wire.LeftOut(e.Text) {
		m = render.Unquoted(m, a.Lang)
	}
	// The first answer may still be in the lane: which message it became is known
	// only when this call's turn comes.
	x.change(j, j.To, "chat.update", func(ctx context.Context, p ledger.Posted, blocks bool) error {
		if p.Edit >= edit {
			return nil // it answers this edit already, or a later one
		}
		err := outbox.Own{API: x.API, Self: x.Self}.Rewrite(ctx, p.Channel, p.TS, m, blocks)
		if err == nil {
			to := j.To
			to.Thread, to.Edit = p.Thread, edit
			x.Outbox.Remember(ctx, to, m, p.Channel, p.TS)
		}
		return err
	})
	x.threads.set(j.To.Conversation(), a.Context)
}

// onDeleted deletes the answer to a question that its author deleted.
func (x *edits) onDeleted(j *queue.Job) {
	e := j.Event.Event
	ts, before := e.DeletedTS, e.Before()
	if ts == "" && before != nil {
		ts = before.TS
	}
	if ts == "" || before != nil && !before.ByPerson(x.Self.User) {
		return
	}
	x.withdraw(j, string(e.Channel), ts)
}

// withdraw deletes the answer to a message.
func (x *edits) withdraw(j *queue.Job, channel, ts string) {
	to := wire.Target{Channel: channel, Key: wire.QuestionKey(channel, ts)}
	x.change(j, to, "chat.delete", func(ctx context.Context, p ledger.Posted, _ bool) error {
		_, _, err := x.API.DeleteMessageContext(ctx, p.Channel, p.TS)
		if err == nil {
			x.Ledger.DropAnswer(ctx, to.Key)
			x.Outbox.Gave(ctx, to, p.Channel, p.TS, render.Message{}) // an answer no more
		}
		return err
	})
}

// change queues a call on the message that answered a question, behind the one
// that posts it. Without such a message it does nothing. While the question is being
// answered, perhaps by another copy, that may come yet: it is waited for where it holds up
// nobody, for as long as an answer can take.
func (x *edits) change(j *queue.Job, to wire.Target, method string, call func(ctx context.Context, p ledger.Posted, blocks bool) error) {
	// Changes of a message follow each other in the lane of its channel, whatever they waited for.
	prepared := func(none func(ctx context.Context)) *outbox.Call {
		missing := false
		return &outbox.Call{Lane: to.Channel, Method: method, Make: func(ctx context.Context, blocks bool) error {
			p, ok := x.Ledger.Answer(ctx, to.Key)
			if missing = !ok; missing {
				return nil
			}
			return call(ctx, p, blocks)
		}, Done: func(ctx context.Context, err error) {
			switch {
			case err != nil:
				x.unchanged(method, retry.Reason(err))
			case missing:
				none(ctx)
			}
		}}
	}
	never := func(context.Context) {}
	x.Outbox.Submit(j.Task, prepared(func(ctx context.Context) {
		if !ledger.Taken(ctx, x.Ledger, wire.AskedKey(to.Key)) {
			return
		}
		x.Outbox.Submit(j.Task, &outbox.Call{Lane: "change of " + to.Key, Method: method, Tries: 1, Wait: func(ctx context.Context) error {
			return x.await(ctx, to.Key)
		}, Make: func(context.Context, bool) error { return nil }, Done: func(_ context.Context, err error) {
			if err != nil {
				x.unchanged(method, "its question was not answered in time")
				return
			}
			x.Outbox.Submit(j.Task, prepared(never))
		}})
	}))
}

// unchanged notes a change that failed.
func (x *edits) unchanged(method, cause string) {
	x.Count.Failed.Add(1)
	x.Log.Error("message not changed", "method", method, "cause", cause)
}

// glancing is how often, at the least, it is looked whether another copy has answered.
const glancing = 2 * time.Second

// await waits until the answer to a question is there, or in its lane, or will not come:
// here when who answers it is done, else until another copy tells the store. The error is
// that of ctx.
func (x *edits) await(ctx context.Context, question string) error {
	if ledger.TakenHere(ctx, x.Ledger, wire.AskedKey(question)) {
		return x.asked.wait(ctx, question)
	}
	for n := 1; ; n++ {
		if _, ok := x.Ledger.Answer(context.WithoutCancel(ctx), question); ok {
			return nil
		}
		if !retry.Sleep(ctx, retry.Backoff(n, glancing)) {
			return ctx.Err()
		}
	}
}
