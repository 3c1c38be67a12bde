package acts

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
)

// Click presses a button, a feedback button, an icon button or an entry of an overflow menu. what is its action_id,
// block_id/action_id, its label or its value; value tells buttons, feedback buttons and overflow entries of one
// action_id apart and is a label or a value, "" for any. A zero on means the newest place where the person sees it: the open modal, else messages, else Home.
func (s *Verbs) Click(ctx context.Context, who string, on Ref, what string, value ...string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) {
		one := strings.Join(value, "")
		f, c, choice, err := a.seek(on, what, func(c blockkit.Control) bool {
			fits := one == "" || c.Kind != "button" || c.Label == one || loose.Str(c.Element["value"]) == one
			return fits && !blockkit.Stateful(c.Kind)
		})
		if err != nil {
			return Act{}, err
		}
		choice = cmp.Or(one, choice)
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
			if only := loose.List(c.Element["visible_to_user_ids"]); only != nil && !slices.Contains(only, any(a.p.ID)) {
				return Act{}, fmt.Errorf("localslack: %s does not see %q", a.p.Name, c.Label)
			}
		}
		a.Core.Tell("%s clicks [%s]", a.doing(f), label)
		return a.sendAction(f, c, action), nil
	})
}

// Choose picks an option, by its value or text: in static and external selects, radio buttons and date pickers. An external select only offers what [Verbs.Type]
// last brought. In an input block nothing is sent until Submit, unless it dispatches; then Act.Envelopes is nil.
func (s *Verbs) Choose(ctx context.Context, who string, on Ref, what, option string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.enterInto(on, what, option, "chooses") })
}

// Fill types into an input; see Choose for what is sent.
func (s *Verbs) Fill(ctx context.Context, who string, on Ref, what, text string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.enterInto(on, what, text, "enters") })
}

// Type types into an external select and returns the options the bot acknowledged, in order; they can then be chosen.
// The error says when the text is shorter than min_query_length, or the answer late or wrong.
func (s *Verbs) Type(ctx context.Context, who string, on Ref, what, text string) ([]blockkit.Option, error) {
	var out []blockkit.Option
	late := fmt.Errorf("localslack: no options came in time for %q", text)
	e, err := as(ctx, s, who, "", func(a *actor) (*socket.Envelope, error) {
		f, c, _, err := a.seek(on, what, func(c blockkit.Control) bool { return strings.HasSuffix(c.Kind, "external_select") })
		if err != nil {
			return nil, err
		}
		if least := loose.Int(c.Element["min_query_length"], 3); len([]rune(text)) < least {
			return nil, fmt.Errorf("localslack: %q asks only from %d characters on", c.Label, least)
		}
		payload := a.Events.Interaction("block_suggestion", a.p)
		payload["action_id"], payload["block_id"], payload["value"] = c.Action, c.Block, text
		a.whence(payload, f)
		return a.Mail.Deliver(&socket.Envelope{Kind: "interactive", Name: "block_suggestion", Payload: loose.Encode(payload), Accepts: true,
			OnAck: func(data json.RawMessage) { out, late = a.ackOptions(c, data) }}), nil
	})
	if err != nil {
		return nil, err
	}
	if err := s.ws.Mail.Settled(ctx, e); err != nil {
		return nil, err
	}
	s.ws.Core.Lock()
	defer s.ws.Core.Unlock()
	return out, late
}

// ackOptions reads the answer to a block_suggestion.
func (a *actor) ackOptions(c blockkit.Control, data json.RawMessage) ([]blockkit.Option, error) {
	var body object
	if err := json.Unmarshal(data, &body); err != nil || body == nil {
		a.Core.Complain(core.BadOptions, "block_suggestion", "the acknowledgement has no payload with options")
		return nil, fmt.Errorf("localslack: no options were given")
	}
	if problems := blockkit.CheckSuggestions(body); problems != nil {
		for _, p := range problems {
			a.Core.Complain(core.BadOptions, "block_suggestion", "%s", p)
		}
		return nil, fmt.Errorf("localslack: %s", problems[0])
	}
	a.Views.Offer(a.p.ID, c.Action, body)
	return blockkit.Options(body), nil
}
