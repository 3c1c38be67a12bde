package localslack

import "miswg/bot/localslack/loose"

// emit delivers an event if the app subscribed to it, and returns the envelope's ID. It holds s.mu.
func (s *Server) emit(name string, ev object, ch *Channel) []string {
	if !s.app.events[name] {
		return nil
	}
	return []string{s.deliver(s.eventEnvelope(name, ev, ch)).id}
}

// eventEnvelope wraps an event. https://docs.slack.dev/apis/events-api#event-type-structure
func (s *Server) eventEnvelope(name string, ev object, ch *Channel) *envelope {
	n := s.next("event")
	payload := object{"token": "localverificationtoken", "team_id": teamID, "context_team_id": teamID, "context_enterprise_id": nil, "api_app_id": appID,
		"event": ev, "type": "event_callback", "event_id": "Ev0LOCAL" + base36(46656+n), "event_time": stamp(s.opts.Now()),
		"authorizations":        []object{{"enterprise_id": nil, "team_id": teamID, "user_id": botUserID, "is_bot": true, "is_enterprise_install": false}},
		"is_ext_shared_channel": ch != nil && ch.Shared, "event_context": "4-" + base36(1679616+n)}
	return &envelope{kind: "events_api", name: name, payload: loose.Encode(payload)}
}

// emitMessage sends a message event of the conversation's kind to a bot that is in it. It holds s.mu.
func (s *Server) emitMessage(ch *Channel, m object) []string {
	if !ch.Has(botUserID) {
		return nil
	}
	name := map[Kind]string{Public: "message.channels", Private: "message.groups", DM: "message.im", GroupDM: "message.mpim"}[ch.Kind]
	m["channel"], m["channel_type"], m["event_ts"] = ch.ID, string(ch.Kind), m["ts"]
	return s.emit(name, m, ch)
}

// emitChanged sends message_changed. https://docs.slack.dev/reference/events/message/message_changed
func (s *Server) emitChanged(ch *Channel, after, before object) []string {
	return s.emitMessage(ch, object{"type": "message", "subtype": "message_changed", "hidden": true, "ts": s.nextTS(), "message": after, "previous_message": before})
}

// emitMention sends app_mention for a post that names the bot; not in DMs, nor where the bot is no member. It holds s.mu.
func (s *Server) emitMention(ch *Channel, m object) []string {
	if ch.Kind == DM || !ch.Has(botUserID) {
		return nil
	}
	ev := object{"type": "app_mention", "channel": ch.ID, "event_ts": m["ts"]}
	for _, key := range []string{"user", "text", "ts", "client_msg_id", "team", "blocks", "thread_ts", "parent_user_id", "edited", "attachments", "files", "upload", "bot_id", "app_id", "subtype", "username"} {
		if v, present := m[key]; present {
			ev[key] = v
		}
	}
	return s.emit("app_mention", ev, ch)
}

// userRef is the user of an interaction. It holds s.mu.
func (s *Server) userRef(p *Person) object {
	return object{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": p.TeamID}
}

// interaction is what all interactive payloads share. It holds s.mu.
func (s *Server) interaction(kind string, p *Person) object {
	return object{"type": kind, "user": s.userRef(p), "api_app_id": appID, "token": "localverificationtoken",
		"team": object{"id": teamID, "domain": teamDomain}, "enterprise": nil, "is_enterprise_install": false}
}
