package localslack

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
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

// File is an uploaded file. Channels are where it was shared.
type File struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Title    string   `json:"title"`
	Mimetype string   `json:"mimetype"`
	Size     int      `json:"size"`
	Alt      string   `json:"alt"`
	User     string   `json:"user"`
	URL      string   `json:"url"` // url_private; needs the bot token
	Channels []string `json:"channels"`
	Stub     bool     `json:"stub"` // from a Slack Connect outsider: file_access check_file_info
	complete bool
}

// View is a modal or a Home tab as published. A View in a State must not be changed.
type View struct {
	ID         string          `json:"id"`
	Hash       string          `json:"hash"`
	Type       string          `json:"type"` // modal or home
	User       string          `json:"user"`
	Root       string          `json:"root"`
	Previous   string          `json:"previous"`
	Title      string          `json:"title"`
	CallbackID string          `json:"callback_id"`
	ExternalID string          `json:"external_id"`
	Metadata   string          `json:"private_metadata"`
	Blocks     json.RawMessage `json:"blocks"`
	body       object
}

// Status is the line "miswg is searching…" in a thread.
type Status struct {
	Channel string   `json:"channel"`
	Thread  string   `json:"thread"`
	Text    string   `json:"text"`
	Loading []string `json:"loading"`
	born    time.Time
}

// Session is an agent session's status (processing, active, suspended, closed) and title.
type Session struct {
	Channel string `json:"channel"`
	Thread  string `json:"thread"`
	Status  string `json:"status"`
	Title   string `json:"title"`
}

// Prompt is a suggested prompt: its label and the message it sends.
type Prompt struct {
	Title   string `json:"title"`
	Message string `json:"message"`
}

// Prompts are what is suggested in a thread, or in a whole DM when Thread is "".
type Prompts struct {
	Channel string   `json:"channel"`
	Thread  string   `json:"thread"`
	Title   string   `json:"title"`
	Prompts []Prompt `json:"prompts"`
}

// State is the workspace at one moment. It shares immutable parts with the server: read it, do not change it.
type State struct {
	Seq        uint64
	People     []*Person
	Channels   []*Channel
	Messages   []*Message         // all that everybody in a channel sees, oldest first
	Ephemerals []*Message         // each for one person, oldest first
	Modals     map[string][]*View // open stacks by user ID, root first
	Homes      map[string]*View   // by user ID
	Statuses   []Status           // by channel and thread, as are the next two
	Sessions   []Session
	Prompts    []Prompts
	Files      []File
	Story      []string // the transcript's entries, oldest first
	Sockets    int      // open
	Pending    int      // envelopes sent and not yet acknowledged or given up
	Retrying   int      // events that will be sent again after a delay
	Acked      int
	Waiting    int // events held because no socket is open
	Calls      int // Web API calls answered
	Complaints int
}

// State is a snapshot.
func (s *Server) State() State {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.snapshot()
}

// snapshot shares slices whose elements are never changed in place. It holds s.mu.
func (s *Server) snapshot() State {
	now := s.opts.Now()
	st := State{
		Seq: s.seq, People: slices.Clip(s.people), Channels: slices.Clip(s.channels),
		Messages: slices.Clip(s.messages), Ephemerals: slices.Clip(s.ephemeral), Story: slices.Clip(s.story),
		Modals: maps.Clone(s.modals), Homes: maps.Clone(s.homes),
		Statuses: filter(values(s.statuses), func(st Status) bool { return now.Sub(st.born) < statusLife }), Sessions: values(s.sessions), Prompts: values(s.prompts),
		Sockets: len(s.sockets), Acked: len(s.acks), Waiting: len(s.waiting),
		Pending: s.pending, Retrying: s.retrying, Calls: s.callCount, Complaints: len(s.complaint),
	}
	for _, f := range s.files {
		if f.complete {
			st.Files = append(st.Files, *f)
		}
	}
	return st
}

func values[T any](m map[ref]T) []T {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b ref) int {
		return cmp.Or(cmp.Compare(a.channel, b.channel), cmp.Compare(a.ts, b.ts))
	})
	out := make([]T, 0, len(keys))
	for _, k := range keys {
		out = append(out, m[k])
	}
	return out
}

// Person finds somebody by handle or ID; nil when there is none.
func (st State) Person(who string) *Person {
	want := fold(who)
	for _, p := range st.People {
		if p.ID == who || fold(p.Name) == want || p.Bot && want == "bot" {
			return p
		}
	}
	return nil
}

// Channel finds a conversation by ID, #name, or "DM name"; nil when there is none.
func (st State) Channel(where string) *Channel {
	for _, c := range st.Channels {
		named := c.Name == strings.TrimPrefix(where, "#")
		if c.Kind == DM {
			named = where == "DM "+c.Name
		}
		if named || c.ID == where {
			return c
		}
	}
	return nil
}

// In are the messages of a conversation, oldest first, threads included; nil when there are none.
func (st State) In(where string) []*Message {
	c := st.Channel(where)
	if c == nil {
		return nil
	}
	return filter(st.Messages, func(m *Message) bool { return m.Channel == c.ID })
}

// Thread are the root and the replies of a thread, oldest first.
func (st State) Thread(channel, ts string) []*Message {
	return filter(st.Messages, func(m *Message) bool { return m.Channel == channel && (m.TS == ts || m.ThreadTS == ts) })
}

// FromBot are the bot's own messages that everybody in their channel sees, oldest first.
func (st State) FromBot() []*Message {
	return filter(st.Messages, func(m *Message) bool { return m.BotID == botID })
}

// Only are the ephemeral messages for a person, oldest first.
func (st State) Only(who string) []*Message {
	p := st.Person(who)
	if p == nil {
		return nil
	}
	return filter(st.Ephemerals, func(m *Message) bool { return m.For == p.ID })
}

// Modal is the view on top of a person's stack; nil when none is open.
func (st State) Modal(who string) *View {
	p := st.Person(who)
	if p == nil || len(st.Modals[p.ID]) == 0 {
		return nil
	}
	stack := st.Modals[p.ID]
	return stack[len(stack)-1]
}

// Home is what a person sees in the Home tab; nil when nothing was published.
func (st State) Home(who string) *View {
	if p := st.Person(who); p != nil {
		return st.Homes[p.ID]
	}
	return nil
}

// Visible are the messages a person sees, oldest first: those of their conversations and those only for them.
func (st State) Visible(who string) []*Message {
	p := st.Person(who)
	if p == nil {
		return nil
	}
	mine := map[string]bool{}
	for _, c := range st.Channels {
		mine[c.ID] = c.Has(p.ID)
	}
	out := filter(st.Messages, func(m *Message) bool { return mine[m.Channel] })
	out = append(out, filter(st.Ephemerals, func(m *Message) bool { return m.For == p.ID })...)
	slices.SortStableFunc(out, func(a, b *Message) int { return cmp.Compare(a.TS, b.TS) })
	return out
}

func filter[T any](in []T, want func(T) bool) []T {
	var out []T
	for _, v := range in {
		if want(v) {
			out = append(out, v)
		}
	}
	return out
}
