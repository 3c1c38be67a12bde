// SPDX-License-Identifier: MIT

// Package review is where the administrators decide about what changed on the page: each
// has a card in their direct messages, with two buttons. Who is an administrator, and
// which change waits, is asked again at every click.
package review

import (
	"context"
	"slices"

	"miswg/bot/outbox"
	"miswg/bot/people"
	"miswg/bot/queue"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/watch"
	"miswg/bot/wire"
	"miswg/corpus"
)

// A Review has cards drawn, and counts the votes of their buttons. All of it is required.
type Review struct {
	Watch     *watch.Watch
	Outbox    *outbox.Outbox
	Languages *people.Languages
	Admins    []string
	Body      func() corpus.Body
	Clicked   func(ctx context.Context, j *queue.Job) bool // claims a click, and reports whether its author may use the bot
	Language  func(ctx context.Context, j *queue.Job) corpus.Lang
	Whisper   func(j *queue.Job, m render.Message)         // to the author of a click alone
	Fail      func(j *queue.Job, l corpus.Lang, err error) // tells that person that the program failed
}

// Tell sends an administrator the card of a change. Then is called with whether there is no
// use in sending it again: it arrived, or never will. Where the token may not, it will once
// the operator has mended that.
func (r *Review) Tell(ctx context.Context, p render.Proposal, admin string, then func(ctx context.Context, settled bool)) {
	card := render.Review(r.Languages.Of(ctx, admin), p)
	r.Outbox.Send(nil, wire.Target{Channel: admin, User: admin, Kind: "im"}, card, func(ctx context.Context, err error) {
		never := !retry.Judge(err).Retry && !retry.Rejected(err)
		then(ctx, err == nil || ctx.Err() == nil && never)
	})
}

// close tells administrators what became of a change, one after the other, whatever became
// of telling the one before.
func (r *Review) close(ctx context.Context, p render.Proposal, admins []string) {
	if len(admins) > 0 {
		r.Tell(ctx, p, admins[0], func(ctx context.Context, _ bool) { r.close(ctx, p, admins[1:]) })
	}
}

// OnApprove counts a vote for a change.
func (r *Review) OnApprove(ctx context.Context, j *queue.Job) { r.vote(ctx, j, true) }

// OnReject counts a vote against a change.
func (r *Review) OnReject(ctx context.Context, j *queue.Job) { r.vote(ctx, j, false) }

func (r *Review) vote(ctx context.Context, j *queue.Job, yes bool) {
	if !r.Clicked(ctx, j) {
		return
	}
	l := r.Language(ctx, j)
	if r.Watch == nil || !slices.Contains(r.Admins, j.To.User) {
		r.Whisper(j, render.NotAdmin(l, r.Body()))
		return
	}
	p, counted, err := r.Watch.Vote(ctx, j.Action.Actions[0].Chosen(), j.To.User, yes)
	switch {
	case err != nil:
		r.Fail(j, l, err)
	case !counted:
		r.Whisper(j, render.NotCounted.In(l))
	default:
		c := r.Outbox.Respond(j.To.Respond, outbox.Response{Replace: true}, render.Review(l, *p))
		if p.Decided != "" { // by this vote, and no other: the others are told once
			others := slices.DeleteFunc(slices.Clone(r.Admins), func(admin string) bool { return admin == j.To.User })
			c.Done = func(ctx context.Context, _ error) { r.close(ctx, *p, others) }
		}
		r.Outbox.Submit(j.Task, c)
	}
}
