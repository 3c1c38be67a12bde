package talk

import (
	"cmp"
	"context"
	"errors"

	"miswg/bot/ledger"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// A desk is what every surface works at.
type desk struct {
	Config
	drawing
	threads *threads
}

// first claims keys for a job, and reports whether nobody had.
func (k *desk) first(ctx context.Context, j *queue.Job, keys ...string) bool {
	return firstAt(ctx, k, j, j.To, keys...)
}

// firstAt is first of a job that is answered at a target.
func firstAt(ctx context.Context, k *desk, j *queue.Job, to wire.Target, keys ...string) bool {
	unclear := j.Lang == nil && j.Route.Keep && k.Engine.Spoken(j.Typed()) == "" && j.To.User != ""
	open, asker, in := shown(to), "", ledger.Place{}
	if unclear {
		asker = j.To.User
	}
	if open {
		in = place(to)
	}
	if !open && !unclear {
		return k.Ledger.First(ctx, j.Task, keys...)
	}
	first, chosen, given := ledger.FirstIn(ctx, k.Ledger, j.Task, in, asker, keys...)
	if open {
		j.Given = given
	}
	if first && unclear {
		j.Lang = k.Languages.Asking(ctx, j.To.User, chosen)
	}
	return first
}

// allow reports whether a job may be answered. If not, its author gets a private note
// that says why.
func (k *desk) allow(ctx context.Context, j *queue.Job) bool {
	r := k.Access.Ask(ctx, j.To, j.From())
	if r == people.Allowed {
		return true
	}
	if k.Access.Tell(j.To) {
		k.whisper(j, k.refusal(r, k.language(ctx, j)))
	}
	return false
}

// languageOf is the language that a text is answered in: its own or, where it does not
// tell, that of its author. Whoever asks in clear words is not looked up.
func (k *desk) languageOf(ctx context.Context, j *queue.Job, text string) corpus.Lang {
	if l := k.Engine.Spoken(text); l != "" {
		return l
	}
	return k.language(ctx, j)
}

// language is that of a job's author.
func (k *desk) language(ctx context.Context, j *queue.Job) corpus.Lang {
	if j.Lang == nil {
		return k.Languages.Of(ctx, j.To.User)
	}
	return j.Lang()
}

// send sends a message to where a job came from.
func (k *desk) send(j *queue.Job, m render.Message) { k.Outbox.Send(j.Task, j.To, m, nil) }

// whisper sends a short message that only a job's author needs.
func (k *desk) whisper(j *queue.Job, m render.Message) { k.Outbox.Whisper(j.Task, j.To, m) }

// answer produces the answer that a button or a question stands for, with the example
// it was read like if that is to be explained. If it fails the job's author is told.
func (k *desk) answer(ctx context.Context, j *queue.Job, r render.Ref, explain bool) (answer.Answer, bool) {
	a, err := k.find(ctx, r, explain)
	if err != nil {
		k.fail(j, r.Lang, err)
		return a, false
	}
	k.answered(a)
	return a, true
}

// answered counts an answer.
func (k *desk) answered(a answer.Answer) {
	k.Observer.Answered(a.Kind(), a.Lang)
	if a.Partly {
		k.Count.Partly.Add(1)
	}
}

func (k *desk) find(ctx context.Context, r render.Ref, explain bool) (answer.Answer, error) {
	if r.Entity != "" {
		return k.Engine.About(r.Entity, cmp.Or(r.Speak, r.Lang))
	}
	return k.Engine.Ask(ctx, answer.Question{Text: r.Text, Lang: r.Lang, Force: r.Force, Speak: r.Speak, Before: r.Before, Explain: explain})
}

// lean is a ref that no menu carries, without what was talked about before where the answer is the
// same without it: the thirty-eight names of a list leave no room in a menu.
func lean(ctx context.Context, k *desk, r render.Ref, a answer.Answer) render.Ref {
	if r.Before == nil || r.FitsMenu() {
		return r
	}
	alone := r
	alone.Before = nil
	if same, err := k.find(ctx, alone, false); err != nil || same.Receipt != a.Receipt {
		return r
	}
	return alone
}

// fail tells a job's author that the program failed: directly, where there is no
// conversation to say it in.
func (k *desk) fail(j *queue.Job, l corpus.Lang, err error) {
	to := j.To
	if to.Channel == "" && to.Respond == "" {
		to = wire.Target{Channel: to.User, User: to.User}
	}
	k.Outbox.Send(j.Task, to, k.sorry(j, l, err), nil)
}

// sorry logs why there is no answer, and says it as far as it is for others to know.
func (k *desk) sorry(j *queue.Job, l corpus.Lang, err error) render.Message {
	if errors.Is(err, answer.ErrNoEntity) {
		return render.Gone.In(l)
	}
	k.Log.Error("no answer", "ref", j.Ref(), "err", err)
	return render.Failed(l, j.Ref())
}

// help shows what can be asked.
func (k *desk) help(ctx context.Context, j *queue.Job) {
	l := k.language(ctx, j)
	k.send(j, render.Help(l, k.Engine.Examples(l), render.Options{Body: k.Engine.Body()}))
}
