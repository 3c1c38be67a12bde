package localslack

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

// Type types into an external select and returns the options the bot acknowledged, in order; they can then be chosen.
// The error says when the text is shorter than min_query_length, or the answer late or wrong.
func (s *Server) Type(ctx context.Context, who string, on Ref, what, text string) ([]blockkit.Option, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return nil, err
	}
	f, c, _, err := s.seek(p, on, what, func(c blockkit.Control) bool { return c.Kind == "external_select" || c.Kind == "multi_external_select" })
	if err != nil {
		unlock()
		return nil, err
	}
	if least := loose.Int(c.Element["min_query_length"], 3); len([]rune(text)) < least {
		unlock()
		return nil, fmt.Errorf("localslack: %q asks only from %d characters on", c.Label, least)
	}
	payload := s.interaction("block_suggestion", p)
	payload["action_id"], payload["block_id"], payload["value"] = c.Action, c.Block, text
	s.whence(payload, p, f)
	e := &envelope{kind: "interactive", name: "block_suggestion", payload: loose.Encode(payload), accepts: true}
	var out []blockkit.Option
	late := fmt.Errorf("localslack: no options came in time for %q", text)
	e.onAck = func(data json.RawMessage) {
		var body object
		if body, out, late = s.ackOptions(data); late == nil {
			s.offer(p.ID, c.Action, body)
		}
	}
	s.deliver(e)
	unlock()
	if err := s.settled(ctx, e); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return out, late
}

// settled waits until an envelope is acknowledged or given up.
func (s *Server) settled(ctx context.Context, e *envelope) error {
	select {
	case <-e.done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("localslack: %w", ctx.Err())
	case <-s.ctx.Done():
		return fmt.Errorf("localslack: the server is closed")
	}
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
func (s *Server) Submit(ctx context.Context, who string, values map[string]string) (Submission, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Submission{}, err
	}
	e, out, err := s.submit(p, values)
	unlock()
	if err != nil {
		return Submission{}, err
	}
	if err := s.settled(ctx, e); err != nil {
		return out.Submission, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !e.acked {
		return out.Submission, fmt.Errorf("localslack: the submission was not acknowledged in time")
	}
	return out.Submission, out.wrong
}

type submissionResult struct {
	Submission
	wrong error
}

// submit sends view_submission. It holds s.mu.
func (s *Server) submit(p *Person, values map[string]string) (*envelope, *submissionResult, error) {
	for _, what := range slices.Sorted(maps.Keys(values)) {
		if _, err := s.enterInto(p, InModal(), what, values[what], "enters"); err != nil {
			return nil, nil, err
		}
	}
	all, err := s.faces(p, InModal())
	if err != nil {
		return nil, nil, err
	}
	v := all[0].view
	state := s.values(v.ID, all[0].blocks)
	var hooks []object
	for _, c := range blockkit.Controls(all[0].blocks) {
		held := loose.Obj(loose.Obj(state[c.Block])[c.Action])[field(c.Kind)]
		if c.Input && !c.Optional && empty(held) {
			return nil, nil, fmt.Errorf("localslack: %q must be filled in", c.Label)
		}
		if id := loose.Str(held); loose.Bool(c.Element["response_url_enabled"]) && id != "" {
			hooks = append(hooks, object{"block_id": c.Block, "action_id": c.Action, "channel_id": id, "response_url": s.hookURL(hook{channel: id, user: p.ID})})
		}
	}
	payload := s.interaction("view_submission", p)
	payload["trigger_id"], payload["view"], payload["response_urls"] = s.newTrigger(p.ID), s.viewJSON(v), append([]object{}, hooks...)
	s.tell("[modal of %s] %s submits %q", p.Name, p.Name, v.Title)
	out := &submissionResult{}
	out.View = v.ID
	e := &envelope{kind: "interactive", name: "view_submission", payload: loose.Encode(payload), accepts: true}
	e.onAck = func(data json.RawMessage) { s.ackSubmission(p, v, data, out) }
	e.onExpire = func() { s.tell("[modal of %s] We had some trouble connecting. Try again?", p.Name) }
	s.deliver(e)
	out.Envelopes = []string{e.id}
	return e, out, nil
}

func empty(v any) bool {
	switch t := v.(type) {
	case nil:
		return true
	case string:
		return t == ""
	case []any:
		return len(t) == 0
	}
	return false
}

// ackSubmission does what a response_action says. It holds s.mu.
func (s *Server) ackSubmission(p *Person, v *View, data json.RawMessage, out *submissionResult) {
	if data == nil {
		s.tell("[modal of %s] closes", p.Name)
		s.popView(p.ID)
		return
	}
	var body struct {
		Action string            `json:"response_action"`
		Errors map[string]string `json:"errors"`
		View   json.RawMessage   `json:"view"`
	}
	wrong := func(format string, args ...any) {
		out.wrong = fmt.Errorf("localslack: "+format, args...)
		s.complain(BadAck, "view_submission", format, args...)
	}
	if err := json.Unmarshal(data, &body); err != nil {
		wrong("the payload is not a response_action: %v", err)
		return
	}
	out.Action, out.Errors = body.Action, body.Errors
	switch body.Action {
	case "clear":
		s.tell("[modal of %s] closes", p.Name)
		s.closeStack(p.ID)
	case "errors":
		s.ackErrors(p, v, body.Errors, wrong)
	case "update", "push":
		view, refused := s.readView("view_submission", body.View, blockkit.OnModal)
		if refused != nil {
			wrong("the view was refused: %s", refused.code)
			return
		}
		if current := s.viewOf(v.ID, ""); body.Action == "update" && current == nil {
			wrong("the view %q is no longer open", v.Title)
		} else if body.Action == "update" {
			s.changeView(current, view)
		} else if _, refused := s.pushOn(p.ID, view); refused != nil {
			wrong("the view was refused: %s", refused.code)
		}
	default:
		wrong("response_action %q is none of clear, errors, update, push", body.Action)
	}
}

// ackErrors shows field errors, whose keys must be block_ids of input blocks. It holds s.mu.
func (s *Server) ackErrors(p *Person, v *View, errs map[string]string, wrong func(string, ...any)) {
	if len(errs) == 0 {
		wrong("response_action errors has no errors")
	}
	cs := blockkit.Controls(loose.List(v.body["blocks"]))
	for _, block := range slices.Sorted(maps.Keys(errs)) {
		i := slices.IndexFunc(cs, func(c blockkit.Control) bool { return c.Input && c.Block == block })
		if i < 0 {
			wrong("errors names %q, which is no input block", block)
			continue
		}
		s.tell("[modal of %s] [%s] %s", p.Name, cs[i].Label, errs[block])
	}
}

// CloseView closes all of a person's modals with the ×; view_closed is sent if the root asked for it.
func (s *Server) CloseView(ctx context.Context, who string) (Act, error) {
	return s.leave(ctx, who, true)
}

// PushBack closes the modal on top with its close button, which shows the one below; view_closed is sent if it asked for it.
func (s *Server) PushBack(ctx context.Context, who string) (Act, error) {
	return s.leave(ctx, who, false)
}

func (s *Server) leave(ctx context.Context, who string, all bool) (Act, error) {
	p, _, unlock, err := s.enter(ctx, who, "")
	if err != nil {
		return Act{}, err
	}
	defer unlock()
	stack := s.stack(p.ID)
	if len(stack) == 0 {
		return Act{}, fmt.Errorf("localslack: %s has no modal open", p.Name)
	}
	v := stack[len(stack)-1]
	if all {
		v = stack[0]
	}
	act := Act{Ref: Ref{View: v.ID}}
	payload := s.interaction("view_closed", p)
	payload["view"], payload["is_cleared"] = s.viewJSON(v), all
	s.tell("[modal of %s] %s closes %q", p.Name, p.Name, v.Title)
	if all || loose.Bool(v.body["clear_on_close"]) {
		s.closeStack(p.ID)
	} else {
		s.popView(p.ID)
	}
	if loose.Bool(v.body["notify_on_close"]) {
		act.Envelopes = []string{s.deliver(&envelope{kind: "interactive", name: "view_closed", payload: loose.Encode(payload), accepts: true, onAck: s.noPayload("view_closed")}).id}
	}
	return act, nil
}
