package talk

import (
	"cmp"
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// triggerLife is how long a trigger_id opens a view
// (interactivity/handling-user-interaction).
const triggerLife = 3 * time.Second

// windows are those that people look something up in.
type windows struct{ *desk }

// open shows a window over the one a job came from, or alone, and returns its ID: at
// once or not at all, since a trigger does not last. If it is too late the person is
// told to try again.
func (k *desk) open(ctx context.Context, j *queue.Job, v slack.ModalViewRequest) string {
	ctx, cancel := context.WithTimeout(ctx, triggerLife)
	defer cancel()
	show, trigger := k.API.OpenViewContext, ""
	switch {
	case j.Slash != nil:
		trigger = j.Slash.TriggerID
	case j.Action.InModal():
		show, trigger = k.API.PushViewContext, j.Action.TriggerID
	default:
		trigger = j.Action.TriggerID
	}
	res, err := show(ctx, trigger, v)
	if err != nil {
		k.Count.Failed.Add(1)
		k.Log.Error("view not opened", "ref", j.Ref(), "cause", retry.Reason(err), "detail", retry.Detail(err))
		if j.To.User != "" && j.To.Channel != "" {
			k.whisper(j, render.Failed(k.Languages.Known(j.To.User), j.Ref()))
		}
		return ""
	}
	k.Count.Answered.Add(1)
	return res.View.ID
}

// update shows something else in a window; hash, unless "", is of what it showed.
func (k *desk) update(ctx context.Context, id, hash string, v slack.ModalViewRequest) {
	ctx, cancel := context.WithTimeout(ctx, k.Timeout)
	defer cancel()
	if _, err := k.API.UpdateViewContext(ctx, v, "", hash, id); err != nil && retry.Code(err) != "hash_conflict" {
		k.Count.Failed.Add(1)
		k.Log.Error("view not updated", "cause", retry.Reason(err), "detail", retry.Detail(err))
		return
	}
	k.Count.Answered.Add(1)
}

// becoming is the acknowledgement that turns a window into another one.
func (k *desk) becoming(v slack.ModalViewRequest, l corpus.Lang) any {
	payload := slack.NewUpdateViewSubmissionResponse(&v)
	if queue.Fitting(payload) == nil {
		v = render.NoteModal(l, render.TooLong(l, k.Engine.Body()), k.Engine.Body())
		payload = slack.NewUpdateViewSubmissionResponse(&v)
	}
	return payload
}

// broken is the window that says that the program failed.
func (k *desk) broken(j *queue.Job, l corpus.Lang, err error) slack.ModalViewRequest {
	return render.NoteModal(l, k.sorry(j, l, err), k.Engine.Body())
}

// onSearch opens the look-up window.
func (w *windows) onSearch(ctx context.Context, j *queue.Job) {
	if w.click(ctx, j) {
		w.open(ctx, j, render.LookupModal(w.language(ctx, j), w.Engine.Body()))
	}
}

// onSuggest answers a keystroke in the typeahead. It asks nobody but the index:
// the person is waiting, and the acknowledgement is the answer.
func (w *windows) onSuggest(_ context.Context, j *queue.Job) any {
	i := j.Action
	if w.Access.External(j.From()) {
		return render.Suggestions(nil)
	}
	found := w.Engine.Suggest(wire.Cut(i.Value, 200), w.Languages.Known(i.User.ID), 50)
	for {
		payload := render.Suggestions(found)
		if queue.Fitting(payload) != nil {
			return payload
		}
		found = found[:len(found)/2]
	}
}

// onLookup turns the look-up window into the answer.
func (w *windows) onLookup(ctx context.Context, j *queue.Job) any {
	view, l := j.Action.View, w.language(ctx, j)
	ref := render.Ref{Entity: view.Input(string(render.NameBlock), string(render.LookupAction)), Lang: l}
	if ref.Entity == "" {
		ref.Text = strings.TrimSpace(wire.Cut(view.Input(string(render.QuestionBlock), render.InputElement), wire.MaxQuestion))
		if ref.Text == "" {
			return render.LookupErrors(l)
		}
	}
	a, err := w.find(ctx, ref, false)
	if err != nil {
		return w.becoming(w.broken(j, l, err), l)
	}
	w.answered(a)
	return w.becoming(w.window(a, ref), l)
}

// onAsk answers a chip where no message can follow: in a window.
func (w *windows) onAsk(ctx context.Context, j *queue.Job) {
	r, ok := w.clicked(ctx, j)
	if !ok {
		return
	}
	a, ok := w.answer(ctx, j, r, false)
	if !ok {
		return
	}
	w.turn(ctx, j, w.window(a, r))
}

// turn shows an answer in the window that a job came from, if that shows one, else in
// a window over it: Slack stacks three, no more.
func (k *desk) turn(ctx context.Context, j *queue.Job, v slack.ModalViewRequest) {
	if view := j.Action.View; j.Action.InModal() && view.Callback == string(render.AnswerView) {
		k.update(ctx, view.ID, view.Hash, v)
		return
	}
	k.open(ctx, j, v)
}

// onProof opens the proof of an answer.
func (w *windows) onProof(ctx context.Context, j *queue.Job) {
	if r, ok := w.clicked(ctx, j); ok {
		w.prove(ctx, j, r, render.ParseReceipt(j.Action.Actions[0].BlockID))
	}
}

// onTrace opens how the program read a question, over its proof.
func (w *windows) onTrace(ctx context.Context, j *queue.Job) {
	if r, ok := w.clicked(ctx, j); ok {
		if a, ok := w.answer(ctx, j, r, true); ok {
			w.open(ctx, j, render.TraceModal(a, w.options(a, r)))
		}
	}
}

// prove opens the proof of an answer, with the example its question was read like, and
// whether it is still what it was when it was given; "" where that is not known. What has
// changed since takes a moment to find: the window opens first.
func (k *desk) prove(ctx context.Context, j *queue.Job, r render.Ref, given receipt.Code) {
	a, ok := k.answer(ctx, j, r, true)
	if !ok {
		return
	}
	o := k.options(a, r)
	o.Given = given
	present := given == "" || given.From(a.Digest)
	if present {
		o.Linked = alone(ctx, k.Receipt, cmp.Or(given, a.Receipt))
	}
	id := k.open(ctx, j, render.ProofModal(a, o))
	if present || id == "" || k.Receipt == nil {
		return
	}
	found, err := k.Receipt(ctx, given, audit.Asked{Text: r.Text, Before: r.Before})
	if err != nil {
		k.Log.Info("a receipt cannot be checked", "ref", j.Ref(), "err", err)
		return
	}
	o.Then, o.Linked = &found, alone(ctx, k.Receipt, given)
	k.update(ctx, id, "", render.ProofModal(a, o))
}

// alone reports whether a receipt can be checked without its question.
func alone(ctx context.Context, check Receipts, code receipt.Code) bool {
	if check == nil {
		return false
	}
	_, err := check(ctx, code, audit.Asked{})
	return err == nil
}

// onChosen shows the card of the entity chosen in a typeahead. Inside the look-up
// window the choice waits for the submission.
func (w *windows) onChosen(ctx context.Context, j *queue.Job) {
	i, to := j.Action, beside(j)
	if !clickAt(ctx, w.desk, j, to) || i.InModal() {
		return
	}
	r := render.Ref{Entity: i.Actions[0].Chosen(), Lang: w.language(ctx, j)}
	switch {
	case r.Entity == "":
	case i.View != nil:
		if a, ok := w.answer(ctx, j, r, false); ok {
			w.open(ctx, j, w.window(a, r))
		}
	default:
		j.To = to
		w.replyRef(ctx, j, r)
	}
}
