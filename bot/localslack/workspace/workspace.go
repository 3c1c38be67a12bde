// Package workspace is what stands in the workspace: people, conversations, messages, files, views, what an agent shows,
// and the short-lived rights to answer an act. Every method wants the lock of [core.Core] held.
package workspace

import (
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

type object = loose.Object

// Spot is a message's place, or that of its thread's root.
type Spot struct{ Channel, TS string }

// Workspace is all of it.
type Workspace struct {
	core     *core.Core
	People   *Directory
	Messages *Messages
	Agents   *Agents
	Files    *Files
	Views    *Views
	Grants   *Grants
}

// New makes a workspace with the usual people and channels and more of them. The error says who or what is named twice.
func New(c *core.Core, people []Person, channels []Channel) (*Workspace, error) {
	s := &Workspace{core: c, People: &Directory{core: c}}
	s.Agents = &Agents{c, map[Spot]Status{}, map[Spot]Session{}, map[Spot]Prompts{}}
	s.Files = &Files{core: c, people: s.People, content: map[string][]byte{}}
	s.Messages = &Messages{core: c, people: s.People, agents: s.Agents, files: s.Files, at: map[Spot]int{}}
	s.Views = &Views{core: c, people: s.People, modals: map[string][]*View{}, homes: map[string]*View{}, views: map[string]*View{},
		inputs: map[string]map[[2]string]any{}, offered: map[string]object{}}
	s.Grants = &Grants{c, map[string]*trigger{}, map[string]*Hook{}}
	return s, s.People.populate(people, channels)
}
