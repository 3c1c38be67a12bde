package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/corpus"
	"miswg/index/answer"
)

// opens has somebody open what their search found.
func (r *running) opens(who, title string) {
	r.t.Helper()
	if _, err := r.OpenEntity(r.ctx, who, title); err != nil {
		r.t.Fatal(err)
	}
	r.settle()
}

// sees reports whether the transcript has what a person sees.
func (r *running) sees(want string) {
	r.t.Helper()
	if !strings.Contains(r.Transcript(), want) {
		r.t.Errorf("the transcript has no %q:\n%s", want, r.Transcript())
	}
}

// TestEntityPanics: nothing of what goes wrong with details is said in front of others.
func TestEntityPanics(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	r := start(t, setup{engine: shaken{e}, slack: localslack.Options{Manifest: manifest(t, app.Conversational, app.Search)}, bot: bot.Config{WorkObjects: true}})
	r.say("alice", "#general", e.Document().URL)
	r.settle()
	r.opens("benoît", e.Body().Long.EN)
	st := r.State()
	if n := len(st.FromBot()); n != 0 || st.Ephemerals[0].For != "U0LOCALBENOIT" {
		t.Errorf("others see %d messages, want none and a word to who clicked", n)
	}
}

// shaken is an engine that lists nobody in French.
type shaken struct{ *answer.Engine }

func (s shaken) Listed(l corpus.Lang) []answer.Entity {
	if l == corpus.French {
		panic("boom")
	}
	return s.Engine.Listed(l)
}

// forgetful is an engine that knows nothing of what it found before.
type forgetful struct{ *answer.Engine }

func (forgetful) About(string, corpus.Lang) (answer.Answer, error) {
	return answer.Answer{}, answer.ErrNoEntity
}

// TestEntityGone: of what the corpus does not have any more nothing is shown, and Slack
// says so.
func TestEntityGone(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	r := searched(t, setup{engine: forgetful{e}})
	r.searches("alice", "Japan")
	r.opens("alice", "Japan")
	r.sees("(alice sees that Japan is not_found)")
}

// TestEntityRules: rules that name who may ask hold for details, too.
func TestEntityRules(t *testing.T) {
	t.Parallel()
	var cfg bot.Config
	cfg.UserRate = 1
	r := searched(t, setup{bot: cfg})
	r.searches("alice", "Japan")
	r.opens("alice", "Japan")
	r.opens("alice", "Japan")
	r.sees("(alice sees that Japan is custom) ")
}

// TestEntityLanguage: a person's own setting goes before the language of their Slack.
func TestEntityLanguage(t *testing.T) {
	t.Parallel()
	r := searched(t, setup{})
	r.slash("alice", "#general", "language français")
	r.settle()
	r.searches("alice", "is Japan a member?")
	r.opens("alice", "Japan")
	r.sees("(alice sees Japon)\n    Statut: ")
}

// TestEntityFaults: whatever goes wrong with the call that shows details, they are shown,
// and where Slack refuses them that is counted and nothing else happens.
func TestEntityFaults(t *testing.T) {
	t.Parallel()
	together(t, map[string]localslack.Fault{
		"limited":     {Status: 429, RetryAfter: time.Second, Times: 1},
		"unavailable": {Status: 503, Times: 2},
		"reset":       {Reset: true, Times: 1},
		"error":       {Error: "internal_error", Times: 1},
	}, func(t *testing.T, f localslack.Fault) {
		r := searched(t, setup{slack: localslack.Options{Manifest: manifest(t, app.Lean, app.Search)}, bot: bot.Config{Store: journalled(t)}})
		r.searches("alice", "Japan")
		r.Inject("entity.presentDetails", f)
		r.opens("alice", "Japan")
		r.sees("(alice sees Japan)\n    Status: ")
		if s := r.bot.Stats(); s.Failed != 0 {
			t.Errorf("Stats().Failed = %d, want 0", s.Failed)
		}
	})
	r := searched(t, setup{allowed: []string{"api"}})
	r.searches("alice", "Japan")
	r.Inject("entity.presentDetails", localslack.Fault{Error: "feature_not_enabled", Times: 1})
	r.opens("alice", "Japan")
	if s := r.bot.Stats(); s.Failed != 1 {
		t.Errorf("Stats().Failed = %d after %s, want 1", s.Failed, "feature_not_enabled")
	}
}

// TestEntityFallsBack: where Slack refuses Work Objects the link gets its card, and where
// it only fails the Work Object comes later.
func TestEntityFallsBack(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{"invalid_metadata_format": "Ask me about any of them.", "access_denied": "Ask me about any of them.", "internal_error": "Observers: 5"} {
		r := start(t, setup{allowed: []string{"api"}, slack: localslack.Options{Manifest: manifest(t, app.Conversational, app.Search)}, bot: bot.Config{WorkObjects: true}})
		e, err := engine()
		if err != nil {
			t.Fatal(err)
		}
		r.Inject("chat.unfurl", localslack.Fault{Error: code, Times: 1})
		r.say("alice", "#general", e.Document().URL)
		r.settle()
		unfurls := fmt.Sprintf("%s", r.State().In("#general")[0].Unfurls)
		if !strings.Contains(unfurls, want) {
			t.Errorf("after %s the link has %s, want %q", code, unfurls, want)
		}
	}
}
