// SPDX-License-Identifier: MIT

// Package acts is what people do: they post, click, choose, submit, open tabs, join. Each verb finds who and where by the
// names a person would use, changes the workspace, and tells the app.
package acts

import (
	"context"
	"encoding/json"
	"fmt"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

type object = loose.Object

// Verbs are what people do. They may be called from any goroutine.
type Verbs struct{ ws *workspace.Workspace }

// New makes the verbs of a workspace.
func New(ws *workspace.Workspace) *Verbs { return &Verbs{ws} }

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
	*workspace.Workspace
	p *workspace.Person
	c *workspace.Channel
}

// as does what somebody does, under the lock. The error names what is wrong with who or where.
func as[T any](ctx context.Context, s *Verbs, who, where string, do func(a *actor) (T, error)) (T, error) {
	var none T
	if err := ctx.Err(); err != nil {
		return none, fmt.Errorf("localslack: %w", err)
	}
	s.ws.Core.Lock()
	defer s.ws.Core.Unlock()
	if s.ws.Core.Closed() {
		return none, fmt.Errorf("localslack: the server is closed")
	}
	a := &actor{Workspace: s.ws, p: s.ws.People.Bot()}
	if who != otherApp {
		a.p = s.ws.People.Find(who)
	}
	if a.p == nil || a.p.Bot && who != otherApp {
		return none, fmt.Errorf("localslack: nobody is called %q", who)
	}
	if where == "" {
		return do(a)
	}
	var err error
	if a.c, err = s.ws.People.Place(a.p, where); err != nil {
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
	e := &socket.Envelope{Kind: "interactive", Name: name, Payload: loose.Encode(payload), Accepts: true}
	e.OnAck = func(p json.RawMessage) {
		if p != nil {
			a.Core.Complain(core.BadAck, kind, "the acknowledgement carries a payload, which Slack ignores")
		}
	}
	return []string{a.Mail.Deliver(e).ID}
}

// mayWrite: the Messages tab may be off or read-only, and an agent's is closed to guests.
func (a *actor) mayWrite() error {
	switch {
	case a.c.Kind != workspace.DM:
		return nil
	case !a.Core.App.Writable:
		return fmt.Errorf("localslack: the manifest's messages tab is off or read-only")
	case a.p.Guest && a.Core.App.ClosedToGuests:
		return fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", a.p.Name)
	}
	return nil
}

// sees finds a message that everybody in its conversation sees, the person among them.
func (a *actor) sees(r Ref) (*workspace.Channel, *workspace.Message, error) {
	c, m := a.People.Channel(r.Channel), a.Messages.Posted(r.Channel, r.TS)
	if c == nil || m == nil || !c.Has(a.p.ID) {
		return nil, nil, fmt.Errorf("localslack: %s sees no message %s in %s", a.p.Name, r.TS, r.Channel)
	}
	return c, m, nil
}

// theirs finds a person's own message.
func (a *actor) theirs(r Ref) (*workspace.Channel, *workspace.Message, error) {
	m := a.Messages.Posted(r.Channel, r.TS)
	if m == nil || m.User != a.p.ID {
		return nil, nil, fmt.Errorf("localslack: %s has no message %s in %s", a.p.Name, r.TS, r.Channel)
	}
	return a.People.Channel(r.Channel), m, nil
}
