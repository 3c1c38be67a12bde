package acts

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
	"miswg/bot/localslack/workspace"
)

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
