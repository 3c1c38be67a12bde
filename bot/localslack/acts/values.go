package acts

import (
	"cmp"
	"fmt"
	"strings"
	"unicode/utf8"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

func (a *actor) enterInto(on Ref, what, text, verb string) (Act, error) {
	f, c, _, err := a.seek(on, what, func(c blockkit.Control) bool { return blockkit.Stateful(c.Kind) })
	if err != nil {
		return Act{}, err
	}
	v, err := a.read(c, text)
	if err != nil {
		return Act{}, err
	}
	a.Views.Enter(f.key(a.p), c, v)
	shown := text
	if o := loose.Obj(v); o != nil {
		shown = loose.Text(o["text"])
	}
	a.Core.Tell("%s %s %q in [%s]", a.doing(f), verb, shown, cmp.Or(c.Label, c.Action))
	if c.Input && !c.Dispatch {
		return Act{Ref: f.ref()}, nil
	}
	return a.sendAction(f, c, object{blockkit.Field(c.Kind): v}), nil
}

// read turns what a person chose or typed into an element's value.
func (a *actor) read(c blockkit.Control, what string) (any, error) {
	switch c.Kind {
	case "static_select", "radio_buttons", "overflow":
		return blockkit.Pick(c.Element, what, c.Label)
	case "external_select":
		return blockkit.Pick(a.Views.Offered(a.p.ID, c.Action), what, c.Label)
	case "plain_text_input":
		n := utf8.RuneCountInString(what)
		least, most := loose.Int(c.Element["min_length"], 0), loose.Int(c.Element["max_length"], blockkit.MaxInputValue)
		if n < least || n > most {
			return nil, fmt.Errorf("localslack: %q takes %d to %d characters, not %d", c.Label, least, most, n)
		}
	}
	return what, nil
}

// sendAction delivers block_actions.
func (a *actor) sendAction(f face, c blockkit.Control, action object) Act {
	act := Act{Ref: f.ref()}
	if !a.Core.App.Interactive {
		return act
	}
	action["type"], action["block_id"], action["action_id"], action["action_ts"] = c.Kind, c.Block, c.Action, a.Core.TS()
	payload := a.Events.Interaction("block_actions", a.p)
	payload["actions"] = []object{action}
	a.whence(payload, f)
	if f.msg != nil {
		payload["response_url"] = a.Grants.Hook(workspace.Hook{Channel: f.msg.Channel, User: a.p.ID, Source: f.msg.TS, Thread: f.msg.ThreadTS})
	}
	payload["trigger_id"] = a.Grants.Trigger(a.p.ID)
	act.Envelopes = a.interact("block_actions", "block_actions "+c.Action, payload)
	return act
}

// whence adds container, channel, message, view and state to a payload.
func (a *actor) whence(payload object, f face) {
	if f.view != nil {
		v := a.Views.JSON(f.view)
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
	payload["state"] = object{"values": a.Views.Values(f.key(a.p), f.blocks)}
	if c := a.People.Channel(m.Channel); c != nil {
		payload["channel"] = object{"id": c.ID, "name": strings.TrimPrefix(c.Label(), "#")}
	}
	// Slack keeps no copy of an ephemeral message, so the payload cannot repeat it.
	if m.For == "" {
		payload["message"] = a.Messages.JSON(m)
	}
}
