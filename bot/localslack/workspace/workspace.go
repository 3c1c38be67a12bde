// SPDX-License-Identifier: MIT

// Package workspace is what stands in the workspace: people, conversations, messages, files, views, what an agent shows,
// and the short-lived rights to answer an act; and what happens there as the app is told of it: events and interactions,
// and the posts that the app itself makes, checked, shown and told. Every method wants the lock of [core.Core] held.
package workspace

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
)

type object = loose.Object

// Spot is a message's place, or that of its thread's root.
type Spot struct{ Channel, TS string }

// Workspace is all of it, and what people's acts and the app's calls work on.
type Workspace struct {
	Core     *core.Core
	Mail     *socket.Mail
	Sockets  *socket.Sockets
	People   *Directory
	Messages *Messages
	Agents   *Agents
	Files    *Files
	Views    *Views
	Grants   *Grants
	Events   *Events
	Posts    *Posts
	Steps    *Steps
	Entities *Entities
}

// New makes a workspace with the usual people and channels and more of them. The error says who or what is named twice.
func New(c *core.Core, mail *socket.Mail, sockets *socket.Sockets, people []Person, channels []Channel) (*Workspace, error) {
	s := &Workspace{Core: c, Mail: mail, Sockets: sockets, People: &Directory{core: c}}
	s.Events, s.Posts = &Events{s, map[string]Spot{}, map[string]string{}}, &Posts{s}
	s.Agents = &Agents{c, map[Spot]Status{}, map[Spot]Session{}, map[Spot]Prompts{}}
	s.Files = &Files{core: c, people: s.People, Content: map[string][]byte{}}
	s.Messages = &Messages{core: c, people: s.People, agents: s.Agents, files: s.Files, at: map[Spot]int{}}
	s.Views = &Views{core: c, people: s.People, Modals: map[string][]*View{}, Homes: map[string]*View{}, views: map[string]*View{},
		inputs: map[input]any{}, offered: map[string]object{}}
	s.Steps = &Steps{core: c, mail: mail, at: map[string]int{}}
	s.Grants = &Grants{c, map[string]*trigger{}, map[string]*Hook{}}
	s.Entities = &Entities{core: c, grants: s.Grants, opened: map[string]opening{}}
	return s, s.People.populate(people, channels)
}

// State is the workspace at one moment. It shares immutable parts with the server: read it, do not change it.
type State struct {
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
	Steps      []Step // of workflows, in the order they began
	core.Sum
	core.Traffic
}

// Snapshot is the State. It shares slices whose elements are never changed in place.
func (s *Workspace) Snapshot() State {
	st := State{
		People: slices.Clip(s.People.people), Channels: slices.Clip(s.People.channels),
		Messages: slices.Clip(s.Messages.messages), Ephemerals: slices.Clip(s.Messages.ephemeral),
		Modals: maps.Clone(s.Views.Modals), Homes: maps.Clone(s.Views.Homes),
		Statuses: values(s.Agents.statuses), Sessions: values(s.Agents.sessions), Prompts: values(s.Agents.prompts), Sum: s.Core.Notes.Sum(), Traffic: s.Mail.Traffic(),
	}
	now := s.Core.Now()
	st.Statuses = filter(st.Statuses, func(st Status) bool { return now.Sub(st.born) < statusLife })
	st.Steps = slices.Clone(s.Steps.steps)
	for _, f := range s.Files.files {
		if f.complete {
			st.Files = append(st.Files, *f)
		}
	}
	return st
}

func values[T any](m map[Spot]T) []T {
	keys := slices.SortedFunc(maps.Keys(m), func(a, b Spot) int {
		return cmp.Or(cmp.Compare(a.Channel, b.Channel), cmp.Compare(a.TS, b.TS))
	})
	return loose.Each(keys, func(k Spot) T { return m[k] })
}

// Person finds somebody by handle or ID; nil when there is none.
func (st State) Person(who string) *Person { return find(st.People, who) }

// Channel finds a conversation by ID, #name, or "DM name"; nil when there is none.
func (st State) Channel(where string) *Channel {
	return first(st.Channels, func(c *Channel) bool {
		if c.Kind == DM {
			return c.ID == where || where == "DM "+c.Name
		}
		return c.ID == where || c.Name == strings.TrimPrefix(where, "#")
	})
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
	return filter(st.Messages, func(m *Message) bool { return m.BotID == core.BotID })
}

// Only are the ephemeral messages for a person, oldest first.
func (st State) Only(who string) []*Message {
	p := st.Person(who)
	if p == nil {
		return nil
	}
	return filter(st.Ephemerals, func(m *Message) bool { return m.For == p.ID })
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

// first is the first of all that is so; nil when there is none.
func first[T any](all []*T, is func(*T) bool) *T {
	if i := slices.IndexFunc(all, is); i >= 0 {
		return all[i]
	}
	return nil
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

// HasSession reports whether a thread has a session: from the first time on that its
// status is set (https://docs.slack.dev/ai/agent-sessions).
func (s *Agents) HasSession(at Spot) bool {
	_, ok := s.sessions[at]
	return ok
}
