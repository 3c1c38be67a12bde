package bot_test

import (
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
)

func TestDiagnose(t *testing.T) {
	var leanScopes []string
	for _, n := range app.Explain(app.Lean) {
		leanScopes = append(leanScopes, n.Scopes...)
	}
	for _, tt := range []struct {
		name    string
		opts    localslack.Options
		change  func(*bot.Config)
		failed  string // the check that must fail, "" for none
		problem string
		mend    string
	}{
		{name: "all well"},
		{name: "no app token", change: func(c *bot.Config) { c.AppToken = "" }, failed: "shape of SLACK_APP_TOKEN", problem: "not set", mend: "App-Level Tokens"},
		{name: "swapped", change: func(c *bot.Config) { c.AppToken, c.BotToken = c.BotToken, c.AppToken }, failed: "shape of SLACK_BOT_TOKEN", problem: "app-level token", mend: "OAuth & Permissions"},
		{name: "revoked", change: func(c *bot.Config) { c.BotToken = "xoxb-gone" }, failed: "bot token", problem: "invalid_auth", mend: "Bot User OAuth Token"},
		{name: "wrong app token", change: func(c *bot.Config) { c.AppToken = "xapp-gone" }, failed: "app token and Socket Mode", problem: "invalid_auth", mend: "connections:write"},
		{name: "scopes", opts: localslack.Options{Scopes: []string{"chat:write", "commands"}}, failed: "scopes", problem: "app_mentions:read (mentions)", mend: "Add an OAuth Scope"},
		{name: "groups", opts: localslack.Options{Scopes: leanScopes}, change: groups, failed: "scopes", problem: "usergroups:read (user groups)", mend: "Add an OAuth Scope"},
		{name: "groups, granted", opts: localslack.Options{Scopes: append(leanScopes, "usergroups:read")}, change: groups},
		{name: "no groups", opts: localslack.Options{Scopes: leanScopes}},
		{name: "clock", change: func(c *bot.Config) { c.Now = func() time.Time { return time.Now().Add(time.Hour) } }, failed: "clock", problem: "off by", mend: "NTP"},
		{name: "unreachable", change: func(c *bot.Config) { c.APIURL = "http://127.0.0.1:1/api/" }, failed: "reachability", problem: "auth.test", mend: "allow HTTPS"},
		{name: "server error", opts: localslack.Options{Fault: failing("auth.test")}, failed: "reachability", problem: "HTTP 500", mend: "allow HTTPS"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := localslack.Start(tt.opts)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			cfg := bot.Config{AppToken: app.Secret(s.AppToken()), BotToken: app.Secret(s.BotToken()), APIURL: s.APIURL()}
			if tt.change != nil {
				tt.change(&cfg)
			}
			found := false
			for _, f := range app.Diagnose(t.Context(), cfg.Account(), cfg.Check()) {
				if text := f.Problem + f.Mend; strings.Contains(text, string(cfg.BotToken)) && cfg.BotToken != "" || strings.Contains(text, string(cfg.AppToken)) && cfg.AppToken != "" {
					t.Errorf("Diagnose(%s) prints a token in %+v", tt.name, f)
				}
				if f.OK == (f.Check == tt.failed) {
					if f.Check == tt.failed || tt.name != "swapped" {
						t.Errorf("Diagnose(%s) = %+v, want only %q to fail", tt.name, f, tt.failed)
					}
				}
				if f.Check == tt.failed {
					found = true
					if !strings.Contains(f.Problem, tt.problem) || !strings.Contains(f.Mend, tt.mend) {
						t.Errorf("Diagnose(%s) = %+v, want problem %q and mend %q", tt.name, f, tt.problem, tt.mend)
					}
				}
			}
			if tt.failed != "" && !found {
				t.Errorf("Diagnose(%s) does not check %q", tt.name, tt.failed)
			}
		})
	}
}

// groups answers one user group only.
func groups(c *bot.Config) { c.UserGroups = []string{"S0LOCALSECURITY"} }

func failing(method string) func(string) *localslack.Fault {
	return func(m string) *localslack.Fault {
		if m != method {
			return nil
		}
		return &localslack.Fault{Status: 500}
	}
}
