package localslack

import (
	"encoding/json"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
)

// content is the body of a post, checked.
type content struct {
	text   string
	blocks []any // nil when there are none
	empty  bool  // blocks were given as an empty list
}

// body checks text and blocks as every posting method and response_url does. It holds s.mu.
func (s *Server) body(where string, a args, most int) (content, *apiError) {
	out := content{text: a.str("text")}
	if md := a.str("markdown_text"); md != "" {
		if out.text != "" || a.raw("blocks") != nil {
			s.complain(BadText, where, "markdown_text excludes text and blocks")
			return out, fail("markdown_text_conflict")
		}
		if utf8.RuneCountInString(md) > blockkit.MaxMarkdown {
			s.complain(BadText, where, "markdown_text has %d characters, at most %d are allowed", utf8.RuneCountInString(md), blockkit.MaxMarkdown)
			return out, fail("msg_too_long")
		}
		out.text = md
	}
	if n := utf8.RuneCountInString(out.text); n > most {
		s.complain(BadText, where, "text has %d characters, at most %d are allowed", n, most)
		return out, fail("msg_too_long")
	}
	if raw := a.raw("blocks"); raw != nil {
		if json.Unmarshal(raw, &out.blocks) != nil {
			s.complain(BadBlocks, where, "blocks are not an array")
			return out, fail("invalid_blocks_format")
		}
		if problems := blockkit.CheckBlocks(blockkit.OnMessage, raw); problems != nil {
			return out, s.refuseBlocks(where, problems)
		}
		out.empty = len(out.blocks) == 0
		if out.empty {
			out.blocks = nil
		}
	}
	if strings.TrimSpace(out.text) == "" {
		if out.blocks == nil && a.raw("attachments") == nil {
			s.complain(BadText, where, "neither text nor blocks")
			return out, fail("no_text")
		}
		s.complain(Warning, where, "blocks without text: screen readers and notifications have nothing to say")
	}
	for _, loud := range blockkit.Broadcasts(out.text, out.blocks) {
		s.complain(Broadcast, where, "%s would notify everybody", loud)
	}
	return out, nil
}

func (s *Server) refuseBlocks(where string, problems []blockkit.Problem) *apiError {
	e := fail("invalid_blocks")
	for _, p := range problems {
		s.complain(BadBlocks, where, "%s", p)
		e.messages = append(e.messages, p.String())
	}
	return e
}

// target finds where a bot may post: a conversation it is in, or a person's DM. It holds s.mu.
func (s *Server) target(id string) (*Channel, *apiError) {
	c := s.channel(id)
	if c == nil {
		c = s.channelNamed(strings.TrimPrefix(id, "#"))
	}
	if c == nil {
		if p := s.person(id); p != nil && p.ID == id && !p.Bot {
			c = s.openDM(p)
		}
	}
	switch {
	case c == nil, c.Kind != Public && !c.Has(botUserID):
		return nil, fail("channel_not_found")
	case !c.Has(botUserID):
		return nil, fail("not_in_channel")
	case c.Kind == DM && !s.app.messagesTab():
		return nil, fail("messages_tab_disabled")
	}
	return c, nil
}

// root checks a thread_ts: the message must exist, and a reply's thread is its root's. It holds s.mu.
func (s *Server) root(c *Channel, ts string) (string, *apiError) {
	if ts == "" {
		return "", nil
	}
	if m := s.find(c.ID, ts); m != nil {
		if m.ThreadTS != "" {
			return m.ThreadTS, nil
		}
		return ts, nil
	}
	// Slack takes the timestamp of a deleted root, but nothing that is no timestamp.
	if !regexp.MustCompile(`^\d{10}\.\d{6}$`).MatchString(ts) {
		return "", fail("invalid_thread_ts")
	}
	return ts, nil
}

// slow is the refusal of a post that comes too soon after the last in its channel. It holds s.mu.
func (s *Server) slow(c *Channel) *apiError {
	if s.opts.PostInterval <= 0 {
		return nil
	}
	now := s.opts.Now()
	last, posted := s.lastPost[c.ID]
	if wait := s.opts.PostInterval - now.Sub(last); posted && wait > 0 {
		return &apiError{code: "ratelimited", retry: wait}
	}
	s.lastPost[c.ID] = now
	return nil
}

func (s *Server) postMessage(c *call) (object, error) {
	ch, refused := s.target(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	body, refused := s.body(c.method, c.args, maxText)
	if refused != nil {
		return nil, refused
	}
	thread, refused := s.root(ch, c.str("thread_ts"))
	if refused != nil {
		return nil, refused
	}
	if refused := s.slow(ch); refused != nil {
		return nil, refused
	}
	m := s.botPost(ch, body, thread, "", "api")
	return object{"channel": ch.ID, "ts": m.TS, "message": s.messageJSON(m)}, nil
}

// botPost puts a message of the bot, for everybody or one person, and tells the app as Slack does. It holds s.mu.
func (s *Server) botPost(ch *Channel, body content, thread, only, via string) *Message {
	m := &Message{Channel: ch.ID, TS: s.nextTS(), ThreadTS: thread, User: botUserID, BotID: botID, Text: body.text, Blocks: s.withIDs(body.blocks), For: only, Via: via}
	s.put(m)
	s.tellMessage(m, "")
	if only == "" && ch.Has(botUserID) {
		s.emitMessage(ch, s.messageJSON(m))
	}
	return m
}

func (s *Server) postEphemeral(c *call) (object, error) {
	ch, refused := s.target(c.str("channel"))
	if refused != nil {
		return nil, refused
	}
	p := s.person(c.str("user"))
	if p == nil || p.ID != c.str("user") || !ch.Has(p.ID) {
		return nil, fail("user_not_in_channel")
	}
	body, refused := s.body(c.method, c.args, maxText)
	if refused != nil {
		return nil, refused
	}
	thread, refused := s.root(ch, c.str("thread_ts"))
	if refused != nil {
		return nil, refused
	}
	m := s.botPost(ch, body, thread, p.ID, "api")
	return object{"message_ts": m.TS}, nil
}

// own finds a message the bot may change. It holds s.mu.
func (s *Server) own(c *call, code string) (*Channel, *Message, *apiError) {
	ch, refused := s.target(c.str("channel"))
	if refused != nil {
		return nil, nil, refused
	}
	m := s.posted(ch.ID, c.str("ts"))
	switch {
	case m == nil:
		return nil, nil, fail("message_not_found")
	case m.BotID != botID:
		return nil, nil, fail(code)
	}
	return ch, m, nil
}

func (s *Server) updateMessage(c *call) (object, error) {
	ch, old, refused := s.own(c, "cant_update_message")
	if refused != nil {
		return nil, refused
	}
	body, refused := s.body(c.method, c.args, maxUpdateText)
	if refused != nil {
		return nil, refused
	}
	m := *old
	m.Text, m.Blocks, m.Edited = body.text, s.withIDs(body.blocks), s.nextTS()
	s.amend(ch, old, &m)
	return object{"channel": ch.ID, "ts": m.TS, "text": m.Text, "message": s.messageJSON(&m)}, nil
}

// amend replaces a message and sends message_changed. It holds s.mu.
func (s *Server) amend(ch *Channel, old, m *Message) {
	before := s.messageJSON(old)
	s.replace(old, m)
	s.tellMessage(m, "edits")
	if m.For == "" {
		s.emitChanged(ch, s.messageJSON(m), before)
	}
}

func (s *Server) deleteMessage(c *call) (object, error) {
	ch, m, refused := s.own(c, "cant_delete_message")
	if refused != nil {
		return nil, refused
	}
	s.drop(ch, m)
	return object{"channel": ch.ID, "ts": m.TS}, nil
}

// drop deletes a message and sends message_deleted, or leaves a tombstone over replies; it returns the envelopes. It holds s.mu.
func (s *Server) drop(ch *Channel, m *Message) []string {
	s.tell("[%s] %s deletes: %s", s.placeOf(m), s.nameOf(m.User), indent(s.plain(m.Text)))
	before := s.messageJSON(m)
	if n, _ := s.replies(m.Channel, m.TS); n > 0 && m.For == "" {
		grave := &Message{Channel: m.Channel, TS: m.TS, User: "USLACKBOT", Subtype: "tombstone", Text: "This message was deleted.", Via: m.Via}
		s.replace(m, grave)
		after := s.messageJSON(grave)
		after["hidden"] = true
		return s.emitChanged(ch, after, before)
	}
	s.remove(m)
	if m.For != "" {
		return nil
	}
	return s.emitMessage(ch, object{"type": "message", "subtype": "message_deleted", "hidden": true, "deleted_ts": m.TS, "ts": s.nextTS(), "previous_message": before})
}

func (s *Server) permalink(c *call) (object, error) {
	ch, ts := s.channel(c.str("channel")), c.str("message_ts")
	switch {
	case ch == nil:
		return nil, fail("channel_not_found")
	case s.find(ch.ID, ts) == nil:
		return nil, fail("message_not_found")
	}
	link := "https://" + teamDomain + ".slack.com/archives/" + ch.ID + "/p" + strings.ReplaceAll(ts, ".", "")
	if m := s.find(ch.ID, ts); m.ThreadTS != "" {
		link += "?thread_ts=" + m.ThreadTS + "&cid=" + ch.ID
	}
	return object{"channel": ch.ID, "permalink": link}, nil
}

// stamp is a moment as an event_ts.
func stamp(t time.Time) int64 { return t.Unix() }

// Slack's limits of a text, in characters: longer text is cut in a post, where here it is refused, and refused in an
// update. https://docs.slack.dev/reference/methods/chat.postMessage, chat.update
const (
	maxText       = 40000
	maxUpdateText = 4000
)
