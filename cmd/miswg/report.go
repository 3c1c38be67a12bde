package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/state"
)

// reportOptions are the flags of every command that lists what the store holds.
type reportOptions struct {
	csv           bool
	since, dotenv string
}

// flags adds the flags to c. Unless told otherwise it lists what is as old as since.
func (o *reportOptions) flags(c *cobra.Command, since string) {
	c.Flags().BoolVar(&o.csv, "csv", false, "write comma-separated values with a heading")
	c.Flags().StringVar(&o.since, "since", since, "from this day on, such as 2026-11-02, or so long ago, such as 30d or 4w")
	c.Flags().StringVar(&o.dotenv, "env", ".env", "file of settings; the environment goes before it")
}

// A listing is what a report prints.
type listing struct {
	heading []string
	rows    [][]string
	none    string // what is said where there are no rows
}

// report prints what list finds in the store of the settings. It makes no store: one
// made here could belong to somebody else than the bot.
func report(ctx context.Context, e env, o reportOptions, now time.Time, list func(s *state.Store, c config, since time.Time) (listing, error)) error {
	since, err := parseSince(o.since, now)
	if err != nil {
		return err
	}
	c, err := loadConfig(e.getenv, o.dotenv)
	if err != nil {
		return err
	}
	c.state.Existing = true
	s, err := state.Open(ctx, c.stateURL, c.state)
	switch {
	case errors.Is(err, state.ErrNone):
		return err
	case err != nil:
		return usageError{err}
	}
	defer s.Close()
	l, err := list(s, c, since)
	if err != nil {
		return err
	}
	if len(l.rows) == 0 {
		out := e.stdout
		if o.csv {
			out = e.stderr
		}
		fmt.Fprintf(out, "%s: %s\n", s.Where(), l.none)
	}
	switch {
	case o.csv:
		return state.WriteCSV(e.stdout, l.heading, l.rows)
	case len(l.rows) > 0:
		return l.write(e.stdout)
	}
	return nil
}

// write prints the rows in columns. The last is what people wrote, and quoted: a
// terminal obeys control characters.
func (l listing) write(out io.Writer) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, strings.ToUpper(strings.Join(l.heading, "\t")))
	for _, row := range l.rows {
		last := len(row) - 1
		fmt.Fprintf(w, "%s\t%q\n", strings.Join(row[:last], "\t"), row[last])
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
