package localslack_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestTokens(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall)
	for _, c := range []struct{ method, token, want string }{
		{"auth.test", "", "not_authed"},
		{"auth.test", "xoxb-wrong", "invalid_auth"},
		{"auth.test", s.AppToken(), "not_allowed_token_type"},
		{"apps.connections.open", s.BotToken(), "not_allowed_token_type"},
		{"apps.connections.open", "xapp-wrong", "invalid_auth"},
		{"auth.test", s.BotToken(), ""},
		{"api.test", "", ""},
		{"chat.nonsense", s.BotToken(), "unknown_method"},
	} {
		resp, out := post(t, s, c.method, c.token, object{})
		if got := loose.Str(out["error"]); got != c.want || resp.StatusCode != 200 {
			t.Errorf("%s with %q = %d %q, want 200 %q", c.method, c.token, resp.StatusCode, got, c.want)
		}
	}
	resp, out := post(t, s, "auth.test", s.BotToken(), nil)
	if loose.Str(out["user_id"]) != s.BotUserID() || loose.Str(out["bot_id"]) != core.BotID || loose.Str(out["team_id"]) != core.TeamID {
		t.Errorf("auth.test = %v", out)
	}
	if got := resp.Header.Get("X-OAuth-Scopes"); !strings.Contains(got, "chat:write") {
		t.Errorf("X-OAuth-Scopes = %q", got)
	}
}

func TestBodies(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadCall)
	for _, c := range []struct{ kind, body, want string }{
		{"application/x-www-form-urlencoded", url.Values{"token": {s.BotToken()}, "channel": {"C0LOCALGENERAL"}, "text": {"a & b"}, "blocks": {`[{"type":"divider"}]`}}.Encode(), ""},
		{"application/json", `{"channel":"C0LOCALGENERAL","text":"x"}`, "not_authed"},
		{"application/json", `{"token":"` + s.BotToken() + `","channel":"C0LOCALGENERAL","text":"x"}`, "not_authed"},
		{"application/json", `{`, "invalid_json"},
		{"application/json", `[]`, "json_not_object"},
		{"text/plain;;", `x`, "invalid_post_type"},
		{"multipart/form-data", `x`, "invalid_form_data"},
	} {
		resp, err := http.Post(s.APIURL()+"chat.postMessage", c.kind, strings.NewReader(c.body))
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		want := `"ok":true`
		if c.want != "" {
			want = `"` + c.want + `"`
		}
		if err != nil || !strings.Contains(string(body), want) {
			t.Errorf("post(%s, %q) = %s, want %q", c.kind, c.body, body, c.want)
		}
	}
}

func TestScopes(t *testing.T) {
	s := start(t, localslack.Options{Scopes: []string{"chat:write"}, ExtraScopes: []string{"channels:history"}}, core.BadCall)
	out := api(t, s, "users.info", object{"user": "U0LOCALALICE"}, "missing_scope")
	if loose.Str(out["needed"]) != "users:read" || loose.Str(out["provided"]) != "channels:history,chat:write" {
		t.Errorf("users.info = %v", out)
	}
	api(t, s, "conversations.history", object{"channel": "C0LOCALGENERAL"}, "")
	api(t, s, "conversations.history", object{"channel": "C0LOCALEXPORT"}, "missing_scope")
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": "x"}, "")
	if got := len(s.Complaints()); got != 2 {
		t.Errorf("Complaints() has %d, want 2", got)
	}
}

func TestWhereABotMayPost(t *testing.T) {
	s := start(t, localslack.Options{})
	for _, c := range []struct{ channel, want string }{
		{"C0LOCALGENERAL", ""}, {"#general", ""}, {"C0LOCALEXPORT", ""}, {"C0LOCALMPDM", ""}, {"U0LOCALALICE", ""}, {"D0LOCALALICE", ""},
		{"C0LOCALBIDS", "not_in_channel"}, {"C0LOCALNOWHERE", "channel_not_found"},
	} {
		api(t, s, "chat.postMessage", object{"channel": c.channel, "text": "x"}, c.want)
	}
	api(t, s, "chat.postEphemeral", object{"channel": "C0LOCALGENERAL", "user": "U0LOCALALICE", "text": "x"}, "")
	api(t, s, "chat.postEphemeral", object{"channel": "C0LOCALGENERAL", "user": "U0LOCALDANA", "text": "x"}, "user_not_in_channel")
}

func TestUpdateAndDelete(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadText)
	c := connect(t, s, nil)
	out := api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": "one", "blocks": []any{section("one")}}, "")
	ts := loose.Str(out["ts"])
	api(t, s, "chat.update", object{"channel": "C0LOCALGENERAL", "ts": ts, "text": "two"}, "")
	if m := s.State().In("#general")[0]; m.Text != "two" || m.Blocks != nil || m.Edited == "" {
		t.Errorf("after chat.update: %+v", m)
	}
	for {
		if ev, _ := c.event("message"); loose.Str(ev["subtype"]) == "message_changed" {
			if loose.Str(loose.Obj(ev["message"])["text"]) != "two" || loose.Str(loose.Obj(ev["previous_message"])["text"]) != "one" || ev["user"] != nil {
				t.Errorf("message_changed = %v", ev)
			}
			break
		}
	}
	api(t, s, "chat.update", object{"channel": "C0LOCALGENERAL", "ts": ts, "text": strings.Repeat("x", 4001)}, "msg_too_long")
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": strings.Repeat("x", 40001)}, "msg_too_long")
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL"}, "no_text")
	api(t, s, "chat.delete", object{"channel": "C0LOCALGENERAL", "ts": ts}, "")
	api(t, s, "chat.delete", object{"channel": "C0LOCALGENERAL", "ts": ts}, "message_not_found")
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "mine"))
	api(t, s, "chat.update", object{"channel": "C0LOCALGENERAL", "ts": act.TS, "text": "x"}, "cant_update_message")
	api(t, s, "chat.delete", object{"channel": "C0LOCALGENERAL", "ts": act.TS}, "cant_delete_message")
}

func TestDirectory(t *testing.T) {
	s := start(t, localslack.Options{People: []localslack.Person{{Name: "erik", Hidden: true}}, Channels: []localslack.Channel{{Name: "more", Members: []string{"erik", "bot"}}}})
	alice := loose.Obj(api(t, s, "users.info", object{"user": "U0LOCALALICE", "include_locale": true}, "")["user"])
	if loose.Str(alice["locale"]) != "en-CA" {
		t.Errorf("users.info(alice) = %v", alice)
	}
	if u := loose.Obj(api(t, s, "users.info", object{"user": "U0LOCALALICE"}, "")["user"]); u["locale"] != nil {
		t.Errorf("users.info without include_locale = %v", u)
	}
	dana := loose.Obj(api(t, s, "users.info", object{"user": "U0LOCALDANA", "include_locale": "1"}, "")["user"])
	if dana["locale"] != nil || loose.Str(dana["team_id"]) == core.TeamID {
		t.Errorf("users.info(dana) = %v", dana)
	}
	if gus := loose.Obj(api(t, s, "users.info", object{"user": "U0LOCALGUS"}, "")["user"]); !loose.Bool(gus["is_restricted"]) {
		t.Errorf("users.info(gus) = %v", gus)
	}
	api(t, s, "users.info", object{"user": "U0NOBODY"}, "user_not_found")
	api(t, s, "users.info", object{"user": s.State().Person("erik").ID}, "user_not_visible")
	if got := loose.List(api(t, s, "usergroups.users.list", object{"usergroup": "S0LOCALSECURITY"}, "")["users"]); len(got) != 2 {
		t.Errorf("usergroups.users.list = %v", got)
	}
	act := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "root"))
	must[localslack.Act](t)(s.Say(wait(t), "chidi", "#general", "reply", acts.InThread(act.TS)))
	if got := loose.List(api(t, s, "conversations.replies", object{"channel": "C0LOCALGENERAL", "ts": act.TS}, "")["messages"]); len(got) != 2 {
		t.Errorf("conversations.replies = %v", got)
	}
	api(t, s, "conversations.history", object{"channel": "C0LOCALBIDS"}, "not_in_channel")
	for _, tt := range []struct {
		args object
		want int
	}{
		{object{"oldest": act.TS}, 0},
		{object{"oldest": act.TS, "inclusive": "true"}, 1},
		{object{"oldest": act.TS, "latest": act.TS, "inclusive": "true"}, 1},
		{object{"latest": act.TS, "oldest": "1"}, 0},
		{object{"oldest": "1"}, 1},
	} {
		tt.args["channel"] = "C0LOCALGENERAL"
		if got := loose.List(api(t, s, "conversations.history", tt.args, "")["messages"]); len(got) != tt.want {
			t.Errorf("conversations.history(%v) = %v, want %d", tt.args, got, tt.want)
		}
	}
	if got := loose.List(api(t, s, "conversations.replies", object{"channel": "C0LOCALGENERAL", "ts": act.TS, "latest": act.TS}, "")["messages"]); len(got) != 1 {
		t.Errorf("conversations.replies before the first = %v, want that alone", got)
	}
}

// TestPortions: methods that list messages give as many as they are asked for, and then the
// others, each once.
func TestPortions(t *testing.T) {
	s := start(t, localslack.Options{})
	root := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "0"))
	for n := range 4 {
		must[localslack.Act](t)(s.Say(wait(t), "chidi", "#general", fmt.Sprint(n+1), acts.InThread(root.TS)))
		must[localslack.Act](t)(s.Say(wait(t), "chidi", "#general", fmt.Sprint(n+5)))
	}
	for method, want := range map[string]string{
		"conversations.replies": "01 23 4",
		"conversations.history": "87 65 0",
	} {
		var got []string
		for cursor, more := "", true; more; {
			out := api(t, s, method, object{"channel": "C0LOCALGENERAL", "ts": root.TS, "oldest": root.TS, "inclusive": "true", "limit": 2, "cursor": cursor}, "")
			texts := ""
			for _, m := range loose.List(out["messages"]) {
				texts += loose.Str(loose.Obj(m)["text"])
			}
			got = append(got, texts)
			cursor, more = loose.Str(loose.Obj(out["response_metadata"])["next_cursor"]), loose.Bool(out["has_more"])
			if more == (cursor == "") {
				t.Errorf("%s has more: %v, and goes on at %q", method, more, cursor)
				break
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s in portions = %q, want %q", method, got, want)
		}
	}
	bad := start(t, localslack.Options{}, core.BadCall)
	api(t, bad, "conversations.history", object{"channel": "C0LOCALGENERAL", "cursor": "x"}, "invalid_cursor")
	api(t, bad, "conversations.history", object{"channel": "C0LOCALGENERAL", "limit": "some"}, "invalid_limit")
}

func TestFaults(t *testing.T) {
	s := start(t, localslack.Options{Fault: func(method string) *localslack.Fault {
		if method == "auth.test" {
			return &localslack.Fault{Error: "fatal_error"}
		}
		return nil
	}})
	api(t, s, "auth.test", nil, "fatal_error")
	msg := object{"channel": "C0LOCALGENERAL", "text": "x"}
	s.Inject("chat.postMessage", localslack.Fault{Status: 429, RetryAfter: 3 * time.Second, Times: 1})
	s.Inject("chat.postMessage", localslack.Fault{Status: 503, Body: "<html>down</html>", Times: 1})
	s.Inject("chat.postMessage", localslack.Fault{Status: 500, Done: true, Times: 1})
	s.Inject("chat.postMessage", localslack.Fault{Reset: true, Times: 1})
	resp, out := post(t, s, "chat.postMessage", s.BotToken(), msg)
	if resp.StatusCode != 429 || resp.Header.Get("Retry-After") != "3" || loose.Str(out["error"]) != "ratelimited" {
		t.Errorf("first = %d %v", resp.StatusCode, out)
	}
	if resp, out = post(t, s, "chat.postMessage", s.BotToken(), msg); resp.StatusCode != 503 || loose.Str(out["raw"]) != "<html>down</html>" {
		t.Errorf("second = %d %v", resp.StatusCode, out)
	}
	if resp, _ = post(t, s, "chat.postMessage", s.BotToken(), msg); resp.StatusCode != 500 || len(s.State().In("#general")) != 1 {
		t.Errorf("third = %d with %d messages, want 500 and 1", resp.StatusCode, len(s.State().In("#general")))
	}
	req, err := http.NewRequest(http.MethodPost, s.APIURL()+"chat.postMessage", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := new(http.Transport).RoundTrip(req); err == nil {
		t.Error("fourth = no error, want a reset connection")
	}
	api(t, s, "chat.postMessage", msg, "")
	s.Inject("*", localslack.Fault{Hang: true})
	done := make(chan error, 1)
	go func() {
		_, err := (&http.Client{Timeout: 50 * time.Millisecond}).Get(s.APIURL() + "api.test")
		done <- err
	}()
	if err := <-done; err == nil {
		t.Error("hang = no error, want a timeout")
	}
	s.Heal("")
	api(t, s, "api.test", nil, "")
}

func TestCallsAndWireHoldNoSecrets(t *testing.T) {
	s := start(t, localslack.Options{})
	connect(t, s, nil)
	must[localslack.Act](t)(s.Slash(wait(t), "alice", "#general", "/miswg", s.BotToken()))
	form := url.Values{"token": {s.BotToken()}, "text": {"x"}, "channel": {"C0LOCALGENERAL"}}
	resp, err := http.PostForm(s.APIURL()+"chat.postMessage", form)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	var all strings.Builder
	for _, e := range s.Wire() {
		all.WriteString(e.Summary + string(e.Payload))
	}
	if len(s.Calls("chat.postMessage")) != 1 || len(s.Calls()) != 2 {
		t.Errorf("Calls() = %v", s.Calls())
	}
	for _, secret := range []string{s.BotToken(), s.AppToken(), "ticket=local"} {
		if strings.Contains(all.String(), secret) {
			t.Errorf("Wire() holds %q", secret)
		}
	}
}
