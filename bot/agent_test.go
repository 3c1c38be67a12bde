package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
)

// TestStatusOfASlowAnswer: the agent pane shows that an answer is on its way while it is
// late, and no longer.
func TestStatusOfASlowAnswer(t *testing.T) {
	t.Parallel()
	m := manifest(t, app.Agent)
	late := func(method string) *localslack.Fault {
		if method != "chat.postMessage" {
			return nil
		}
		return &localslack.Fault{Delay: 300 * time.Millisecond}
	}
	r := start(t, setup{slack: localslack.Options{Manifest: m, Fault: late}, bot: bot.Config{StatusAfter: time.Millisecond}})
	if _, err := r.OpenAgentPane(r.ctx, "alice"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Say(r.ctx, "alice", "@miswg", "is japan a member?"); err != nil {
		t.Fatal(err)
	}
	// One after the other: the session is worked on, then it is not.
	for _, want := range []string{"session processing", "session active"} {
		if err := r.Await(r.ctx, func(s localslack.State) bool {
			return slices.ContainsFunc(s.Story, func(c string) bool { return strings.Contains(c, want) })
		}); err != nil {
			t.Errorf("a slow answer showed no %q: %v", want, err)
		}
	}
}
