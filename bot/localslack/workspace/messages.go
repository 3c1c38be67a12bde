package workspace

import (
	"encoding/json"
	"slices"

	"miswg/bot/localslack/core"
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
	Reactions   []Reaction                 `json:"reactions"`
	Unfurls     map[string]json.RawMessage `json:"unfurls"`     // by URL
	Attachments json.RawMessage            `json:"attachments"` // secondary attachments and forwarded messages; nil when there are none
	Via         string                     `json:"via"`         // person, api, response_url or ack
}

// Reaction is an emoji and who gave it, in order.
type Reaction struct {
	Name  string   `json:"name"`
	Users []string `json:"users"`
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

// Add adds a message and tells watchers.
func (s *Messages) Add(m *Message) {
	if m.For != "" {
		s.ephemeral = append(s.ephemeral, m)
		s.core.Changed(core.Change{Kind: "ephemeral", Channel: m.Channel, TS: m.TS, User: m.For})
		return
	}
	s.at[Spot{m.Channel, m.TS}] = len(s.messages)
	s.messages = append(s.messages, m)
	if m.BotID == core.BotID {
		s.agents.ClearStatus(Spot{m.Channel, m.ThreadTS})
	}
	s.core.Changed(core.Change{Kind: "message", Channel: m.Channel, TS: m.TS})
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
	for _, m := range s.ephemeral {
		if m.Channel == channel && m.TS == ts {
			return m
		}
	}
	return nil
}

// Replace swaps a message for its edited copy, leaving earlier States as they were.
func (s *Messages) Replace(old, m *Message) {
	kind := "message"
	if old.For != "" {
		kind = "ephemeral"
		s.ephemeral = slices.Clone(s.ephemeral)
		s.ephemeral[slices.Index(s.ephemeral, old)] = m
	} else {
		s.messages = slices.Clone(s.messages)
		s.messages[s.at[Spot{old.Channel, old.TS}]] = m
	}
	s.core.Changed(core.Change{Kind: kind, Channel: m.Channel, TS: m.TS, User: m.For})
}

// Remove deletes a message.
func (s *Messages) Remove(m *Message) {
	if m.For != "" {
		s.ephemeral = slices.Delete(slices.Clone(s.ephemeral), slices.Index(s.ephemeral, m), slices.Index(s.ephemeral, m)+1)
		s.core.Changed(core.Change{Kind: "ephemeral", Channel: m.Channel, TS: m.TS, User: m.For})
		return
	}
	i := s.at[Spot{m.Channel, m.TS}]
	s.messages = slices.Delete(slices.Clone(s.messages), i, i+1)
	delete(s.at, Spot{m.Channel, m.TS})
	for j := i; j < len(s.messages); j++ {
		s.at[Spot{s.messages[j].Channel, s.messages[j].TS}] = j
	}
	s.core.Changed(core.Change{Kind: "message", Channel: m.Channel, TS: m.TS})
}

// Replied says whether a message has replies.
func (s *Messages) Replied(root *Message) bool {
	return slices.ContainsFunc(s.messages, func(m *Message) bool { return m.Channel == root.Channel && m.ThreadTS == root.TS })
}
