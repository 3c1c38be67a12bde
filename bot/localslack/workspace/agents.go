package workspace

import (
	"time"

	"miswg/bot/localslack/core"
)

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

// Agents are what the app shows beside its messages: status lines, sessions and suggested prompts.
type Agents struct {
	core     *core.Core
	statuses map[Spot]Status
	sessions map[Spot]Session
	prompts  map[Spot]Prompts
}

// statusLife: https://docs.slack.dev/reference/methods/assistant.threads.setStatus
const statusLife = 2 * time.Minute

// ShowStatus puts a status line into a thread.
func (s *Agents) ShowStatus(st Status) {
	st.born = s.core.Now()
	s.statuses[Spot{st.Channel, st.Thread}] = st
	s.core.Changed(core.Change{Kind: "status", Channel: st.Channel, TS: st.Thread})
}

// ClearStatus: the app's next message ends its status line.
func (s *Agents) ClearStatus(r Spot) {
	if _, ok := s.statuses[r]; ok {
		delete(s.statuses, r)
		s.core.Changed(core.Change{Kind: "status", Channel: r.Channel, TS: r.TS})
	}
}

// ChangeSession changes what is known of a thread's session.
func (s *Agents) ChangeSession(at Spot, change func(*Session)) {
	one := s.sessions[at]
	one.Channel, one.Thread = at.Channel, at.TS
	change(&one)
	s.sessions[at] = one
	s.core.Changed(core.Change{Kind: "session", Channel: at.Channel, TS: at.TS})
}

// Suggest shows suggested prompts.
func (s *Agents) Suggest(p Prompts) {
	s.prompts[Spot{p.Channel, p.Thread}] = p
	s.core.Changed(core.Change{Kind: "prompts", Channel: p.Channel, TS: p.Thread})
}
