package acts

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

// Slash runs a command in a conversation, whether or not the bot is in it. Only members of this workspace can. When
// the bot does not acknowledge in time, or no socket is open, the person gets Slack's error, which State and
// Transcript show.
func (s *Verbs) Slash(ctx context.Context, who, where, command, text string) (Act, error) {
	return as(ctx, s, who, where, func(a *actor) (Act, error) {
		declared, escaped := a.Core.App.Slash(command)
		switch {
		case !declared || !a.Core.App.Has("commands"):
			return Act{}, fmt.Errorf("localslack: %s is not a command of this app", command)
		case a.p.External:
			return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot use %s", a.p.Name, command)
		}
		typed := strings.TrimSpace(command + " " + text)
		if escaped {
			text = a.People.Typed(text)
		}
		h := workspace.Hook{Channel: a.c.ID, User: a.p.ID}
		name := cmp.Or(map[workspace.Kind]string{workspace.DM: "directmessage", workspace.Private: "privategroup"}[a.c.Kind], a.c.Name)
		payload := object{"token": "localverificationtoken", "team_id": core.TeamID, "team_domain": core.TeamDomain, "channel_id": a.c.ID, "channel_name": name,
			"user_id": a.p.ID, "user_name": a.p.Name, "command": command, "text": text, "api_app_id": core.AppID, "is_enterprise_install": "false",
			"response_url": a.Grants.Hook(h), "trigger_id": a.Grants.Trigger(a.p.ID)}
		a.Core.Tell("[%s] %s types: %s", a.c.Label(), a.p.Name, core.Indent(typed))
		e := &socket.Envelope{Kind: "slash_commands", Name: command, Payload: loose.Encode(payload), Accepts: true}
		e.OnAck = func(data json.RawMessage) { a.Posts.Acknowledged(&h, "slash_commands", data) }
		e.OnExpire = func() { a.sorry(command, e.Unsent()) }
		a.Mail.Deliver(e)
		return Act{Ref: Ref{Channel: a.c.ID}, Envelopes: []string{e.ID}}, nil
	})
}

// sorry is Slackbot's note about a command that nobody answered.
func (a *actor) sorry(command string, unconnected bool) {
	reason := "operation_timeout"
	if unconnected {
		reason = "dispatch_failed"
	}
	a.Messages.Add(&workspace.Message{Channel: a.c.ID, TS: a.Core.TS(), User: "USLACKBOT", For: a.p.ID,
		Text: command + " failed with the error \"" + reason + "\"", Via: "person"})
	a.Core.Tell("[%s] Slackbot, only to %s: %s failed with the error %q", a.c.Label(), a.p.Name, command, reason)
}

// Shortcut runs a global shortcut, or, when on points at a message the person sees, a message shortcut. Only members
// of this workspace can.
func (s *Verbs) Shortcut(ctx context.Context, who, callbackID string, on Ref) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		kind, inner := "global", "shortcut"
		if on.TS != "" {
			kind, inner = "message", "message_action"
		}
		switch {
		case !a.Core.App.Interactive:
			return Act{}, fmt.Errorf("localslack: the manifest does not enable interactivity")
		case !a.Core.App.Shortcut(kind, callbackID):
			return Act{}, fmt.Errorf("localslack: there is no %s shortcut %q", kind, callbackID)
		case a.p.External:
			return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot use shortcuts", a.p.Name)
		}
		payload := a.Events.Interaction(inner, a.p)
		payload["callback_id"], payload["trigger_id"], payload["action_ts"] = callbackID, a.Grants.Trigger(a.p.ID), a.Core.TS()
		if kind == "global" {
			a.Core.Tell("(%s uses the shortcut %s)", a.p.Name, callbackID)
		} else {
			c, m, err := a.sees(on)
			if err != nil {
				return Act{}, err
			}
			payload["message"], payload["message_ts"] = a.Messages.JSON(m), m.TS
			payload["channel"] = object{"id": c.ID, "name": c.Name}
			payload["response_url"] = a.Grants.Hook(workspace.Hook{Channel: c.ID, User: a.p.ID, Source: m.TS, Thread: m.ThreadTS})
			a.Core.Tell("[%s] %s uses the shortcut %s on %q", a.Messages.PlaceOf(m), a.p.Name, callbackID, a.People.Plain(m.Text))
		}
		return Act{Ref: on, Envelopes: a.interact(inner, inner, payload)}, nil
	})
}

// Open opens one of the app's tabs, "home" or "messages": app_home_opened.
func (s *Verbs) Open(ctx context.Context, who, tab string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.open(tab) })
}

func (a *actor) open(tab string) (Act, error) {
	switch {
	case tab == "home" && !a.Core.App.HomeTab,
		tab == "messages" && !a.Core.App.MessagesTab:
		return Act{}, fmt.Errorf("localslack: the manifest has no %s tab", tab)
	case tab != "home" && tab != "messages":
		return Act{}, fmt.Errorf("localslack: there is no tab %q", tab)
	}
	c := a.People.OpenDM(a.p)
	ev := object{"type": "app_home_opened", "user": a.p.ID, "channel": c.ID, "tab": tab, "event_ts": a.Core.TS()}
	if v := a.Views.Homes[a.p.ID]; v != nil && tab == "home" {
		ev["view"] = a.Views.JSON(v)
	}
	a.Core.Tell("(%s opens the %s tab)", a.p.Name, tab)
	return Act{Ref: Ref{Channel: c.ID}, Envelopes: a.Events.Emit("app_home_opened", ev, c)}, nil
}

// OpenAgentPane opens the app beside the conversation, which is its messages tab. Guests cannot.
func (s *Verbs) OpenAgentPane(ctx context.Context, who string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		if a.p.Guest && a.Core.App.ClosedToGuests {
			return Act{}, fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", a.p.Name)
		}
		return a.open("messages")
	})
}

// StopAgent presses the stop button of a thread's session: agent_session_stopped. The session's status is left to the app.
func (s *Verbs) StopAgent(ctx context.Context, who string, on Ref) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		a.Core.Tell("(%s stops the agent)", a.p.Name)
		ev := object{"type": "agent_session_stopped", "channel": on.Channel, "thread_ts": on.TS, "user": a.p.ID,
			"streaming_message_ts": []string{}, "event_ts": a.Core.TS()}
		return Act{Ref: on, Envelopes: a.Events.Emit("agent_session_stopped", ev, a.People.Channel(on.Channel))}, nil
	})
}
