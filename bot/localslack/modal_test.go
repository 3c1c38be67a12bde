package localslack_test

import (
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
	"miswg/bot/localslack/workspace"
)

func modalWith(title string, more ...any) object {
	return object{"type": "modal", "callback_id": "ask", "title": plain(title), "submit": plain("Go"), "notify_on_close": true, "blocks": append([]any{
		with(input(with(object{"type": "plain_text_input", "max_length": 10}, "action_id", "query")), "block_id", "q")}, more...)}
}

// modals are what Alice has open, root first.
func modals(s *localslack.Server) []*workspace.View { return s.State().Modals["U0LOCALALICE"] }

func TestModals(t *testing.T) {
	var now clock
	s := start(t, localslack.Options{Now: now.Now}, core.BadView, core.BadAck, core.BadCall)
	var answer any
	c := connect(t, s, func(env object) any {
		if p := loose.Obj(env["payload"]); loose.Str(p["type"]) == "view_submission" {
			return answer
		}
		return nil
	})
	trigger := func() string {
		must[localslack.Act](t)(s.Shortcut(wait(t), "alice", "search", localslack.Ref{}))
		return loose.Str(loose.Obj(c.next("interactive")["payload"])["trigger_id"])
	}
	first := trigger()
	view := loose.Obj(api(t, s, "views.open", object{"trigger_id": first, "view": modalWith("Look up")}, "")["view"])
	id := loose.Str(view["id"])
	api(t, s, "views.open", object{"trigger_id": first, "view": modalWith("Look up")}, "exchanged_trigger_id")
	api(t, s, "views.open", object{"trigger_id": "x", "view": modalWith("Look up")}, "invalid_trigger_id")
	late := trigger()
	now.add(3*time.Second + 1)
	api(t, s, "views.open", object{"trigger_id": late, "view": modalWith("Look up")}, "expired_trigger_id")
	out := api(t, s, "views.open", object{"trigger_id": trigger(), "view": modalWith(strings.Repeat("x", 25))}, "invalid_arguments")
	if loose.List(loose.Obj(out["response_metadata"])["messages"]) == nil {
		t.Errorf("views.open refused without messages: %v", out)
	}
	api(t, s, "views.update", object{"view_id": id, "hash": "old", "view": modalWith("Look up")}, "hash_conflict")
	api(t, s, "views.update", object{"view_id": id, "hash": view["hash"], "view": modalWith("Look up")}, "")
	api(t, s, "views.update", object{"view_id": "V0", "view": modalWith("x")}, "not_found")

	if _, err := s.Submit(wait(t), "alice", nil); err == nil {
		t.Error("Submit of an empty form = nil, want an error")
	}
	if _, err := s.Fill(wait(t), "alice", acts.InModal(), "query", strings.Repeat("x", 11)); err == nil {
		t.Error("Fill beyond max_length = nil, want an error")
	}
	answer = object{"response_action": "errors", "errors": object{"q": "Which country?"}}
	got := must[acts.Submission](t)(s.Submit(wait(t), "alice", map[string]string{"query": "x"}))
	if got.Action != "errors" || got.Errors["q"] != "Which country?" || len(modals(s)) == 0 {
		t.Errorf("Submit = %+v", got)
	}
	sub := loose.Obj(loose.Obj(c.next("interactive")["payload"])["view"])
	if v := loose.Obj(loose.Obj(loose.Obj(loose.Obj(sub["state"])["values"])["q"])["query"]); loose.Str(v["value"]) != "x" || loose.Str(v["type"]) != "plain_text_input" {
		t.Errorf("state.values = %v", sub["state"])
	}
	for _, bad := range []any{object{"response_action": "errors", "errors": object{"nope": "x"}}, object{"response_action": "close"}, object{"response_action": "update", "view": object{}}, []any{}} {
		answer = bad
		if _, err := s.Submit(wait(t), "alice", nil); err == nil {
			t.Errorf("Submit answered by %v = nil, want an error", bad)
		}
	}
	answer = object{"response_action": "push", "view": modalWith("Proof")}
	must[acts.Submission](t)(s.Submit(wait(t), "alice", nil))
	if got := s.State().Modals["U0LOCALALICE"]; len(got) != 2 || got[1].Previous != got[0].ID || got[1].Root != got[0].ID {
		t.Errorf("stack = %v", got)
	}
	answer = object{"response_action": "update", "view": modalWith("Proof 2")}
	must[acts.Submission](t)(s.Submit(wait(t), "alice", map[string]string{"query": "y"}))
	if got := modals(s)[len(modals(s))-1].Title; got != "Proof 2" {
		t.Errorf("top = %q, want Proof 2", got)
	}
	api(t, s, "views.push", object{"trigger_id": trigger(), "view": modalWith("Third")}, "")
	api(t, s, "views.push", object{"trigger_id": trigger(), "view": modalWith("Fourth")}, "push_limit_reached")
	must[localslack.Act](t)(s.PushBack(wait(t), "alice"))
	for {
		if p := loose.Obj(c.next("interactive")["payload"]); loose.Str(p["type"]) == "view_closed" {
			if loose.Bool(p["is_cleared"]) || loose.Text(loose.Obj(p["view"])["title"]) != "Third" {
				t.Errorf("view_closed = %v", p)
			}
			break
		}
	}
	answer = nil
	must[acts.Submission](t)(s.Submit(wait(t), "alice", nil))
	if got := modals(s)[len(modals(s))-1].Title; got != "Look up" {
		t.Errorf("top = %q, want Look up", got)
	}
	must[localslack.Act](t)(s.CloseView(wait(t), "alice"))
	if len(modals(s)) != 0 {
		t.Error("a modal is open after CloseView")
	}
	api(t, s, "views.open", object{"trigger_id": trigger(), "view": modalWith("Again")}, "")
	answer = object{"response_action": "clear"}
	must[acts.Submission](t)(s.Submit(wait(t), "alice", map[string]string{"query": "y"}))
	if len(modals(s)) != 0 {
		t.Error("a modal is open after clear")
	}
}
