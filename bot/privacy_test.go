package bot_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"miswg/bot"
	"miswg/bot/localslack"
	"miswg/bot/playground/script"
)

// TestPrivacy plays every private surface up to where something is shared, and
// wants nothing of it in front of others.
func TestPrivacy(t *testing.T) {
	for _, surface := range []string{"slash", "slash-share", "proof", "chips", "home", "typeahead", "lookup", "check", "check-file", "language", "channels", "groups", "injection", "exam", "step", "search", "entities", "watch", "correct"} {
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
				return strings.Contains(move, "@miswg") || strings.Contains(move, "<@U0LOCALBOT>") || move == "benoît clicks Show proof" || move == "benoît clicks The observers"
			})
			if len(talk.Moves) == 0 {
				t.Fatal("no private moves")
			}
			r := start(t, written(t, talk))
			if err := r.stage().Play(r.ctx, talk); err != nil {
				t.Fatal(err)
			}
			st := r.State()
			for _, m := range st.FromBot() {
				if strings.Contains("watch correct", surface) && (m.Channel == st.Channel("DM alice").ID || m.Channel == st.Channel("DM benoît").ID) {
					continue // a change of the page is for the administrators
				}
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

// TestKeptQuestionsAreTold holds that people are told, where they ask, that the text of
// what they ask is kept, in each language, and that nobody is told so where it is not.
func TestKeptQuestionsAreTold(t *testing.T) {
	t.Parallel()
	for keeps, want := range map[bool]int{true: 1, false: 0} {
		r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{KeepsQuestions: keeps}})
		r.say("alice", "#general", "@miswg is japan a member?")
		r.slash("alice", "#general", "le japon est-il membre ?")
		r.slash("alice", "#general", "help")
		r.settle()
		st := r.State()
		if n := strings.Count(strings.Join(texts(st.FromBot()), "\n"), "Your question is kept for a while"); n != want {
			t.Errorf("KeepsQuestions %v: %d answers in the channel say so, want %d", keeps, n, want)
		}
		if n := textsTo(st, "alice", "Votre question est conservée"); n != want {
			t.Errorf("KeepsQuestions %v: %d private answers say so, want %d", keeps, n, want)
		}
	}
}
