package localslack

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// face is a surface with controls: a message or a view.
type face struct {
	msg    *Message
	view   *View
	blocks []any
}

// faces are what the person can act on, the likeliest first. It holds s.mu.
func (s *Server) faces(p *Person, on Ref) ([]face, error) {
	view := func(v *View) face { return face{view: v, blocks: list(v.body["blocks"])} }
	stack := s.modals[p.ID]
	switch {
	case on.View == "home":
		if v := s.homes[p.ID]; v != nil {
			return []face{view(v)}, nil
		}
		return nil, fmt.Errorf("localslack: %s has no home view", p.Name)
	case on.View != "":
		if n := len(stack); n > 0 && (on.View == "modal" || on.View == stack[n-1].ID) {
			return []face{view(stack[n-1])}, nil
		}
		return nil, fmt.Errorf("localslack: %s has no view %q open", p.Name, on.View)
	case on.TS != "":
		m, c := s.find(on.Channel, on.TS), s.channel(on.Channel)
		if m == nil || !m.seenBy(p, c) {
			return nil, fmt.Errorf("localslack: %s sees no message %s in %s", p.Name, on.TS, on.Channel)
		}
		return []face{{msg: m, blocks: decodeBlocks(m.Blocks)}}, nil
	case len(stack) > 0:
		return []face{view(stack[len(stack)-1])}, nil
	}
	var out []face
	for _, m := range slices.Backward(s.snapshot().Visible(p.ID)) {
		if m.BotID == botID && m.Blocks != nil {
			out = append(out, face{msg: m, blocks: decodeBlocks(m.Blocks)})
		}
	}
	if v := s.homes[p.ID]; v != nil {
		out = append(out, view(v))
	}
	return out, nil
}

// seek finds the control that what names, by action_id, then label, then a choice inside it; choice is that choice. It holds s.mu.
func (s *Server) seek(p *Person, on Ref, what string, fits func(control) bool) (face, control, string, error) {
	all, err := s.faces(p, on)
	if err != nil {
		return face{}, control{}, "", err
	}
	var seen []string
	for _, f := range all {
		cs := filter(controls(f.blocks), fits)
		for _, match := range []func(control) (string, bool){
			func(c control) (string, bool) { return "", c.action == what || c.block+"/"+c.action == what },
			func(c control) (string, bool) { return "", c.label == what && what != "" },
			func(c control) (string, bool) { return what, slices.Contains(c.choices(), what) },
			func(c control) (string, bool) {
				return "", str(c.el["value"]) == what && what != "" || str(c.el["accessibility_label"]) == what && what != ""
			},
		} {
			for _, c := range cs {
				if choice, ok := match(c); ok {
					return f, c, choice, nil
				}
			}
		}
		for _, c := range cs {
			seen = append(seen, cmp.Or(c.label, c.action))
		}
	}
	return face{}, control{}, "", fmt.Errorf("localslack: %s sees nothing called %q, only %q", p.Name, what, seen)
}

// choices are the labels inside a control that can be clicked at once.
func (c control) choices() []string {
	var out []string
	switch c.kind {
	case "feedback_buttons":
		for _, key := range []string{"positive_button", "negative_button"} {
			b := obj(c.el[key])
			out = append(out, textOf(b["text"]), str(b["value"]))
		}
	case "overflow":
		for _, o := range c.options() {
			out = append(out, o.Text, o.Value)
		}
	}
	return out
}

// Click presses a button, a feedback button, an icon button or an entry of an overflow menu. what is its action_id,
// block_id/action_id, its label or its value; value tells buttons, feedback buttons and overflow entries of one
// action_id apart and is a label or a value. A zero on means the newest place where the person sees it: the open modal, else messages, else Home.
func (s *Server) Click(ctx context.Context, who string, on Ref, what string, value ...string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	f, c, choice, err := s.seek(p, on, what, func(c control) bool {
		one := len(value) == 0 || c.kind != "button" || c.label == value[0] || str(c.el["value"]) == value[0]
		return one && !stateful(c.kind)
	})
	if err != nil {
		return Act{}, err
	}
	if len(value) > 0 {
		choice = value[0]
	}
	action, label := object{"text": c.el["text"]}, c.label
	if v, present := c.el["value"]; present {
		action["value"] = v
	}
	switch c.kind {
	case "feedback_buttons":
		b := obj(c.el["positive_button"])
		if neg := obj(c.el["negative_button"]); choice != "" && (choice == textOf(neg["text"]) || choice == str(neg["value"])) {
			b = neg
		}
		action, label = object{"text": b["text"], "value": b["value"]}, textOf(b["text"])
	case "overflow":
		opt, err := pickOption(c.el, choice, cmp.Or(c.label, c.action))
		if err != nil {
			return Act{}, err
		}
		action, label = object{"selected_option": opt}, textOf(obj(opt)["text"])
	case "icon_button":
		if only := list(c.el["visible_to_user_ids"]); only != nil && !slices.Contains(only, any(p.ID)) {
			return Act{}, fmt.Errorf("localslack: %s does not see %q", p.Name, c.label)
		}
	}
	s.tell("%s clicks [%s]", s.doing(p, f), label)
	return s.sendAction(p, f, c, action), nil
}

// doing starts a transcript entry of an act. It holds s.mu.
func (s *Server) doing(p *Person, f face) string {
	switch {
	case f.msg != nil:
		return "[" + s.placeOf(f.msg) + "] " + p.Name
	case f.view.Type == "home":
		return "[home of " + p.Name + "] " + p.Name
	}
	return "[modal of " + p.Name + "] " + p.Name
}

// Choose picks an option, by its value or text: in static and external selects, radio buttons, checkboxes (several
// with commas), user, conversation and channel selects, and date pickers. An external select only offers what [Server.Type]
// last brought. In an input block nothing is sent until Submit, unless it dispatches; then Act.Envelopes is nil.
func (s *Server) Choose(ctx context.Context, who string, on Ref, what, option string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	return s.enterInto(p, on, what, option, "chooses")
}

// Fill types into an input; see Choose for what is sent.
func (s *Server) Fill(ctx context.Context, who string, on Ref, what, text string) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	return s.enterInto(p, on, what, text, "enters")
}

func (s *Server) enterInto(p *Person, on Ref, what, text, verb string) (Act, error) {
	f, c, _, err := s.seek(p, on, what, func(c control) bool { return stateful(c.kind) })
	if err != nil {
		return Act{}, err
	}
	v, err := s.read(p, c, text)
	if err != nil {
		return Act{}, err
	}
	s.enterValue(f.key(p), c, v)
	shown := text
	if o := obj(v); o != nil {
		shown = textOf(o["text"])
	}
	s.tell("%s %s %q in [%s]", s.doing(p, f), verb, shown, cmp.Or(c.label, c.action))
	if c.input && !c.dispatch {
		return Act{Ref: f.ref()}, nil
	}
	return s.sendAction(p, f, c, object{field(c.kind): v}), nil
}

func (f face) ref() Ref {
	if f.view != nil {
		return Ref{View: f.view.ID}
	}
	return Ref{Channel: f.msg.Channel, TS: f.msg.TS}
}

// sendAction delivers block_actions. It holds s.mu.
func (s *Server) sendAction(p *Person, f face, c control, action object) Act {
	act := Act{Ref: f.ref()}
	if !s.app.interactive() {
		return act
	}
	action["type"], action["block_id"], action["action_id"], action["action_ts"] = c.kind, c.block, c.action, s.nextTS()
	payload := s.interaction("block_actions", p)
	payload["actions"] = []object{action}
	s.whence(payload, p, f)
	view := ""
	h := &hook{}
	if f.view != nil {
		view = f.view.ID
	} else {
		h = &hook{channel: f.msg.Channel, user: p.ID, source: f.msg.TS, thread: f.msg.ThreadTS}
		payload["response_url"] = s.hookURL(*h)
	}
	payload["trigger_id"] = s.newTrigger(p.ID, view)
	e := s.deliver(&envelope{kind: "interactive", name: "block_actions " + c.action, payload: encode(payload), accepts: true, onAck: s.noPayload("block_actions")})
	act.Envelopes = []string{e.id}
	return act
}

// whence adds container, channel, message, view and state to a payload. It holds s.mu.
func (s *Server) whence(payload object, p *Person, f face) {
	if f.view != nil {
		v := s.viewJSON(f.view)
		payload["container"] = object{"type": "view", "view_id": f.view.ID}
		payload["view"] = v
		return
	}
	m := f.msg
	box := object{"type": "message", "message_ts": m.TS, "channel_id": m.Channel, "is_ephemeral": m.For != ""}
	if m.ThreadTS != "" {
		box["thread_ts"] = m.ThreadTS
	}
	payload["container"] = box
	payload["state"] = object{"values": s.values(f.key(p), f.blocks)}
	if c := s.channel(m.Channel); c != nil {
		payload["channel"] = object{"id": c.ID, "name": strings.TrimPrefix(s.label(c), "#")}
	}
	// Slack keeps no copy of an ephemeral message, so the payload cannot repeat it.
	if m.For == "" {
		payload["message"] = s.messageJSON(m)
	}
}
