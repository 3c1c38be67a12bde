package localslack

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// links are the URLs in a message's markup whose domain the app watches. It holds s.mu.
func (s *Server) links(text string) []object {
	var out []object
	for _, m := range regexp.MustCompile(`<(https?://[^>|]+)(\|[^>]*)?>`).FindAllStringSubmatch(text, -1) {
		if u, err := url.Parse(m[1]); err == nil && s.app.unfurls(u.Hostname()) {
			out = append(out, object{"domain": u.Hostname(), "url": m[1]})
		}
	}
	return out
}

// emitLinks sends link_shared, which also reaches apps that are not in the channel. It holds s.mu.
func (s *Server) emitLinks(ch *Channel, m *Message) []string {
	links := s.links(m.Text)
	if len(links) == 0 {
		return nil
	}
	id := "C0LOCALUNFURL." + m.TS
	s.unfurls[id] = ref{m.Channel, m.TS}
	ev := object{"type": "link_shared", "channel": ch.ID, "is_bot_user_member": ch.Has(botUserID), "user": m.User, "message_ts": m.TS,
		"unfurl_id": id, "source": "conversations_history", "links": links, "event_ts": m.TS}
	if m.ThreadTS != "" {
		ev["thread_ts"] = m.ThreadTS
	}
	return s.emit("link_shared", ev, ch)
}

// linking is the message that link_shared named with an unfurl_id; nil when there is none. It holds s.mu.
func (s *Server) linking(id string) *Message {
	at := s.unfurls[id]
	return s.posted(at.channel, at.ts)
}

func (s *Server) unfurl(c *call) (object, error) {
	old := s.posted(c.str("channel"), c.str("ts"))
	if id := c.str("unfurl_id"); id != "" {
		old = s.linking(id)
	}
	if old == nil {
		return nil, fail("cannot_find_message")
	}
	var given map[string]json.RawMessage
	if json.Unmarshal(c.raw("unfurls"), &given) != nil || len(given) == 0 {
		return nil, fail("missing_unfurls")
	}
	shared := s.links(old.Text)
	for _, u := range slices.Sorted(maps.Keys(given)) {
		if !slices.ContainsFunc(shared, func(l object) bool { return loose.Str(l["url"]) == u }) {
			return nil, fail("cannot_unfurl_url")
		}
		var body struct {
			Blocks json.RawMessage `json:"blocks"`
		}
		if json.Unmarshal(given[u], &body) != nil {
			return nil, fail("missing_unfurls")
		}
		if body.Blocks != nil {
			if problems := blockkit.CheckBlocks(blockkit.OnMessage, body.Blocks); problems != nil {
				return nil, s.refuseBlocks(c.method, problems)
			}
		}
	}
	m := *old
	m.Unfurls = given
	s.replace(old, &m)
	for _, u := range slices.Sorted(maps.Keys(given)) {
		var body object
		if json.Unmarshal(given[u], &body) == nil {
			lines := []string{loose.Text(body["text"])}
			for _, b := range loose.List(body["blocks"]) {
				lines = append(lines, s.plain(blockkit.Text(loose.Obj(b))))
			}
			lines = append(lines, blockkit.Sketch(loose.List(body["blocks"]))...)
			lines = slices.DeleteFunc(lines, func(l string) bool { return l == "" })
			s.tell("[%s] %s unfurls %s: %s", s.placeOf(&m), s.app.name, u, indent(strings.Join(lines, "\n")))
		}
	}
	ch := s.channel(m.Channel)
	if ch.Has(botUserID) {
		s.emitChanged(ch, s.messageJSON(&m), s.messageJSON(old))
	}
	return object{}, nil
}
