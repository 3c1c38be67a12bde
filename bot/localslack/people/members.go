package people

import (
	"context"
	"fmt"
	"slices"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// Join makes a person a member: member_joined_channel and a channel_join message.
func (s *Verbs) Join(ctx context.Context, who, where string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		return a.admit(a.p, where, "")
	})
}

// Invite brings the bot into a channel: member_joined_channel for the bot, and a channel_join message.
func (s *Verbs) Invite(ctx context.Context, who, where string) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) {
		return a.admit(a.ws.People.Bot(), where, a.p.ID)
	})
}

// Remove takes the bot out of a channel, as a member may with /remove. No event is sent.
func (s *Verbs) Remove(ctx context.Context, who, where string) error {
	_, err := as(ctx, s, who, where, func(a *actor) (Act, error) {
		a.ws.People.SetMembers(a.c, slices.DeleteFunc(slices.Clone(a.c.Members), func(m string) bool { return m == core.BotUserID }))
		a.core.Tell("[%s] %s leaves", a.c.Label(), a.core.App.Name)
		return Act{}, nil
	})
	return err
}

// admit makes somebody a member.
func (a *actor) admit(p *workspace.Person, where, inviter string) (Act, error) {
	c, err := a.ws.People.Place(p, where)
	if err != nil {
		return Act{}, err
	}
	if c.Has(p.ID) {
		return Act{}, fmt.Errorf("localslack: %s is already in %s", p.Name, c.Label())
	}
	c = a.ws.People.SetMembers(c, append(slices.Clip(c.Members), p.ID))
	ts := a.core.TS()
	ev := object{"type": "member_joined_channel", "user": p.ID, "channel": c.ID, "channel_type": "C", "team": p.TeamID, "event_ts": ts}
	if c.Kind != workspace.Public {
		ev["channel_type"] = "G"
	}
	if inviter != "" {
		ev["inviter"] = inviter
	}
	a.core.Tell("[%s] %s joins", c.Label(), p.Name)
	a.core.Changed(core.Change{Kind: "member", Channel: c.ID, User: p.ID})
	var out []string
	if c.Has(core.BotUserID) {
		out = a.events.Emit("member_joined_channel", ev, c)
	}
	m := &workspace.Message{Channel: c.ID, TS: ts, User: p.ID, Subtype: "channel_join", Text: "<@" + p.ID + "> has joined the channel", Via: "person"}
	a.ws.Messages.Add(m)
	return Act{Ref: Ref{Channel: c.ID, TS: ts}, Envelopes: append(out, a.events.Message(c, a.ws.Messages.JSON(m))...)}, nil
}
