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
	"miswg/bot/localslack/workspace"
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

// Submission is what became of a submitted modal.
type Submission struct {
	Act
	Action string            // "" when the view closed, else clear, errors, update or push
	Errors map[string]string // by block_id, when Action is errors
}

// Submit fills in values (by action_id or label, as in Choose and Fill), submits the modal on top and waits for the
// acknowledgement. The error says when a required input is empty, as Slack would without asking the app, or when the
// acknowledgement was late or wrong; the modal then stays open.
func (s *Verbs) Submit(ctx context.Context, who string, values map[string]string) (Submission, error) {
	var out submission
	e, err := as(ctx, s, who, "", func(a *actor) (*socket.Envelope, error) { return a.submit(values, &out) })
	if err != nil {
		return Submission{}, err
	}
	if err := s.ws.Mail.Settled(ctx, e); err != nil {
		return out.Submission, err
	}
	s.ws.Core.Lock()
	defer s.ws.Core.Unlock()
	if !e.Acked {
		return out.Submission, fmt.Errorf("localslack: the submission was not acknowledged in time")
	}
	return out.Submission, out.wrong
}

// CloseView closes all of a person's modals with the ×; view_closed is sent if the root asked for it.
func (s *Verbs) CloseView(ctx context.Context, who string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.leave(true) })
}

// PushBack closes the modal on top with its close button, which shows the one below; view_closed is sent if it asked for it.
func (s *Verbs) PushBack(ctx context.Context, who string) (Act, error) {
	return as(ctx, s, who, "", func(a *actor) (Act, error) { return a.leave(false) })
}

// leave closes all of a person's modals, or the one on top.
func (a *actor) leave(all bool) (Act, error) {
	stack := a.Views.Modals[a.p.ID]
	if len(stack) == 0 {
		return Act{}, fmt.Errorf("localslack: %s has no modal open", a.p.Name)
	}
	v := stack[len(stack)-1]
	if all {
		v = stack[0]
	}
	act := Act{Ref: Ref{View: v.ID}}
	payload := a.Events.Interaction("view_closed", a.p)
	payload["view"], payload["is_cleared"] = a.Views.JSON(v), all
	a.Core.Tell("[modal of %s] %s closes %q", a.p.Name, a.p.Name, v.Title)
	if all || loose.Bool(v.Body["clear_on_close"]) {
		a.Views.Close(a.p.ID)
	} else {
		a.Views.Pop(a.p.ID)
	}
	if loose.Bool(v.Body["notify_on_close"]) {
		act.Envelopes = a.interact("view_closed", "view_closed", payload)
	}
	return act, nil
}

// submission is a Submission under way.
type submission struct {
	Submission
	wrong error
}

// submit sends view_submission.
func (a *actor) submit(values map[string]string, out *submission) (*socket.Envelope, error) {
	for _, what := range loose.Keys(values) {
		if _, err := a.enterInto(InModal(), what, values[what], "enters"); err != nil {
			return nil, err
		}
	}
	all, err := a.faces(InModal())
	if err != nil {
		return nil, err
	}
	v := all[0].view
	state := a.Views.Values(v.ID, all[0].blocks)
	for _, c := range blockkit.Controls(all[0].blocks) {
		held := loose.Obj(loose.Obj(state[c.Block])[c.Action])[blockkit.Field(c.Kind)]
		empty := slices.Contains([]string{"null", `""`, "[]"}, string(loose.Encode(held)))
		if c.Input && !c.Optional && empty {
			return nil, fmt.Errorf("localslack: %q must be filled in", c.Label)
		}
	}
	payload := a.Events.Interaction("view_submission", a.p)
	payload["trigger_id"], payload["view"], payload["response_urls"] = a.Grants.Trigger(a.p.ID), a.Views.JSON(v), []object{}
	a.Core.Tell("[modal of %s] %s submits %q", a.p.Name, a.p.Name, v.Title)
	out.View = v.ID
	e := &socket.Envelope{Kind: "interactive", Name: "view_submission", Payload: loose.Encode(payload), Accepts: true}
	e.OnAck = func(data json.RawMessage) { a.ackSubmission(v, data, out) }
	e.OnExpire = func() { a.Core.Tell("[modal of %s] We had some trouble connecting. Try again?", a.p.Name) }
	a.Mail.Deliver(e)
	out.Envelopes = []string{e.ID}
	return e, nil
}

// ackSubmission does what a response_action says.
func (a *actor) ackSubmission(v *workspace.View, data json.RawMessage, out *submission) {
	if data == nil {
		a.Core.Tell("[modal of %s] closes", a.p.Name)
		a.Views.Pop(a.p.ID)
		return
	}
	var body struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	wrong := func(format string, args ...any) {
		out.wrong = fmt.Errorf("localslack: "+format, args...)
		a.Core.Complain(core.BadAck, "view_submission", format, args...)
	}
	if err := json.Unmarshal(data, &body); err != nil {
		wrong("the payload is not a response_action: %v", err)
		return
	}
	out.Action, out.Errors = body.Action, body.Errors
	switch body.Action {
	case "clear":
		a.Core.Tell("[modal of %s] closes", a.p.Name)
		a.Views.Close(a.p.ID)
	case "errors":
		a.ackErrors(v, body.Errors, wrong)
	case "update", "push":
		view, refused := a.Views.Read("view_submission", body.View, blockkit.OnModal)
		if refused != nil {
			wrong("the view was refused: %s", refused.Code)
			return
		}
		if current := a.Views.Find(v.ID); body.Action == "update" && current == nil {
			wrong("the view %q is no longer open", v.Title)
		} else if body.Action == "update" {
			a.Views.Change(current, view)
		} else if _, refused := a.Views.Push(a.p.ID, view); refused != nil {
			wrong("the view was refused: %s", refused.Code)
		}
	default:
		wrong("response_action %q is none of clear, errors, update, push", body.Action)
	}
}

// ackErrors shows field errors, whose keys must be block_ids of input blocks.
func (a *actor) ackErrors(v *workspace.View, errs map[string]string, wrong func(string, ...any)) {
	if len(errs) == 0 {
		wrong("response_action errors has no errors")
	}
	cs := blockkit.Controls(loose.List(v.Body["blocks"]))
	for _, block := range loose.Keys(errs) {
		i := slices.IndexFunc(cs, func(c blockkit.Control) bool { return c.Input && c.Block == block })
		if i < 0 {
			wrong("errors names %q, which is no input block", block)
			continue
		}
		a.Core.Tell("[modal of %s] [%s] %s", a.p.Name, cs[i].Label, errs[block])
	}
}
