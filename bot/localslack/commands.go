package localslack

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"miswg/bot/localslack/loose"
)

// Slash runs a command in a conversation, whether or not the bot is in it. Only members of this workspace can. When
// the bot does not acknowledge in time, or no socket is open, the person gets Slack's error, which State and
// Transcript show.
func (s *Server) Slash(ctx context.Context, who, where, command, text string) (Act, error) {
	p, c, unlock, err := s.enter(ctx, who, where)
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	declared, escaped := s.app.slash(command)
	switch {
	case !declared || !s.app.has([]string{"commands"}):
		return Act{}, fmt.Errorf("localslack: %s is not a command of this app", command)
	case p.External:
		return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot use %s", p.Name, command)
	}
	typed := strings.TrimSpace(command + " " + text)
	if escaped {
		text = s.typed(text)
	}
	h := hook{channel: c.ID, user: p.ID}
	name := c.Name
	switch c.Kind {
	case DM:
		name = "directmessage"
	case Private:
		name = "privategroup"
	}
	payload := object{"token": "localverificationtoken", "team_id": teamID, "team_domain": teamDomain, "channel_id": c.ID, "channel_name": name,
		"user_id": p.ID, "user_name": p.Name, "command": command, "text": text, "api_app_id": appID, "is_enterprise_install": "false",
		"response_url": s.hookURL(h), "trigger_id": s.newTrigger(p.ID)}
	s.tell("[%s] %s types: %s", s.label(c), p.Name, indent(typed))
	e := &envelope{kind: "slash_commands", name: command, payload: loose.Encode(payload), accepts: true}
	e.onAck = func(data json.RawMessage) { s.ackMessage(&h, "slash_commands", data) }
	e.onExpire = func() { s.sorry(c, p, command, e.lost && e.socket == 0) }
	s.deliver(e)
	return Act{Ref: Ref{Channel: c.ID}, Envelopes: []string{e.id}}, nil
}

// ackMessage posts the message that an acknowledgement may carry. It holds s.mu.
func (s *Server) ackMessage(h *hook, where string, data json.RawMessage) {
	if data == nil {
		return
	}
	var a map[string]json.RawMessage
	if json.Unmarshal(data, &a) != nil {
		s.complain(BadAck, where, "the payload is not an object")
		return
	}
	s.respond(h, a, "ack")
}

// sorry is Slackbot's note about a command that nobody answered. It holds s.mu.
func (s *Server) sorry(c *Channel, p *Person, command string, unconnected bool) {
	reason := "operation_timeout"
	if unconnected {
		reason = "dispatch_failed"
	}
	s.put(&Message{Channel: c.ID, TS: s.nextTS(), User: "USLACKBOT", For: p.ID, Text: command + " failed with the error \"" + reason + "\"", Via: "person"})
	s.tell("[%s] Slackbot, only to %s: %s failed with the error %q", s.label(c), p.Name, command, reason)
}

// Shortcut runs a global shortcut, or, when on points at a message the person sees, a message shortcut. Only members
// of this workspace can.
func (s *Server) Shortcut(ctx context.Context, who, callbackID string, on Ref) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	kind, inner := "global", "shortcut"
	if on.TS != "" {
		kind, inner = "message", "message_action"
	}
	switch {
	case !s.app.interactive():
		return Act{}, fmt.Errorf("localslack: the manifest does not enable interactivity")
	case !s.app.shortcut(kind, callbackID):
		return Act{}, fmt.Errorf("localslack: there is no %s shortcut %q", kind, callbackID)
	case p.External:
		return Act{}, fmt.Errorf("localslack: %s is from another workspace and cannot use shortcuts", p.Name)
	}
	payload := s.interaction(inner, p)
	payload["callback_id"], payload["trigger_id"], payload["action_ts"] = callbackID, s.newTrigger(p.ID), s.nextTS()
	if kind == "global" {
		s.tell("(%s uses the shortcut %s)", p.Name, callbackID)
	} else {
		c, m := s.channel(on.Channel), s.find(on.Channel, on.TS)
		if c == nil || m == nil || m.For != "" || !c.Has(p.ID) {
			return Act{}, fmt.Errorf("localslack: %s sees no message %s in %s", p.Name, on.TS, on.Channel)
		}
		payload["message"], payload["message_ts"] = s.messageJSON(m), m.TS
		payload["channel"] = object{"id": c.ID, "name": c.Name}
		payload["response_url"] = s.hookURL(hook{channel: c.ID, user: p.ID, source: m.TS, thread: m.ThreadTS})
		s.tell("[%s] %s uses the shortcut %s on %q", s.placeOf(m), p.Name, callbackID, s.plain(m.Text))
	}
	e := s.deliver(&envelope{kind: "interactive", name: inner, payload: loose.Encode(payload), accepts: true, onAck: s.noPayload(inner)})
	return Act{Ref: on, Envelopes: []string{e.id}}, nil
}

// Open opens one of the app's tabs, "home" or "messages": app_home_opened.
func (s *Server) Open(ctx context.Context, who, tab string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	switch {
	case tab == "home" && !s.app.homeTab(), tab == "messages" && !s.app.messagesTab():
		return Act{}, fmt.Errorf("localslack: the manifest has no %s tab", tab)
	case tab != "home" && tab != "messages":
		return Act{}, fmt.Errorf("localslack: there is no tab %q", tab)
	}
	c := s.openDM(p)
	ev := object{"type": "app_home_opened", "user": p.ID, "channel": c.ID, "tab": tab, "event_ts": s.nextTS()}
	if v := s.home(p.ID); v != nil && tab == "home" {
		ev["view"] = s.viewJSON(v)
	}
	s.tell("(%s opens the %s tab)", p.Name, tab)
	return Act{Ref: Ref{Channel: c.ID}, Envelopes: s.emit("app_home_opened", ev, c)}, nil
}

// OpenAgentPane opens the app beside the conversation: with agent_view the messages tab, with assistant_view a new
// thread and assistant_thread_started. Guests cannot.
func (s *Server) OpenAgentPane(ctx context.Context, who string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	if p.Guest && s.app.closedToGuests() {
		unlock()
		return Act{}, fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", p.Name)
	}
	if !s.app.assistant() {
		unlock()
		return s.Open(ctx, who, "messages")
	}
	defer unlock()
	c := s.openDM(p)
	m := &Message{Channel: c.ID, TS: s.nextTS(), User: botUserID, BotID: botID, Subtype: "assistant_app_thread", Text: "New Assistant Thread", Via: "person"}
	s.put(m)
	s.tell("(%s opens the assistant)", p.Name)
	ev := object{"type": "assistant_thread_started", "event_ts": m.TS, "assistant_thread": object{"user_id": p.ID, "channel_id": c.ID, "thread_ts": m.TS,
		"context": object{"channel_id": s.channelNamed("general").ID, "team_id": teamID, "enterprise_id": nil}}}
	return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: s.emit("assistant_thread_started", ev, c)}, nil
}

// StopAgent presses the stop button of a thread's session: agent_session_stopped. The session's status is left to the app.
func (s *Server) StopAgent(ctx context.Context, who string, on Ref) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	s.tell("(%s stops the agent)", p.Name)
	ev := object{"type": "agent_session_stopped", "channel": on.Channel, "thread_ts": on.TS, "user": p.ID, "streaming_message_ts": []string{}, "event_ts": s.nextTS()}
	return Act{Ref: on, Envelopes: s.emit("agent_session_stopped", ev, s.channel(on.Channel))}, nil
}
