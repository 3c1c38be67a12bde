package webapi

import (
	"encoding/json"
	"slices"
	"unicode/utf8"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/workspace"
)

func setStatus(c *request) (object, *core.Refusal) {
	st := workspace.Status{Channel: c.at.Channel, Thread: c.at.TS, Text: c.Str("status")}
	if raw := c.Raw("loading_messages"); raw != nil && json.Unmarshal(raw, &st.Loading) != nil {
		st.Loading = []string{c.Str("loading_messages")}
	}
	if len(st.Loading) > 10 {
		return nil, core.Wrong("at most 10 loading_messages")
	}
	if st.Text == "" {
		c.Agents.ClearStatus(c.at)
		return object{}, nil
	}
	c.Agents.ShowStatus(st)
	c.tell("%s %s", c.Core.App.Name, st.Text)
	return object{}, nil
}

func rename(c *request) (object, *core.Refusal) {
	if !c.Agents.HasSession(c.at) {
		return nil, core.Refuse("session_not_found")
	}
	title := c.Str("title")
	if n := utf8.RuneCountInString(title); n == 0 || n > 200 {
		return nil, core.Wrong("title has the wrong length")
	}
	c.Agents.ChangeSession(c.at, func(one *workspace.Session) { one.Title = title })
	c.tell("titled %q", title)
	return object{}, nil
}

func setSession(c *request) (object, *core.Refusal) {
	status := c.Str("status")
	if !slices.Contains([]string{"processing", "active", "suspended", "closed"}, status) {
		return nil, core.Wrong("status must be processing, active, suspended or closed")
	}
	if !c.Core.App.Events["agent_session_stopped"] {
		c.warnings = append(c.warnings, "missing_agent_session_stopped_event_subscription")
	}
	c.Agents.ChangeSession(c.at, func(one *workspace.Session) { one.Status = status })
	c.tell("session %s", status)
	return object{}, nil
}

// setPrompts: a thread_ts silently has no effect.
func setPrompts(c *request) (object, *core.Refusal) {
	p := workspace.Prompts{Channel: c.ch.ID, Thread: c.Str("thread_ts"), Title: c.Str("title")}
	if json.Unmarshal(c.Raw("prompts"), &p.Prompts) != nil || len(p.Prompts) == 0 || len(p.Prompts) > 4 {
		return nil, core.Wrong("prompts must be a list of 1 to 4")
	}
	for _, one := range p.Prompts {
		if one.Title == "" || one.Message == "" {
			return nil, core.Wrong("a prompt needs title and message")
		}
	}
	if p.Thread != "" {
		c.Core.Complain(core.Warning, c.method, "thread_ts makes prompts have no effect with agent_view")
		return object{}, nil
	}
	c.Agents.Suggest(p)
	line := "(prompts:"
	for _, one := range p.Prompts {
		line += " [" + one.Title + "]"
	}
	c.Core.Tell("[%s] %s)", c.ch.Label(), line)
	return object{}, nil
}
