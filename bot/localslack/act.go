package localslack

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// face is a surface with controls: a message or a view.
type face struct {
	msg    *Message
	view   *View
	blocks []any
}

// faces are what the person can act on, the likeliest first. It holds s.mu.
func (s *Server) faces(p *Person, on Ref) ([]face, error) {
	view := func(v *View) face { return face{view: v, blocks: loose.List(v.body["blocks"])} }
	stack := s.stack(p.ID)
	switch {
	case on.View == "home":
		if v := s.home(p.ID); v != nil {
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
		return []face{{msg: m, blocks: loose.Array(m.Blocks)}}, nil
	case len(stack) > 0:
		return []face{view(stack[len(stack)-1])}, nil
	}
	var out []face
	for _, m := range slices.Backward(s.snapshot().Visible(p.ID)) {
		if m.BotID == botID && m.Blocks != nil {
			out = append(out, face{msg: m, blocks: loose.Array(m.Blocks)})
		}
	}
	if v := s.home(p.ID); v != nil {
		out = append(out, view(v))
	}
	return out, nil
}

// seek finds the control that what names, by action_id, then label, then a choice inside it; choice is that choice. It holds s.mu.
func (s *Server) seek(p *Person, on Ref, what string, fits func(blockkit.Control) bool) (face, blockkit.Control, string, error) {
	all, err := s.faces(p, on)
	if err != nil {
		return face{}, blockkit.Control{}, "", err
	}
	var seen []string
	for _, f := range all {
		cs := slices.DeleteFunc(blockkit.Controls(f.blocks), func(c blockkit.Control) bool { return !fits(c) })
		for _, match := range []func(blockkit.Control) (string, bool){
			func(c blockkit.Control) (string, bool) { return "", c.Action == what || c.Block+"/"+c.Action == what },
			func(c blockkit.Control) (string, bool) { return "", c.Label == what && what != "" },
			func(c blockkit.Control) (string, bool) { return what, slices.Contains(choices(c), what) },
			func(c blockkit.Control) (string, bool) {
				return "", loose.Str(c.Element["value"]) == what && what != "" || loose.Str(c.Element["accessibility_label"]) == what && what != ""
			},
		} {
			for _, c := range cs {
				if choice, ok := match(c); ok {
					return f, c, choice, nil
				}
			}
		}
		for _, c := range cs {
			seen = append(seen, cmp.Or(c.Label, c.Action))
		}
	}
	return face{}, blockkit.Control{}, "", fmt.Errorf("localslack: %s sees nothing called %q, only %q", p.Name, what, seen)
}

// choices are the labels inside a control that can be clicked at once.
func choices(c blockkit.Control) []string {
	var out []string
	switch c.Kind {
	case "feedback_buttons":
		for _, key := range []string{"positive_button", "negative_button"} {
			b := loose.Obj(c.Element[key])
			out = append(out, loose.Text(b["text"]), loose.Str(b["value"]))
		}
	case "overflow":
		for _, o := range blockkit.Options(c.Element) {
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
	f, c, choice, err := s.seek(p, on, what, func(c blockkit.Control) bool {
		one := len(value) == 0 || c.Kind != "button" || c.Label == value[0] || loose.Str(c.Element["value"]) == value[0]
		return one && !stateful(c.Kind)
	})
	if err != nil {
		return Act{}, err
	}
	if len(value) > 0 {
		choice = value[0]
	}
	action, label := object{"text": c.Element["text"]}, c.Label
	if v, present := c.Element["value"]; present {
		action["value"] = v
	}
	switch c.Kind {
	case "feedback_buttons":
		b := loose.Obj(c.Element["positive_button"])
		if neg := loose.Obj(c.Element["negative_button"]); choice != "" && (choice == loose.Text(neg["text"]) || choice == loose.Str(neg["value"])) {
			b = neg
		}
		action, label = object{"text": b["text"], "value": b["value"]}, loose.Text(b["text"])
	case "overflow":
		opt, err := blockkit.Pick(c.Element, choice, cmp.Or(c.Label, c.Action))
		if err != nil {
			return Act{}, err
		}
		action, label = object{"selected_option": opt}, loose.Text(loose.Obj(opt)["text"])
	case "icon_button":
		if only := loose.List(c.Element["visible_to_user_ids"]); only != nil && !slices.Contains(only, any(p.ID)) {
			return Act{}, fmt.Errorf("localslack: %s does not see %q", p.Name, c.Label)
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
	f, c, _, err := s.seek(p, on, what, func(c blockkit.Control) bool { return stateful(c.Kind) })
	if err != nil {
		return Act{}, err
	}
	v, err := s.read(p, c, text)
	if err != nil {
		return Act{}, err
	}
	s.enterValue(f.key(p), c, v)
	shown := text
	if o := loose.Obj(v); o != nil {
		shown = loose.Text(o["text"])
	}
	s.tell("%s %s %q in [%s]", s.doing(p, f), verb, shown, cmp.Or(c.Label, c.Action))
	if c.Input && !c.Dispatch {
		return Act{Ref: f.ref()}, nil
	}
	return s.sendAction(p, f, c, object{field(c.Kind): v}), nil
}

func (f face) ref() Ref {
	if f.view != nil {
		return Ref{View: f.view.ID}
	}
	return Ref{Channel: f.msg.Channel, TS: f.msg.TS}
}

// sendAction delivers block_actions. It holds s.mu.
func (s *Server) sendAction(p *Person, f face, c blockkit.Control, action object) Act {
	act := Act{Ref: f.ref()}
	if !s.app.interactive() {
		return act
	}
	action["type"], action["block_id"], action["action_id"], action["action_ts"] = c.Kind, c.Block, c.Action, s.nextTS()
	payload := s.interaction("block_actions", p)
	payload["actions"] = []object{action}
	s.whence(payload, p, f)
	if f.msg != nil {
		payload["response_url"] = s.hookURL(hook{channel: f.msg.Channel, user: p.ID, source: f.msg.TS, thread: f.msg.ThreadTS})
	}
	payload["trigger_id"] = s.newTrigger(p.ID)
	e := s.deliver(&envelope{kind: "interactive", name: "block_actions " + c.Action, payload: loose.Encode(payload), accepts: true, onAck: s.noPayload("block_actions")})
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
