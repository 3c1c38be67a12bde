package post

import (
	"net/url"
	"regexp"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

// Links are the URLs in a message's markup whose domain the app watches.
func (s *Events) Links(text string) []object {
	var out []object
	for _, m := range regexp.MustCompile(`<(https?://[^>|]+)(\|[^>]*)?>`).FindAllStringSubmatch(text, -1) {
		if u, err := url.Parse(m[1]); err == nil && s.core.App.Unfurls(u.Hostname()) {
			out = append(out, object{"domain": u.Hostname(), "url": m[1]})
		}
	}
	return out
}

// emitLinks sends link_shared, which also reaches apps that are not in the channel.
func (s *Events) emitLinks(ch *workspace.Channel, m *workspace.Message) []string {
	links := s.Links(m.Text)
	if len(links) == 0 {
		return nil
	}
	id := "C0LOCALUNFURL." + m.TS
	s.unfurls[id] = workspace.Spot{Channel: m.Channel, TS: m.TS}
	ev := object{"type": "link_shared", "channel": ch.ID, "is_bot_user_member": ch.Has(core.BotUserID), "user": m.User, "message_ts": m.TS,
		"unfurl_id": id, "source": "conversations_history", "links": links, "event_ts": m.TS}
	if m.ThreadTS != "" {
		ev["thread_ts"] = m.ThreadTS
	}
	return s.Emit("link_shared", ev, ch)
}

// Linking is the message that link_shared named with an unfurl_id; nil when there is none.
func (s *Events) Linking(id string) *workspace.Message {
	at := s.unfurls[id]
	return s.ws.Messages.Posted(at.Channel, at.TS)
}
