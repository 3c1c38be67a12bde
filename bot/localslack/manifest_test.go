package localslack_test

import (
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

func TestManifest(t *testing.T) {
	lean := `{"_metadata":{"major_version":2},"display_information":{"name":"MISWG"},
	 "features":{"app_home":{"messages_tab_enabled":true,"home_tab_enabled":false},"bot_user":{"display_name":"guide","always_online":true},
	  "slash_commands":[{"command":"/miswg","description":"Search","should_escape":true}],
	  "shortcuts":[{"name":"Check","type":"message","callback_id":"check","description":"Check"}],
	  "agent_view":{"agent_description":"Answers"},"unfurl_domains":["canada.ca"]},
	 "oauth_config":{"scopes":{"bot":["app_mentions:read","chat:write","commands","im:history"]}},
	 "settings":{"event_subscriptions":{"bot_events":["app_mention","message.im"]},"interactivity":{"is_enabled":true},"socket_mode_enabled":true}}`
	s := start(t, localslack.Options{Manifest: []byte(lean)}, core.BadCall)
	c := connect(t, s, nil)
	if got := must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "@guide hi https://other.org https://www.canada.ca")); len(got.Envelopes) != 1 {
		t.Errorf("a mention sent %d events, want 1", len(got.Envelopes))
	}
	must[localslack.Act](t)(s.Slash(wait(t), "alice", "#general", "/miswg", "@chidi <b>"))
	if got := loose.Str(loose.Obj(c.next("slash_commands")["payload"])["text"]); got != "<@U0LOCALCHIDI> &lt;b&gt;" {
		t.Errorf("escaped text = %q", got)
	}
	for _, err := range []error{
		second(s.Slash(wait(t), "alice", "#general", "/other", "x")),
		second(s.Open(wait(t), "alice", "home")),
		second(s.Shortcut(wait(t), "alice", "check", localslack.Ref{})),
		second(s.Say(wait(t), "gus", "dm", "hello")),
		second(s.OpenAgentPane(wait(t), "gus")),
	} {
		if err == nil {
			t.Error("an undeclared act = nil, want an error")
		}
	}
	api(t, s, "users.info", object{"user": "U0LOCALALICE"}, "missing_scope")
	api(t, s, "views.publish", object{"user_id": "U0LOCALALICE", "view": object{"type": "home", "blocks": []any{}}}, "not_enabled")
	for _, bad := range []string{
		`{`, `{"display_information":{"name":"x"},"typo":1}`, `{"display_information":{"name":""}}`,
		strings.Replace(lean, `"app_mention",`, `"app_mentioned",`, 1), strings.Replace(lean, `"im:history"`, `"im:read"`, 1),
		strings.Replace(lean, `"commands",`, ``, 1), strings.Replace(lean, `"/miswg"`, `"miswg"`, 1), strings.Replace(lean, `"message","callback_id"`, `"menu","callback_id"`, 1),
	} {
		if got, err := localslack.Start(localslack.Options{Manifest: []byte(bad)}); err == nil {
			got.Close()
			t.Errorf("Start(%s) = nil, want an error", bad)
		}
	}
}

func TestStartRefuses(t *testing.T) {
	for _, o := range []localslack.Options{
		{People: []localslack.Person{{Name: "alice"}}}, {People: []localslack.Person{{}}}, {Channels: []localslack.Channel{{Name: "general"}}}, {Channels: []localslack.Channel{{Name: "x", Members: []string{"nobody"}}}},
	} {
		if s, err := localslack.Start(o); err == nil {
			s.Close()
			t.Errorf("Start(%+v) = nil, want an error", o)
		} else if !strings.HasPrefix(err.Error(), "localslack: ") {
			t.Errorf("Start = %v, want localslack: first", err)
		}
	}
}
