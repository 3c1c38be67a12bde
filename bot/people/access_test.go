package people

import (
	"encoding/json"
	"log/slog"
	"testing"
	"time"

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
		{"events_api", `{"is_ext_shared_channel":false,"event":{"type":"app_mention","user":"U1","user_team":"T0SIBLING"}}`, false},
		{"events_api", `{"event":{"type":"message","user":"U1","team":"T0THEIRS"}}`, true},
		{"events_api", `{"event":{"type":"message","user":"U1"}}`, false},
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
