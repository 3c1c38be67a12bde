// SPDX-License-Identifier: MIT

// Package step is the step that workflows run in Slack: it takes a name and tells its
// status. Nobody is there to pick a reading, so a name is read exactly or not at all, and
// every step that was taken is ended, once, with an answer or with a sentence that says
// why there is none.
package step

import (
	"context"
	"log/slog"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/outbox"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/stats"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// An Engine knows whose status it is. It must be safe for concurrent use.
type Engine interface {
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
	Spoken(text string) corpus.Lang
	Document() corpus.Document
}

// Means are what a function of the app's works with. All of it is required.
type Means struct {
	API       *slack.Client
	Ledger    *ledger.Ledger
	Outbox    *outbox.Outbox
	Languages *people.Languages
	Access    *people.Access
	Refusal   func(people.Refusal, corpus.Lang) string // in words
	Marks     func(answer.Answer) render.Marks         // what the watch of the source knows of an answer
	Listed    func() render.Marks                      // and of who takes part
	Now       func() time.Time
	Log       *slog.Logger
	Count     *stats.Counters
	Observer  stats.Observer
}

// A Step answers workflows.
type Step struct {
	Engine Engine
	Means
}

// OnExecuted answers function_executed. Of one run only the first delivery is answered.
func (s *Step) OnExecuted(ctx context.Context, j *queue.Job) {
	e := &j.Event.Event
	if e.Execution == "" || !s.Ledger.First(ctx, j.Task, wire.StepKey(e.Execution)) {
		return
	}
	name, who := wire.Question(e.Inputs[app.StepName]), wire.Person(e.Inputs[app.StepPerson])
	l := s.Languages.For(ctx, s.Engine.Spoken(name), who)
	defer func() {
		if p := recover(); p != nil {
			s.fail(j, Failed(l, j.Ref()))
			panic(p) // to be logged
		}
	}()
	switch refused := s.Access.Run(ctx, who, j.From()); {
	case e.Callback != app.StatusStep:
		s.fail(j, l.Pick("This app has no such step any more.", "Cette application n'offre plus cette étape."))
	case refused != people.Allowed:
		s.fail(j, s.Refusal(refused, l))
	default:
		s.tell(ctx, j, name, l)
	}
}

// OnDeclined ends a step that the bot has no room for and that Slack sends no more. It
// does not block: whether the step was answered after all is asked when it is ended.
func (s *Step) OnDeclined(j *queue.Job) {
	e := &j.Event.Event
	if e.Execution == "" {
		return
	}
	l := s.Engine.Spoken(wire.Question(e.Inputs[app.StepName]))
	if l == "" {
		l = s.Languages.Known(e.Inputs[app.StepPerson])
	}
	ours := false
	s.end(j, "functions.completeError", func(ctx context.Context, execution string) error {
		if ours = ours || s.Ledger.First(ctx, nil, wire.StepKey(execution)); !ours {
			return nil
		}
		return s.API.FunctionCompleteErrorContext(ctx, execution, busy(l))
	}, nil)
}

// tell ends a step with the status of a name.
func (s *Step) tell(ctx context.Context, j *queue.Job, name string, l corpus.Lang) {
	if why := unfit(name, l); why != "" {
		s.fail(j, why)
		return
	}
	a, err := s.Engine.Ask(ctx, answer.Question{Text: name, Lang: l})
	if err != nil {
		s.Log.Error("no answer", "ref", j.Ref(), "err", err)
		s.fail(j, Failed(l, j.Ref()))
		return
	}
	s.Observer.Answered(a.Kind(), a.Lang)
	if !exact(a) {
		s.fail(j, notExact(a))
		return
	}
	s.complete(j, a)
}

// complete ends a step with an answer.
func (s *Step) complete(j *queue.Job, a answer.Answer) {
	d := a.Source(s.Engine.Document())
	out := outputs(a, d, s.Marks(a).Said(a.Lang, d))
	s.end(j, "functions.completeSuccess", func(ctx context.Context, execution string) error {
		return s.API.FunctionCompleteSuccessContext(ctx, execution, slack.FunctionCompleteSuccessRequestOptionOutput(out))
	}, func(err error) bool {
		if retry.Code(err) != "parameter_validation_failed" {
			return false
		}
		// The manifest in Slack is of another version: the workflow must not hang.
		s.fail(j, outdated(a.Lang))
		return true
	})
}

// fail ends a step with a sentence that says why it has no answer.
func (s *Step) fail(j *queue.Job, why string) {
	s.end(j, "functions.completeError", func(ctx context.Context, execution string) error {
		return s.API.FunctionCompleteErrorContext(ctx, execution, wire.Inert(why))
	}, nil)
}

// end makes the call that ends a step, until it works. Slack ends a step once, whatever
// is sent again, so a call whose fate is not known is repeated, and one that comes too
// late has nothing to do. The token is the bot's own: the one that comes with the event is
// not read, kept or logged, and Slack takes it back early (slackapi/bolt-js#2288).
// Otherwise is asked of an error, and reports whether it dealt with it; nil for nobody.
func (s *Step) end(j *queue.Job, method string, call func(ctx context.Context, execution string) error, otherwise func(error) bool) {
	execution := j.Event.Event.Execution
	c := &outbox.Call{Lane: "step " + execution, Method: method}
	c.Make = func(ctx context.Context, _ bool) error {
		err := call(ctx, execution)
		if retry.Code(err) == "execution_not_in_running_state" {
			return nil
		}
		return err
	}
	c.Done = func(_ context.Context, err error) {
		switch {
		case err == nil:
			s.Count.Answered.Add(1)
			s.Observer.Replied(s.Now().Sub(j.Taken))
		case otherwise == nil || !otherwise(err):
			s.Count.Failed.Add(1)
			s.Log.Error("step not ended", "ref", j.Ref(), "method", method, "cause", retry.Reason(err))
		}
	}
	if !s.Outbox.Submit(j.Task, c) {
		s.Log.Warn("no room to end a step", "ref", j.Ref())
	}
}
