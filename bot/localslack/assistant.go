package localslack

import (
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"
)

// statusLife: https://docs.slack.dev/reference/methods/assistant.threads.setStatus
const statusLife = 2 * time.Minute

// thread finds what an assistant call is about. It holds s.mu.
func (s *Server) thread(c *call) (ref, *apiError) {
	ch, refused := s.target(c.str("channel_id"))
	if refused != nil {
		return ref{}, refused
	}
	r := ref{ch.ID, c.str("thread_ts")}
	if s.find(r.channel, r.ts) == nil {
		return r, fail("invalid_thread_ts")
	}
	return r, nil
}

func (s *Server) setStatus(c *call) (object, error) {
	r, refused := s.thread(c)
	if refused != nil {
		return nil, refused
	}
	st := Status{Channel: r.channel, Thread: r.ts, Text: c.str("status")}
	if raw := c.raw("loading_messages"); raw != nil && json.Unmarshal(raw, &st.Loading) != nil {
		st.Loading = []string{c.str("loading_messages")}
	}
	if len(st.Loading) > 10 {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] at most 10 loading_messages"}}
	}
	if st.Text == "" {
		s.clearStatus(r)
		return object{}, nil
	}
	s.showStatus(st)
	s.tell("[%s] (%s %s)", s.placeOf(&Message{Channel: r.channel, ThreadTS: r.ts}), s.app.name, st.Text)
	return object{}, nil
}

func (s *Server) setTitle(c *call) (object, error) {
	return s.retitle(c, 255)
}

func (s *Server) renameSession(c *call) (object, error) {
	if !s.app.agent() {
		return nil, fail("not_allowed")
	}
	return s.retitle(c, 200)
}

func (s *Server) retitle(c *call, most int) (object, error) {
	r, refused := s.thread(c)
	if refused != nil {
		return nil, refused
	}
	title := c.str("title")
	if n := utf8.RuneCountInString(title); n == 0 || n > most {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] title has the wrong length"}}
	}
	s.changeSession(r, func(one *Session) { one.Title = title })
	s.tell("[%s] (titled %q)", s.placeOf(&Message{Channel: r.channel, ThreadTS: r.ts}), title)
	return object{}, nil
}

func (s *Server) setSession(c *call) (object, error) {
	if !s.app.agent() {
		return nil, fail("not_allowed")
	}
	r, refused := s.thread(c)
	if refused != nil {
		return nil, refused
	}
	status := c.str("status")
	if !slices.Contains([]string{"processing", "active", "suspended", "closed"}, status) {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] status must be processing, active, suspended or closed"}}
	}
	if !s.app.events["agent_session_stopped"] {
		c.warnings = append(c.warnings, "missing_agent_session_stopped_event_subscription")
	}
	s.changeSession(r, func(one *Session) { one.Status = status })
	s.tell("[%s] (session %s)", s.placeOf(&Message{Channel: r.channel, ThreadTS: r.ts}), status)
	return object{}, nil
}

// setPrompts: with agent_view a thread_ts silently has no effect; with assistant_view it is required.
func (s *Server) setPrompts(c *call) (object, error) {
	ch, refused := s.target(c.str("channel_id"))
	if refused != nil {
		return nil, refused
	}
	p := Prompts{Channel: ch.ID, Thread: c.str("thread_ts"), Title: c.str("title")}
	if json.Unmarshal(c.raw("prompts"), &p.Prompts) != nil || len(p.Prompts) == 0 || len(p.Prompts) > 4 {
		return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] prompts must be a list of 1 to 4"}}
	}
	for _, one := range p.Prompts {
		if one.Title == "" || one.Message == "" {
			return nil, &apiError{code: "invalid_arguments", messages: []string{"[ERROR] a prompt needs title and message"}}
		}
	}
	switch {
	case s.app.assistant() && s.find(ch.ID, p.Thread) == nil:
		return nil, fail("invalid_thread_ts")
	case !s.app.assistant() && p.Thread != "":
		s.complain(Warning, c.method, "thread_ts makes prompts have no effect with agent_view")
		return object{}, nil
	}
	s.suggest(p)
	line := "(prompts:"
	for _, one := range p.Prompts {
		line += " [" + one.Title + "]"
	}
	s.tell("[%s] %s)", s.label(ch), line)
	return object{}, nil
}
