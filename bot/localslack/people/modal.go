package people

import (
	"context"
	"fmt"

	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/socket"
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
	if err := s.mail.Settled(ctx, e); err != nil {
		return out.Submission, err
	}
	s.core.Lock()
	defer s.core.Unlock()
	if !e.Acked() {
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
	stack := a.ws.Views.Stack(a.p.ID)
	if len(stack) == 0 {
		return Act{}, fmt.Errorf("localslack: %s has no modal open", a.p.Name)
	}
	v := stack[len(stack)-1]
	if all {
		v = stack[0]
	}
	act := Act{Ref: Ref{View: v.ID}}
	payload := a.events.Interaction("view_closed", a.p)
	payload["view"], payload["is_cleared"] = a.ws.Views.JSON(v), all
	a.core.Tell("[modal of %s] %s closes %q", a.p.Name, a.p.Name, v.Title)
	if all || loose.Bool(v.Body["clear_on_close"]) {
		a.ws.Views.Close(a.p.ID)
	} else {
		a.ws.Views.Pop(a.p.ID)
	}
	if loose.Bool(v.Body["notify_on_close"]) {
		act.Envelopes = a.interact("view_closed", "view_closed", payload)
	}
	return act, nil
}
