package localslack_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// card is a message with one control of each kind that the bot uses.
func card() object {
	return object{"channel": "C0LOCALGENERAL", "text": "Japan is a member.", "blocks": []any{
		actions(with(button("share", "Share to channel"), "value", "jp"), with(button("chip1", "And Norway?"), "value", "no"),
			object{"type": "overflow", "action_id": "more", "options": []any{option("proof"), option("source")}}),
		object{"type": "section", "block_id": "pick", "text": plain("x"), "accessory": object{"type": "external_select", "action_id": "country", "min_query_length": 1, "placeholder": plain("Country")}},
		object{"type": "actions", "elements": []any{with(selectOf(option("en"), option("fr")), "placeholder", plain("Language"))}},
		object{"type": "context_actions", "elements": []any{feedback()}},
	}}
}

func TestClicksAndChoices(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, func(env object) any {
		if p := loose.Obj(env["payload"]); loose.Str(p["type"]) == "block_suggestion" {
			return object{"options": []any{option("JP"), option("JO")}}
		}
		return nil
	})
	ts := loose.Str(api(t, s, "chat.postMessage", card(), "")["ts"])
	on := localslack.Ref{Channel: "C0LOCALGENERAL", TS: ts}
	next := func() (payload, action object) {
		p := loose.Obj(c.next("interactive")["payload"])
		return p, loose.Obj(loose.List(p["actions"])[0])
	}
	must[localslack.Act](t)(s.Click(wait(t), "alice", localslack.Ref{}, "Share to channel"))
	p, a := next()
	if loose.Str(a["action_id"]) != "share" || loose.Str(a["value"]) != "jp" || loose.Str(loose.Obj(p["container"])["message_ts"]) != ts {
		t.Errorf("button: %v", p)
	}
	if loose.Str(p["response_url"]) == "" || loose.Str(p["trigger_id"]) == "" {
		t.Errorf("button: %v", p)
	}
	must[localslack.Act](t)(s.Click(wait(t), "alice", on, "more", "source"))
	if _, a := next(); loose.Str(loose.Obj(a["selected_option"])["value"]) != "source" {
		t.Errorf("overflow: %v", a)
	}
	must[localslack.Act](t)(s.Click(wait(t), "alice", on, "proof"))
	if _, a := next(); loose.Str(loose.Obj(a["selected_option"])["value"]) != "proof" {
		t.Errorf("overflow by label: %v", a)
	}
	must[localslack.Act](t)(s.Click(wait(t), "alice", on, "f", "Bad"))
	if _, a := next(); loose.Str(a["value"]) != "Bad" || loose.Str(a["type"]) != "feedback_buttons" {
		t.Errorf("feedback: %v", a)
	}
	must[localslack.Act](t)(s.Choose(wait(t), "alice", on, "Language", "fr"))
	if p, a := next(); loose.Str(loose.Obj(a["selected_option"])["value"]) != "fr" || loose.Obj(loose.Obj(p["state"])["values"]) == nil {
		t.Errorf("select: %v", p)
	}
	if _, err := s.Choose(wait(t), "alice", on, "country", "JP"); err == nil {
		t.Error("Choose before Type = nil, want an error")
	}
	if _, err := s.Type(wait(t), "alice", on, "country", ""); err == nil {
		t.Error("Type below min_query_length = nil, want an error")
	}
	got := must[[]blockkit.Option](t)(s.Type(wait(t), "alice", on, "Country", "j"))
	if len(got) != 2 || got[0].Value != "JP" {
		t.Errorf("Type = %v", got)
	}
	must[localslack.Act](t)(s.Choose(wait(t), "alice", on, "country", "JO"))
	if _, err := s.Click(wait(t), "alice", on, "nothing"); err == nil || !strings.Contains(err.Error(), "And Norway?") {
		t.Errorf("Click(nothing) = %v, want what there is", err)
	}
	if _, err := s.Click(wait(t), "gus", on, "Share to channel"); err == nil {
		t.Error("Click by somebody outside = nil, want an error")
	}
	want := `[#general] miswg: Japan is a member.
    [Share to channel] [And Norway?] [⋯ proof | source]
    [▾ Country]
    [▾ Language]
    [Good] [Bad]
[#general] alice clicks [Share to channel]
[#general] alice clicks [source]
[#general] alice clicks [proof]
[#general] alice clicks [Bad]
[#general] alice chooses "fr" in [Language]
[#general] alice chooses "JO" in [Country]
`
	if got := s.Transcript(); got != want {
		t.Errorf("Transcript() = %s, want %s", got, want)
	}
}

func TestEphemeralClickHasNoMessage(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	in := card()
	in["user"] = "U0LOCALALICE"
	api(t, s, "chat.postEphemeral", in, "")
	must[localslack.Act](t)(s.Click(wait(t), "alice", localslack.Ref{}, "share"))
	p := loose.Obj(c.next("interactive")["payload"])
	if p["message"] != nil || !loose.Bool(loose.Obj(p["container"])["is_ephemeral"]) {
		t.Errorf("payload = %v", p)
	}
	url := loose.Str(p["response_url"])
	send(t, url, "", object{"replace_original": true, "text": "done"})
	if got := s.State().Only("alice"); len(got) != 1 || got[0].Text != "done" {
		t.Errorf("after replace_original: %v", got)
	}
	if _, err := s.Click(wait(t), "chidi", localslack.Ref{}, "share"); err == nil {
		t.Error("Click on somebody else's ephemeral = nil, want an error")
	}
}

func TestBadSuggestions(t *testing.T) {
	for _, answer := range []any{nil, object{}, object{"options": many(101, option("x"))}, object{"options": []any{}, "option_groups": []any{}}, object{"options": []any{"x"}}} {
		s := start(t, localslack.Options{}, core.BadOptions)
		connect(t, s, func(env object) any {
			if loose.Str(env["type"]) == "interactive" {
				return answer
			}
			return nil
		})
		api(t, s, "chat.postMessage", card(), "")
		if _, err := s.Type(wait(t), "alice", localslack.Ref{}, "country", "j"); err == nil {
			t.Errorf("Type answered by %v = nil, want an error", answer)
		}
		if len(s.Complaints()) == 0 {
			t.Errorf("%v was not complained about", answer)
		}
	}
	// Without scopes there are no events, which would be acknowledged wrongly.
	s := start(t, localslack.Options{Scopes: []string{"chat:write"}})
	connect(t, s, func(object) any { return object{"options": []any{}} })
	api(t, s, "chat.postMessage", card(), "")
	if got, err := s.Type(wait(t), "alice", localslack.Ref{}, "country", "zzz"); err != nil || len(got) != 0 {
		t.Errorf("Type without hits = %v, %v, want none and nil", got, err)
	}
}

func TestHome(t *testing.T) {
	s := start(t, localslack.Options{})
	c := connect(t, s, nil)
	must[localslack.Act](t)(s.Open(wait(t), "benoît", "home"))
	ev, _ := c.event("app_home_opened")
	if loose.Str(ev["tab"]) != "home" || loose.Str(ev["channel"]) != "D0LOCALBENOIT" || ev["view"] != nil {
		t.Errorf("app_home_opened = %v", ev)
	}
	home := object{"type": "home", "blocks": []any{section("Bonjour"), actions(button("search", "Chercher"))}}
	v := loose.Obj(api(t, s, "views.publish", object{"user_id": "U0LOCALBENOIT", "view": home}, "")["view"])
	api(t, s, "views.publish", object{"user_id": "U0LOCALBENOIT", "hash": "old", "view": home}, "hash_conflict")
	api(t, s, "views.publish", object{"user_id": "U0LOCALBENOIT", "hash": v["hash"], "view": home}, "")
	api(t, s, "views.publish", object{"user_id": "U0NOBODY", "view": home}, "user_not_found")
	must[localslack.Act](t)(s.Open(wait(t), "benoît", "home"))
	if ev, _ := c.event("app_home_opened"); loose.Str(loose.Obj(ev["view"])["type"]) != "home" {
		t.Errorf("second app_home_opened = %v", ev)
	}
	must[localslack.Act](t)(s.Click(wait(t), "benoît", acts.InHome(), "Chercher"))
	p := loose.Obj(c.next("interactive")["payload"])
	if loose.Str(loose.Obj(p["container"])["type"]) != "view" || p["response_url"] != nil {
		t.Errorf("click at home = %v", p)
	}
	if !slices.Contains(s.State().Story, "[home of benoît] Bonjour\n    [Chercher]") {
		t.Errorf("Story = %q", s.State().Story)
	}
}

func TestResponseURLRunsOut(t *testing.T) {
	var now clock
	s := start(t, localslack.Options{Now: now.Now}, core.BadHook, core.BadText, core.BadBlocks)
	c := connect(t, s, nil)
	url := func() string {
		must[localslack.Act](t)(s.Slash(wait(t), "alice", "#bids", "/miswg", "x"))
		return loose.Str(loose.Obj(c.next("slash_commands")["payload"])["response_url"])
	}
	five := url()
	for i := range 6 {
		resp, out := send(t, five, "", object{"text": "x"})
		if want := map[bool]int{true: 200, false: 404}[i < 5]; resp.StatusCode != want {
			t.Errorf("use %d = %d %v, want %d", i+1, resp.StatusCode, out, want)
		}
	}
	old := url()
	now.add(31 * time.Minute)
	if resp, out := send(t, old, "", object{"text": "x"}); resp.StatusCode != 404 || loose.Str(out["error"]) != "expired_url" {
		t.Errorf("after 31 minutes = %d %v", resp.StatusCode, out)
	}
	fresh := url()
	for _, c := range []struct {
		in   any
		want string
	}{
		{object{}, "no_text"},
		{object{"text": "x", "response_type": "loud"}, "invalid_response_type"},
		{object{"text": "x", "blocks": []any{object{"type": "nope"}}}, "invalid_blocks"},
	} {
		if resp, out := send(t, fresh, "", c.in); resp.StatusCode != 400 || loose.Str(out["error"]) != c.want {
			t.Errorf("response_url(%v) = %d %v, want 400 %s", c.in, resp.StatusCode, out, c.want)
		}
	}
	if resp, _ := send(t, strings.TrimSuffix(s.APIURL(), "/api/")+"/response/R0", "", object{"text": "x"}); resp.StatusCode != 404 {
		t.Errorf("unknown response_url = %d, want 404", resp.StatusCode)
	}
	s.Inject("response_url", localslack.Fault{Status: 500, Times: 1})
	if resp, _ := send(t, fresh, "", object{"text": "x"}); resp.StatusCode != 500 {
		t.Errorf("faulted response_url = %d, want 500", resp.StatusCode)
	}
	if got := len(s.Calls("response_url")); got != 12 {
		t.Errorf("Calls(response_url) = %d, want 12", got)
	}
}
