// SPDX-License-Identifier: MIT

// Package find is what Slack's own search finds in the page
// (enterprise-search/developing-apps-with-search-features), and the Work Objects that
// links to the page, and what was found, open. Every search that was taken is
// ended, once: with what was found, which may be nothing, or with a sentence that says why
// nothing was looked for. Nothing is kept of a search, and what it finds is the page's.
//
// The documentation wants a search ended before its event is acknowledged, and within ten
// seconds. It does not say how Slack rewrites what people type, so that is read like any
// question, nor what the link and the texts may hold, so they are plain.
package find

import (
	"cmp"
	"context"
	"strings"
	"time"

	"miswg/bot/app"
	"miswg/bot/outbox"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/talk/step"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// An Engine finds. It must be safe for concurrent use.
type Engine interface {
	Find(ctx context.Context, text string, lang corpus.Lang, limit int) ([]answer.Answer, error)
	About(id string, lang corpus.Lang) (answer.Answer, error)
	Spoken(text string) corpus.Lang
	Listed(lang corpus.Lang) []answer.Entity
	Document() corpus.Document
	Body() corpus.Body
}

// A Find answers searches. What has no comment is required.
type Find struct {
	Engine  Engine
	Receipt func(ctx context.Context, code receipt.Code, q audit.Asked) (audit.Finding, error) // checks one; nil where nobody can
	step.Means
}

const (
	within = 8 * time.Second // of the ten seconds that Slack waits
	tries  = 5               // to end a search, each of them
	trying = 2 * time.Second // at most
)

// OnExecuted answers a search, and returns when it has ended: it is to be acknowledged
// then. Of one search only the first delivery is answered.
func (f *Find) OnExecuted(ctx context.Context, j *queue.Job) {
	e := &j.Event.Event
	if e.Execution == "" || !f.Ledger.First(ctx, nil, wire.StepKey(e.Execution)) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	query, who := wire.Question(e.Inputs[app.SearchQuery]), wire.Person(e.Inputs[app.SearchPerson])
	l := f.Languages.For(ctx, f.Engine.Spoken(query), who)
	defer func() {
		if p := recover(); p != nil {
			f.fail(ctx, j, step.Failed(l, j.Ref()))
			panic(p) // to be logged
		}
	}()
	if refused := f.Access.Run(ctx, who, j.From()); refused != people.Allowed {
		f.fail(ctx, j, f.Refusal(refused, l))
		return
	}
	found, err := f.Engine.Find(ctx, query, l, most)
	if err != nil {
		f.Log.Error("no search", "ref", j.Ref(), "err", err)
		f.fail(ctx, j, step.Failed(l, j.Ref()))
		return
	}
	// slack-go's own call takes no lists.
	f.end(ctx, j, "functions.completeSuccess", map[string]any{"outputs": map[string]any{app.SearchResults: results(found, f.Engine.Document(), f.Marks)}})
}

// fail ends a search with a sentence that says why nothing was looked for.
func (f *Find) fail(ctx context.Context, j *queue.Job, why string) {
	f.end(ctx, j, "functions.completeError", map[string]any{"error": wire.Inert(why)})
}

// end makes the call that ends a search, and waits until it worked or time is up.
func (f *Find) end(ctx context.Context, j *queue.Job, method string, body map[string]any) {
	execution := j.Event.Event.Execution
	body["function_execution_id"] = execution
	done := make(chan error, 1)
	c := &outbox.Call{Lane: "search " + execution, Method: method, Tries: tries}
	c.Make = func(ctx context.Context, _ bool) error {
		ctx, cancel := context.WithTimeout(ctx, trying)
		defer cancel()
		err := f.Outbox.Invoke(ctx, method, body)
		if retry.Code(err) == "execution_not_in_running_state" {
			return nil // an earlier try arrived, or Slack has given up
		}
		return err
	}
	c.Done = func(_ context.Context, err error) { done <- err }
	if !f.Outbox.Submit(nil, c) {
		f.Log.Warn("no room to end a search", "ref", j.Ref())
		return
	}
	var err error
	select {
	case err = <-done:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		f.Count.Failed.Add(1)
		f.Log.Error("search not ended", "ref", j.Ref(), "method", method, "cause", retry.Reason(err))
		return
	}
	f.Count.Answered.Add(1)
	f.Observer.Replied(f.Now().Sub(j.Taken))
}

// most is how many results Slack takes.
const most = 50

// A result is what Slack shows of one thing found. Its reference must always name the same
// thing: it is an ID that [answer.Engine.About] takes.
type result struct {
	Ref         reference `json:"external_ref"`
	Title       string    `json:"title"`
	Description string    `json:"description"`
	Link        string    `json:"link"`
	Updated     string    `json:"date_updated"` // day of the copy: the page tells none
	Content     string    `json:"content"`
}

type reference struct {
	ID string `json:"id"`
}

// results are answers as Slack takes them, with what the watch of the source knows of
// each; never nil, for Slack wants a list.
func results(found []answer.Answer, page corpus.Document, marks func(answer.Answer) render.Marks) []result {
	out := make([]result, 0, len(found))
	for _, a := range found {
		d := a.Source(page)
		seen := marks(a).Said(a.Lang, d)
		out = append(out, result{
			Ref: reference{a.ID()}, Title: title(a, d), Description: wire.Inert(described(a, seen)), Link: d.URL, Updated: d.Captured,
			Content: wire.Inert(strings.Join([]string{d.Title, copied(a.Lang, d, seen), a.Lang.Pick("receipt ", "reçu ") + string(a.Receipt)}, " · ")),
		})
	}
	return out
}

// described is an answer in short, and that it is under review, where it is.
func described(a answer.Answer, seen render.Seen) string {
	if seen.Review == "" {
		return a.Short()
	}
	return a.Short() + " · " + seen.Review
}

// copied tells of when the copy is that is quoted, and what the watch knows of it.
func copied(l corpus.Lang, d corpus.Document, seen render.Seen) string {
	said := l.Pick("copy of ", "copie du ") + d.Captured
	if seen.Verified != "" {
		said += ", " + seen.Verified
	}
	return said
}

// title is the name of whom an answer is about, or what its words stand under.
func title(a answer.Answer, d corpus.Document) string {
	if len(a.Entities) == 1 {
		return a.Entities[0].Name
	}
	return wire.Inert(cmp.Or(a.Citations()[0].Passage().Section, d.Title))
}
