package localslack

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
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
	if kind := loose.Str(el["type"]); strings.HasPrefix(kind, "multi_") || kind == "checkboxes" {
		return []any{}
	}
	return nil
}

// values are state.values of a view or message. It holds s.mu.
func (s *Server) values(key string, blocks []any) object {
	out := object{}
	for _, c := range blockkit.Controls(blocks) {
		if !stateful(c.Kind) {
			continue
		}
		if out[c.Block] == nil {
			out[c.Block] = object{}
		}
		v, entered := s.inputs[key][c.Block][c.Action]
		if !entered {
			v = object{"type": c.Kind, field(c.Kind): initialValue(c.Element)}
		}
		loose.Obj(out[c.Block])[c.Action] = v
	}
	return out
}

// enterValue keeps what a person entered. It holds s.mu.
func (s *Server) enterValue(key string, c blockkit.Control, v any) {
	if s.inputs[key] == nil {
		s.inputs[key] = map[string]map[string]any{}
	}
	if s.inputs[key][c.Block] == nil {
		s.inputs[key][c.Block] = map[string]any{}
	}
	s.inputs[key][c.Block][c.Action] = object{"type": c.Kind, field(c.Kind): v}
}

// keepInputs forgets what was entered into blocks that an update removed: values survive only under the same block_id
// and action_id. It holds s.mu.
func (s *Server) keepInputs(key string, blocks []any) {
	old := s.inputs[key]
	delete(s.inputs, key)
	for _, c := range blockkit.Controls(blocks) {
		if v, ok := old[c.Block][c.Action]; ok {
			if s.inputs[key] == nil {
				s.inputs[key] = map[string]map[string]any{}
			}
			if s.inputs[key][c.Block] == nil {
				s.inputs[key][c.Block] = map[string]any{}
			}
			s.inputs[key][c.Block][c.Action] = v
		}
	}
}

// read turns what a person chose or typed into an element's value. It holds s.mu.
func (s *Server) read(p *Person, c blockkit.Control, what string) (any, error) {
	base, multi := strings.CutPrefix(c.Kind, "multi_")
	if multi || c.Kind == "checkboxes" {
		out := []any{}
		single := c
		single.Kind = base
		if c.Kind == "checkboxes" {
			single.Kind = "radio_buttons"
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
	switch c.Kind {
	case "static_select", "radio_buttons", "overflow":
		return blockkit.Pick(c.Element, what, c.Label)
	case "external_select":
		return blockkit.Pick(s.offeredTo(p.ID, c.Action), what, c.Label)
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
		least, most := loose.Int(c.Element["min_length"], 0), loose.Int(c.Element["max_length"], blockkit.MaxInputValue)
		if n < least || n > most {
			return nil, fmt.Errorf("localslack: %q takes %d to %d characters, not %d", c.Label, least, most, n)
		}
	}
	return what, nil
}

// offer keeps what a person's external select last brought. It holds s.mu.
func (s *Server) offer(user, action string, answer object) {
	s.offered[user+" "+action] = answer
	s.changed(Change{Kind: "offer", User: user})
}

// offeredTo is the answer kept by offer. It holds s.mu.
func (s *Server) offeredTo(user, action string) object { return s.offered[user+" "+action] }
