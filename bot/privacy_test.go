package bot_test

import (
	"os"
	"strings"
	"testing"
)

// TestPrivacy plays every private surface up to where something is shared, and
// wants nothing of it in front of others.
func TestPrivacy(t *testing.T) {
	for _, surface := range []string{"slash", "slash-share", "proof", "chips", "home", "typeahead", "lookup", "check", "check-file", "language", "channels", "groups", "injection"} {
		t.Run(surface, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile("testdata/conversations/" + surface + ".txtar")
			if err != nil {
				t.Fatal(err)
			}
			parts := archive(string(data))
			r := start(t, settings(t, parts["setup"]))
			p := &play{running: r}
			moves := 0
			for line := range strings.Lines(parts["moves"]) {
				line = strings.TrimSpace(line)
				_, verb, _ := strings.Cut(line, " ")
				if strings.Contains(verb, "clicks Share") {
					break
				}
				// Asking in the open is answered in the open.
				if line == "" || strings.Contains(line, "@miswg") || strings.Contains(line, "<@U0LOCALBOT>") || line == "benoît clicks Show proof" || line == "benoît clicks Who are the observers?" {
					continue
				}
				if err := p.move(line); err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				r.settle()
				moves++
			}
			if moves == 0 {
				t.Fatal("no private moves")
			}
			for _, m := range r.State().FromBot() {
				t.Errorf("others see %q", m.Text)
			}
			for _, m := range r.State().Ephemerals {
				if m.BotID != "" && m.For == "" {
					t.Errorf("for nobody in particular: %q", m.Text)
				}
			}
		})
	}
}
