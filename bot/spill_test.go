package bot_test

import (
	"context"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/state"
)

// finishing counts what a journal is told to be finished.
type finishing struct {
	ledger.Store
	finished atomic.Int64
}

func (f *finishing) Finish(ctx context.Context, owner, copy string, answers ...ledger.Answered) error {
	f.finished.Add(1)
	return f.Store.Finish(ctx, owner, copy, answers...)
}

// TestStoppedWithoutStore: what was answered while the store failed is not answered
// again by the next start, whose store works.
func TestStoppedWithoutStore(t *testing.T) {
	t.Parallel()
	const n = 20
	ws, dir := workspace(t, localslack.Options{Channels: rooms(n)}), t.TempDir()
	open := func() *state.Store {
		s, err := state.Open(t.Context(), filepath.Join(dir, "state.db"), state.Options{Wait: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	gate, s := make(chan struct{}), open()
	spill := filepath.Join(dir, "untold")
	a := join(t, ws, setup{engine: gated(t, gate), bot: bot.Config{Store: s, Spill: spill, Lease: 200 * time.Millisecond}})
	for i := range n {
		a.say("alice", room(i), "@miswg is japan a member?")
	}
	a.await("acknowledgements", func(st localslack.State) bool { return st.Acked >= n })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	close(gate)
	a.await("answers without a store", replies(n))
	if err := a.stop(); err != nil {
		t.Fatalf("Run = %v, want nil", err)
	}
	again := &finishing{Store: open()}
	b := join(t, ws, setup{bot: bot.Config{Store: again, Spill: spill, Lease: 200 * time.Millisecond}})
	b.until("nothing is owed", func() bool { return again.finished.Load() == n })
	b.settle()
	report(t, 0, n, count(ws.State().FromBot(), "Japan is a member"))
}
