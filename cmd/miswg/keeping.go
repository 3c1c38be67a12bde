package main

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/retry"
	"miswg/bot/state"
)

// longestClosed bounds the wait between two tries to open the store.
const longestClosed = 30 * time.Second

// A keeping is the store of a bot, which may come later than the bot starts.
type keeping struct {
	url     string
	options state.Options
	log     *slog.Logger
	store   atomic.Pointer[state.Store]
	said    string // the last error that was logged
}

// open tries to open the store, and returns nil when that fails, which is logged
// unless it was before.
func (k *keeping) open(ctx context.Context) *state.Store {
	s, err := state.Open(ctx, k.url, k.options)
	if err != nil {
		if err.Error() != k.said && ctx.Err() == nil {
			k.log.Error("remembering nothing until the store opens", "err", err)
		}
		k.said = err.Error()
		return nil
	}
	k.store.Store(s)
	return s
}

// wait returns the store once it is open and has taken over, nil when ctx ends before.
func (k *keeping) wait(ctx context.Context, takeOver func(context.Context, ledger.Store) error) *state.Store {
	if s := k.store.Load(); s != nil {
		return s
	}
	for n := 1; retry.Sleep(ctx, retry.Backoff(n, longestClosed)); n++ {
		s := k.open(ctx)
		if s == nil {
			continue
		}
		if err := takeOver(ctx, s); err != nil {
			k.log.Error("the store opened and failed", "err", err)
			k.Close()
			continue
		}
		k.log.Info("the store is open", "state", s.Where())
		return s
	}
	return nil
}

// where names the store for the log.
func (k *keeping) where() string {
	if s := k.store.Load(); s != nil {
		return s.Where()
	}
	return "nothing yet"
}

// Close closes the store if it is open.
func (k *keeping) Close() {
	if s := k.store.Swap(nil); s != nil {
		if err := s.Close(); err != nil {
			k.log.Error("the store did not close", "err", err)
		}
	}
}
