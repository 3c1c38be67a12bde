package bot_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/localslack"
	"miswg/index/answer"
)

const stepTitle = "MISWG status"

// stepped starts a bot whose app has the step.
func stepped(t testing.TB, s setup) *running {
	t.Helper()
	if s.slack.Manifest == nil {
		s.slack.Manifest = manifest(t, app.Lean, app.Workflow)
	}
	return start(t, s)
}

// runs has somebody's workflow come to the step.
func (r *running) runs(who string, inputs map[string]string) localslack.Act {
	r.t.Helper()
	act, err := r.RunStep(r.ctx, who, stepTitle, inputs)
	if err != nil {
		r.t.Fatal(err)
	}
	return act
}

// named is a step's input without a person.
func named(name string) map[string]string { return map[string]string{app.StepName: name} }

// ended reports whether so many steps have ended, and none runs.
func ended(n int) func(localslack.State) bool {
	return func(st localslack.State) bool {
		running := slices.ContainsFunc(st.Steps, func(s localslack.Step) bool { return s.Status == "running" })
		return len(st.Steps) == n && !running
	}
}

// TestStepInputs: what is no exact name ends the step with a sentence in the language of
// its words or of who asks, which repeats nothing of what was given.
func TestStepInputs(t *testing.T) {
	t.Parallel()
	const notExact, pasExact = "That is not the exact name", "Ce n'est pas exactement le nom"
	r := stepped(t, setup{})
	for _, tt := range []struct{ name, person, status, want string }{
		{"Japan", "", "member", ""},
		{"  JP ", "", "member", ""},
		{":flag-fr:", "", "member", ""},
		{"the US", "", "member", ""},
		{"Turks & Caicos Islands", "", "not_listed", ""},
		{"Islande", "", "excluded", ""},
		{"", "", "", "No name was given"},
		{" \n ", "U0LOCALBENOIT", "", "Aucun nom n'a été donné"},
		{strings.Repeat("Japan ", 40), "", "", "The name is too long"},
		{"is japan a member?", "", "", notExact},
		{"japan and france", "", "", notExact + ", code or flag of one country or organisation; perhaps it means: Japan, France."},
		{"swtizerland", "", "", "perhaps it means: Switzerland."},
		{"Georgia", "", "", "perhaps it means: Georgia."},
		{"Washington", "", "", "perhaps it means: "},
		{"Paris", "U0LOCALBENOIT", "", "; il s'agit peut-être de : France."},
		{"pays de l'OTAN", "", "", pasExact},
		{"blorgistan", "U0LOCALBENOIT", "", pasExact},
		{"<!channel> <@U0LOCALALICE> *Japan* <https://example.org|Norway>", "", "", notExact},
		{"help", "", "", notExact},
		{"forget me", "U0LOCALALICE", "", notExact},
	} {
		in := named(tt.name)
		if tt.person != "" {
			in[app.StepPerson] = tt.person
		}
		r.runs("alice", in)
		r.settle()
		steps := r.State().Steps
		got := steps[len(steps)-1]
		if status, _ := got.Outputs[app.StepStatus].(string); status != tt.status {
			t.Errorf("step(%q) gives status %q, want %q; error %q", tt.name, status, tt.status, got.Error)
		}
		if tt.want != "" && (got.Status != "failed" || !strings.Contains(got.Error, tt.want)) {
			t.Errorf("step(%q) is %s with %q, want failed with %q", tt.name, got.Status, got.Error, tt.want)
		}
		for _, live := range []string{"<", ">", "blorgistan", "swtizerland"} {
			if strings.Contains(got.Error, live) {
				t.Errorf("step(%q) fails with %q, which repeats %q", tt.name, got.Error, live)
			}
		}
	}
	if n := len(r.State().FromBot()); n != 0 {
		t.Errorf("the bot posted %d messages, want none", n)
	}
}

// TestStepBurst: twenty runs at once all end, each once.
func TestStepBurst(t *testing.T) {
	t.Parallel()
	const n = 20
	r := stepped(t, setup{bot: bot.Config{Store: journalled(t)}})
	for range n {
		r.runs("alice", named("Japan"))
	}
	r.await("the ends", ended(n))
	r.settle()
	if calls := len(r.Calls("functions.completeSuccess")); calls != n {
		t.Errorf("calls = %d, want %d", calls, n)
	}
	if s := r.bot.Stats(); s.Failed != 0 || s.Answered != n {
		t.Errorf("Stats() = %+v, want %d answered and none failed", s, n)
	}
}

// TestStepFlood: a person's workflow may run a hundred times within five seconds, though
// they may ask one question a minute; a flood beyond is refused in words, and somebody
// else's runs are not.
func TestStepFlood(t *testing.T) {
	t.Parallel()
	const n, beyond = 100, 3
	var cfg bot.Config
	cfg.UserRate, cfg.RunRate = 1, 20
	cfg.Now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	r := stepped(t, setup{bot: cfg})
	run := func(who string) {
		r.runs("alice", map[string]string{app.StepName: "Japan", app.StepPerson: who})
		r.settle()
	}
	for range n + beyond {
		run("U0LOCALALICE")
	}
	run("U0LOCALGUS")
	for i, s := range r.State().Steps {
		refused := i >= n && i < n+beyond
		if ok := s.Status == "completed"; ok == refused || refused && !strings.Contains(s.Error, "in a short time") {
			t.Errorf("run %d is %s with %q, want refused = %v", i+1, s.Status, s.Error, refused)
		}
	}
}

// TestStepFaults: whatever goes wrong with the call that ends a step, the step ends, and
// nothing is counted as failed.
func TestStepFaults(t *testing.T) {
	t.Parallel()
	together(t, map[string]localslack.Fault{
		"limited":     {Status: 429, RetryAfter: time.Second, Times: 1},
		"unavailable": {Status: 503, Times: 2},
		"reset":       {Reset: true, Times: 1},
		"lost":        {Reset: true, Done: true, Times: 1},
		"error":       {Error: "internal_error", Times: 1},
		"page":        {Status: 502, Body: "<html>bad gateway</html>", Times: 1},
		"hang":        {Hang: true, Times: 1},
	}, func(t *testing.T, f localslack.Fault) {
		r := stepped(t, setup{bot: bot.Config{Store: journalled(t), Timeout: 5 * time.Second}})
		for _, m := range []string{"functions.completeSuccess", "functions.completeError"} {
			r.Inject(m, f)
		}
		act := r.runs("alice", named("Japan"))
		r.runs("alice", named("blorgistan"))
		r.settle()
		for _, e := range act.Envelopes {
			if _, err := r.Redeliver(e); err != nil {
				t.Fatal(err)
			}
		}
		r.settle()
		st := r.State()
		if !ended(2)(st) || st.Steps[0].Status != "completed" || st.Steps[1].Status != "failed" {
			t.Errorf("steps = %+v, want one complete and one failed", st.Steps)
		}
		// Slack refuses a second end: at most the one that was sent since nobody heard of the first.
		ok := 0
		for _, c := range r.Calls("functions.completeSuccess") {
			if c.OK {
				ok++
			}
		}
		if want := 1; ok > want {
			t.Errorf("the step was ended %d times, want %d", ok, want)
		}
		if s := r.bot.Stats(); s.Failed != 0 {
			t.Errorf("Stats().Failed = %d, want 0", s.Failed)
		}
	})
}

// TestStepFails: an engine that fails or panics, a manifest of another version and a step
// that the program does not have end the step all the same, and say so.
func TestStepFails(t *testing.T) {
	t.Parallel()
	broken := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		switch q.Text {
		case "Norway":
			panic("boom")
		case "Iceland":
			return answer.Answer{}, fmt.Errorf("broken index")
		}
		return real.Ask(ctx, q)
	})
	now := string(manifest(t, app.Lean, app.Workflow))
	for _, tt := range []struct {
		name, old, new string // of the manifest
		input, want    string
	}{
		{"panic", "", "", "Norway", "Something went wrong on my side"},
		{"error", "", "", "Iceland", "Something went wrong on my side"},
		{"manifest", `"receipt": {`, `"code": {`, "Japan", "has to paste it anew"},
		{"manifest, French", `"receipt": {`, `"code": {`, "Japon", "doit le coller de nouveau"},
		{"other step", `"miswg_status": {`, `"miswg_other": {`, "Japan", "no such step"},
	} {
		r := stepped(t, setup{engine: broken, allowed: []string{"api"}, slack: localslack.Options{Manifest: []byte(strings.Replace(now, tt.old, tt.new, 1))}})
		r.runs("alice", named(tt.input))
		r.settle()
		if got := r.State().Steps[0]; got.Status != "failed" || !strings.Contains(got.Error, tt.want) || strings.Contains(got.Error, "broken index") {
			t.Errorf("%s: step(%q) is %s with %q, want failed with %q", tt.name, tt.input, got.Status, got.Error, tt.want)
		}
	}
}

// TestStepRules: rules that name who may ask hold for workflows too, which need to say who
// does.
func TestStepRules(t *testing.T) {
	t.Parallel()
	var cfg bot.Config
	cfg.UserGroups = []string{"S0LOCALSECURITY"}
	r := stepped(t, setup{slack: localslack.Options{ExtraScopes: []string{"usergroups:read"}}, bot: cfg})
	for person, want := range map[string]string{"": "failed", "U0LOCALGUS": "failed", "alice": "failed", "U0LOCALALICE": "completed"} {
		in := map[string]string{app.StepName: "Japan", app.StepPerson: person}
		r.runs("alice", in)
		r.settle()
		steps := r.State().Steps
		got := steps[len(steps)-1]
		if got.Status != want || want == "failed" && !strings.Contains(got.Error, "certain groups") {
			t.Errorf("step(%v) is %s with %q, want %s", in, got.Status, got.Error, want)
		}
	}
}

// TestStepPrivacy: the log has neither the name nor a token, whatever goes wrong.
func TestStepPrivacy(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	r := stepped(t, setup{allowed: []string{"api"}, bot: bot.Config{Store: journalled(t), Logger: slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))}})
	r.Inject("functions.completeSuccess", localslack.Fault{Error: "parameter_validation_failed", Times: 1})
	r.Inject("functions.completeError", localslack.Fault{Error: "access_denied", Times: 1})
	for _, name := range []string{"Norway", "Freedonia", "Iceland"} {
		r.runs("alice", map[string]string{app.StepName: name, app.StepPerson: "U0LOCALALICE"})
		r.settle()
	}
	if err := r.stop(); err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"Norway", "Freedonia", "Iceland", "xwfp-", r.BotToken(), r.AppToken()} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, log.String())
		}
	}
	if !strings.Contains(log.String(), "step not ended") {
		t.Errorf("the log has no word of a step that was not ended:\n%s", log.String())
	}
}

// TestStepLeft: a step that a copy acknowledged and could not end before it stopped, the
// next ends, once.
func TestStepLeft(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{Manifest: manifest(t, app.Lean, app.Workflow)}), journalled(t)
	a := join(t, ws, setup{engine: gated(t, nil), bot: bot.Config{Store: s, Drain: 100 * time.Millisecond}})
	for _, id := range a.runs("alice", named("Japan")).Envelopes {
		if _, err := ws.AwaitAck(a.ctx, id); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	if ended(1)(ws.State()) {
		t.Fatal("a step ended through a closed gate")
	}
	b := join(t, ws, setup{bot: bot.Config{Store: s, Lease: time.Minute}})
	b.await("the end of what the other left", ended(1))
	b.settle()
	if st := ws.State(); st.Steps[0].Status != "completed" || len(ws.Calls("functions.completeSuccess")) != 1 {
		t.Errorf("step is %+v after %d calls, want it complete after one", st.Steps[0], len(ws.Calls("functions.completeSuccess")))
	}
}

// TestStepDeclined: a step that finds no room, however often Slack sends it, is ended
// with a word about it and does not hang.
func TestStepDeclined(t *testing.T) {
	t.Parallel()
	var asked atomic.Bool
	gate := make(chan struct{})
	waiting := gated(t, gate)
	engine := twist(t, func(ctx context.Context, q answer.Question, _ *answer.Engine) (answer.Answer, error) {
		asked.Store(true)
		return waiting.Ask(ctx, q)
	})
	r := stepped(t, setup{
		// Nothing but the second's refusals may take so long that it is sent again.
		slack:   localslack.Options{AckTimeout: 1500 * time.Millisecond, RetryDelays: []time.Duration{0, 0, 0}},
		engine:  engine,
		bot:     bot.Config{Queue: 1, Workers: 1},
		allowed: []string{localslack.NoAck, localslack.LateAck},
	})
	r.runs("alice", named("Japan"))
	r.until("the first is at work", asked.Load)
	r.runs("benoît", named("Islande"))
	r.await("the end of the second", func(st localslack.State) bool { return st.Steps[1].Status == "failed" })
	close(gate)
	r.await("the end of the first", ended(2))
	if st := r.State(); st.Steps[0].Status != "completed" || !strings.Contains(st.Steps[1].Error, "relancez") {
		t.Errorf("steps = %+v, want the first complete and the second put off, in French", st.Steps)
	}
}

// TestStepExternals: where people of other organisations are refused, so is a step whose
// person is one of them, though its event does not tell where they belong; ours are answered,
// and so is a step that names nobody.
func TestStepExternals(t *testing.T) {
	t.Parallel()
	refusing := bot.Config{}
	refusing.RefuseExternals = true
	for _, tt := range []struct {
		config  bot.Config
		person  string
		refused bool
	}{
		{refusing, "U0LOCALDANA", true}, {refusing, "U0LOCALALICE", false}, {refusing, "", false}, {bot.Config{}, "U0LOCALDANA", false},
	} {
		r := stepped(t, setup{bot: tt.config})
		for range 2 { // the second time it is known
			in := named("Japan")
			if tt.person != "" {
				in[app.StepPerson] = tt.person
			}
			r.runs("alice", in)
		}
		r.await("both have ended", ended(2))
		for _, step := range r.State().Steps {
			if got := strings.Contains(step.Error, "this organisation only"); got != tt.refused {
				t.Errorf("a step of %q, others refused %v, is %s with %q, want it refused %v", tt.person, tt.config.RefuseExternals, step.Status, step.Error, tt.refused)
			}
		}
	}
}
