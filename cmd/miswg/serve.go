package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/ops"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/live"
)

func newServe(e env) *cobra.Command {
	var dotenv, corpusDir string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer in Slack until interrupted",
		Long:  "Serve answers in Slack over Socket Mode. Settings come from the environment and from .env; .env.example explains each.",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			cfg, err := loadConfig(e.getenv, dotenv)
			if err != nil {
				return err
			}
			if corpusDir != "" {
				cfg.corpus = corpusDir
			}
			limitMemory(e.getenv)
			return serve(c.Context(), e, cfg)
		},
	}
	c.Flags().StringVar(&dotenv, "env", ".env", "file of settings; the environment goes before it")
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus; read anew when a file in it changes")
	return c
}

// serve runs the bot, and around it the store's upkeep, the metrics, reloading and
// the weekly report, until ctx ends and the bot is drained.
func serve(ctx context.Context, e env, c config) error {
	hup, deaf := hangups() // first and last: one that comes while the bot starts or drains must not end it
	defer deaf()
	log := newLogger(e.stderr, c)
	var engine *live.Live
	if err := withoutCollecting(func() (err error) {
		engine, err = live.Open(ctx, c.corpus)
		return err
	}); err != nil {
		return err
	}
	defer engine.Close()
	if err := c.bot.Check(); err != nil {
		return configured(err) // before anything is made
	}
	kept := &keeping{url: c.stateURL, options: c.state, log: log}
	defer kept.Close()
	observer := ops.NewObserver()
	c.bot.Logger, c.bot.Observer, c.bot.Reload = log, observer, engine.Reload
	if store := kept.open(ctx); store != nil {
		c.bot.Store = store
	}
	c.bot.KeepsQuestions = c.state.StoreQuestions
	c.bot.Map = mapOf(engine)
	b, err := bot.New(c.bot, engine)
	if err != nil {
		return configured(err)
	}
	watched, err := serveMetrics(c.metricsAddr, ops.Handler(b, observer, engine.Digest, c.stateRequired), log)
	if err != nil {
		return usageError{err}
	}
	defer watched()
	doc := engine.Document()
	log.Info("serving", "corpus", engine.Digest(), "captured", doc.Captured, "state", kept.where())

	// What runs beside the bot ends before the store closes.
	beside, end := context.WithCancel(ctx)
	var up sync.WaitGroup
	defer up.Wait()
	defer end()
	ticker := func(d time.Duration) <-chan time.Time { return time.NewTicker(d).C } // a ticker nobody reads is collected
	up.Go(func() {
		store := kept.wait(beside, b.Remember)
		if store == nil {
			return
		}
		up.Go(func() {
			store.Maintain(beside, ticker(sweepInterval), func(err error) { log.Error("state not swept", "err", err) })
		})
		if c.gapsChannel == "" {
			return
		}
		select {
		case <-b.Hello():
		case <-beside.Done():
			return
		}
		reportWeekly(beside, ticker(time.Hour), time.Now, store, log, func(report func(corpus.Lang) render.Message) {
			b.Announce(c.gapsChannel, report)
		})
	})
	up.Go(func() { onHangup(beside, hup, func() { _ = b.Reload(beside, "signal") }) }) // Reload logs
	up.Go(func() {
		engine.Follow(beside, log, func(changed bool, err error) { b.Reloaded(beside, "files changed", changed, err) })
	})
	return configured(b.Run(ctx))
}

// sweepInterval is how often the store deletes what is past its time.
const sweepInterval = 10 * time.Minute

// configured makes what the operator must mend exit with the code for it.
func configured(err error) error {
	var setting *app.ConfigError
	if errors.As(err, &setting) {
		return usageError{err}
	}
	return err
}

func newLogger(w io.Writer, c config) *slog.Logger {
	o := &slog.HandlerOptions{Level: c.logLevel}
	if c.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o))
	}
	return slog.New(slog.NewTextHandler(w, o))
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
