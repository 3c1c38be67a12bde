package workspace

import (
	"encoding/json"
	"regexp"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Posts are what the app posts, changes and deletes.
type Posts struct{ *Workspace }

// Target finds where a bot may post: a conversation it is in, or a person's DM.
func (s *Posts) Target(id string) (*Channel, *core.Refusal) {
	c := s.People.Channel(id)
	if c == nil {
		c = s.People.Named(strings.TrimPrefix(id, "#"))
	}
	if c == nil {
		if p := s.People.Find(id); p != nil && p.ID == id && !p.Bot {
			c = s.People.OpenDM(p)
		}
	}
	switch {
	case c == nil, c.Kind != Public && !c.Has(core.BotUserID):
		return nil, core.Refuse("channel_not_found")
	case !c.Has(core.BotUserID):
		return nil, core.Refuse("not_in_channel")
	case c.Kind == DM && !s.Core.App.MessagesTab:
		return nil, core.Refuse("messages_tab_disabled")
	}
	return c, nil
}

// Root checks a thread_ts: the message must exist, and a reply's thread is its root's.
func (s *Posts) Root(c *Channel, ts string) (string, *core.Refusal) {
	if ts == "" {
		return "", nil
	}
	if m := s.Messages.Find(c.ID, ts); m != nil {
		if m.ThreadTS != "" {
			return m.ThreadTS, nil
		}
		return ts, nil
	}
	// Slack takes the timestamp of a deleted root, but nothing that is no timestamp.
	if !regexp.MustCompile(`^\d{10}\.\d{6}$`).MatchString(ts) {
		return "", core.Refuse("invalid_thread_ts")
	}
	return ts, nil
}

// Post puts a message of the bot, for everybody or one person, and tells the app as Slack does.
func (s *Posts) Post(ch *Channel, body Content, thread, only, via string) *Message {
	m := &Message{Channel: ch.ID, TS: s.Core.TS(), ThreadTS: thread, User: core.BotUserID, BotID: core.BotID,
		Text: body.Text, Blocks: s.Core.BlockIDs(body.Blocks), Files: body.Files, For: only, Via: via}
	s.Messages.Add(m)
	s.Messages.Tell(m, "")
	if only == "" && ch.Has(core.BotUserID) {
		s.Events.Message(ch, s.Messages.JSON(m))
	}
	return m
}

// Amend replaces a message and sends message_changed.
func (s *Posts) Amend(ch *Channel, old, m *Message) {
	before := s.Messages.JSON(old)
	s.Messages.Replace(old, m)
	s.Messages.Tell(m, "edits")
	if m.For == "" {
		s.Events.Changed(ch, s.Messages.JSON(m), before)
	}
}

// Drop deletes a message and sends message_deleted, or leaves a tombstone over replies; it returns the envelopes.
func (s *Posts) Drop(ch *Channel, m *Message) []string {
	s.Core.Tell("[%s] %s deletes: %s", s.Messages.PlaceOf(m), s.People.NameOf(m.User), core.Indent(s.People.Plain(m.Text)))
	before := s.Messages.JSON(m)
	if m.For == "" && s.Messages.Replied(m) {
		grave := &Message{Channel: m.Channel, TS: m.TS, User: "USLACKBOT", Subtype: "tombstone", Text: "This message was deleted.", Via: m.Via}
		s.Messages.Replace(m, grave)
		after := s.Messages.JSON(grave)
		after["hidden"] = true
		return s.Events.Changed(ch, after, before)
	}
	s.Messages.Remove(m)
	if m.For != "" {
		return nil
	}
	return s.Events.Message(ch, object{"type": "message", "subtype": "message_deleted", "hidden": true, "deleted_ts": m.TS, "ts": s.Core.TS(),
		"previous_message": before})
}

// Respond posts what a response_url or an acknowledgement carries.
func (s *Posts) Respond(h *Hook, a core.Args, via string) *core.Refusal {
	body, refused := s.Content(via, a, MaxText)
	if refused != nil {
		return refused
	}
	kind := a.Str("response_type")
	if kind != "" && kind != "ephemeral" && kind != "in_channel" {
		return s.Core.Refuse("invalid_response_type", core.BadHook, via, "response_type %q is neither ephemeral nor in_channel", kind)
	}
	ch := s.People.Channel(h.Channel)
	if m := s.Messages.Find(h.Channel, h.Source); m != nil && a.Bool("replace_original") {
		next := *m
		next.Text, next.Blocks = body.Text, s.Core.BlockIDs(body.Blocks)
		if m.For == "" {
			next.Edited = s.Core.TS()
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
		s.Core.Complain(core.BadHook, via, "thread_ts %q is no message", a.Str("thread_ts"))
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
func (s *Posts) Acknowledged(h *Hook, where string, data json.RawMessage) {
	if data == nil {
		return
	}
	var a map[string]json.RawMessage
	if json.Unmarshal(data, &a) != nil {
		s.Core.Complain(core.BadAck, where, "the payload is not an object")
		return
	}
	s.Respond(h, a, "ack")
}

// Content is the body of a post, checked.
type Content struct {
	Text   string
	Blocks []any // nil when there are none
	Files  []File
}

// MaxText and MaxUpdate are Slack's limits of a text, in characters: longer text is cut in a post, where here it is refused, and refused in an
// update. https://docs.slack.dev/reference/methods/chat.postMessage, chat.update
const (
	MaxText   = 40000
	MaxUpdate = 4000
)

// Content checks text and blocks as every posting method and response_url does.
func (s *Posts) Content(where string, a core.Args, most int) (Content, *core.Refusal) {
	out := Content{Text: a.Str("text")}
	if n := utf8.RuneCountInString(out.Text); n > most {
		return out, s.Core.Refuse("msg_too_long", core.BadText, where, "text has %d characters, at most %d are allowed", n, most)
	}
	raw := a.Raw("blocks")
	if raw != nil && json.Unmarshal(raw, &out.Blocks) != nil {
		return out, s.Core.Refuse("invalid_blocks_format", core.BadBlocks, where, "blocks are not an array")
	}
	var refused *core.Refusal
	if out.Blocks, refused = s.Blocks(where, out.Text, raw); refused != nil {
		return out, refused
	}
	if strings.TrimSpace(out.Text) == "" {
		if out.Blocks == nil && a.Raw("attachments") == nil {
			return out, s.Core.Refuse("no_text", core.BadText, where, "neither text nor blocks")
		}
		s.Core.Complain(core.Warning, where, "blocks without text: screen readers and notifications have nothing to say")
	}
	return out, nil
}

// Blocks are those of a message, checked, nil when there are none; what in them or in its text would notify everybody is
// complained of.
func (s *Posts) Blocks(where, text string, raw json.RawMessage) ([]any, *core.Refusal) {
	if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); raw != nil && problems != nil {
		return nil, s.Core.RefuseAll("invalid_blocks", core.BadBlocks, where, problems)
	}
	blocks := loose.Array(raw)
	for _, loud := range blockkit.Broadcasts(text, blocks) {
		s.Core.Complain(core.Broadcast, where, "%s would notify everybody", loud)
	}
	if len(blocks) == 0 {
		return nil, nil
	}
	return blocks, nil
}
