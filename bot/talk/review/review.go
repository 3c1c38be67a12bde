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
	"miswg/bot/watch"
	"miswg/bot/wire"
	"miswg/corpus"
)

// Config is what a review works with. Everything in it is required.
type Config struct {
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

// A Review has cards drawn, and counts the votes of their buttons.
type Review struct{ Config }

// New returns a review.
func New(cfg Config) *Review { return &Review{cfg} }

// Propose sends every administrator the card of a change, or what became of it, one after
// the other. Who voted last has that on the card already.
func (r *Review) Propose(ctx context.Context, p render.Proposal) {
	r.tell(ctx, p, slices.DeleteFunc(slices.Clone(r.Admins), func(admin string) bool {
		n := len(p.Votes)
		return p.Decided != "" && n > 0 && p.Votes[n-1].User == admin
	}))
}

// tell sends the card to the first of some administrators, and then to the others,
// whatever became of it.
func (r *Review) tell(ctx context.Context, p render.Proposal, admins []string) {
	if len(admins) == 0 {
		return
	}
	admin := admins[0]
	card := render.Review(r.Languages.Of(ctx, admin), p)
	r.Outbox.Send(nil, wire.Target{Channel: admin, User: admin}, card, func(ctx context.Context, _ error) { r.tell(ctx, p, admins[1:]) })
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
		r.Whisper(j, render.NotCounted(l))
	default:
		c := r.Outbox.Respond(j.To.Respond, outbox.Response{Replace: true}, render.Review(l, *p))
		if p.Decided != "" { // by this vote, and no other: the others are told once
			c.Done = func(ctx context.Context, _ error) { r.Propose(ctx, *p) }
		}
		r.Outbox.Submit(j.Task, c)
	}
}
