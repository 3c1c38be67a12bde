package bot_test

import (
	"bytes"
	"cmp"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/playground/script"
	"miswg/bot/state"
	"miswg/bot/talk"
	"miswg/bot/watch"
	"miswg/index/live"
)

// A corrections is a workspace whose page changes, and what its bots share.
type corrections struct {
	*localslack.Server
	t      *testing.T
	watch  *watch.Config
	engine talk.Engine
	store  ledger.Store
	later  atomic.Int64 // nanoseconds by which the clocks are set on
	log    testLog
}

func correcting(t *testing.T, tier app.Tier, url string, o localslack.Options) *corrections {
	t.Helper()
	c := &corrections{t: t}
	o.Manifest = manifest(t, tier)
	o.AckTimeout = cmp.Or(o.AckTimeout, 3*time.Second) // a click that a stop cut off comes again
	c.Server = workspace(t, o)
	c.watch, c.engine = watched(t, [][2]string{{"<li>Japan</li>", "<li>Japan (observer)</li>"}})
	s, err := state.Open(t.Context(), url, state.Options{Wait: time.Minute, Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	c.store = shared{s}
	return c
}

// An ambush meets one call of a method, once it is armed.
type ambush struct {
	method string
	meet   func() *localslack.Fault
	armed  atomic.Bool
	called atomic.Bool
}

// held is an ambush whose call does not go on before gate is closed.
func held(method string, gate <-chan struct{}) *ambush {
	return &ambush{method: method, meet: func() *localslack.Fault { <-gate; return nil }}
}

// hung is an ambush whose call does not end; done tells whether it is carried out.
func hung(method string, done bool) *ambush {
	return &ambush{method: method, meet: func() *localslack.Fault { return &localslack.Fault{Hang: true, Done: done} }}
}

func (a *ambush) fault(method string) *localslack.Fault {
	if method != a.method || !a.armed.CompareAndSwap(true, false) {
		return nil
	}
	a.called.Store(true)
	return a.meet()
}

func (c *corrections) now() time.Time { return time.Now().Add(time.Duration(c.later.Load())) }

// joins starts a bot; its only administrator is alice.
func (c *corrections) joins() *running {
	c.t.Helper()
	cfg := bot.Config{Store: c.store, Now: c.now, Watch: c.watch, Drain: 100 * time.Millisecond, Logger: slog.New(slog.NewTextHandler(&c.log, nil))}
	cfg.Admins = []string{"U0LOCALALICE"}
	return join(c.t, c.Server, setup{engine: c.engine, bot: cfg})
}

// plays has people do what they do, a line each.
func (r *running) plays(moves ...string) {
	r.t.Helper()
	s, err := script.Parse([]byte("-- moves --\n" + strings.Join(moves, "\n") + "\n"))
	if err == nil {
		err = r.stage().Play(r.ctx, s)
	}
	if err != nil {
		r.t.Fatalf("%v; so far:\n%s", err, r.Transcript())
	}
}

// has counts the messages of the bot with a text, and how often they have it.
func (c *corrections) has(text string) (messages, times int) {
	for _, m := range c.State().FromBot() {
		if n := strings.Count(m.Text, text); n > 0 {
			messages, times = messages+1, times+n
		}
	}
	return messages, times
}

func (c *corrections) wants(amended, told int) {
	c.t.Helper()
	for text, want := range map[string]int{"\nChanged on ": amended, "Correction to what I answered above. Changed on ": told} {
		if m, n := c.has(text); m != want || n != want {
			c.t.Errorf("%d messages have %q, %d times, want %d once each; so far:\n%s\nlog:\n%s", m, text, n, want, c.Transcript(), &c.log)
		}
	}
}

// TestCorrectedWhereItMay: what the bot may not read it does not change; the thread gets
// the line all the same. What is deleted is passed over.
func TestCorrectedWhereItMay(t *testing.T) {
	t.Parallel()
	c := correcting(t, app.Lean, "memory:", localslack.Options{})
	r := c.joins()
	r.plays("miswg looks",
		"chidi says #general @miswg is japan a member?",
		"chidi replies #general @miswg japan",
		"chidi says @miswg is japan a member?",
		"benoît says @miswg is japan a member?",
		"benoît deletes",
		"chidi slash #bids is japan a member?",
		"chidi clicks Share",
		"miswg looks", "alice clicks Approve")
	if _, n := c.has("will be corrected: 3; threads that will get one line: 1."); n != 1 {
		t.Errorf("the card says so %d times, want 3 answers and one thread; so far:\n%s", n, c.Transcript())
	}
	r.plays("miswg looks", "miswg looks")
	c.wants(1, 1)
	if s := r.bot.Stats(); s.Corrected != 3 || s.Uncorrected != 0 {
		t.Errorf("%d corrected, %d not, want 3 and none", s.Corrected, s.Uncorrected)
	}
}

// TestCorrectedOnce: whatever ends between, and however many copies look, an answer has one
// line, and its thread gets one.
func TestCorrectedOnce(t *testing.T) {
	t.Parallel()
	together(t, map[string]struct {
		tier    app.Tier
		method  string
		arrives bool
		amended int
	}{
		"as it is amended, arrived":      {app.Conversational, "chat.update", true, 2},
		"as it is amended, did not":      {app.Conversational, "chat.update", false, 2},
		"as its thread is told, arrived": {app.Conversational, "chat.postMessage", true, 2},
		"as its thread is told, did not": {app.Conversational, "chat.postMessage", false, 2},
		"arrived, cannot look":           {app.Lean, "chat.postMessage", true, 0},
		"nothing ends":                   {app.Conversational, "", true, 2},
	}, func(t *testing.T, tt struct {
		tier    app.Tier
		method  string
		arrives bool
		amended int
	}) {
		call := hung(tt.method, tt.arrives)
		c := correcting(t, tt.tier, "memory:", localslack.Options{Fault: call.fault})
		a := c.joins()
		a.plays("miswg looks", "chidi says #general @miswg is japan a member?", "chidi replies #general @miswg japan", "miswg looks", "alice clicks Approve")
		c.wants(0, 0)
		if tt.method != "" {
			call.armed.Store(true)
			a.bot.Look(a.ctx)
			a.until("the call that does not end", call.called.Load)
			if err := a.stop(); err != nil {
				t.Fatal(err)
			}
		}
		b := c.joins()
		b.plays("miswg looks")
		c.later.Store(int64(time.Hour))
		d := c.joins()
		for range 3 {
			b.bot.Look(b.ctx)
			d.bot.Look(d.ctx)
			b.settle()
			d.settle()
		}
		c.wants(tt.amended, 1)
	})
}

// TestCorrectedNotEdited: an answer whose question is edited while others are corrected says
// what is so; it has no line.
func TestCorrectedNotEdited(t *testing.T) {
	t.Parallel()
	gate := make(chan struct{})
	open := sync.OnceFunc(func() { close(gate) })
	defer open()
	call := held("chat.update", gate)
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Fault: call.fault})
	r := c.joins()
	r.plays("miswg looks")
	asked := r.say("chidi", "#general", "@miswg is japan a member?")
	r.settle()
	r.plays("chidi says @miswg japan", "miswg looks", "alice clicks Approve")
	call.armed.Store(true)
	r.bot.Look(r.ctx)
	r.until("the call that is held", call.called.Load)
	if _, err := r.Edit(r.ctx, "chidi", asked.Ref, "@miswg japan, please"); err != nil {
		t.Fatal(err)
	}
	r.await("the edited answer", func(st localslack.State) bool {
		return slices.ContainsFunc(st.FromBot(), func(m *localslack.Message) bool {
			return m.ThreadTS == asked.TS && strings.Contains(m.Text, "Japan is an observer")
		})
	})
	open()
	r.settle()
	r.plays("miswg looks")
	c.wants(1, 0)
}

// TestCorrectedThoughLate: an answer of before a change that is posted only after it is
// corrected, too.
func TestCorrectedThoughLate(t *testing.T) {
	t.Parallel()
	gate := make(chan struct{})
	open := sync.OnceFunc(func() { close(gate) })
	defer open()
	call := held("chat.postMessage", gate)
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Fault: call.fault})
	r := c.joins()
	r.plays("miswg looks", "miswg looks")
	card, before := c.State().FromBot()[0], c.engine.Digest()
	call.armed.Store(true)
	r.say("chidi", "#general", "@miswg is japan a member?")
	r.until("the call that is held", call.called.Load)
	if _, err := r.Click(r.ctx, "alice", localslack.Ref{Channel: card.Channel, TS: card.TS}, "Approve"); err != nil {
		t.Fatal(err)
	}
	r.until("what was approved answers", func() bool { return c.engine.Digest() != before })
	open()
	r.settle()
	r.plays("miswg looks")
	c.wants(1, 1)
}

// TestCorrectedInALongThread: the line of a thread is found among many others, and not
// repeated.
func TestCorrectedInALongThread(t *testing.T) {
	t.Parallel()
	call := hung("chat.postMessage", true)
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Fault: call.fault})
	a := c.joins()
	a.plays("miswg looks", "chidi says #general @miswg is japan a member?")
	root := c.State().FromBot()[0].ThreadTS
	for range 250 {
		if _, err := c.Say(a.ctx, "chidi", "#general", "thanks", acts.InThread(root)); err != nil {
			t.Fatal(err)
		}
	}
	a.plays("miswg looks", "alice clicks Approve")
	call.armed.Store(true)
	a.bot.Look(a.ctx)
	a.until("the call that does not end", call.called.Load)
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	c.later.Store(int64(time.Hour))
	b := c.joins()
	for range 3 {
		b.bot.Look(b.ctx)
		b.settle()
	}
	c.wants(1, 1)
}

// TestCorrectionsGiveWay: a correction that Slack has wait keeps nobody from being answered
// where it is made; it is made later.
func TestCorrectionsGiveWay(t *testing.T) {
	t.Parallel()
	together(t, map[string]string{"as it is amended": "chat.update", "as its thread is told": "chat.postMessage"}, func(t *testing.T, method string) {
		c := correcting(t, app.Conversational, "memory:", localslack.Options{})
		r := c.joins()
		r.plays("miswg looks", "chidi says #general @miswg is japan a member?", "miswg looks", "alice clicks Approve")
		c.Inject(method, localslack.Fault{Status: http.StatusTooManyRequests, RetryAfter: time.Hour, Times: 1})
		r.plays("miswg looks", "chidi says #general @miswg is iceland a member?")
		if n, _ := c.has("Iceland is not in the MISWG"); n != 1 {
			t.Errorf("%d answers, want one; so far:\n%s", n, c.Transcript())
		}
		c.later.Store(int64(2 * time.Hour))
		r.plays("miswg looks")
		c.wants(1, 1)
	})
}

// TestCorrectionsAreFew: at a look some are corrected, and then others; what cannot be
// reached is passed over, and the log says no secret.
func TestCorrectionsAreFew(t *testing.T) {
	t.Parallel()
	const n, atOnce = 25, 20
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Channels: rooms(n)})
	r := c.joins()
	r.plays("miswg looks")
	for i := range n {
		r.say("chidi", room(i), "@miswg is japan a member?")
	}
	r.settle()
	r.plays("miswg looks", "alice removes #room-003", "alice clicks Approve", "miswg looks")
	if s := r.bot.Stats(); s.Corrected+s.Uncorrected != atOnce {
		t.Errorf("%d corrected at a look, %d not, want %d together", s.Corrected, s.Uncorrected, atOnce)
	}
	r.plays("miswg looks")
	c.wants(n-1, n-1)
	r.plays("miswg looks")
	if s := r.bot.Stats(); s.Corrected != n-1 || s.Uncorrected != 1 {
		t.Errorf("%d corrected, %d not, want %d and one; so far:\n%s", s.Corrected, s.Uncorrected, n-1, &c.log)
	}
	for _, secret := range []string{c.BotToken(), c.AppToken(), "Japan", "japan"} {
		if strings.Contains(c.log.String(), secret) {
			t.Errorf("the log has %q", secret)
		}
	}
}

// TestOneCopyCorrects: however many copies look, together they correct as few at a time as
// one does; when that one looks no more another goes on.
func TestOneCopyCorrects(t *testing.T) {
	t.Parallel()
	const n, atOnce = 25, 20
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Channels: rooms(n), AckTimeout: patience / 6})
	a := c.joins()
	a.plays("miswg looks")
	for i := range n {
		a.say("chidi", room(i), "@miswg is japan a member?")
	}
	a.settle()
	a.plays("miswg looks", "alice clicks Approve")
	b := c.joins()
	corrected := func(want int64) {
		t.Helper()
		a.settle()
		b.settle()
		if n := a.bot.Stats().Corrected + b.bot.Stats().Corrected; n != want {
			t.Errorf("%d corrected, want %d", n, want)
		}
	}
	b.bot.Look(b.ctx)
	a.bot.Look(a.ctx)
	corrected(atOnce)
	a.bot.Look(a.ctx)
	corrected(atOnce)
	if err := b.stop(); err != nil {
		t.Fatal(err)
	}
	a.bot.Look(a.ctx)
	corrected(atOnce)
	c.later.Store(int64(10 * time.Minute))
	a.bot.Look(a.ctx)
	corrected(n)
	c.wants(n, n)
}

// TestCorrectionsEndMended: what is owed when the bot is started anew with files that were
// mended meanwhile is not made any more, and the log says so.
func TestCorrectionsEndMended(t *testing.T) {
	t.Parallel()
	c := correcting(t, app.Conversational, "memory:", localslack.Options{})
	a := c.joins()
	a.plays("miswg looks", "chidi says #general @miswg is japan a member?", "miswg looks", "alice clicks Approve")
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	engine := c.engine.(*live.Live)
	approved, file := engine.Digest(), filepath.Join(engine.Dir(), "others.yaml")
	text, err := os.ReadFile(file)
	if err == nil {
		err = os.WriteFile(file, append(text, "# mended\n"...), 0o600)
	}
	if err == nil {
		err = engine.Reload(t.Context())
	}
	if err != nil || engine.Digest() == approved {
		t.Fatalf("the corpus is %s, %v, want another than %s", engine.Digest(), err, approved)
	}
	b := c.joins()
	b.plays("miswg looks", "miswg looks")
	c.wants(0, 0)
	if n := strings.Count(c.log.String(), "answers are not corrected"); n != 1 {
		t.Errorf("the log says so %d times, want once:\n%s", n, &c.log)
	}
	if all, err := c.store.Given(t.Context(), time.Time{}, true); err != nil || len(all) != 0 {
		t.Errorf("%d are owed still, %v, want none", len(all), err)
	}
}

// TestGivenTellsNothing: no word of a question or of its answer, no name of a person and
// no place can be read in what is kept; whoever is forgotten is corrected no more, and
// without a watch nothing is kept.
func TestGivenTellsNothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "state.db")
	c := correcting(t, app.Conversational, "sqlite:"+file, localslack.Options{})
	kept := func(want int) {
		t.Helper()
		all, err := c.store.Given(t.Context(), time.Time{}, false)
		if err != nil || len(all) != want {
			t.Errorf("%d answers are kept, %v, want %d", len(all), err, want)
		}
		for _, g := range all {
			// Of two letters some stand in any sealed bytes.
			for _, open := range []string{"japan", "zwetschge", "C0LOCAL", "D0LOCAL", "U0LOCAL", "member"} {
				if bytes.Contains(g.Body, []byte(open)) || strings.Contains(g.Name, open) {
					t.Errorf("what is kept can be read: it holds %q", open)
				}
			}
		}
	}
	ask := []string{"chidi says #general @miswg is japan a member, or zwetschge?", "benoît says @miswg is japan a member, or zwetschge?", "benoît says @miswg help", "benoît says @miswg what does it cost to join?"}
	bare := join(t, c.Server, setup{engine: c.engine, bot: bot.Config{Store: c.store}})
	bare.plays(ask...)
	kept(0)
	if err := bare.stop(); err != nil {
		t.Fatal(err)
	}
	r := c.joins()
	r.plays(append([]string{"miswg looks"}, ask...)...)
	kept(2)
	raw, err := os.ReadFile(file)
	if log, missing := os.ReadFile(file + "-wal"); missing == nil {
		raw = append(raw, log...)
	}
	if err != nil || bytes.Contains(raw, []byte("zwetschge")) {
		t.Errorf("the file of the store has a word of a question, %v", err)
	}
	r.plays("benoît says @miswg forget me")
	kept(1)
	r.plays("miswg looks", "alice clicks Approve", "miswg looks")
	c.wants(1, 1)
	r.plays("chidi says #general @miswg is japan a member?")
	kept(2)
	r.plays("chidi says #general @miswg japan", "chidi deletes")
	kept(2)
	r.plays("chidi says #general @miswg japan", "chidi edits @miswg what does it cost to join?")
	kept(2)
	for _, m := range c.State().FromBot() {
		if strings.Contains(m.Text, "Changed on") && m.Channel == c.State().Channel("DM benoît").ID {
			t.Errorf("%q was corrected for somebody who is forgotten", m.Text)
		}
	}
	if err := c.Check(); err != nil {
		t.Error(err)
	}
}
