package localslack

import (
	"encoding/json"
	"slices"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// put adds a message and tells watchers. It holds s.mu.
func (s *Server) put(m *Message) {
	if m.For != "" {
		s.ephemeral = append(s.ephemeral, m)
		s.changed(Change{Kind: "ephemeral", Channel: m.Channel, TS: m.TS, User: m.For})
		return
	}
	s.at[ref{m.Channel, m.TS}] = len(s.messages)
	s.messages = append(s.messages, m)
	if m.BotID == botID {
		s.clearStatus(ref{m.Channel, m.ThreadTS})
	}
	s.changed(Change{Kind: "message", Channel: m.Channel, TS: m.TS})
}

// clearStatus: the app's next message ends its status line. It holds s.mu.
func (s *Server) clearStatus(r ref) {
	if _, ok := s.statuses[r]; ok {
		delete(s.statuses, r)
		s.changed(Change{Kind: "status", Channel: r.channel, TS: r.ts})
	}
}

// find is a message everybody sees, or one only for somebody; nil when there is none. It holds s.mu.
func (s *Server) find(channel, ts string) *Message {
	if m := s.posted(channel, ts); m != nil {
		return m
	}
	for _, m := range s.ephemeral {
		if m.Channel == channel && m.TS == ts {
			return m
		}
	}
	return nil
}

// replace swaps a message for its edited copy, leaving earlier States as they were. It holds s.mu.
func (s *Server) replace(old, m *Message) {
	kind := "message"
	if old.For != "" {
		kind = "ephemeral"
		s.ephemeral = slices.Clone(s.ephemeral)
		s.ephemeral[slices.Index(s.ephemeral, old)] = m
	} else {
		s.messages = slices.Clone(s.messages)
		s.messages[s.at[ref{old.Channel, old.TS}]] = m
	}
	s.changed(Change{Kind: kind, Channel: m.Channel, TS: m.TS, User: m.For})
}

// remove deletes a message. It holds s.mu.
func (s *Server) remove(m *Message) {
	if m.For != "" {
		s.ephemeral = slices.Delete(slices.Clone(s.ephemeral), slices.Index(s.ephemeral, m), slices.Index(s.ephemeral, m)+1)
		s.changed(Change{Kind: "ephemeral", Channel: m.Channel, TS: m.TS, User: m.For})
		return
	}
	i := s.at[ref{m.Channel, m.TS}]
	s.messages = slices.Delete(slices.Clone(s.messages), i, i+1)
	delete(s.at, ref{m.Channel, m.TS})
	for j := i; j < len(s.messages); j++ {
		s.at[ref{s.messages[j].Channel, s.messages[j].TS}] = j
	}
	s.changed(Change{Kind: "message", Channel: m.Channel, TS: m.TS})
}

// replies counts a root's replies. It holds s.mu.
func (s *Server) replies(channel, ts string) (n int, last string) {
	for _, m := range s.messages {
		if m.Channel == channel && m.ThreadTS == ts {
			n++
			last = m.TS
		}
	}
	return n, last
}

// messageJSON is a message as events, interactions and answers carry it. It holds s.mu.
func (s *Server) messageJSON(m *Message) object {
	o := object{"type": "message", "text": m.Text, "ts": m.TS, "team": teamID}
	set := func(key, value string) {
		if value != "" {
			o[key] = value
		}
	}
	set("user", m.User)
	set("subtype", m.Subtype)
	set("bot_id", m.BotID)
	set("username", m.Username)
	set("client_msg_id", m.ClientMsgID)
	if p := s.person(m.User); p != nil {
		o["team"] = p.TeamID
	}
	if m.BotID == botID {
		o["app_id"] = appID
		o["bot_profile"] = object{"id": botID, "app_id": appID, "name": s.app.name, "team_id": teamID, "deleted": false}
	}
	if m.ThreadTS != "" {
		o["thread_ts"] = m.ThreadTS
		if root := s.find(m.Channel, m.ThreadTS); root != nil {
			o["parent_user_id"] = root.User
		}
	}
	if m.Edited != "" {
		o["edited"] = object{"user": m.User, "ts": m.Edited}
	}
	if m.Blocks != nil {
		o["blocks"] = m.Blocks
	}
	if len(m.Files) > 0 {
		var files []object
		for i := range m.Files {
			files = append(files, s.fileJSON(&m.Files[i]))
		}
		o["files"], o["upload"] = files, false
	}
	if len(m.Reactions) > 0 {
		var all []object
		for _, r := range m.Reactions {
			all = append(all, object{"name": r.Name, "users": r.Users, "count": len(r.Users)})
		}
		o["reactions"] = all
	}
	if len(m.Unfurls) > 0 || m.Attachments != nil {
		var atts []any
		if json.Unmarshal(m.Attachments, &atts) != nil {
			atts = nil
		}
		for url, body := range m.Unfurls {
			atts = append(atts, object{"from_url": url, "is_app_unfurl": true, "app_id": appID, "bot_id": botID, "unfurl": body})
		}
		o["attachments"] = atts
	}
	return o
}

// withIDs gives every block a block_id and every element an action_id, as Slack does, and returns the JSON.
func (s *Server) withIDs(blocks []any) json.RawMessage {
	if blocks == nil {
		return nil
	}
	s.fillIDs(blocks)
	data, err := json.Marshal(blocks)
	if err != nil {
		panic("localslack: blocks that were decoded from JSON cannot be encoded") // unreachable: they are JSON values
	}
	return data
}

func (s *Server) fillIDs(blocks []any) {
	for _, b := range blocks {
		block, ok := b.(object)
		if !ok {
			continue
		}
		if loose.Str(block["block_id"]) == "" {
			block["block_id"] = "b" + base36(s.next("block"))
		}
		for _, key := range []string{"child_blocks", "elements"} {
			if t := loose.Str(block["type"]); key == "child_blocks" || t == "carousel" {
				s.fillIDs(loose.List(block[key]))
			}
		}
		blockkit.Elements(block, func(el object, _ bool) {
			if blockkit.Interactive(loose.Str(el["type"])) && loose.Str(el["action_id"]) == "" {
				el["action_id"] = "a" + base36(s.next("action"))
			}
		})
	}
}

// seenBy reports whether p sees the message, which stands in c.
func (m *Message) seenBy(p *Person, c *Channel) bool {
	if m.For != "" {
		return m.For == p.ID
	}
	return c.Has(p.ID)
}

// posted is a message that everybody in its channel sees; nil when there is none. It holds s.mu.
func (s *Server) posted(channel, ts string) *Message {
	if i, ok := s.at[ref{channel, ts}]; ok {
		return s.messages[i]
	}
	return nil
}

// showStatus puts a status line into a thread. It holds s.mu.
func (s *Server) showStatus(st Status) {
	st.born = s.opts.Now()
	s.statuses[ref{st.Channel, st.Thread}] = st
	s.changed(Change{Kind: "status", Channel: st.Channel, TS: st.Thread})
}

// changeSession changes what is known of a thread's session. It holds s.mu.
func (s *Server) changeSession(at ref, change func(*Session)) {
	one := s.sessions[at]
	one.Channel, one.Thread = at.channel, at.ts
	change(&one)
	s.sessions[at] = one
	s.changed(Change{Kind: "session", Channel: at.channel, TS: at.ts})
}

// suggest shows suggested prompts. It holds s.mu.
func (s *Server) suggest(p Prompts) {
	s.prompts[ref{p.Channel, p.Thread}] = p
	s.changed(Change{Kind: "prompts", Channel: p.Channel, TS: p.Thread})
}
