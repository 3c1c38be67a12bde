package main

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/render"
	"miswg/bot/state"
	"miswg/corpus"
)

type gapsOptions struct {
	reportOptions
	weekly bool
}

func newGaps(e env) *cobra.Command {
	var o gapsOptions
	c := &cobra.Command{
		Use:   "gaps",
		Short: "List what at least three people asked and the page does not answer",
		Long: `Gaps lists the words of refused questions that at least three people used, from
the store of STATE_URL, by whole weeks. What fewer people asked is kept as hashes
nobody can read.`,
		Example: `  miswg gaps
  miswg gaps --since 4w --csv > gaps.csv
  miswg gaps --since 2026-11-02 --weekly`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return gaps(c.Context(), e, o, time.Now()) },
	}
	o.flags(c, "26w")
	c.Flags().BoolVar(&o.weekly, "weekly", false, "count each week by itself")
	return c
}

func gaps(ctx context.Context, e env, o gapsOptions, now time.Time) error {
	return report(ctx, e, o.reportOptions, now, func(s *state.Store, _ config, since time.Time) (listing, error) {
		find := s.Gaps
		if o.weekly {
			find = s.WeeklyGaps
		}
		found, err := find(ctx, since)
		l := listing{
			heading: []string{"people", "questions", "lang", "week", "term"},
			none:    fmt.Sprintf("nothing that %d people asked since %s", state.Crowd, state.Week(since).Format(time.DateOnly)),
		}
		if o.csv {
			l.heading = []string{"week", "term", "lang", "kind", "people", "questions"}
		}
		for _, g := range found {
			week, people, questions := "", strconv.Itoa(g.People), strconv.Itoa(g.Questions)
			if !g.Week.IsZero() {
				week = g.Week.Format(time.DateOnly)
			}
			row := []string{people, questions, string(g.Lang), cmp.Or(week, "all"), g.Term}
			if o.csv {
				row = []string{week, g.Term, string(g.Lang), string(g.Kind), people, questions}
			}
			l.rows = append(l.rows, row)
		}
		return l, err
	})
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
