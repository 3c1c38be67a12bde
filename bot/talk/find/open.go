package find

import (
	"context"
	"errors"
	"strings"

	"github.com/slack-go/slack"

	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// OnOpened shows the details of what somebody found, or of the link to the page that they
// clicked, to them alone.
func (f *Find) OnOpened(ctx context.Context, j *queue.Job) {
	e := &j.Event.Event
	if e.Trigger == "" || !f.Ledger.First(ctx, j.Task, j.Event.Key()) {
		return
	}
	shown := f.details(ctx, j, f.reads(ctx, e))
	shown.TriggerID = e.Trigger
	f.Outbox.Show(j.Task, e.User, "entity.presentDetails", func(ctx context.Context) error {
		return f.API.EntityPresentDetailsContext(ctx, shown)
	})
}

// details are what is shown of what an event is about.
func (f *Find) details(ctx context.Context, j *queue.Job, l corpus.Lang) slack.EntityPresentDetailsParameters {
	e := &j.Event.Event
	if refused := f.Access.Open(ctx, wire.Target{Channel: string(e.Channel), User: e.User}, j.From()); refused != people.Allowed {
		return slack.EntityPresentDetailsParameters{Error: &slack.EntityDetailsError{Status: "custom", CustomMessage: wire.Inert(f.Refusal(refused, l))}}
	}
	if e.Entity == pageID {
		return slack.EntityPresentDetailsParameters{Metadata: wholePage(f.Engine, l, f.Listed()).details()}
	}
	if named, ok := strings.CutPrefix(string(e.Entity), receiptID); ok && f.Receipt != nil {
		if code, err := receipt.Parse(named); err == nil {
			return f.receipt(ctx, j, code, l)
		}
	}
	a, err := f.Engine.About(string(e.Entity), l)
	if err != nil {
		f.Log.Info("no details", "ref", j.Ref(), "err", err)
		return slack.EntityPresentDetailsParameters{Error: &slack.EntityDetailsError{Status: "not_found"}}
	}
	return slack.EntityPresentDetailsParameters{Metadata: answered(a, f.Engine.Document(), f.Marks(a)).details()}
}

// receipt are the details of a receipt, which is checked anew.
func (f *Find) receipt(ctx context.Context, j *queue.Job, code receipt.Code, l corpus.Lang) slack.EntityPresentDetailsParameters {
	r := Receipt{Code: code}
	found, err := f.Receipt(ctx, code, audit.Asked{})
	switch {
	case err == nil:
		r.Found = &found
	case !errors.Is(err, audit.ErrUnknownCorpus):
		f.Log.Info("no details", "ref", j.Ref(), "err", err)
		return slack.EntityPresentDetailsParameters{Error: &slack.EntityDetailsError{Status: "not_found"}}
	}
	return slack.EntityPresentDetailsParameters{Metadata: checkedReceipt(l, r, f.Engine.Document(), r.Marks(f.Marks)).details()}
}

// reads is the language of a person's own setting, then of their Slack, which the event
// tells.
func (f *Find) reads(ctx context.Context, e *wire.Event) corpus.Lang {
	switch l := f.Languages.Chosen(ctx, e.User); {
	case l != "":
		return l
	case e.Locale == "":
		return f.Languages.Of(ctx, e.User)
	}
	return corpus.LangOf(e.Locale)
}
