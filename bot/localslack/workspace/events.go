package workspace

import (
	"net/url"
	"regexp"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
)

// Events tells the app.
type Events struct {
	*Workspace
	unfurls map[string]Spot   // by unfurl_id
	drafts  map[string]string // by unfurl_id: what somebody types
}

// Emit delivers an event if the app subscribed to it, and returns the envelope's ID.
func (s *Events) Emit(name string, ev object, ch *Channel) []string {
	if !s.Core.App.Events[name] {
		return nil
	}
	return []string{s.Mail.Deliver(s.Envelope(name, ev, ch)).ID}
}

// Envelope wraps an event. https://docs.slack.dev/apis/events-api#event-type-structure
func (s *Events) Envelope(name string, ev object, ch *Channel) *socket.Envelope {
	n := s.Core.Next("event")
	payload := object{"token": "localverificationtoken", "team_id": core.TeamID, "context_team_id": core.TeamID, "context_enterprise_id": nil, "api_app_id": core.AppID,
		"event": ev, "type": "event_callback", "event_id": "Ev0LOCAL" + core.Base36(46656+n), "event_time": s.Core.Now().Unix(),
		"authorizations":        []object{{"enterprise_id": nil, "team_id": core.TeamID, "user_id": core.BotUserID, "is_bot": true, "is_enterprise_install": false}},
		"is_ext_shared_channel": ch != nil && ch.Shared, "event_context": "4-" + core.Base36(1679616+n)}
	return &socket.Envelope{Kind: "events_api", Name: name, Payload: loose.Encode(payload)}
}

// Message sends a message event of the conversation's kind to a bot that is in it.
func (s *Events) Message(ch *Channel, m object) []string {
	if !ch.Has(core.BotUserID) {
		return nil
	}
	name := map[Kind]string{Public: "message.channels", Private: "message.groups",
		DM: "message.im", GroupDM: "message.mpim"}[ch.Kind]
	m["channel"], m["channel_type"], m["event_ts"] = ch.ID, string(ch.Kind), m["ts"]
	return s.Emit(name, m, ch)
}

// Changed sends message_changed. https://docs.slack.dev/reference/events/message/message_changed
func (s *Events) Changed(ch *Channel, after, before object) []string {
	return s.Message(ch, object{"type": "message", "subtype": "message_changed", "hidden": true, "ts": s.Core.TS(), "message": after, "previous_message": before})
}

// Mention sends app_mention for a post that names the bot; not in DMs, nor where the bot is no member.
func (s *Events) Mention(ch *Channel, post *Message) []string {
	named := ch.Kind != DM && strings.Contains(post.Text, "<@"+core.BotUserID)
	if !named || !ch.Has(core.BotUserID) {
		return nil
	}
	ev := s.Messages.JSON(post)
	delete(ev, "bot_profile")
	ev["type"], ev["channel"], ev["event_ts"] = "app_mention", ch.ID, ev["ts"]
	return s.Emit("app_mention", ev, ch)
}

// Announce adds a post of somebody else than the app, and sends its events.
func (s *Events) Announce(c *Channel, m *Message) []string {
	s.Messages.Add(m)
	s.Messages.Tell(m, "")
	out := s.Mention(c, m)
	out = append(out, s.Message(c, s.Messages.JSON(m))...)
	for i := range m.Files {
		out = append(out, s.Emit("file_shared", object{"type": "file_shared", "file_id": m.Files[i].ID, "user_id": m.User, "channel_id": c.ID,
			"file": object{"id": m.Files[i].ID}, "event_ts": m.TS}, c)...)
	}
	return append(out, s.emitLinks(c, m)...)
}

// Interaction is what all interactive payloads share.
func (s *Events) Interaction(kind string, p *Person) object {
	return object{"type": kind, "user": object{"id": p.ID, "username": p.Name, "name": p.Name, "team_id": p.TeamID},
		"api_app_id": core.AppID, "token": "localverificationtoken",
		"team": object{"id": core.TeamID, "domain": core.TeamDomain}, "enterprise": nil, "is_enterprise_install": false}
}

// Links are the URLs in a message's markup whose domain the app watches.
func (s *Events) Links(text string) []object {
	var out []object
	for _, m := range regexp.MustCompile(`<(https?://[^>|]+)(\|[^>]*)?>`).FindAllStringSubmatch(text, -1) {
		if u, err := url.Parse(m[1]); err == nil && s.Core.App.Unfurls(u.Hostname()) {
			out = append(out, object{"domain": u.Hostname(), "url": m[1]})
		}
	}
	return out
}

// emitLinks sends link_shared, which also reaches apps that are not in the channel.
func (s *Events) emitLinks(ch *Channel, m *Message) []string {
	links := s.Links(m.Text)
	if len(links) == 0 {
		return nil
	}
	id := "C0LOCALUNFURL." + m.TS
	s.unfurls[id] = Spot{Channel: m.Channel, TS: m.TS}
	ev := object{"type": "link_shared", "channel": ch.ID, "is_bot_user_member": ch.Has(core.BotUserID), "user": m.User, "message_ts": m.TS,
		"unfurl_id": id, "source": "conversations_history", "links": links, "event_ts": m.TS}
	if m.ThreadTS != "" {
		ev["thread_ts"] = m.ThreadTS
	}
	return s.Emit("link_shared", ev, ch)
}

// Draft tells the app of links that a person types and has not sent.
// https://docs.slack.dev/messaging/unfurling-links-in-messages
func (s *Events) Draft(p *Person, text string) []string {
	links := s.Links(text)
	if len(links) == 0 {
		return nil
	}
	id := s.Core.UUID()
	s.drafts[id] = text
	return s.Emit("link_shared", object{"type": "link_shared", "channel": "COMPOSER", "is_bot_user_member": true, "user": p.ID,
		"message_ts": p.ID + "-" + id, "unfurl_id": id, "source": "composer", "links": links, "event_ts": s.Core.TS()}, nil)
}

// Drafted is the text whose link_shared had an unfurl_id; "" when there is none.
func (s *Events) Drafted(id string) string { return s.drafts[id] }

// Linking is the message that link_shared named with an unfurl_id; nil when there is none.
func (s *Events) Linking(id string) *Message {
	at := s.unfurls[id]
	return s.Messages.Posted(at.Channel, at.TS)
}
