package bot_test

import (
	"strings"
	"testing"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
)

// TestEntityExternals: of a Work Object that stands in a shared channel from before, people of
// other organisations see no more than of a preview there once they are refused; ours open it
// where they are known to be ours.
func TestEntityExternals(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	before := start(t, setup{slack: localslack.Options{Manifest: manifest(t, app.Conversational, app.Search)}, bot: bot.Config{WorkObjects: true}})
	before.say("alice", "#supplier-security", e.Document().URL)
	before.settle()
	before.opens("dana", e.Body().Long.EN)
	before.sees("(dana sees " + e.Body().Long.EN + ")")
	if err := before.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	after := bot.Config{WorkObjects: true}
	after.RefuseExternals = true
	r := join(t, before.Server, setup{bot: after})
	r.opens("dana", e.Body().Long.EN)
	refused := "(dana sees that " + e.Body().Long.EN + " is custom)"
	if n := strings.Count(r.Transcript(), refused); n != 1 {
		t.Errorf("the transcript has %q %d times, want once:\n%s", refused, n, r.Transcript())
	}
	r.say("alice", "#general", e.Document().URL)
	r.settle()
	r.opens("alice", e.Body().Long.EN)
	r.sees("(alice sees " + e.Body().Long.EN + ")")
	r.searches("alice", "Japan")
	r.opens("alice", "Japan")
	r.sees("(alice sees Japan)")
}
