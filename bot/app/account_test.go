package app

import "testing"

// TestOwns sends nothing private to an address that is not Slack's.
func TestOwns(t *testing.T) {
	local, slack := Account{API: "http://127.0.0.1:4000/api/"}, Account{API: "https://slack.com/api/"}
	for _, tt := range []struct {
		a       Account
		address string
		want    bool
	}{
		{slack, "https://hooks.slack.com/commands/T1/2/x", true},
		{slack, "https://files.slack-gov.com/x", true},
		{slack, "https://slack.com/x", true},
		{slack, "http://hooks.slack.com/commands/x", false},
		{slack, "https://evil-slack.com/x", false},
		{slack, "https://slack.com.evil.example/x", false},
		{slack, "https://u@hooks.slack.com/x", false},
		{slack, "http://127.0.0.1:4000/x", false},
		{slack, "file:///etc/passwd", false},
		{slack, "", false},
		{local, "http://127.0.0.1:4000/hook", true},
		{local, "http://127.0.0.1:4001/hook", false},
	} {
		if got := tt.a.Owns(tt.address); got != tt.want {
			t.Errorf("Owns(%q) with %s = %v, want %v", tt.address, tt.a.API, got, tt.want)
		}
	}
}
