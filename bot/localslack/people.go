package localslack

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Ref points at something to act on: a message, an open view, or, zero, whatever fits among what the person sees.
type Ref struct {
	Channel string `json:"channel"`
	TS      string `json:"ts"`
	View    string `json:"view"` // view ID, "modal" for the one on top, "home" for the Home tab
}

// InModal is the view on top of the person's stack.
func InModal() Ref { return Ref{View: "modal"} }

// InHome is the person's Home tab.
func InHome() Ref { return Ref{View: "home"} }

// Act is what Slack made of a person's act.
type Act struct {
	Ref                // the message made or acted on, or the view
	Envelopes []string // what was sent to the bot, in order; nil when the app is not told
}

// SayOption varies a post.
type SayOption func(*saying)

type saying struct {
	thread    string
	broadcast bool
	verbatim  bool
	files     []upload
}

type upload struct {
	name string
	data []byte
}

// InThread posts as a reply to the message with this timestamp, or to its root.
func InThread(ts string) SayOption { return func(o *saying) { o.thread = ts } }

// AlsoToChannel shows a reply in the channel too (subtype thread_broadcast).
func AlsoToChannel() SayOption { return func(o *saying) { o.broadcast = true } }

// Verbatim sends text as Slack's markup, without the escaping and linking that typing brings.
func Verbatim() SayOption { return func(o *saying) { o.verbatim = true } }

// WithFile attaches a file (subtype file_share) of at most MaxFile bytes, which are not to be changed afterwards.
func WithFile(name string, data []byte) SayOption {
	return func(o *saying) { o.files = append(o.files, upload{name, data}) }
}

// who and where a verb is about; the returned unlock must be called. The error names what is wrong.
func (s *Server) enter(ctx context.Context, who, where string) (*Person, *Channel, func(), error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, nil, fmt.Errorf("localslack: %w", err)
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil, nil, nil, fmt.Errorf("localslack: the server is closed")
	}
	p := s.person(who)
	if p == nil || p.Bot {
		s.mu.Unlock()
		return nil, nil, nil, fmt.Errorf("localslack: nobody is called %q", who)
	}
	if where == "" {
		return p, nil, s.mu.Unlock, nil
	}
	c, err := s.place(p, where)
	if err == nil && !c.Has(p.ID) {
		err = fmt.Errorf("localslack: %s is not in %s", p.Name, s.label(c))
	}
	if err != nil {
		s.mu.Unlock()
		return nil, nil, nil, err
	}
	return p, c, s.mu.Unlock, nil
}

// Say posts what a person types: @name and @miswg become mentions, #name a channel, URLs links, and the rest is
// escaped as Slack does; <@ID> and <@BOT> are taken as mentions too. In a DM where is "@miswg" or "dm". A mention sends
// app_mention and, where subscribed, a message event for the same post. Links of watched domains send link_shared.
func (s *Server) Say(ctx context.Context, who, where, text string, opts ...SayOption) (Act, error) {
	p, c, unlock, err := s.enter(ctx, who, where)
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	var o saying
	for _, opt := range opts {
		opt(&o)
	}
	if err := s.mayWrite(p, c); err != nil {
		return Act{}, err
	}
	thread, refused := s.root(c, o.thread)
	if refused != nil {
		return Act{}, fmt.Errorf("localslack: thread %q: %w", o.thread, refused)
	}
	for _, u := range o.files {
		if len(u.data) > MaxFile {
			return Act{}, fmt.Errorf("localslack: %s has more than %d MB", u.name, MaxFile>>20)
		}
	}
	if !o.verbatim {
		text = s.typed(text)
	}
	m := &Message{Channel: c.ID, TS: s.nextTS(), ThreadTS: thread, User: p.ID, Text: text, ClientMsgID: s.uuid(), Via: "person"}
	m.Blocks = s.richFrom(text)
	if o.broadcast && thread != "" {
		m.Subtype = "thread_broadcast"
	}
	for _, u := range o.files {
		f := s.newFile(u.name, p.ID, len(u.data))
		f.Stub = p.External
		s.fill(f, u.data)
		s.share(f, c.ID)
		m.Files, m.Subtype = append(m.Files, *f), "file_share"
	}
	s.put(m)
	s.tellMessage(m, "")
	return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: s.announce(c, m)}, nil
}

// mayWrite: the Messages tab may be off or read-only, and an agent's is closed to guests. It holds s.mu.
func (s *Server) mayWrite(p *Person, c *Channel) error {
	switch {
	case c.Kind != DM:
		return nil
	case !s.app.writable():
		return fmt.Errorf("localslack: the manifest's messages tab is off or read-only")
	case p.Guest && s.app.closedToGuests():
		return fmt.Errorf("localslack: %s is a guest, and guests cannot use an agent", p.Name)
	}
	return nil
}

// announce sends the events of a new post. It holds s.mu.
func (s *Server) announce(c *Channel, m *Message) []string {
	var out []string
	if s.mentionsBot(m.Text) {
		out = append(out, s.emitMention(c, s.messageJSON(m))...)
	}
	out = append(out, s.emitMessage(c, s.messageJSON(m))...)
	for i := range m.Files {
		out = append(out, s.emit("file_shared", object{"type": "file_shared", "file_id": m.Files[i].ID, "user_id": m.User, "channel_id": c.ID,
			"file": object{"id": m.Files[i].ID}, "event_ts": m.TS}, c)...)
	}
	return append(out, s.emitLinks(c, m)...)
}

func (s *Server) mentionsBot(text string) bool { return strings.Contains(text, "<@"+botUserID) }

// theirs finds a person's own message. It holds s.mu.
func (s *Server) theirs(p *Person, r Ref) (*Channel, *Message, error) {
	m := s.posted(r.Channel, r.TS)
	if m == nil || m.User != p.ID {
		return nil, nil, fmt.Errorf("localslack: %s has no message %s in %s", p.Name, r.TS, r.Channel)
	}
	return s.channel(r.Channel), m, nil
}

// Edit changes a person's message: message_changed where subscribed, and app_mention with edited set if the new text
// mentions the bot.
func (s *Server) Edit(ctx context.Context, who string, on Ref, text string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	c, old, err := s.theirs(p, on)
	if err != nil {
		return Act{}, err
	}
	m := *old
	m.Text, m.Edited = s.typed(text), s.nextTS()
	m.Blocks = s.richFrom(m.Text)
	before := s.messageJSON(old)
	s.replace(old, &m)
	s.tellMessage(&m, "edits")
	var out []string
	if s.mentionsBot(m.Text) {
		out = s.emitMention(c, s.messageJSON(&m))
	}
	return Act{Ref: on, Envelopes: append(out, s.emitChanged(c, s.messageJSON(&m), before)...)}, nil
}

// Delete removes a person's message; a root with replies becomes a tombstone. The bot is told where subscribed.
func (s *Server) Delete(ctx context.Context, who string, on Ref) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	c, m, err := s.theirs(p, on)
	if err != nil {
		return Act{}, err
	}
	return Act{Ref: on, Envelopes: s.drop(c, m)}, nil
}

// BotSays posts as another app. Classic makes it a bot_message without a user, as webhooks do.
func (s *Server) BotSays(ctx context.Context, where, text string, classic bool) (Act, error) {
	if err := ctx.Err(); err != nil {
		return Act{}, fmt.Errorf("localslack: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.place(s.bot(), where)
	if err != nil {
		return Act{}, err
	}
	m := &Message{Channel: c.ID, TS: s.nextTS(), User: "U0OTHERBOT", BotID: "B0OTHERBOT", Text: s.typed(text), Via: "person"}
	if classic {
		m.User, m.Username, m.Subtype = "", "other bot", "bot_message"
	}
	s.put(m)
	s.tellMessage(m, "")
	return Act{Ref: Ref{Channel: c.ID, TS: m.TS}, Envelopes: s.announce(c, m)}, nil
}

// Join makes a person a member: member_joined_channel and a channel_join message.
func (s *Server) Join(ctx context.Context, who, where string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	return s.admit(p, where, "")
}

// Invite brings the bot into a channel: member_joined_channel for the bot, and a channel_join message.
func (s *Server) Invite(ctx context.Context, who, where string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, where)
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	return s.admit(s.bot(), where, p.ID)
}

// Remove takes the bot out of a channel, as a member may with /remove. No event is sent.
func (s *Server) Remove(ctx context.Context, who, where string) error {
	_, c, unlock, err := s.enter(ctx, who, where)
	if err != nil {
		return err
	}
	defer unlock()
	s.setMembers(c, slices.DeleteFunc(slices.Clone(c.Members), func(m string) bool { return m == botUserID }))
	s.tell("[%s] %s leaves", s.label(c), s.app.name)
	return nil
}

func (s *Server) admit(p *Person, where, inviter string) (Act, error) {
	c, err := s.place(p, where)
	if err != nil {
		return Act{}, err
	}
	if c.Has(p.ID) {
		return Act{}, fmt.Errorf("localslack: %s is already in %s", p.Name, s.label(c))
	}
	c = s.setMembers(c, append(slices.Clip(c.Members), p.ID))
	ts := s.nextTS()
	ev := object{"type": "member_joined_channel", "user": p.ID, "channel": c.ID, "channel_type": "C", "team": p.TeamID, "event_ts": ts}
	if c.Kind != Public {
		ev["channel_type"] = "G"
	}
	if inviter != "" {
		ev["inviter"] = inviter
	}
	s.tell("[%s] %s joins", s.label(c), p.Name)
	s.changed(Change{Kind: "member", Channel: c.ID, User: p.ID})
	var out []string
	if c.Has(botUserID) {
		out = s.emit("member_joined_channel", ev, c)
	}
	m := &Message{Channel: c.ID, TS: ts, User: p.ID, Subtype: "channel_join", Text: "<@" + p.ID + "> has joined the channel", Via: "person"}
	s.put(m)
	return Act{Ref: Ref{Channel: c.ID, TS: ts}, Envelopes: append(out, s.emitMessage(c, s.messageJSON(m))...)}, nil
}
