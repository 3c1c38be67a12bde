package bot_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/localslack/acts"
	"miswg/bot/state"
	"miswg/corpus"
)

// asksIn asks in the thread of a message of the channel, and waits for every bot.
func asksIn(t *testing.T, root localslack.Ref, text string, all ...*running) {
	t.Helper()
	if _, err := all[0].Say(all[0].ctx, "benoît", "#general", text, acts.InThread(root.TS)); err != nil {
		t.Fatal(err)
	}
	for _, r := range all {
		r.settle()
	}
}

// wantsAnswers counts the answers about Japan that were given in full, and those that only
// point to one.
func wantsAnswers(t *testing.T, r *running, full, pointing int) {
	t.Helper()
	got := [2]int{}
	for _, m := range r.State().FromBot() {
		switch {
		case strings.Contains(m.Text, "answered above in this thread"):
			got[1]++
		case strings.Contains(m.Text, "Japan is a member") && strings.Contains(m.Text, "Source: "):
			got[0]++
		}
	}
	if want := [2]int{full, pointing}; got != want {
		t.Errorf("answers in full, and pointing = %v, want %v; so far:\n%s", got, want, r.Transcript())
	}
}

// TestAnsweredOnceAcrossCopies: that an answer was given is known to the next start, and to
// each copy.
func TestAnsweredOnceAcrossCopies(t *testing.T) {
	t.Parallel()
	ws, s := workspace(t, localslack.Options{}), journalled(t)
	a := join(t, ws, setup{bot: bot.Config{Store: s}})
	asked := a.say("alice", "#general", "@miswg is japan a member?")
	a.settle()
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	b := join(t, ws, setup{bot: bot.Config{Store: s}})
	asksIn(t, asked.Ref, "@miswg Japan is a member, right?", b)
	wantsAnswers(t, b, 1, 1)
	c := join(t, ws, setup{bot: bot.Config{Store: s}})
	for n := range 6 {
		asksIn(t, asked.Ref, "@miswg is Japan a member?", b, c)
		wantsAnswers(t, b, 1, 2+n)
	}
	b.say("alice", "#general", "@miswg is japan a member?")
	b.settle()
	c.settle()
	wantsAnswers(t, b, 2, 7)
	if _, times := (&corrections{Server: ws}).has("Answered before in this channel"); times != 1 {
		t.Errorf("%d answers tell of one before in the channel, want one; so far:\n%s", times, b.Transcript())
	}
}

// counting counts what is asked of a store before an answer leaves.
type counting struct {
	ledger.Store
	claims, others atomic.Int64
}

func (c *counting) ClaimIn(ctx context.Context, in ledger.Place, user, owner string, ttl time.Duration, keys ...string) (corpus.Lang, []ledger.Posted, bool, error) {
	c.claims.Add(1)
	return c.Store.ClaimIn(ctx, in, user, owner, ttl, keys...)
}

func (c *counting) Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
	c.others.Add(1)
	return c.Store.Claim(ctx, owner, ttl, keys...)
}

func (c *counting) Posted(ctx context.Context, question string) (ledger.Posted, bool, error) {
	c.others.Add(1)
	return c.Store.Posted(ctx, question)
}

// TestAnsweredOnceCostsNothing: whether an answer was given is told with the claim of its
// question, and nothing is asked of the store besides.
func TestAnsweredOnceCostsNothing(t *testing.T) {
	t.Parallel()
	s := &counting{Store: journalled(t)}
	a := join(t, workspace(t, localslack.Options{}), setup{bot: bot.Config{Store: s}})
	asked := a.say("alice", "#general", "@miswg is japan a member?")
	a.settle()
	for range 3 {
		asksIn(t, asked.Ref, "@miswg is japan a member?", a)
	}
	wantsAnswers(t, a, 1, 3)
	if claims, others := s.claims.Load(), s.others.Load(); claims != 4 || others != 0 {
		t.Errorf("4 questions made %d claims and asked the store %d times besides, want 4 and 0", claims, others)
	}
}

// TestBrokenStoreAnswers: while the store fails every question gets the whole answer.
func TestBrokenStoreAnswers(t *testing.T) {
	t.Parallel()
	a := join(t, workspace(t, localslack.Options{}), setup{bot: bot.Config{Store: brokenStore{}}})
	asked := a.say("alice", "#general", "@miswg is japan a member?")
	a.settle()
	asksIn(t, asked.Ref, "@miswg is japan a member?", a)
	wantsAnswers(t, a, 2, 0)
}

// TestSaidTellsNothing: what is kept so that nothing is answered twice names neither who
// asked, nor what was asked or answered, nor its receipt.
func TestSaidTellsNothing(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "state.db")
	s, err := state.Open(t.Context(), "sqlite:"+file, state.Options{Wait: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	ws := workspace(t, localslack.Options{})
	r := join(t, ws, setup{bot: bot.Config{Store: shared{s}}})
	r.say("alice", "#general", "@miswg is japan a member, or zwetschge?")
	r.settle()
	r.say("alice", "#general", "@miswg is japan a member?")
	r.settle()
	given := receiptCode.FindString(ws.State().FromBot()[1].Text)
	raw, err := os.ReadFile(file)
	if log, missing := os.ReadFile(file + "-wal"); missing == nil {
		raw = append(raw, log...)
	}
	if err != nil || given == "" {
		t.Fatalf("ReadFile = %v, receipt %q", err, given)
	}
	for _, open := range []string{"zwetschge", "Zwetschge", "japan", "Japan", "U0LOCALALICE", given, strings.ReplaceAll(given, "-", "")} {
		if bytes.Contains(raw, []byte(open)) {
			t.Errorf("the file of the store has %q", open)
		}
	}
}
