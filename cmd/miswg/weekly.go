package main

import (
	"context"
	"log/slog"
	"time"

	"miswg/bot/render"
	"miswg/bot/state"
	"miswg/corpus"
)

// reportHour is when, on Mondays in UTC, a week is reported: the morning in Ottawa.
const reportHour = 13

// A gapStore is where weekly reports come from.
type gapStore interface {
	Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error)
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
	first, err := s.Claim(ctx, "", 15*24*time.Hour, "gaps:"+week.Format(time.DateOnly))
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
