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
	s.people = append(s.people, &Person{ID: core.BotUserID, Name: s.core.App.Name, RealName: s.core.App.Name, TeamID: core.TeamID, Locale: "en-US", TZ: "America/Toronto", Bot: true})
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
	if i := slices.IndexFunc(people, func(p *Person) bool { return p.ID == who }); i >= 0 {
		return people[i]
	}
	want := fold(who)
	for _, p := range people {
		if fold(p.Name) == want || p.Bot && want == "bot" {
			return p
		}
	}
	return nil
}

// Channel finds a conversation by ID.
func (s *Directory) Channel(id string) *Channel {
	return s.first(func(c *Channel) bool { return c.ID == id })
}

func (s *Directory) first(is func(*Channel) bool) *Channel {
	if i := slices.IndexFunc(s.channels, is); i >= 0 {
		return s.channels[i]
	}
	return nil
}

// Named finds a conversation, no DM, by its name; nil when there is none.
func (s *Directory) Named(name string) *Channel {
	name = strings.TrimPrefix(name, "#")
	return s.first(func(c *Channel) bool { return c.Kind != DM && c.Name == name })
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
		c = s.first(func(c *Channel) bool { return c.Kind == GroupDM })
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
var unaccented = strings.NewReplacer("à", "a", "â", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e", "î", "i", "ï", "i", "ô", "o", "û", "u", "ù", "u", "ü", "u")

// fold makes names comparable: lower case without the accents of the people in the default
func fold(name string) string {
	return unaccented.Replace(strings.ToLower(strings.TrimPrefix(name, "@")))
}
