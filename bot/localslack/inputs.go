package localslack

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// key names where what a person entered is kept: a view, or a message as one person sees it.
func (f *face) key(p *Person) string {
	if f.view != nil {
		return f.view.ID
	}
	return p.ID + " " + f.msg.Channel + " " + f.msg.TS
}

// stateful says whether an element's value is part of state.values.
func stateful(kind string) bool {
	switch kind {
	case "button", "overflow", "feedback_buttons", "icon_button", "workflow_button":
		return false
	}
	return true
}

// field is the name under which a kind of element reports its value.
func field(kind string) string {
	base, multi := strings.CutPrefix(kind, "multi_")
	name := map[string]string{"static_select": "selected_option", "external_select": "selected_option", "users_select": "selected_user",
		"conversations_select": "selected_conversation", "channels_select": "selected_channel", "radio_buttons": "selected_option",
		"checkboxes": "selected_options", "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
		"rich_text_input": "rich_text_value", "file_input": "files"}[base]
	if name == "" {
		return "value"
	}
	if multi {
		return name + "s"
	}
	return name
}

// initialValue is what an element holds before anybody touched it.
func initialValue(el object) any {
	for _, key := range []string{"initial_option", "initial_options", "initial_value", "initial_user", "initial_users", "initial_conversation",
		"initial_conversations", "initial_channel", "initial_channels", "initial_date", "initial_time", "initial_date_time"} {
		if v, present := el[key]; present {
			return v
		}
	}
	if kind := str(el["type"]); strings.HasPrefix(kind, "multi_") || kind == "checkboxes" {
		return []any{}
	}
	return nil
}

// values are state.values of a view or message. It holds s.mu.
func (s *Server) values(key string, blocks []any) object {
	out := object{}
	for _, c := range controls(blocks) {
		if !stateful(c.kind) {
			continue
		}
		if out[c.block] == nil {
			out[c.block] = object{}
		}
		v, entered := s.inputs[key][c.block][c.action]
		if !entered {
			v = object{"type": c.kind, field(c.kind): initialValue(c.el)}
		}
		obj(out[c.block])[c.action] = v
	}
	return out
}

// enterValue keeps what a person entered. It holds s.mu.
func (s *Server) enterValue(key string, c control, v any) {
	if s.inputs[key] == nil {
		s.inputs[key] = map[string]map[string]any{}
	}
	if s.inputs[key][c.block] == nil {
		s.inputs[key][c.block] = map[string]any{}
	}
	s.inputs[key][c.block][c.action] = object{"type": c.kind, field(c.kind): v}
}

// keepInputs forgets what was entered into blocks that an update removed: values survive only under the same block_id
// and action_id. It holds s.mu.
func (s *Server) keepInputs(key string, blocks []any) {
	old := s.inputs[key]
	delete(s.inputs, key)
	for _, c := range controls(blocks) {
		if v, ok := old[c.block][c.action]; ok {
			if s.inputs[key] == nil {
				s.inputs[key] = map[string]map[string]any{}
			}
			if s.inputs[key][c.block] == nil {
				s.inputs[key][c.block] = map[string]any{}
			}
			s.inputs[key][c.block][c.action] = v
		}
	}
}

// read turns what a person chose or typed into an element's value. It holds s.mu.
func (s *Server) read(p *Person, c control, what string) (any, error) {
	base, multi := strings.CutPrefix(c.kind, "multi_")
	if multi || c.kind == "checkboxes" {
		out := []any{}
		single := c
		single.kind = base
		if c.kind == "checkboxes" {
			single.kind = "radio_buttons"
		}
		for part := range strings.SplitSeq(what, ",") {
			if part = strings.TrimSpace(part); part == "" {
				continue
			}
			v, err := s.read(p, single, part)
			if err != nil {
				return nil, err
			}
			out = append(out, v)
		}
		return out, nil
	}
	switch c.kind {
	case "static_select", "radio_buttons", "overflow":
		return pickOption(c.el, what, c.label)
	case "external_select":
		return pickOption(s.offered[p.ID+" "+c.action], what, c.label)
	case "users_select":
		if q := s.person(what); q != nil {
			return q.ID, nil
		}
		return nil, fmt.Errorf("localslack: nobody is called %q", what)
	case "conversations_select", "channels_select":
		ch, err := s.place(p, what)
		if err != nil {
			return nil, err
		}
		return ch.ID, nil
	case "plain_text_input":
		n := utf8.RuneCountInString(what)
		least, most := number(c.el["min_length"], 0), number(c.el["max_length"], maxInputValue)
		if n < least || n > most {
			return nil, fmt.Errorf("localslack: %q takes %d to %d characters, not %d", c.label, least, most, n)
		}
	}
	return what, nil
}

func number(v any, def int) int {
	if n, ok := v.(float64); ok {
		return int(n)
	}
	return def
}

func pickOption(from object, what, label string) (any, error) {
	all := optionsOf(from)
	i := slices.IndexFunc(all, func(o Option) bool { return o.Value == what })
	if i < 0 {
		i = slices.IndexFunc(all, func(o Option) bool { return o.Text == what })
	}
	if i < 0 {
		return nil, fmt.Errorf("localslack: %q offers no %q, only %q", label, what, all)
	}
	return rawOption(from, all[i].Value), nil
}
