package main

import (
	"context"
	"fmt"
	"log/slog"
	"regexp"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/render"
	"miswg/bot/state"
	"miswg/corpus"
)

type gapsOptions struct {
	csv, weekly   bool
	since, dotenv string
}

func newGaps(e env) *cobra.Command {
	var o gapsOptions
	c := &cobra.Command{
		Use:   "gaps",
		Short: "List what at least three people asked and the page does not answer",
		Long: `Gaps lists the words of refused questions that at least three people used, from
the store of STATE_URL. What fewer people asked is kept as hashes nobody can read.`,
		Example: `  miswg gaps
  miswg gaps --since 4w --csv > gaps.csv
  miswg gaps --since 2026-11-02 --weekly`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return gaps(c.Context(), e, o, time.Now()) },
	}
	c.Flags().BoolVar(&o.csv, "csv", false, "write comma-separated values with a heading")
	c.Flags().BoolVar(&o.weekly, "weekly", false, "count each week by itself")
	c.Flags().StringVar(&o.since, "since", "26w", "from the week of this day on, such as 2026-11-02, or so long ago, such as 30d or 4w")
	c.Flags().StringVar(&o.dotenv, "env", ".env", "file of settings; the environment goes before it")
	return c
}

func gaps(ctx context.Context, e env, o gapsOptions, now time.Time) error {
	since, err := parseSince(o.since, now)
	if err != nil {
		return err
	}
	c, err := loadConfig(e.getenv, o.dotenv)
	if err != nil {
		return err
	}
	s, err := state.Open(ctx, c.stateURL, c.state)
	if err != nil {
		return usageError{err}
	}
	defer s.Close()
	report := s.Gaps
	if o.weekly {
		report = s.WeeklyGaps
	}
	found, err := report(ctx, since)
	if err != nil {
		return err
	}
	if o.csv {
		return state.WriteCSV(e.stdout, found)
	}
	if len(found) == 0 {
		_, err := fmt.Fprintf(e.stdout, "%s: nothing that %d people asked since %s\n", s.Where(), state.Crowd, state.Week(since).Format(time.DateOnly))
		return err
	}
	w := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "PEOPLE\tQUESTIONS\tLANG\tWEEK\tTERM")
	for _, g := range found {
		week := "all"
		if !g.Week.IsZero() {
			week = g.Week.Format(time.DateOnly)
		}
		fmt.Fprintf(w, "%d\t%d\t%s\t%s\t%q\n", g.People, g.Questions, g.Lang, week, g.Term)
	}
	return w.Flush()
}

var ago = regexp.MustCompile(`^([0-9]{1,4})([dw])$`)

// parseSince reads a day, or a number of days or weeks before now.
func parseSince(s string, now time.Time) (time.Time, error) {
	if m := ago.FindStringSubmatch(s); m != nil {
		n, err := strconv.Atoi(m[1])
		if m[2] == "w" {
			n *= 7
		}
		return now.AddDate(0, 0, -n), err
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return time.Time{}, usagef("--since is %q; want a day such as 2026-11-02, or 30d or 4w", s)
	}
	return t, nil
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
