package bot_test

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
)

// failsOnce is a store that fails once at changing what is kept of an answer; written tells
// whether it did all the same.
type failsOnce struct {
	ledger.Store
	armed   atomic.Bool
	written bool
}

func (f *failsOnce) ChangeGiven(ctx context.Context, g ledger.Given, was []byte) (bool, error) {
	if !f.armed.CompareAndSwap(true, false) {
		return f.Store.ChangeGiven(ctx, g, was)
	}
	if f.written {
		if _, err := f.Store.ChangeGiven(ctx, g, was); err != nil {
			return false, err
		}
	}
	return false, errors.New("disk full")
}

// TestToldThoughTheStoreFails: where it cannot be noted that a thread is about to be told, it
// is told later, and once.
func TestToldThoughTheStoreFails(t *testing.T) {
	t.Parallel()
	type trouble struct {
		tier    app.Tier
		written bool
		amended int
	}
	together(t, map[string]trouble{
		"not written":              {app.Conversational, false, 1},
		"written":                  {app.Conversational, true, 1},
		"not written, cannot look": {app.Lean, false, 0},
		"written, cannot look":     {app.Lean, true, 0},
	}, func(t *testing.T, tt trouble) {
		c := correcting(t, tt.tier, "memory:", localslack.Options{})
		f := &failsOnce{Store: c.store, written: tt.written}
		c.store = f
		r := c.joins()
		r.plays("miswg looks", "chidi says #general @miswg is japan a member?", "miswg looks", "alice clicks Approve")
		f.armed.Store(true)
		r.plays("miswg looks")
		c.wants(tt.amended, 0)
		if f.armed.Load() {
			t.Error("the store did not fail")
		}
		for range 3 {
			c.later.Add(int64(time.Hour))
			r.plays("miswg looks")
		}
		c.wants(tt.amended, 1)
	})
}

// TestLookedUpAside: who asks in a channel does not wait until it is looked up whether a
// thread of it was told.
func TestLookedUpAside(t *testing.T) {
	t.Parallel()
	gate := make(chan struct{})
	open := sync.OnceFunc(func() { close(gate) })
	defer open()
	post, look := hung("chat.postMessage", true), held("conversations.replies", gate)
	var reads atomic.Int64
	c := correcting(t, app.Conversational, "memory:", localslack.Options{Fault: func(method string) *localslack.Fault {
		if method == "conversations.replies" && look.armed.Load() && reads.Add(1) == 1 {
			return nil // of the answer itself
		}
		if f := post.fault(method); f != nil {
			return f
		}
		return look.fault(method)
	}})
	a := c.joins()
	a.plays("miswg looks", "chidi says #general @miswg is japan a member?", "miswg looks", "alice clicks Approve")
	post.armed.Store(true)
	a.bot.Look(a.ctx)
	a.until("the call that does not end", post.called.Load)
	if err := a.stop(); err != nil {
		t.Fatal(err)
	}
	c.later.Store(int64(time.Hour))
	b := c.joins()
	look.armed.Store(true)
	b.bot.Look(b.ctx)
	b.until("the look that is held", look.called.Load)
	b.say("chidi", "#general", "@miswg is iceland a member?")
	b.await("an answer while it is held", func(localslack.State) bool {
		n, _ := c.has("Iceland is not in the MISWG")
		return n == 1
	})
	open()
	b.settle()
	b.plays("miswg looks")
	c.wants(1, 1)
}
