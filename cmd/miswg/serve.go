package main

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/ledger"
	"miswg/bot/ops"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/state"
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
			if e.getenv("GOMEMLIMIT") == "" {
				debug.SetMemoryLimit(softLimit)
			}
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
	// Collecting before the limit is reached would free little, and take a fifth of the time of a start.
	collecting := debug.SetGCPercent(-1)
	engine, err := live.Open(ctx, c.corpus)
	debug.SetGCPercent(collecting)
	if err != nil {
		return err
	}
	defer engine.Close()
	if err := c.bot.Check(); err != nil {
		return configured(err) // before anything is made
	}
	c.state.Callers = bot.DefaultWorkers + 8 // the journal and what is posted besides
	kept := &keeping{url: c.stateURL, options: c.state, log: log}
	defer kept.Close()
	observer := ops.NewObserver()
	c.bot.Logger, c.bot.Observer, c.bot.Reload = log, observer, engine.Reload
	if store := kept.open(ctx); store != nil {
		c.bot.Store = store
	}
	c.bot.Spill = state.Beside(c.stateURL)
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
	log.Info("serving", "corpus", engine.Digest(), "captured", engine.Document().Captured, "state", kept.where())

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
	if _, setting := errors.AsType[*app.ConfigError](err); setting {
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

// hangups returns a channel that gets each SIGHUP, one waiting at most, and what
// ends that. In between the signal does not end the process.
func hangups() (<-chan os.Signal, func()) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	return hup, func() { signal.Stop(hup) }
}

// onHangup calls f for each signal of hup until ctx ends.
func onHangup(ctx context.Context, hup <-chan os.Signal, f func()) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-hup:
			f()
		}
	}
}

// softLimit is what the Go runtime keeps within where GOMEMLIMIT does not say
// otherwise: near it, it collects sooner, and gives back what the start and the map
// needed. What the bot keeps is a third of it. With the program's code and SQLite,
// which do not count, it makes less than 80 MB.
const softLimit = 25 << 20

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
