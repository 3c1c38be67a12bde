package bot_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/talk"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

// twisted is the real engine with Ask replaced.
type twisted struct {
	*answer.Engine
	ask func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error)
}

func (e twisted) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	return e.ask(ctx, q, e.Engine)
}

func twist(t testing.TB, ask func(context.Context, answer.Question, *answer.Engine) (answer.Answer, error)) talk.Engine {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	return twisted{e, ask}
}

func lean(t testing.TB) []byte {
	t.Helper()
	return manifest(t, app.Lean)
}

func manifest(t testing.TB, tier app.Tier, parts ...app.Tier) []byte {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	m, err := app.Manifest(tier, e.Body(), e.Document(), parts...)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func (r *running) say(who, where, text string) localslack.Act {
	r.t.Helper()
	act, err := r.Say(r.ctx, who, where, text)
	if err != nil {
		r.t.Fatal(err)
	}
	return act
}

func (r *running) slash(who, where, text string) localslack.Act {
	r.t.Helper()
	act, err := r.Slash(r.ctx, who, where, "/miswg", text)
	if err != nil {
		r.t.Fatal(err)
	}
	return act
}

// rooms are n channels, so that no channel's pace slows a test down.
func rooms(n int) []localslack.Channel {
	var out []localslack.Channel
	for i := range n {
		out = append(out, localslack.Channel{ID: fmt.Sprintf("C0ROOM%03d", i), Name: fmt.Sprintf("room-%03d", i), Members: []string{"alice", "chidi", "bot"}})
	}
	return out
}

func room(i int) string { return fmt.Sprintf("#room-%03d", i) }

// textsTo counts the private messages of the bot to somebody that hold a text.
func textsTo(st localslack.State, who, part string) int {
	n := 0
	for _, m := range st.Only(who) {
		if m.BotID != "" && strings.Contains(m.Text, part) {
			n++
		}
	}
	return n
}

func TestRejectedTokens(t *testing.T) {
	for _, tt := range []struct{ method, code, setting string }{
		{"auth.test", "invalid_auth", "SLACK_BOT_TOKEN"},
		{"auth.test", "account_inactive", "SLACK_BOT_TOKEN"},
		{"apps.connections.open", "invalid_auth", "SLACK_APP_TOKEN"},
		{"apps.connections.open", "not_allowed_token_type", "SLACK_APP_TOKEN"},
		{"apps.connections.open", "token_expired", "SLACK_APP_TOKEN"},
		{"apps.connections.open", "missing_scope", "SLACK_APP_TOKEN"},
		{"apps.connections.open", "link_disabled", "SLACK_APP_TOKEN"},
	} {
		t.Run(tt.method+" "+tt.code, func(t *testing.T) {
			t.Parallel()
			ws, err := localslack.Start(localslack.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer ws.Close()
			ws.Inject(tt.method, localslack.Fault{Error: tt.code})
			e, err := engine()
			if err != nil {
				t.Fatal(err)
			}
			b, err := bot.New(bot.Config{AppToken: app.Secret(ws.AppToken()), BotToken: app.Secret(ws.BotToken()), APIURL: ws.APIURL()}, e)
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(t.Context(), patience)
			defer cancel()
			err = b.Run(ctx)
			var ce *app.ConfigError
			if !errors.As(err, &ce) || ce.Setting != tt.setting || !strings.Contains(ce.Problem, tt.code) {
				t.Errorf("Run = %v, want a ConfigError about %s and %s", err, tt.setting, tt.code)
			}
			if err != nil && (strings.Contains(err.Error(), ws.AppToken()) || strings.Contains(err.Error(), ws.BotToken())) {
				t.Errorf("Run = %v, want no token", err)
			}
		})
	}
}

func TestSlackNotReachedAtFirst(t *testing.T) {
	t.Parallel()
	ws, err := localslack.Start(localslack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	ws.Inject("auth.test", localslack.Fault{Status: 503, Times: 2})
	ws.Inject("apps.connections.open", localslack.Fault{Reset: true, Times: 1})
	ws.Inject("apps.connections.open", localslack.Fault{Status: 429, RetryAfter: time.Second, Times: 1})
	r := join(t, ws, setup{bot: bot.Config{Connections: 1}})
	r.say("alice", "#general", "@miswg is japan a member?")
	r.await("answer", replies(1))
}

func TestPanicCostsOneQuestion(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, engine: twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		if strings.Contains(q.Text, "boom") {
			panic("boom")
		}
		if strings.Contains(q.Text, "broken") {
			return answer.Answer{}, errors.New("broken index")
		}
		return real.Ask(ctx, q)
	})})
	r.say("alice", "#general", "@miswg boom")
	r.slash("alice", "#bids", "boom")
	r.slash("alice", "#bids", "broken")
	r.settle()
	r.say("alice", "#general", "@miswg is japan a member?")
	r.settle()
	st := r.State()
	if n := textsTo(st, "alice", "something went wrong"); n != 2 {
		t.Errorf("private apologies = %d, want 2", n)
	}
	posts := st.FromBot()
	if len(posts) != 2 || !strings.Contains(posts[0].Text, "Reference: ") || !strings.Contains(posts[1].Text, "Japan is a member") {
		t.Errorf("posts = %v, want an apology with a reference and an answer", texts(posts))
	}
	for _, m := range append(posts, st.Only("alice")...) {
		if strings.Contains(m.Text, "broken index") {
			t.Errorf("%q tells what went wrong inside", m.Text)
		}
	}
	if n := r.bot.Stats().Panics; n != 2 {
		t.Errorf("Stats().Panics = %d, want 2", n)
	}
}

func texts(ms []*localslack.Message) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Text)
	}
	return out
}

func TestWebAPIFaults(t *testing.T) {
	t.Parallel()
	together(t, map[string]localslack.Fault{
		"429":          {Status: 429, RetryAfter: time.Second, Times: 1},
		"500":          {Status: 500, Times: 2},
		"html":         {Status: 200, Body: "<html>We are sorry</html>", Times: 1},
		"reset":        {Reset: true, Times: 2},
		"hang":         {Hang: true, Times: 1},
		"service":      {Error: "service_unavailable", Times: 1},
		"blocks":       {Error: "invalid_blocks", Times: 1},
		"blocks+429":   {Error: "invalid_blocks_format", Times: 1},
		"internal":     {Error: "internal_error", Times: 1},
		"rate in body": {Error: "ratelimited", Times: 1},
	}, func(t *testing.T, f localslack.Fault) {
		r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Timeout: 5 * time.Second}})
		r.Inject("chat.postMessage", f)
		r.Inject("response_url", f)
		r.Inject("views.publish", f)
		r.say("alice", "#general", "@miswg is japan a member?")
		r.slash("benoît", "#general", "x")
		r.slash("alice", "#bids", "is iceland a member?")
		if _, err := r.Open(r.ctx, "alice", "home"); err != nil {
			t.Fatal(err)
		}
		r.settle()
		st := r.State()
		if n := len(st.FromBot()); n != 1 {
			t.Errorf("posts = %d, want 1", n)
		}
		if n := textsTo(st, "alice", "Iceland is not in the MISWG"); n != 1 {
			t.Errorf("private answers = %d, want 1", n)
		}
		if st.Home("alice") == nil && !strings.HasPrefix(f.Error, "invalid_blocks") {
			t.Error("no Home")
		}
		if s := r.bot.Stats(); s.Retried+s.Fallbacks == 0 {
			t.Errorf("Stats() = %+v, want retries or fallbacks", s)
		}
	})
}

// TestAnswerLost: the post worked, only Slack's answer was lost. Where the bot may
// read the conversation it looks before it posts again.
func TestAnswerLost(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}})
	r.Inject("chat.postMessage", localslack.Fault{Reset: true, Done: true, Times: 1})
	r.say("alice", "@miswg", "is japan a member?")
	r.settle()
	if n := len(r.State().FromBot()); n != 1 {
		t.Errorf("posts = %d, want 1", n)
	}
}

// TestSlowSlack: Slack carries posts out and says so too late, each time. Where the
// bot may look it posts once; elsewhere it does not go on for minutes.
func TestSlowSlack(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Timeout: time.Second}})
	r.Inject("chat.postMessage", localslack.Fault{Delay: 3 * time.Second})
	r.say("alice", "#general", "@miswg is japan a member?")
	r.settle()
	r.await("what was sent arrives", func(st localslack.State) bool { return len(st.FromBot()) >= 4 })
	posts := r.State().In("#general")
	if n := len(posts) - 1; n != 4 {
		t.Errorf("posts in the channel = %d, want 4", n)
	}
}

// TestLimitsDoNotCount: being told to wait uses up none of a command's few tries.
func TestLimitsDoNotCount(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}})
	r.Inject("response_url", localslack.Fault{Status: 429, RetryAfter: time.Second, Times: 6})
	r.slash("alice", "#bids", "is iceland a member?")
	r.settle()
	if n := textsTo(r.State(), "alice", "Iceland is not in the MISWG"); n != 1 {
		t.Errorf("answers where the command was typed = %d, want 1", n)
	}
}

func TestResponseURLGone(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}})
	r.Inject("response_url", localslack.Fault{Status: 404})
	r.slash("alice", "#bids", "is iceland a member?")
	r.settle()
	posts := r.State().In("DM alice")
	if len(posts) != 1 || !strings.Contains(posts[0].Text, "Iceland is not in the MISWG") {
		t.Errorf("direct messages = %v, want the answer", texts(posts))
	}
}

// TestMap uploads the picture once, and the Home shows it.
func TestMap(t *testing.T) {
	t.Parallel()
	m := manifest(t, app.Conversational)
	r := start(t, setup{slack: localslack.Options{Manifest: m}, bot: bot.Config{Map: func() ([]byte, error) { return []byte("\x89PNG\r\n\x1a\n"), nil }}})
	if err := r.Await(r.ctx, func(s localslack.State) bool { return len(s.Files) == 1 }); err != nil {
		t.Fatal(err)
	}
	r.settle()
	for _, who := range []string{"alice", "benoît"} {
		if _, err := r.Open(r.ctx, who, "home"); err != nil {
			t.Fatal(err)
		}
	}
	r.settle()
	st := r.State()
	if len(st.Files) != 1 {
		t.Fatalf("files = %d, want 1", len(st.Files))
	}
	for _, who := range []string{"alice", "benoît"} {
		if h := st.Home(who); h == nil || !strings.Contains(string(h.Blocks), st.Files[0].ID) {
			t.Errorf("the Home of %s does not show the map", who)
		}
	}
}

// brokenStore fails at everything.
type brokenStore struct{}

var errStore = errors.New("disk full")

func (brokenStore) Lasting() bool { return true }
func (brokenStore) Claim(context.Context, string, time.Duration, ...string) (bool, error) {
	return false, errStore
}
func (brokenStore) Begin(context.Context, []ledger.Pending, time.Duration) (map[string]int64, error) {
	return nil, errStore
}
func (brokenStore) Epoch(context.Context) (int64, error) { return 0, errStore }
func (brokenStore) Sending(context.Context, string, string, bool) (bool, error) {
	return false, errStore
}
func (brokenStore) Finish(context.Context, string, string, ...ledger.Answered) error { return errStore }
func (brokenStore) Renew(context.Context, string, time.Duration) error               { return errStore }
func (brokenStore) Adopt(context.Context, string, time.Duration, int) ([]ledger.Pending, error) {
	return nil, errStore
}
func (brokenStore) SetLanguage(context.Context, string, corpus.Lang) error { return errStore }
func (brokenStore) SaveFeedback(context.Context, ledger.Feedback) error    { return errStore }
func (brokenStore) Posted(context.Context, string) (ledger.Posted, bool, error) {
	return ledger.Posted{}, false, errStore
}
func (brokenStore) ClaimIn(context.Context, ledger.Place, string, string, time.Duration, ...string) (corpus.Lang, []ledger.Posted, bool, error) {
	return "", nil, false, errStore
}
func (brokenStore) DropPosted(context.Context, string) error      { return errStore }
func (brokenStore) SaveGiven(context.Context, ledger.Given) error { return errStore }
func (brokenStore) ChangeGiven(context.Context, ledger.Given, []byte) (bool, error) {
	return false, errStore
}
func (brokenStore) Given(context.Context, time.Time, bool) ([]ledger.Given, error) {
	return nil, errStore
}
func (brokenStore) RecordGap(context.Context, string, []string, answer.Kind, corpus.Lang) error {
	return errStore
}
func (brokenStore) SaveQuestion(context.Context, string, string, answer.Kind, corpus.Lang) error {
	return errStore
}
func (brokenStore) SaveExam(context.Context, exam.Result) error { return errStore }
func (brokenStore) LastExam(context.Context) (exam.Result, error) {
	return exam.Result{}, errStore
}
func (brokenStore) LastWatch(context.Context) (ledger.Watch, error)       { return ledger.Watch{}, errStore }
func (brokenStore) SaveWatch(context.Context, ledger.Watch) (bool, error) { return false, errStore }
func (brokenStore) Forget(context.Context, string) (bool, error)          { return false, errStore }

func TestStoreBroken(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Store: brokenStore{}}})
	act := r.say("alice", "#general", "@miswg is japan a member?")
	if _, err := r.Redeliver(act.Envelopes[0]); err != nil {
		t.Fatal(err)
	}
	r.slash("alice", "#bids", "is iceland a member?")
	r.slash("alice", "#bids", "forget me")
	r.settle()
	st := r.State()
	if n := len(st.FromBot()); n != 1 {
		t.Errorf("posts = %d, want 1", n)
	}
	if textsTo(st, "alice", "Iceland") != 1 || textsTo(st, "alice", "could not reach") != 1 {
		t.Errorf("private messages = %v, want an answer and an excuse", texts(st.Only("alice")))
	}
}

// TestLogsKeepSecrets makes everything fail and looks for capabilities and
// questions in the log.
func TestLogsKeepSecrets(t *testing.T) {
	t.Parallel()
	var log testLog
	r := start(t, setup{
		slack: localslack.Options{Manifest: lean(t)},
		bot:   bot.Config{Logger: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})), Timeout: 200 * time.Millisecond, Patience: time.Second},
	})
	r.Inject("*", localslack.Fault{Reset: true})
	r.Inject("response_url", localslack.Fault{Reset: true})
	r.say("alice", "#general", "@miswg is xyzzyland a member?")
	r.slash("alice", "#bids", "is xyzzyland a member?")
	r.settle()
	r.Kill()
	r.Heal("")
	r.await("reconnected", func(st localslack.State) bool { return st.Sockets >= 1 })
	for _, secret := range []string{r.AppToken(), r.BotToken(), "/response/", "/link/", "ticket", "xyzzyland", "trigger"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log holds %q:\n%s", secret, &log)
		}
	}
	if !strings.Contains(log.String(), "reply not delivered") {
		t.Errorf("the log says nothing of the lost reply:\n%s", &log)
	}
}
