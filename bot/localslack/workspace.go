package localslack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Person is somebody in the workspace. A Person in a State must not be changed.
type Person struct {
	ID       string // "" is filled in as U0LOCAL…
	Name     string // handle, unique; what verbs take
	RealName string // "" means Name with a capital
	Locale   string // IETF tag such as fr-CA; hidden for an external person
	TZ       string // "" means America/Toronto
	TeamID   string // "" means this workspace
	Guest    bool   // single-channel guest (is_ultra_restricted)
	External bool   // from another workspace over Slack Connect: stripped profile, no commands
	Hidden   bool   // users.info answers user_not_visible
	Bot      bool
}

// Kind is a sort of conversation, in the words of an event's channel_type.
type Kind string

// The kinds of conversation.
const (
	Public  Kind = "channel"
	Private Kind = "group"
	GroupDM Kind = "mpim"
	DM      Kind = "im"
)

// Channel is a conversation. A Channel in a State must not be changed.
type Channel struct {
	ID      string // "" is filled in
	Name    string // without #; for a DM the person's name
	Kind    Kind   // "" means Public
	Members []string
	Shared  bool // with another workspace (is_ext_shared)
}

// Has says whether a user ID is a member.
func (c *Channel) Has(user string) bool { return slices.Contains(c.Members, user) }

// defaultPeople are English and French speakers, an outsider and a guest: those whom a bot must tell apart.
func defaultPeople() []Person {
	return []Person{
		{ID: "U0LOCALALICE", Name: "alice", RealName: "Alice", Locale: "en-CA"},
		{ID: "U0LOCALBENOIT", Name: "benoît", RealName: "Benoît", Locale: "fr-CA"},
		{ID: "U0LOCALCHIDI", Name: "chidi", RealName: "Chidi", Locale: "en-US", TZ: "America/New_York"},
		{ID: "U0LOCALDANA", Name: "dana", RealName: "Dana", TeamID: otherTeam, External: true},
		{ID: "U0LOCALGUS", Name: "gus", RealName: "Gus", Locale: "en-CA", Guest: true},
	}
}

func defaultChannels() []Channel {
	return []Channel{
		{ID: "C0LOCALGENERAL", Name: "general", Members: []string{"alice", "benoît", "chidi", "bot"}},
		{ID: "C0LOCALSUPPLIER", Name: "supplier-security", Members: []string{"alice", "benoît", "chidi", "dana", "gus", "bot"}, Shared: true},
		{ID: "C0LOCALBIDS", Name: "bids", Members: []string{"alice", "chidi"}},
		{ID: "C0LOCALEXPORT", Name: "export-desk", Kind: Private, Members: []string{"alice", "benoît", "bot"}},
		{ID: "C0LOCALMPDM", Name: "mpdm-alice--benoit--miswg-1", Kind: GroupDM, Members: []string{"alice", "benoît", "bot"}},
	}
}

// groupID is the workspace's one user group, whose members are Alice and Chidi.
const groupID = "S0LOCALSECURITY"

func groupMembers() []string { return []string{"U0LOCALALICE", "U0LOCALCHIDI"} }

func (s *Server) populate() error {
	s.people = append(s.people, &Person{ID: botUserID, Name: s.app.name, RealName: s.app.name, TeamID: teamID, Locale: "en-US", TZ: "America/Toronto", Bot: true})
	for _, p := range append(defaultPeople(), s.opts.People...) {
		if p.Name == "" {
			return fmt.Errorf("a person needs a name")
		}
		if s.person(p.Name) != nil || s.person(p.ID) != nil {
			return fmt.Errorf("two people are called %q", p.Name)
		}
		if p.ID == "" {
			p.ID = s.id("U")
		}
		p.RealName = cmp.Or(p.RealName, strings.ToUpper(p.Name[:1])+p.Name[1:])
		p.TeamID = cmp.Or(p.TeamID, teamID)
		p.TZ = cmp.Or(p.TZ, "America/Toronto")
		s.people = append(s.people, &p)
	}
	for _, c := range append(defaultChannels(), s.opts.Channels...) {
		c.Kind = cmp.Or(c.Kind, Public)
		if c.Name == "" || s.channelNamed(c.Name) != nil {
			return fmt.Errorf("channel %q: a name must be given and unique", c.Name)
		}
		if c.ID == "" {
			c.ID = s.id("C")
		}
		members := make([]string, 0, len(c.Members))
		for _, m := range c.Members {
			p := s.person(m)
			if p == nil {
				return fmt.Errorf("channel %q: nobody is called %q", c.Name, m)
			}
			members = append(members, p.ID)
		}
		c.Members = members
		s.channels = append(s.channels, &c)
	}
	for _, p := range s.people {
		if !p.Bot {
			s.openDM(p)
		}
	}
	return nil
}

// openDM finds or makes the DM of a person with the bot. It holds s.mu.
func (s *Server) openDM(p *Person) *Channel {
	id := "D" + strings.TrimPrefix(p.ID, "U")
	if c := s.channel(id); c != nil {
		return c
	}
	c := &Channel{ID: id, Name: p.Name, Kind: DM, Members: []string{p.ID, botUserID}}
	s.channels = append(slices.Clip(s.channels), c)
	return c
}

// person finds somebody by ID, handle or "bot"; nil when there is none. It holds s.mu.
func (s *Server) person(who string) *Person {
	if who == "" {
		return nil
	}
	for _, p := range s.people {
		if p.ID == who {
			return p
		}
	}
	want := fold(who)
	for _, p := range s.people {
		if fold(p.Name) == want || p.Bot && (want == "bot") {
			return p
		}
	}
	return nil
}

// channel finds a conversation by ID. It holds s.mu.
func (s *Server) channel(id string) *Channel {
	for _, c := range s.channels {
		if c.ID == id {
			return c
		}
	}
	return nil
}

func (s *Server) channelNamed(name string) *Channel {
	name = strings.TrimPrefix(name, "#")
	for _, c := range s.channels {
		if c.Kind != DM && c.Name == name {
			return c
		}
	}
	return nil
}

// place finds a conversation as a person names it: #name, name, an ID, or their DM with the bot ("@miswg", "dm"),
// or "group dm". It holds s.mu.
func (s *Server) place(p *Person, where string) (*Channel, error) {
	if c := s.channel(where); c != nil {
		return c, nil
	}
	switch {
	case where == "dm" || fold(where) == "bot" || fold(where) == fold(s.app.name) && !strings.HasPrefix(where, "#"):
		return s.openDM(p), nil
	case where == "group dm" || where == "mpim":
		for _, c := range s.channels {
			if c.Kind == GroupDM {
				return c, nil
			}
		}
	}
	if c := s.channelNamed(where); c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("localslack: there is no place %q", where)
}

// label is how a transcript names a conversation.
func (s *Server) label(c *Channel) string {
	switch c.Kind {
	case DM:
		return "DM " + c.Name
	case GroupDM:
		return "group DM"
	}
	return "#" + c.Name
}

// nameOf is how a transcript names a user. It holds s.mu.
func (s *Server) nameOf(user string) string {
	if p := s.person(user); p != nil {
		return p.Name
	}
	return user
}

// setMembers replaces a channel by one with other members, since States share channels. It holds s.mu.
func (s *Server) setMembers(c *Channel, members []string) *Channel {
	next := *c
	next.Members = members
	s.channels = slices.Clone(s.channels)
	for i := range s.channels {
		if s.channels[i] == c {
			s.channels[i] = &next
		}
	}
	return &next
}

// openGroup finds or makes the group DM of some people. It holds s.mu.
func (s *Server) openGroup(members []string) *Channel {
	slices.Sort(members)
	for _, c := range s.channels {
		if c.Kind == GroupDM && slices.Equal(slices.Sorted(slices.Values(c.Members)), members) {
			return c
		}
	}
	c := &Channel{ID: s.id("C"), Kind: GroupDM, Members: members}
	c.Name = "mpdm-" + strings.ToLower(c.ID)
	s.channels = append(slices.Clip(s.channels), c)
	return c
}

// bot is the app's own user. It holds s.mu.
func (s *Server) bot() *Person { return s.people[0] }
