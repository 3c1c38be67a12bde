package people

import (
	"context"
	"fmt"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// Open opens one of the app's tabs, "home" or "messages": app_home_opened.
func (s *Verbs) Open(ctx context.Context, who, tab string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.open(tab) })
}

func (a *actor) open(tab string) (Act, error) {
	switch {
	case tab == "home" && !a.core.App.HomeTab(), tab == "messages" && !a.core.App.MessagesTab():
		return Act{}, fmt.Errorf("localslack: the manifest has no %s tab", tab)
	case tab != "home" && tab != "messages":
		return Act{}, fmt.Errorf("localslack: there is no tab %q", tab)
	}
	c := a.ws.People.OpenDM(a.p)
	ev := object{"type": "app_home_opened", "user": a.p.ID, "channel": c.ID, "tab": tab, "event_ts": a.core.TS()}
	if v := a.ws.Views.Home(a.p.ID); v != nil && tab == "home" {
		ev["view"] = a.ws.Views.JSON(v)
	}
	a.core.Tell("(%s opens the %s tab)", a.p.Name, tab)
	return Act{Ref: Ref{Channel: c.ID}, Envelopes: a.events.Emit("app_home_opened", ev, c)}, nil
}

// OpenAgentPane opens the app beside the conversation: with agent_view the messages tab, with assistant_view a new
// thread and assistant_thread_started. Guests cannot.
func (s *Verbs) OpenAgentPane(ctx context.Context, who string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		if a.p.Guest && a.core.App.ClosedToGuests() {
			return Act{}, fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", a.p.Name)
		}
		if !a.core.App.Assistant() {
			return a.open("messages")
		}
		c := a.ws.People.OpenDM(a.p)
		m := &workspace.Message{Channel: c.ID, TS: a.core.TS(), User: core.BotUserID, BotID: core.BotID, Subtype: "assistant_app_thread", Text: "New Assistant Thread", Via: "person"}
		a.ws.Messages.Add(m)
		a.core.Tell("(%s opens the assistant)", a.p.Name)
		ev := object{"type": "assistant_thread_started", "event_ts": m.TS, "assistant_thread": object{"user_id": a.p.ID, "channel_id": c.ID, "thread_ts": m.TS,
			"context": object{"channel_id": a.ws.People.Named("general").ID, "team_id": core.TeamID, "enterprise_id": nil}}}
		return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: a.events.Emit("assistant_thread_started", ev, c)}, nil
	})
}

// StopAgent presses the stop button of a thread's session: agent_session_stopped. The session's status is left to the app.
func (s *Verbs) StopAgent(ctx context.Context, who string, on Ref) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		a.core.Tell("(%s stops the agent)", a.p.Name)
		ev := object{"type": "agent_session_stopped", "channel": on.Channel, "thread_ts": on.TS, "user": a.p.ID, "streaming_message_ts": []string{}, "event_ts": a.core.TS()}
		return Act{Ref: on, Envelopes: a.events.Emit("agent_session_stopped", ev, a.ws.People.Channel(on.Channel))}, nil
	})
}
