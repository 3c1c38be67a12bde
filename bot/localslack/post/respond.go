package post

import (
	"encoding/json"

	"miswg/bot/localslack/call"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// Respond posts what a response_url or an acknowledgement carries.
func (s *Posts) Respond(h *workspace.Hook, a call.Args, via string) *call.Refusal {
	body, refused := s.Content(via, a, MaxText)
	if refused != nil {
		return refused
	}
	kind := a.Str("response_type")
	if kind != "" && kind != "ephemeral" && kind != "in_channel" {
		s.core.Complain(core.BadHook, via, "response_type %q is neither ephemeral nor in_channel", kind)
		return call.Refuse("invalid_response_type")
	}
	ch := s.ws.People.Channel(h.Channel)
	if m := s.ws.Messages.Find(h.Channel, h.Source); m != nil && a.Bool("replace_original") {
		next := *m
		next.Text, next.Blocks = body.Text, s.core.BlockIDs(body.Blocks)
		if m.For == "" {
			next.Edited = s.core.TS()
		}
		s.Amend(ch, m, &next)
		return nil
	}
	thread := a.Str("thread_ts")
	if thread == "" && kind != "in_channel" {
		thread = h.Thread
	}
	thread, refused = s.Root(ch, thread)
	if refused != nil {
		s.core.Complain(core.BadHook, via, "thread_ts %q is no message", a.Str("thread_ts"))
		return refused
	}
	only := h.User
	if kind == "in_channel" {
		only = ""
	}
	s.Post(ch, body, thread, only, via)
	return nil
}

// Acknowledged posts the message that an acknowledgement may carry.
func (s *Posts) Acknowledged(h *workspace.Hook, where string, data json.RawMessage) {
	if data == nil {
		return
	}
	var a map[string]json.RawMessage
	if json.Unmarshal(data, &a) != nil {
		s.core.Complain(core.BadAck, where, "the payload is not an object")
		return
	}
	s.Respond(h, a, "ack")
}
