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
	claimer
	WeeklyGaps(ctx context.Context, since time.Time) ([]state.Gap, error)
}

// A claimer lets one of several copies do something.
type claimer interface {
	Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error)
}

// lastWeek is the Monday of the week whose turn it is at a time: before the hour it is
// still the week before's, long done.
func lastWeek(now time.Time) time.Time {
	return state.Week(now.Add(-reportHour*time.Hour)).AddDate(0, 0, -7)
}

// claimWeek reports whether this copy is the first to do something for a week.
func claimWeek(ctx context.Context, s claimer, what string, week time.Time) (bool, error) {
	return s.Claim(ctx, "", 15*24*time.Hour, what+":"+week.Format(time.DateOnly))
}

// reportWeekly announces the gaps of each past week once, whichever copy comes
// first. A week in which nothing was asked by enough people is not mentioned. It
// returns when ctx ends.
func reportWeekly(ctx context.Context, tick <-chan time.Time, now func() time.Time, s gapStore, log *slog.Logger, announce func(func(corpus.Lang) render.Message)) {
	atEach(ctx, tick, func() {
		if err := reportOnce(ctx, now(), s, announce); err != nil && ctx.Err() == nil {
			log.Error("gaps not reported", "err", err)
		}
	})
}

// examineWeekly has an exam taken once a week, by whichever copy comes first. It returns
// when ctx ends.
func examineWeekly(ctx context.Context, tick <-chan time.Time, now func() time.Time, s claimer, log *slog.Logger, examine func(context.Context) error) {
	atEach(ctx, tick, func() {
		first, err := claimWeek(ctx, s, "exam", lastWeek(now()))
		if err == nil && first {
			err = examine(ctx)
		}
		if err != nil && ctx.Err() == nil {
			log.Error("no exam taken", "err", err)
		}
	})
}

// atEach does something at once and at each tick, until ctx ends.
func atEach(ctx context.Context, tick <-chan time.Time, do func()) {
	for {
		do()
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
	}
}

func reportOnce(ctx context.Context, now time.Time, s gapStore, announce func(func(corpus.Lang) render.Message)) error {
	week := lastWeek(now)
	all, err := s.WeeklyGaps(ctx, week)
	if err != nil {
		return err
	}
	first, err := claimWeek(ctx, s, "gaps", week)
	if err != nil || !first {
		return err
	}
	rows := corpus.Found(all, func(g state.Gap) (render.Gap, bool) {
		return render.Gap{Term: g.Term, People: g.People, Questions: g.Questions}, g.Week.Equal(week)
	})
	if len(rows) > 0 {
		announce(func(l corpus.Lang) render.Message { return render.Gaps(l, week.Format(time.DateOnly), rows) })
	}
	return nil
}
