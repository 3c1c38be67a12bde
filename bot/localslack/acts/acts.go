// SPDX-License-Identifier: MIT

// Package acts is what people do: they post, click, choose, submit, open tabs, join. Each verb finds who and where by the
// names a person would use, changes the workspace, and tells the app.
package acts

import (
	"context"
	"fmt"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/post"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

type object = loose.Object

// Verbs are what people do. They may be called from any goroutine.
type Verbs struct{ parts *post.Parts }

// New makes the verbs of a workspace.
func New(parts *post.Parts) *Verbs { return &Verbs{parts} }

// Ref points at something to act on: a message, an open view, or, zero, whatever fits among what the person sees.
type Ref struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	View    string `json:"view"` // view ID, "modal" for the one on top, "home" for the Home tab
}

// InModal is the view on top of the person's stack.
func InModal() Ref { return Ref{View: "modal"} }

// InHome is the person's Home tab.
func InHome() Ref { return Ref{View: "home"} }

// Act is what Slack made of a person's act.
type Act struct {
	Ref                // the message made or acted on, or the view
	Envelopes []string // what was sent to the bot, in order; nil when the app is not told
}

// actor is a person about to act, in a conversation where the act is about one. Its methods want the lock held.
type actor struct {
	*post.Parts
	p *workspace.Person
	c *workspace.Channel
}

// as does what somebody does, under the lock. The error names what is wrong with who or where.
func as[T any](ctx context.Context, s *Verbs, who, where string, do func(a *actor) (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, fmt.Errorf("localslack: %w", err)
	}
	s.parts.Core.Lock()
	defer s.parts.Core.Unlock()
	if s.parts.Core.Closed() {
		return none, fmt.Errorf("localslack: the server is closed")
	}
	a := &actor{Parts: s.parts, p: s.parts.Workspace.People.Bot()}
	if who != otherApp {
		a.p = s.parts.Workspace.People.Find(who)
	}
	if a.p == nil || a.p.Bot && who != otherApp {
		return none, fmt.Errorf("localslack: nobody is called %q", who)
	}
	if where == "" {
		return do(a)
	}
	var err error
	if a.c, err = s.parts.Workspace.People.Place(a.p, where); err != nil {
		return none, err
	}
	if !a.c.Has(a.p.ID) && !a.p.Bot {
		return none, fmt.Errorf("localslack: %s is not in %s", a.p.Name, a.c.Label())
	}
	return do(a)
}

// otherApp acts too, wherever it likes.
const otherApp = "another app"

// post puts a message into a conversation.
func (a *actor) post(m *workspace.Message) Act {
	m.Channel, m.TS, m.Via = a.c.ID, a.Core.TS(), "person"
	return Act{Ref: Ref{Channel: a.c.ID, TS: m.TS}, Envelopes: a.Events.Announce(a.c, m)}
}

// interact sends the payload of an interaction whose acknowledgement carries nothing, and returns the envelope.
func (a *actor) interact(kind, name string, payload object) []string {
	e := &socket.Envelope{Kind: "interactive", Name: name, Payload: loose.Encode(payload), Accepts: true, OnAck: a.Mail.NoPayload(kind)}
	return []string{a.Mail.Deliver(e).ID}
}

// mayWrite: the Messages tab may be off or read-only, and an agent's is closed to guests.
func (a *actor) mayWrite() error {
	switch {
	case a.c.Kind != workspace.DM:
		return nil
	case !a.Core.App.Writable():
		return fmt.Errorf("localslack: the manifest's messages tab is off or read-only")
	case a.p.Guest && a.Core.App.ClosedToGuests():
		return fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", a.p.Name)
	}
	return nil
}

// theirs finds a person's own message.
func (a *actor) theirs(r Ref) (*workspace.Channel, *workspace.Message, error) {
	m := a.Workspace.Messages.Posted(r.Channel, r.TS)
	if m == nil || m.User != a.p.ID {
		return nil, nil, fmt.Errorf("localslack: %s has no message %s in %s", a.p.Name, r.TS, r.Channel)
	}
	return a.Workspace.People.Channel(r.Channel), m, nil
}
