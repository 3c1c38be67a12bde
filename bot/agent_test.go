package bot_test

import (
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
)

// TestStatusOfASlowAnswer: the agent pane shows a status only while an answer is
// late.
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
	shown := false
	if err := r.Await(r.ctx, func(s localslack.State) bool {
		for _, c := range s.Story {
			shown = shown || len(c) > 0 && strings.Contains(c, "reading the page")
		}
		return shown
	}); err != nil {
		t.Errorf("a slow answer showed no status: %v", err)
	}
}
