package workspace

import (
	"fmt"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// JSON is a message as events, interactions and answers carry it.
func (s *Messages) JSON(m *Message) object {
	o := object{"type": "message", "text": m.Text, "ts": m.TS, "team": core.TeamID}
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
	if p := s.people.Find(m.User); p != nil {
		o["team"] = p.TeamID
	}
	if m.BotID == core.BotID {
		o["app_id"] = core.AppID
		o["bot_profile"] = object{"id": core.BotID, "app_id": core.AppID, "name": s.core.App.Name, "team_id": core.TeamID, "deleted": false}
	}
	if m.ThreadTS != "" {
		o["thread_ts"] = m.ThreadTS
		if root := s.Find(m.Channel, m.ThreadTS); root != nil {
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
			files = append(files, s.files.JSON(&m.Files[i]))
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
		atts := loose.Array(m.Attachments)
		for url, body := range m.Unfurls {
			atts = append(atts, object{"from_url": url, "is_app_unfurl": true, "app_id": core.AppID, "bot_id": core.BotID, "unfurl": body})
		}
		o["attachments"] = atts
	}
	return o
}

// Tell adds a post; verb is "" or such as "edits".
func (s *Messages) Tell(m *Message, verb string) {
	who := s.people.NameOf(m.User)
	if m.User == "" {
		who = m.Username
	}
	if m.For != "" {
		who += ", only to " + s.people.NameOf(m.For)
	}
	if verb != "" {
		who += " " + verb
	}
	var lines []string
	if m.Text != "" {
		lines = append(lines, s.people.Plain(m.Text))
	}
	if m.Blocks != nil && m.BotID == core.BotID {
		lines = append(lines, blockkit.Sketch(loose.Array(m.Blocks))...)
	}
	if m.Attachments != nil {
		lines = append(lines, "(attachments below)")
	}
	for _, f := range m.Files {
		lines = append(lines, "(file: "+f.Name+")")
	}
	s.core.Tell("[%s] %s: %s", s.PlaceOf(m), who, core.Indent(strings.Join(lines, "\n")))
}

// PlaceOf names the conversation and, in a thread, its root.
func (s *Messages) PlaceOf(m *Message) string {
	c := s.people.Channel(m.Channel)
	if c == nil {
		return m.Channel
	}
	if m.ThreadTS == "" || m.ThreadTS == m.TS {
		return c.Label()
	}
	return c.Label() + " › " + s.rootWords(m.Channel, m.ThreadTS)
}

// rootWords are the first words of a thread's root.
func (s *Messages) rootWords(channel, ts string) string {
	root := s.Find(channel, ts)
	if root == nil {
		return "thread"
	}
	words := []rune(strings.Join(strings.Fields(s.people.Plain(root.Text)), " "))
	if len(words) > 30 {
		words = append(words[:30:30], '…')
	}
	return fmt.Sprintf("%q", string(words))
}
