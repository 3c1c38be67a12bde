package workspace

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"miswg/bot/localslack/core"
)

// Directory is who is there, and which conversations.
type Directory struct {
	core     *core.Core
	people   []*Person
	channels []*Channel
}

func (s *Directory) populate(people []Person, channels []Channel) error {
	name := s.core.App.Name
	s.people = append(s.people, &Person{ID: core.BotUserID, Name: name, RealName: name, TeamID: core.TeamID, Locale: "en-US", TZ: "America/Toronto", Bot: true})
	for _, p := range append(defaultPeople(), people...) {
		if p.Name == "" {
			return fmt.Errorf("a person needs a name")
		}
		if s.Find(p.Name) != nil || s.Find(p.ID) != nil {
			return fmt.Errorf("two people are called %q", p.Name)
		}
		if p.ID == "" {
			p.ID = s.core.ID("U")
		}
		p.RealName = cmp.Or(p.RealName, strings.ToUpper(p.Name[:1])+p.Name[1:])
		p.TeamID = cmp.Or(p.TeamID, core.TeamID)
		p.TZ = cmp.Or(p.TZ, "America/Toronto")
		s.people = append(s.people, &p)
	}
	for _, c := range append(defaultChannels(), channels...) {
		c.Kind = cmp.Or(c.Kind, Public)
		if c.Name == "" || s.Named(c.Name) != nil {
			return fmt.Errorf("channel %q: a name must be given and unique", c.Name)
		}
		if c.ID == "" {
			c.ID = s.core.ID("C")
		}
		members := make([]string, 0, len(c.Members))
		for _, m := range c.Members {
			p := s.Find(m)
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
			s.OpenDM(p)
		}
	}
	return nil
}

// OpenDM finds or makes the DM of a person with the bot.
func (s *Directory) OpenDM(p *Person) *Channel {
	id := "D" + strings.TrimPrefix(p.ID, "U")
	if c := s.Channel(id); c != nil {
		return c
	}
	c := &Channel{ID: id, Name: p.Name, Kind: DM, Members: []string{p.ID, core.BotUserID}}
	s.channels = append(slices.Clip(s.channels), c)
	return c
}

// Bot is the app's own user.
func (s *Directory) Bot() *Person { return s.people[0] }

// Find finds somebody by ID, handle or "bot"; nil when there is none.
func (s *Directory) Find(who string) *Person { return find(s.people, who) }

func find(people []*Person, who string) *Person {
	if p := first(people, func(p *Person) bool { return p.ID == who }); p != nil {
		return p
	}
	want := fold(who)
	return first(people, func(p *Person) bool { return fold(p.Name) == want || p.Bot && want == "bot" })
}

// Channel finds a conversation by ID.
func (s *Directory) Channel(id string) *Channel {
	return first(s.channels, func(c *Channel) bool { return c.ID == id })
}

// Named finds a conversation, no DM, by its name; nil when there is none.
func (s *Directory) Named(name string) *Channel {
	name = strings.TrimPrefix(name, "#")
	return first(s.channels, func(c *Channel) bool { return c.Kind != DM && c.Name == name })
}

// Place finds a conversation as a person names it: #name, name, an ID, or their DM with the bot ("@miswg", "dm"),
// or "group dm".
func (s *Directory) Place(p *Person, where string) (*Channel, error) {
	if c := s.Channel(where); c != nil {
		return c, nil
	}
	if where == "dm" || !strings.HasPrefix(where, "#") && s.Find(where) == s.Bot() {
		return s.OpenDM(p), nil
	}
	c := s.Named(where)
	if where == "group dm" {
		c = first(s.channels, func(c *Channel) bool { return c.Kind == GroupDM })
	}
	if c != nil {
		return c, nil
	}
	return nil, fmt.Errorf("localslack: there is no place %q", where)
}

// NameOf is how a transcript names a user.
func (s *Directory) NameOf(user string) string {
	if p := s.Find(user); p != nil {
		return p.Name
	}
	return user
}

// SetMembers replaces a channel by one with other members, since States share channels.
func (s *Directory) SetMembers(c *Channel, members []string) *Channel {
	next := *c
	next.Members = members
	s.channels = slices.Clone(s.channels)
	s.channels[slices.Index(s.channels, c)] = &next
	return &next
}

// unaccented takes the accents off.
var unaccented = strings.NewReplacer("à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u", "ü", "u")

// fold makes names comparable: lower case without the accents of the people in the default workspace.
func fold(name string) string {
	return unaccented.Replace(strings.ToLower(strings.TrimPrefix(name, "@")))
}

// Person is somebody in the workspace. A Person in a State must not be changed.
type Person struct {
	ID       string `json:"id"`        // "" is filled in as U0LOCAL…
	Name     string `json:"name"`      // handle, unique; what verbs take
	RealName string `json:"real_name"` // "" means Name with a capital
	Locale   string `json:"locale"`    // IETF tag such as fr-CA; hidden for an external person
	TZ       string `json:"-"`         // "" means America/Toronto
	TeamID   string `json:"-"`         // "" means this workspace
	Guest    bool   `json:"guest"`     // single-channel guest (is_ultra_restricted)
	External bool   `json:"external"`  // from another workspace over Slack Connect: stripped profile, no commands
	Hidden   bool   `json:"-"`         // users.info answers user_not_visible
	Bot      bool   `json:"bot"`
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
	ID      string   `json:"id"`   // "" is filled in
	Name    string   `json:"name"` // without #; for a DM the person's name
	Kind    Kind     `json:"kind"` // "" means Public
	Members []string `json:"members"`
	Shared  bool     `json:"shared"` // with another workspace (is_ext_shared)
}

// Has says whether a user ID is a member.
func (c *Channel) Has(user string) bool { return slices.Contains(c.Members, user) }

// Label is how a transcript names the conversation.
func (c *Channel) Label() string {
	switch c.Kind {
	case DM:
		return "DM " + c.Name
	case GroupDM:
		return "group DM"
	}
	return "#" + c.Name
}

// defaultPeople are English and French speakers, an outsider and a guest: those whom a bot must tell apart.
func defaultPeople() []Person {
	return []Person{
		{ID: "U0LOCALALICE", Name: "alice", RealName: "Alice", Locale: "en-CA"},
		{ID: "U0LOCALBENOIT", Name: "benoît", RealName: "Benoît", Locale: "fr-CA"},
		{ID: "U0LOCALCHIDI", Name: "chidi", RealName: "Chidi", Locale: "en-US", TZ: "America/New_York"},
		{ID: "U0LOCALDANA", Name: "dana", RealName: "Dana", TeamID: core.OtherTeam, External: true},
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

// GroupID is the workspace's one user group, whose members are Alice and Chidi.
const GroupID = "S0LOCALSECURITY"

// GroupMembers are its members.
func GroupMembers() []string { return []string{"U0LOCALALICE", "U0LOCALCHIDI"} }
