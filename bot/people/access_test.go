package people

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"miswg/bot/app"
	"miswg/bot/wire"
)

// TestExternal: people of other organisations are refused, on every surface alike, and
// nobody of our own.
func TestExternal(t *testing.T) {
	self := &app.Identity{Team: "T0OURS", Enterprise: "E0OURS"}
	a := NewAccess(Rules{RefuseExternals: true}, self, nil, time.Now, slog.Default())
	for _, tt := range []struct {
		kind, payload string
		want          bool
	}{
		{"events_api", `{"is_ext_shared_channel":true,"event":{"type":"app_mention","user":"U1","user_team":"T0OURS","team":"T0THEIRS"}}`, false},
		{"events_api", `{"is_ext_shared_channel":true,"event":{"type":"app_mention","user":"U1","user_team":"T0THEIRS","team":"T0OURS"}}`, true},
		{"events_api", `{"is_ext_shared_channel":true,"event":{"type":"app_mention","user":"U1","user_team":"E0OURS"}}`, false},
		{"events_api", `{"event":{"type":"message","user":"U1","team":"T0THEIRS"}}`, true},
		{"events_api", `{"event":{"type":"message","user":"U1"}}`, false},
		{"events_api", `{"is_ext_shared_channel":false,"event":{"type":"app_mention","user":"U1","channel":"C1","user_team":"T0SIBLING"}}`, false},
		{"events_api", `{"is_ext_shared_channel":false,"event":{"type":"function_executed","user_team":"T0THEIRS"}}`, true},
		{"slash_commands", `{"team_id":"T0SIBLING","enterprise_id":"E0OURS"}`, false},
		{"slash_commands", `{"team_id":"T0THEIRS","enterprise_id":"E0THEIRS"}`, true},
		{"slash_commands", `{"team_id":"T0THEIRS"}`, true},
		{"interactive", `{"user":{"team_id":"T0SIBLING"},"team":{"id":"T0SIBLING"},"enterprise":{"id":"E0OURS"}}`, false},
		{"interactive", `{"user":{"team_id":"T0THEIRS"},"team":{"id":"T0OURS"},"enterprise":{"id":"E0OURS"}}`, true},
		{"interactive", `{"user":{"team_id":"T0THEIRS"},"team":{"id":"T0THEIRS"},"enterprise":null}`, true},
	} {
		d := &wire.Delivery{Kind: tt.kind}
		if err := d.Decode(json.RawMessage(tt.payload)); err != nil {
			t.Fatal(err)
		}
		if got := a.External(d.From()); got != tt.want {
			t.Errorf("External(%s) = %v, want %v", tt.payload, got, tt.want)
		}
	}
	everybody := NewAccess(Rules{}, self, nil, time.Now, slog.Default())
	if everybody.External(wire.Origin{Team: "T0THEIRS"}) {
		t.Error("External where nobody is refused = true, want false")
	}
}

// TestPreview: a preview is refused to whomever a question is, and to whoever may be of
// another organisation.
func TestPreview(t *testing.T) {
	for _, tt := range []struct {
		rules   Rules
		payload string
		want    Refusal
	}{
		{Rules{}, `{"is_ext_shared_channel":true,"event":{"channel":"C1"}}`, Allowed},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":false,"event":{"channel":"C1"}}`, Allowed},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":true,"event":{"channel":"C1"}}`, External},
		{Rules{RefuseExternals: true}, `{"event":{"channel":"C1"}}`, External},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":true,"event":{"channel":"C1","user_team":"T0OURS"}}`, Allowed},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":true,"event":{"channel":"C1","user_team":"T0THEIRS"}}`, External},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":false,"event":{"channel":"COMPOSER","source":"composer"}}`, External},
		{Rules{RefuseExternals: true}, `{"is_ext_shared_channel":false,"event":{"channel":"COMPOSER","source":"composer","user_team":"T0OURS"}}`, Allowed},
		{Rules{Channels: []string{"C1"}}, `{"event":{"channel":"C1"}}`, Allowed},
		{Rules{Channels: []string{"C1"}}, `{"event":{"channel":"D1"}}`, Allowed},
		{Rules{Channels: []string{"C1"}}, `{"event":{"channel":"C2"}}`, NotHere},
		{Rules{Channels: []string{"C1"}}, `{"event":{"channel":"COMPOSER","source":"composer"}}`, NotHere},
	} {
		a := NewAccess(tt.rules, &app.Identity{Team: "T0OURS"}, nil, time.Now, slog.Default())
		d := &wire.Delivery{Kind: "events_api"}
		if err := d.Decode(json.RawMessage(tt.payload)); err != nil {
			t.Fatal(err)
		}
		to := wire.Target{Channel: string(d.Event.Event.Channel), User: "U1"}
		if got := a.Preview(t.Context(), to, d.From()); got != tt.want {
			t.Errorf("Preview(%s) = %v, want %v", tt.payload, got, tt.want)
		}
	}
}

// TestRuns: a person's steps and searches have an allowance of their own, by the second.
func TestRuns(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	a := NewAccess(Rules{UserRate: 1, RunRate: 20}, new(app.Identity), nil, func() time.Time { return now }, slog.Default())
	allowed := func(n int) (got int) {
		for range n {
			if a.Run(t.Context(), "U1", wire.Origin{}) == Allowed {
				got++
			}
		}
		return got
	}
	for i, want := range []int{100, 20, 20} {
		if got := allowed(150); got != want {
			t.Errorf("after %d s Run is Allowed %d times, want %d", i, got, want)
		}
		now = now.Add(time.Second)
	}
	if got := a.Ask(t.Context(), wire.Target{User: "U1"}, wire.Origin{}); got != Allowed {
		t.Errorf("Ask after runs = %v, want %v", got, Allowed)
	}
	if got := a.Run(t.Context(), "U2", wire.Origin{}); got != Allowed {
		t.Errorf("Run of somebody else = %v, want %v", got, Allowed)
	}
}

// TestRunsOfOthers: whose a step or a search is, which its event does not tell, Slack is
// asked, once; a whole Enterprise Grid is ours, and so is whom Slack does not know.
func TestRunsOfOthers(t *testing.T) {
	asked := map[string]int{}
	users := map[string]string{
		"U0OURS":    `{"ok":true,"user":{"team_id":"T0OURS"}}`,
		"U0SIBLING": `{"ok":true,"user":{"team_id":"T0SIBLING","enterprise_user":{"enterprise_id":"E0OURS"}}}`,
		"U0THEIRS":  `{"ok":true,"user":{"team_id":"T0THEIRS","is_stranger":true}}`,
		"U0NOBODY":  `{"ok":false,"error":"user_not_found"}`,
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.FormValue("user")]++
		_, _ = io.WriteString(w, users[r.FormValue("user")])
	}))
	defer s.Close()
	api := slack.New("xoxb-of-a-test", slack.OptionAPIURL(s.URL+"/"))
	self := &app.Identity{Team: "T0OURS", Enterprise: "E0OURS"}
	refusing := NewAccess(Rules{RefuseExternals: true}, self, api, func() time.Time { return time.Unix(1_800_000_000, 0) }, slog.New(slog.DiscardHandler))
	for user, want := range map[string]Refusal{"U0OURS": Allowed, "U0SIBLING": Allowed, "U0THEIRS": External, "U0NOBODY": Allowed, "": Allowed} {
		for range 2 {
			if got := refusing.Run(t.Context(), user, wire.Origin{}); got != want {
				t.Errorf("Run(%q) = %v, want %v", user, got, want)
			}
		}
		if n := asked[user]; user != "" && n != 1 {
			t.Errorf("Slack was asked %d times of %q, want once", n, user)
		}
	}
	asked = map[string]int{}
	open := NewAccess(Rules{}, self, api, time.Now, slog.Default())
	if got := open.Run(t.Context(), "U0THEIRS", wire.Origin{}); got != Allowed || len(asked) > 0 {
		t.Errorf("Run where nobody is refused = %v after %v, want %v without a question", got, asked, Allowed)
	}
}
