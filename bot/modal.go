package bot

import (
	"context"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/render"
	"miswg/corpus"
)

// triggerLife is how long a trigger_id opens a view
// (interactivity/handling-user-interaction).
const triggerLife = 3 * time.Second

// open shows a window, over another one or alone, at once or not at all: a trigger
// does not last. If it is too late the person is told to try again.
func (b *Bot) open(ctx context.Context, trigger string, over bool, t target, v slack.ModalViewRequest) string {
	ctx, cancel := context.WithTimeout(ctx, triggerLife)
	defer cancel()
	var res *slack.ViewResponse
	var err error
	if over {
		res, err = b.api.PushViewContext(ctx, trigger, v)
	} else {
		res, err = b.api.OpenViewContext(ctx, trigger, v)
	}
	if err != nil {
		b.count.Failed.Add(1)
		ref := short(trigger)
		b.log.Error("view not opened", "ref", ref, "cause", reason(err), "detail", detail(err))
		if t.user != "" && t.channel != "" {
			b.note(ctx, t, render.Failed(b.people.known(t.user), ref))
		}
		return ""
	}
	b.count.Answered.Add(1)
	return res.View.ID
}

// onSearch opens the look-up window.
func (b *Bot) onSearch(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	b.open(ctx, i.TriggerID, i.inModal(), t, render.LookupModal(b.people.language(ctx, t.user), b.engine.Body()))
}

// onSuggest answers a keystroke in the typeahead. It asks nobody but the index:
// the person is waiting, and the acknowledgement is the answer.
func (b *Bot) onSuggest(_ context.Context, d *delivery) any {
	i := d.action
	if b.cfg.RefuseExternals && b.self.external(i.User.TeamID) {
		return render.Suggestions(nil)
	}
	return b.suggestions(i.Value, b.people.known(i.User.ID))
}

func (b *Bot) suggestions(prefix string, l corpus.Lang) any {
	found := b.engine.Suggest(cut(prefix, 200), l, 50)
	for {
		payload := render.Suggestions(found)
		if fitting(payload) != nil {
			return payload
		}
		found = found[:len(found)/2]
	}
}

// onLookup turns the look-up window into the answer.
func (b *Bot) onLookup(ctx context.Context, d *delivery) any {
	i := d.action
	l := b.people.language(ctx, i.User.ID)
	id := i.View.input(string(render.NameBlock), string(render.LookupAction))
	text := strings.TrimSpace(cut(i.View.input(string(render.QuestionBlock), render.InputElement), maxQuestion))
	ref := render.Ref{Entity: id, Lang: l}
	if id == "" {
		if text == "" {
			return render.LookupErrors(l)
		}
		ref = render.Ref{Text: text, Lang: l}
	}
	a, err := b.resolve(ctx, ref)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		v := render.NoteModal(l, render.Failed(l, d.ref()), b.engine.Body())
		return slack.NewUpdateViewSubmissionResponse(&v)
	}
	return b.becoming(b.window(ctx, a, ref), l)
}

// becoming is the acknowledgement that turns a window into another one.
func (b *Bot) becoming(v slack.ModalViewRequest, l corpus.Lang) any {
	payload := slack.NewUpdateViewSubmissionResponse(&v)
	if fitting(payload) == nil {
		v = render.NoteModal(l, render.TooLong(l, b.engine.Body()), b.engine.Body())
		payload = slack.NewUpdateViewSubmissionResponse(&v)
	}
	return payload
}

// onAskModal answers a chip where no message can follow: in a window.
func (b *Bot) onAskModal(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok {
		return
	}
	r, ok := b.ref(ctx, i, t)
	if !ok {
		return
	}
	a, err := b.resolve(ctx, r)
	if err != nil {
		b.log.Error("no answer", "ref", d.ref(), "err", err)
		return
	}
	v := b.window(ctx, a, r)
	if i.inModal() && i.View.Callback == string(render.AnswerView) {
		b.update(ctx, i.View.ID, i.View.Hash, v)
		return
	}
	b.open(ctx, i.TriggerID, i.inModal(), t, v)
}

// onLookupChosen shows the card of the entity chosen in a typeahead. Inside the
// look-up window the choice waits for the submission.
func (b *Bot) onLookupChosen(ctx context.Context, d *delivery) {
	i, t, ok := b.click(ctx, d)
	if !ok || i.inModal() {
		return
	}
	r := render.Ref{Entity: i.Actions[0].chosen(), Lang: b.people.language(ctx, t.user)}
	if r.Entity == "" {
		return
	}
	if i.View != nil {
		a, err := b.resolve(ctx, r)
		if err != nil {
			b.log.Error("no answer", "ref", d.ref(), "err", err)
			return
		}
		b.open(ctx, i.TriggerID, i.inModal(), t, b.window(ctx, a, r))
		return
	}
	if !i.Container.Ephemeral {
		t.respond, t.private = "", false
	}
	b.replyRef(ctx, d, t, r)
}

func (b *Bot) update(ctx context.Context, id, hash string, v slack.ModalViewRequest) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Timeout)
	defer cancel()
	if _, err := b.api.UpdateViewContext(ctx, v, "", hash, id); err != nil && code(err) != "hash_conflict" {
		b.count.Failed.Add(1)
		b.log.Error("view not updated", "cause", reason(err), "detail", detail(err))
		return
	}
	b.count.Answered.Add(1)
}
