package workspace

import (
	"slices"

	"miswg/bot/localslack/core"
)

// Person is somebody in the  A Person in a State must not be changed.
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
