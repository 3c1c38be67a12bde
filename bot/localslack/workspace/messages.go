package workspace

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Message is one post. A Message in a State must not be changed; an edit makes a new one.
type Message struct {
	Channel     string                     `json:"channel"`
	TS          string                     `json:"ts"`
	ThreadTS    string                     `json:"thread_ts"` // root of its thread; "" outside threads and on roots
	User        string                     `json:"user"`      // "" for another app's bot_message
	BotID       string                     `json:"bot_id"`    // "" for people
	Username    string                     `json:"username"`  // of another app's bot_message
	Subtype     string                     `json:"subtype"`
	Text        string                     `json:"text"`   // in Slack's markup
	Blocks      json.RawMessage            `json:"blocks"` // nil when there are none
	For         string                     `json:"for"`    // user who alone sees it; "" means everybody
	Edited      string                     `json:"edited"` // timestamp of the last edit, or ""
	ClientMsgID string                     `json:"client_msg_id"`
	Files       []File                     `json:"files"`
	Unfurls     map[string]json.RawMessage `json:"unfurls"`     // by URL
	Attachments json.RawMessage            `json:"attachments"` // secondary attachments and forwarded messages; nil when there are none
	Via         string                     `json:"via"`         // person, api, response_url or ack
}

// SeenBy reports whether p sees the message, which stands in c.
func (m *Message) SeenBy(p *Person, c *Channel) bool {
	if m.For != "" {
		return m.For == p.ID
	}
	return c.Has(p.ID)
}

// Messages are all posts there are.
type Messages struct {
	core      *core.Core
	people    *Directory
	agents    *Agents
	files     *Files
	messages  []*Message
	at        map[Spot]int // index into messages
	ephemeral []*Message
}

// Add adds a message.
func (s *Messages) Add(m *Message) {
	if m.For != "" {
		s.ephemeral = append(s.ephemeral, m)
	} else {
		s.at[Spot{m.Channel, m.TS}] = len(s.messages)
		s.messages = append(s.messages, m)
		if m.BotID == core.BotID {
			s.agents.ClearStatus(Spot{m.Channel, m.ThreadTS})
		}
	}
	s.changed(m)
}

// changed tells watchers.
func (s *Messages) changed(m *Message) {
	kind := "message"
	if m.For != "" {
		kind = "ephemeral"
	}
	s.core.Changed(core.Change{Kind: kind, Channel: m.Channel, TS: m.TS, User: m.For})
}

// Posted is a message that everybody in its channel sees; nil when there is none.
func (s *Messages) Posted(channel, ts string) *Message {
	if i, ok := s.at[Spot{channel, ts}]; ok {
		return s.messages[i]
	}
	return nil
}

// Find is a message everybody sees, or one only for somebody; nil when there is none.
func (s *Messages) Find(channel, ts string) *Message {
	if m := s.Posted(channel, ts); m != nil {
		return m
	}
	return first(s.ephemeral, func(m *Message) bool { return m.Channel == channel && m.TS == ts })
}

// Replace swaps a message for its edited copy, leaving earlier States as they were.
func (s *Messages) Replace(old, m *Message) {
	if old.For != "" {
		s.ephemeral = slices.Clone(s.ephemeral)
		s.ephemeral[slices.Index(s.ephemeral, old)] = m
	} else {
		s.messages = slices.Clone(s.messages)
		s.messages[s.at[Spot{old.Channel, old.TS}]] = m
	}
	s.changed(m)
}

// Remove deletes a message.
func (s *Messages) Remove(m *Message) {
	if m.For != "" {
		i := slices.Index(s.ephemeral, m)
		s.ephemeral = slices.Delete(slices.Clone(s.ephemeral), i, i+1)
	} else {
		i := s.at[Spot{m.Channel, m.TS}]
		s.messages = slices.Delete(slices.Clone(s.messages), i, i+1)
		delete(s.at, Spot{m.Channel, m.TS})
		for j, later := range s.messages[i:] {
			s.at[Spot{later.Channel, later.TS}] = i + j
		}
	}
	s.changed(m)
}

// Replied says whether a message has replies.
func (s *Messages) Replied(root *Message) bool {
	return slices.ContainsFunc(s.messages, func(m *Message) bool { return m.Channel == root.Channel && m.ThreadTS == root.TS })
}

// JSON is a message as events, interactions and answers carry it.
func (s *Messages) JSON(m *Message) object {
	o := object{"user": m.User, "subtype": m.Subtype, "bot_id": m.BotID, "username": m.Username, "client_msg_id": m.ClientMsgID, "thread_ts": m.ThreadTS}
	maps.DeleteFunc(o, func(_ string, v any) bool { return v == "" })
	o["type"], o["text"], o["ts"], o["team"] = "message", m.Text, m.TS, core.TeamID
	if p := s.people.Find(m.User); p != nil {
		o["team"] = p.TeamID
	}
	if m.BotID == core.BotID {
		o["app_id"] = core.AppID
		o["bot_profile"] = object{"id": core.BotID, "app_id": core.AppID, "name": s.core.App.Name, "team_id": core.TeamID, "deleted": false}
	}
	if root := s.Find(m.Channel, m.ThreadTS); root != nil {
		o["parent_user_id"] = root.User
	}
	if m.Edited != "" {
		o["edited"] = object{"user": m.User, "ts": m.Edited}
	}
	if m.Blocks != nil {
		o["blocks"] = m.Blocks
	}
	if len(m.Files) > 0 {
		o["files"], o["upload"] = loose.Each(m.Files, func(f File) object { return s.files.JSON(&f) }), false
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
	lines = append(lines, loose.Each(m.Files, func(f File) string { return "(file: " + f.Name + ")" })...)
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
