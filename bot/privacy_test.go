package bot_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"miswg/bot/playground/script"
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
			talk, err := script.Parse(data)
			if err != nil {
				t.Fatal(err)
			}
			if shared := slices.IndexFunc(talk.Moves, func(move string) bool { return strings.Contains(move, " clicks Share") }); shared >= 0 {
				talk.Moves = talk.Moves[:shared]
			}
			// Asking in the open is answered in the open.
			talk.Moves = slices.DeleteFunc(talk.Moves, func(move string) bool {
				return strings.Contains(move, "@miswg") || strings.Contains(move, "<@U0LOCALBOT>") || move == "benoît clicks Show proof" || move == "benoît clicks Who are the observers?"
			})
			if len(talk.Moves) == 0 {
				t.Fatal("no private moves")
			}
			r := start(t, written(t, talk))
			if err := r.stage().Play(r.ctx, talk); err != nil {
				t.Fatal(err)
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
