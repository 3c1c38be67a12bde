package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
)

// searched starts a bot whose app is searched.
func searched(t testing.TB, s setup) *running {
	t.Helper()
	if s.slack.Manifest == nil {
		s.slack.Manifest = manifest(t, app.Lean, app.Search)
	}
	if s.slack.Now == nil {
		// No machine is so slow that Slack gives up.
		s.slack.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	}
	return start(t, s)
}

// searches has somebody search, and returns what came of it once it has ended.
func (r *running) searches(who, words string) localslack.Step {
	r.t.Helper()
	if _, err := r.Search(r.ctx, who, words); err != nil {
		r.t.Fatal(err)
	}
	r.settle()
	steps := r.State().Steps
	return steps[len(steps)-1]
}

// results are what a search found: titles.
func results(s localslack.Step) (titles []string) {
	all, _ := s.Outputs[app.SearchResults].([]any)
	for _, r := range all {
		titles = append(titles, fmt.Sprint(r.(map[string]any)["title"]))
	}
	return titles
}

// finding is an engine whose searches find does; nil is the real one's.
type finding struct {
	talk.Engine
	find func(text string) error
}

func (f finding) Find(ctx context.Context, text string, lang corpus.Lang, limit int) ([]answer.Answer, error) {
	if err := f.find(text); err != nil {
		return nil, err
	}
	return f.Engine.Find(ctx, text, lang, limit)
}

// TestSearchBurst: twenty searches at once all end, each once and as the same person's
// search does alone, and none is acknowledged before.
func TestSearchBurst(t *testing.T) {
	t.Parallel()
	const n = 20
	r := searched(t, setup{bot: bot.Config{Store: journalled(t)}})
	for i := range n {
		if _, err := r.Search(r.ctx, "alice", []string{"Japan", "members"}[i%2]); err != nil {
			t.Fatal(err)
		}
	}
	r.await("the ends", ended(n))
	r.settle()
	for i, s := range r.State().Steps {
		if got, want := len(results(s)), []int{1, 38}[i%2]; s.Status != "completed" || got != want {
			t.Errorf("search %d is %s with %d results, want %d", i, s.Status, got, want)
		}
	}
	if calls := len(r.Calls("functions.completeSuccess")); calls != n {
		t.Errorf("calls = %d, want %d", calls, n)
	}
	if s := r.bot.Stats(); s.Failed != 0 || s.Answered != n {
		t.Errorf("Stats() = %+v, want %d answered and none failed", s, n)
	}
}

// TestSearchFaults: whatever goes wrong with the call that ends a search, it ends once, and
// nothing is counted as failed.
func TestSearchFaults(t *testing.T) {
	t.Parallel()
	together(t, map[string]localslack.Fault{
		"limited":     {Status: 429, RetryAfter: time.Second, Times: 1},
		"unavailable": {Status: 503, Times: 2},
		"reset":       {Reset: true, Times: 1},
		"lost":        {Reset: true, Done: true, Times: 1},
		"error":       {Error: "internal_error", Times: 1},
		"hang":        {Hang: true, Times: 1},
		"page":        {Status: 502, Body: "<html>bad gateway</html>", Times: 1},
	}, func(t *testing.T, f localslack.Fault) {
		r := searched(t, setup{allowed: []string{localslack.NoAck, localslack.LateAck}})
		r.Inject("functions.completeSuccess", f)
		if got := r.searches("alice", "Japan"); got.Status != "completed" || strings.Join(results(got), ", ") != "Japan" {
			t.Errorf("search is %s with %q, want Japan", got.Status, results(got))
		}
		if s := r.bot.Stats(); s.Failed != 0 {
			t.Errorf("Stats().Failed = %d, want 0", s.Failed)
		}
	})
}

// TestSearchFails: an engine that fails or panics ends the search, and says so in the
// language of its words.
func TestSearchFails(t *testing.T) {
	t.Parallel()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	r := searched(t, setup{engine: finding{e, func(text string) error {
		if strings.Contains(text, "Japon") {
			panic("boom")
		}
		return fmt.Errorf("broken index")
	}}})
	for query, want := range map[string]string{"le Japon est-il membre ?": "Quelque chose a mal tourné", "is Japan a member?": "Something went wrong"} {
		if got := r.searches("alice", query); got.Status != "failed" || !strings.Contains(got.Error, want) || strings.Contains(got.Error, "broken") {
			t.Errorf("search(%q) is %s with %q, want failed with %q", query, got.Status, got.Error, want)
		}
	}
}

// TestSearchRules: rules that name who may ask hold for searches too.
func TestSearchRules(t *testing.T) {
	t.Parallel()
	var cfg bot.Config
	cfg.UserGroups = []string{"S0LOCALSECURITY"}
	r := searched(t, setup{slack: localslack.Options{ExtraScopes: []string{"usergroups:read"}}, bot: cfg})
	for who, want := range map[string]string{"gus": "failed", "alice": "completed"} {
		got := r.searches(who, "Japan")
		if got.Status != want || want == "failed" && !strings.Contains(got.Error, "certain groups") {
			t.Errorf("search of %s is %s with %q, want %s", who, got.Status, got.Error, want)
		}
	}
}

// TestSearchPrivacy: two people find the same whatever one of them has asked, nothing of a
// search is kept, and the log has neither its words nor a secret.
func TestSearchPrivacy(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	store := journalled(t)
	r := searched(t, setup{allowed: []string{"api"}, bot: bot.Config{Store: store, KeepsQuestions: true, Logger: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}})
	r.slash("alice", "#general", "and norway?")
	r.settle()
	for _, query := range []string{"Japan", "and iceland", "Freedonia"} {
		a, b := r.searches("alice", query), r.searches("gus", query)
		if fmt.Sprint(a.Outputs) != fmt.Sprint(b.Outputs) {
			t.Errorf("search(%q) finds %v for one, %v for another", query, a.Outputs, b.Outputs)
		}
	}
	r.Inject("functions.completeSuccess", localslack.Fault{Error: "access_denied", Times: 1})
	r.searches("alice", "Iceland")
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Japan", "iceland", "Freedonia", "Iceland", "xwfp-", "localslackonly-secret", r.BotToken(), r.AppToken()} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, log.String())
		}
	}
	if !strings.Contains(log.String(), "search not ended") {
		t.Errorf("the log has no word of a search that was not ended:\n%s", log.String())
	}
}
