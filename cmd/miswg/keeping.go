package main

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/state"
	"miswg/corpus"
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

// reportHour is when, on Mondays in UTC, a week is reported: the morning in Ottawa.
const reportHour = 13

// A gapStore is where weekly reports come from.
type gapStore interface {
	Claim(ctx context.Context, key, owner string, ttl time.Duration) (bool, error)
	WeeklyGaps(ctx context.Context, since time.Time) ([]state.Gap, error)
}

// reportWeekly announces the gaps of each past week once, whichever copy comes
// first. A week in which nothing was asked by enough people is not mentioned. It
// returns when ctx ends.
func reportWeekly(ctx context.Context, tick <-chan time.Time, now func() time.Time, s gapStore, log *slog.Logger, announce func(func(corpus.Lang) render.Message)) {
	for {
		if err := reportOnce(ctx, now(), s, announce); err != nil && ctx.Err() == nil {
			log.Error("gaps not reported", "err", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
	}
}

func reportOnce(ctx context.Context, now time.Time, s gapStore, announce func(func(corpus.Lang) render.Message)) error {
	// Before the hour it is still the week before's turn, long reported.
	week := state.Week(now.Add(-reportHour*time.Hour)).AddDate(0, 0, -7)
	all, err := s.WeeklyGaps(ctx, week)
	if err != nil {
		return err
	}
	first, err := s.Claim(ctx, "gaps:"+week.Format(time.DateOnly), "", 15*24*time.Hour)
	if err != nil || !first {
		return err
	}
	var rows []render.Gap
	for _, g := range all {
		if g.Week.Equal(week) {
			rows = append(rows, render.Gap{Term: g.Term, People: g.People, Questions: g.Questions})
		}
	}
	if len(rows) > 0 {
		announce(func(l corpus.Lang) render.Message { return render.Gaps(l, week.Format(time.DateOnly), rows) })
	}
	return nil
}
