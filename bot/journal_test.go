package bot_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/state"
	"miswg/bot/talk"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/index/answer"
)

// shared is a store in memory that outlives the bots of a test.
type shared struct{ *state.Store }

func (shared) Lasting() bool { return true }

// journalled is a store that several bots of a test share.
func journalled(t testing.TB) ledger.Store {
	t.Helper()
	s, err := state.Open(t.Context(), "memory:", state.Options{Wait: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return shared{s}
}

// gated holds every answer back until its gate opens or the bot ends.
func gated(t testing.TB, gate <-chan struct{}) talk.Engine {
	return twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
		select {
		case <-gate:
			return real.Ask(ctx, q)
		case <-ctx.Done():
			return answer.Answer{}, ctx.Err()
		}
	})
}

// workspace starts a Slack for several bots.
func workspace(t testing.TB, o localslack.Options) *localslack.Server {
	t.Helper()
	if o.Manifest == nil {
		o.Manifest = lean(t)
	}
	ws, err := localslack.Start(unhurried(o))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	return ws
}

// TestLeftIsFinished: what a copy could not finish before it stopped, the next does.
func TestLeftIsFinished(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	a := join(t, ws, setup{engine: gated(t, nil), bot: bot.Config{Store: s, Drain: 100 * time.Millisecond}})
	acts := []localslack.Act{
		a.slash("alice", "#general", "is japan a member?"),
		a.say("alice", "#general", "@miswg is japan a member?"),
		a.say("alice", "@miswg", "is japan a member?"),
	}
	for _, act := range acts {
		for _, id := range act.Envelopes {
			if _, err := ws.AwaitAck(a.ctx, id); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := a.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	if n := len(ws.State().FromBot()); n != 0 {
		t.Fatalf("%d answers through a closed gate", n)
	}
	b := join(t, ws, setup{bot: bot.Config{Store: s, Lease: time.Minute}})
	b.await("answers to what the other left", func(st localslack.State) bool {
		return len(st.FromBot()) >= 2 && textsTo(st, "alice", "Japan is a member") >= 1
	})
	b.settle()
	if err := b.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	// Nothing is left for a third.
	c := join(t, ws, setup{bot: bot.Config{Store: s}})
	c.settle()
	st := ws.State()
	if public, private := len(st.FromBot()), textsTo(st, "alice", "Japan is a member"); public != 2 || private != 1 {
		t.Errorf("%d public and %d private answers, want 2 and 1", public, private)
	}
	if n := b.bot.Stats().Recovered; n != 3 {
		t.Errorf("Recovered = %d, want 3", n)
	}
}

// silent is the journal of a copy that cannot say that it lives.
type silent struct {
	ledger.Store
	cut atomic.Bool
}

func (s *silent) Renew(ctx context.Context, copy string, lease time.Duration) error {
	if s.cut.Load() {
		return errors.New("not reached")
	}
	return s.Store.Renew(ctx, copy, lease)
}

// TestTakenOver: a copy that was taken for dead does not answer after all.
func TestTakenOver(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	gate := make(chan struct{})
	cut := &silent{Store: s}
	a := join(t, ws, setup{engine: gated(t, gate), bot: bot.Config{Store: cut, Lease: 200 * time.Millisecond}})
	a.slash("alice", "#general", "is japan a member?")
	a.say("alice", "#general", "@miswg is japan a member?")
	a.await("acknowledgements", func(st localslack.State) bool { return st.Acked == 2 })
	cut.cut.Store(true)
	b := join(t, ws, setup{bot: bot.Config{Store: s, Lease: 200 * time.Millisecond}})
	both := func(st localslack.State) bool {
		return len(st.FromBot()) >= 1 && textsTo(st, "alice", "Japan is a member") >= 1
	}
	b.await("answers by the other copy", both)
	b.settle()
	close(gate)
	a.settle()
	st := ws.State()
	if public, private := len(st.FromBot()), textsTo(st, "alice", "Japan is a member"); public != 1 || private != 1 {
		t.Errorf("%d public and %d private answers, want one each", public, private)
	}
}

// TestUnsure kills a copy, as far as Slack can tell, between sending a reply and
// hearing that it arrived.
func TestUnsure(t *testing.T) {
	t.Parallel()
	together(t, map[string]struct {
		arrives bool
		scopes  []string
		where   string
	}{
		"arrived, may look":    {true, []string{"channels:history"}, "#general"},
		"did not, may look":    {false, []string{"channels:history"}, "#general"},
		"arrived, direct":      {true, nil, "dm"},
		"did not, direct":      {false, nil, "dm"},
		"arrived, cannot look": {true, nil, "#general"},
	}, func(t *testing.T, tt struct {
		arrives bool
		scopes  []string
		where   string
	}) {
		called := make(chan struct{}, 1)
		ws := workspace(t, localslack.Options{ExtraScopes: tt.scopes, AckTimeout: 3 * time.Second, Fault: func(method string) *localslack.Fault {
			if method != "chat.postMessage" {
				return nil
			}
			select {
			case called <- struct{}{}:
				return &localslack.Fault{Hang: true, Done: tt.arrives}
			default:
				return nil
			}
		}})
		s := journalled(t)
		a := join(t, ws, setup{bot: bot.Config{Store: s, Drain: 100 * time.Millisecond}})
		a.say("alice", tt.where, "@miswg is japan a member?")
		a.until("call", func() bool { return len(called) == 1 })
		if tt.arrives {
			a.await("arrival", replies(1))
		}
		if err := a.stop(); err != nil {
			t.Fatalf("Run = %v, want nil", err)
		}
		b := join(t, ws, setup{bot: bot.Config{Store: s}})
		b.until("taken over", func() bool { return b.bot.Stats().Answered == 1 })
		b.settle()
		if n := len(ws.State().FromBot()); n != 1 {
			t.Errorf("%d answers, want 1", n)
		}
	})
}

// spying notes what a journal is given.
type spying struct {
	ledger.Store
	mu   sync.Mutex
	kept []ledger.Pending
}

func (s *spying) Begin(ctx context.Context, ps []ledger.Pending, lease time.Duration) (map[string]int64, error) {
	s.mu.Lock()
	s.kept = append(s.kept, ps...)
	s.mu.Unlock()
	return s.Store.Begin(ctx, ps, lease)
}

// TestSealed: who reads the database learns neither questions nor addresses.
func TestSealed(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	spy := &spying{Store: s}
	a := join(t, ws, setup{bot: bot.Config{Store: spy}})
	a.slash("alice", "#general", "is japan a member?")
	a.await("answer", func(st localslack.State) bool { return textsTo(st, "alice", "Japan is a member") == 1 })
	a.settle()
	spy.mu.Lock()
	defer spy.mu.Unlock()
	if len(spy.kept) != 1 {
		t.Fatalf("%d deliveries kept, want 1", len(spy.kept))
	}
	for _, open := range []string{"japan", "alice", "ALICE", "http", "miswg"} {
		if bytes.Contains(spy.kept[0].Body, []byte(open)) {
			t.Errorf("what is kept can be read: it holds %q", open)
		}
	}
}

// left is a journal with one delivery of another copy's.
type left struct {
	ledger.Store
	p        ledger.Pending
	finished chan string
	once     sync.Once
}

func (l *left) Adopt(context.Context, string, time.Duration, int) (ps []ledger.Pending, err error) {
	l.once.Do(func() { ps = []ledger.Pending{l.p} })
	return ps, nil
}

func (l *left) Finish(_ context.Context, owner, _ string, _ ...ledger.Answered) error {
	l.finished <- owner
	return nil
}

// TestGivenUp: what cannot be opened, or ended every copy that tried, is given up,
// logged and counted.
func TestGivenUp(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	l := &left{Store: s, p: ledger.Pending{Owner: "o", Copy: "c", Body: []byte("of another token"), Tries: 1, Taken: time.Now()}, finished: make(chan string, 1)}
	b := join(t, ws, setup{bot: bot.Config{Store: l}})
	select {
	case owner := <-l.finished:
		if owner != "o" {
			t.Errorf("finished %q, want o", owner)
		}
	case <-b.ctx.Done():
		t.Fatal("not given up")
	}
	if st := b.bot.Stats(); st.Failed != 1 || st.Recovered != 0 {
		t.Errorf("Failed = %d, Recovered = %d, want 1, 0", st.Failed, st.Recovered)
	}
}

// troubled is a journal in a database that fails, or hangs.
type troubled struct {
	ledger.Store
	hang  bool
	calls atomic.Int64
}

func (j *troubled) trouble(ctx context.Context) error {
	j.calls.Add(1)
	if j.hang {
		<-ctx.Done()
		return ctx.Err()
	}
	return errors.New("database is down")
}

func (j *troubled) Lasting() bool { return true }
func (j *troubled) Claim(ctx context.Context, _ string, _ time.Duration, _ ...string) (bool, error) {
	return false, j.trouble(ctx)
}
func (j *troubled) ClaimIn(ctx context.Context, _ ledger.Place, _, _ string, _ time.Duration, _ ...string) (corpus.Lang, []ledger.Posted, bool, error) {
	return "", nil, false, j.trouble(ctx)
}
func (j *troubled) Begin(ctx context.Context, _ []ledger.Pending, _ time.Duration) (map[string]int64, error) {
	return nil, j.trouble(ctx)
}
func (j *troubled) Sending(ctx context.Context, _, _ string, _ bool) (bool, error) {
	return false, j.trouble(ctx)
}
func (j *troubled) Finish(ctx context.Context, _, _ string, _ ...ledger.Answered) error {
	return j.trouble(ctx)
}
func (j *troubled) Renew(ctx context.Context, _ string, _ time.Duration) error {
	return j.trouble(ctx)
}
func (j *troubled) Adopt(ctx context.Context, _ string, _ time.Duration, _ int) ([]ledger.Pending, error) {
	return nil, j.trouble(ctx)
}

// TestJournalTrouble: without its journal the bot answers all the same, once.
func TestJournalTrouble(t *testing.T) {
	t.Parallel()
	together(t, map[string]bool{"fails": false, "hangs": true}, func(t *testing.T, hang bool) {
		const n = 40
		j := &troubled{Store: ledger.NewMemory(nil), hang: hang}
		r := start(t, setup{slack: localslack.Options{Manifest: lean(t), Channels: rooms(n)}, bot: bot.Config{Store: j}})
		for i := range n {
			r.say("alice", room(i), "@miswg is japan a member?")
		}
		r.await("all answered", replies(n))
		r.settle()
		if got := len(r.State().FromBot()); got != n || j.calls.Load() == 0 {
			t.Errorf("%d answers and %d calls of the journal, want %d and some", got, j.calls.Load(), n)
		}
	})
}

// belated is a journal in a database that writes what it said it could not.
type belated struct{ ledger.Store }

func (b belated) Begin(ctx context.Context, ps []ledger.Pending, lease time.Duration) (map[string]int64, error) {
	if _, err := b.Store.Begin(ctx, ps, lease); err != nil {
		return nil, err
	}
	return nil, errors.New("timed out")
}

// TestWrittenAfterAll: what was answered without being kept, as it seemed, is not
// answered again by the next start.
func TestWrittenAfterAll(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	a := join(t, ws, setup{bot: bot.Config{Store: belated{s}}})
	a.slash("alice", "#general", "is japan a member?")
	a.say("alice", "#general", "@miswg is japan a member?")
	both := func(st localslack.State) bool {
		return len(st.FromBot()) >= 1 && textsTo(st, "alice", "Japan is a member") >= 1
	}
	a.await("answers", both)
	a.settle()
	if err := a.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	left, err := s.Adopt(t.Context(), "another copy", time.Minute, 10)
	if err != nil || len(left) != 0 {
		t.Errorf("Adopt = %d deliveries, %v, want none", len(left), err)
	}
}

// TestChatterIsNotKept: of what is said in channels most is not for the bot, and
// is not written down for a moment.
func TestChatterIsNotKept(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{ExtraScopes: []string{"channels:history"}}), journalled(t)
	spy := &spying{Store: s}
	a := join(t, ws, setup{bot: bot.Config{Store: spy}})
	for _, text := range []string{"good morning", "is japan a member?", strings.Repeat("long ", 20_000)} {
		a.send(`{"type":"message","channel_type":"channel","user":"U0LOCALALICE","channel":"C0LOCALGENERAL","ts":"1700000000.000100","text":%q}`, text)
	}
	a.send(`{"type":"message","channel_type":"im","bot_id":"B1","user":%q,"channel":"D0LOCALALICE","ts":"1700000000.000200","text":"mine"}`, a.BotUserID())
	a.settle()
	spy.mu.Lock()
	defer spy.mu.Unlock()
	if len(spy.kept) != 0 {
		t.Errorf("%d deliveries kept, want none", len(spy.kept))
	}
}

// A noting takes its time to note a gap.
type noting struct {
	ledger.Store
	gate <-chan struct{}
}

func (n noting) RecordGap(ctx context.Context, user string, terms []string, kind answer.Kind, l corpus.Lang) error {
	<-n.gate
	return n.Store.RecordGap(ctx, user, terms, kind, l)
}

// TestEditedBeforeAnswered: an edit or a deletion that comes while the question is being
// answered, here or at another copy, changes that answer once it is there.
func TestEditedBeforeAnswered(t *testing.T) {
	t.Parallel()
	together(t, map[string]struct {
		copies  int
		where   string
		deletes bool
		edits   int
	}{
		"here":                            {1, "#general", false, 1},
		"here, twice":                     {1, "#general", false, 2},
		"at another copy":                 {2, "#general", false, 1},
		"at another copy, twice":          {2, "#general", false, 3},
		"directly, at another copy":       {2, "@miswg", false, 1},
		"here, deleted":                   {1, "@miswg", true, 1},
		"directly, at another copy, gone": {2, "@miswg", true, 1},
	}, func(t *testing.T, tt struct {
		copies  int
		where   string
		deletes bool
		edits   int
	}) {
		ws, s := workspace(t, localslack.Options{}), journalled(t)
		gate, asked := make(chan struct{}), make(chan struct{})
		open := sync.OnceFunc(func() { close(gate) })
		engine := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
			if strings.Contains(q.Text, "japan") {
				close(asked)
				<-gate
			}
			return real.Ask(ctx, q)
		})
		var all []*running
		for range tt.copies {
			all = append(all, join(t, ws, setup{engine: engine, bot: bot.Config{Store: s, Connections: 1}}))
		}
		t.Cleanup(open) // before the bots are stopped
		a, mention := all[0], ""
		if tt.where == "#general" {
			mention = "@miswg "
		}
		act := a.say("alice", tt.where, mention+"is japan a member?")
		<-asked
		var err error
		for n := tt.edits; n > 0 && err == nil; n-- {
			if tt.deletes {
				_, err = ws.Delete(a.ctx, "alice", act.Ref)
				continue
			}
			_, err = ws.Edit(a.ctx, "alice", act.Ref, mention+[]string{"is iceland a member?", "is norway a member?", "is italy a member?"}[n-1])
		}
		if err != nil {
			t.Fatal(err)
		}
		deliveries := 1 + tt.edits
		a.await("all acknowledged", func(st localslack.State) bool { return st.Acked == deliveries })
		for _, r := range all {
			if n := r.bot.Stats().Received; n != int64(deliveries/tt.copies) {
				t.Errorf("a copy took %d deliveries, want %d", n, deliveries/tt.copies)
			}
		}
		open()
		for _, r := range append(all, all...) { // what one does the other may wait for
			r.settle()
		}
		posts := ws.State().FromBot()
		edited := len(posts) == 1 && strings.Contains(posts[0].Text, "Iceland")
		if deleted := len(posts) == 0; deleted != tt.deletes || edited == tt.deletes {
			t.Errorf("deleted %v, edited %v; so far:\n%s", deleted, edited, ws.Transcript())
		}
	})
}

// TestEditLeft: an edit that waits for the answer of another copy when its own ends is made by
// that other once it has answered.
func TestEditLeft(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	gate, asked := make(chan struct{}), make(chan int, 2)
	open := sync.OnceFunc(func() { close(gate) })
	var all []*running
	for i := range 2 {
		engine := twist(t, func(ctx context.Context, q answer.Question, real *answer.Engine) (answer.Answer, error) {
			if strings.Contains(q.Text, "japan") {
				asked <- i
				<-gate
			}
			return real.Ask(ctx, q)
		})
		all = append(all, join(t, ws, setup{engine: engine, bot: bot.Config{Store: s, Connections: 1, Lease: time.Second, Drain: 50 * time.Millisecond}}))
	}
	t.Cleanup(open) // before the bots are stopped
	act := all[0].say("alice", "#general", "@miswg is japan a member?")
	holds := <-asked
	a, b := all[holds], all[1-holds]
	if _, err := ws.Edit(a.ctx, "alice", act.Ref, "@miswg is iceland a member?"); err != nil {
		t.Fatal(err)
	}
	b.until("the edit waits", func() bool { return b.bot.Stats().Received == 1 && b.bot.Stats().Waiting == 1 })
	if err := b.stop(); err != nil {
		t.Fatal(err)
	}
	open()
	a.await("the edited answer", func(st localslack.State) bool {
		posts := st.FromBot()
		return len(posts) == 1 && strings.Contains(posts[0].Text, "Iceland")
	})
	a.settle()
}

// TestEditedBeforeFinished: which message answered a question is told to the store with the
// end of its delivery, and known to the copy before. An edit that comes in between changes
// that message, a deletion removes it, and both are known to the next start.
func TestEditedBeforeFinished(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	gate := make(chan struct{})
	a := join(t, ws, setup{bot: bot.Config{Store: noting{s, gate}}})
	open := sync.OnceFunc(func() { close(gate) })
	t.Cleanup(open) // before the bot is stopped
	edited := a.say("alice", "#general", "@miswg who pays for the coffee?")
	deleted := a.say("benoît", "@miswg", "who pays for the tea?")
	a.until("answers that Slack confirmed", func() bool { return a.bot.Stats().Answered == 2 })
	if _, ok, err := s.Posted(t.Context(), wire.QuestionKey(edited.Channel, edited.TS)); ok || err != nil {
		t.Fatalf("Posted() = %v, %v before the delivery is finished, want it unknown", ok, err)
	}
	if _, err := ws.Edit(a.ctx, "alice", edited.Ref, "@miswg is japan a member?"); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Delete(a.ctx, "benoît", deleted.Ref); err != nil {
		t.Fatal(err)
	}
	a.await("one answer, changed", func(st localslack.State) bool {
		return len(st.FromBot()) == 1 && strings.Contains(st.FromBot()[0].Text, "Japan is a member")
	})
	open()
	a.settle()
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Posted(t.Context(), wire.QuestionKey(deleted.Channel, deleted.TS)); ok || err != nil {
		t.Errorf("Posted() of what was deleted = %v, %v, want it unknown", ok, err)
	}
	b := join(t, ws, setup{bot: bot.Config{Store: s}})
	if _, err := ws.Edit(b.ctx, "alice", edited.Ref, "@miswg is iceland a member?"); err != nil {
		t.Fatal(err)
	}
	b.await("one answer, changed again", func(st localslack.State) bool {
		return len(st.FromBot()) == 1 && strings.Contains(st.FromBot()[0].Text, "Iceland")
	})
	b.settle()
}
