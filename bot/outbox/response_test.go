package outbox

import (
	"net/http"
	"testing"

	"miswg/bot/retry"
)

// TestOutcome takes for success only what Slack documents as such.
func TestOutcome(t *testing.T) {
	for _, tt := range []struct {
		status int
		body   string
		want   retry.Verdict
		ok     bool
	}{
		{status: 200, body: "ok", ok: true},
		{status: 200, body: "ok\n", ok: true},
		{status: 200, body: `{"ok":true}`, ok: true},
		{status: 200, body: "", want: retry.Verdict{Retry: true, Unsure: true}},
		{status: 200, body: `{"ok":tr`, want: retry.Verdict{Retry: true, Unsure: true}},
		{status: 204, body: "", want: retry.Verdict{Retry: true, Unsure: true}},
		{status: 200, body: "<html>sign in</html>", want: retry.Verdict{Retry: true, Unsure: true}},
		{status: 502, body: "bad gateway", want: retry.Verdict{Retry: true, Unsure: true}},
		{status: 200, body: `{"ok":false,"error":"invalid_blocks"}`, want: retry.Verdict{Blocks: true}},
		{status: 400, body: "invalid_blocks", want: retry.Verdict{Blocks: true}},
		{status: 404, body: "used_url"},
		{status: 404, body: ""},
	} {
		err := outcome(&http.Response{StatusCode: tt.status, Header: http.Header{}}, []byte(tt.body))
		if (err == nil) != tt.ok {
			t.Errorf("outcome(%d, %q) = %v, want success: %v", tt.status, tt.body, err, tt.ok)
		}
		if err != nil && retry.Judge(err) != tt.want {
			t.Errorf("Judge(outcome(%d, %q)) = %+v, want %+v", tt.status, tt.body, retry.Judge(err), tt.want)
		}
	}
}
