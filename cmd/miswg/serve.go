package main

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot"
	"miswg/bot/app"
	"miswg/bot/ops"
	"miswg/bot/render"
	"miswg/bot/retry"
	"miswg/bot/state"
	"miswg/bot/watch"
	"miswg/corpus"
	"miswg/index/answer/exam"
	"miswg/index/live"
	"miswg/index/live/adopted"
)

func newServe(e env) *cobra.Command {
	var dotenv, corpusDir string
	c := described("serve", cobra.NoArgs, func(c *cobra.Command, _ []string) error {
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
	})
	settingsFlag(c, &dotenv)
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus; read anew when a file in it changes")
	return c
}

// serve runs the bot, and around it the store's upkeep, the metrics, reloading and
// the weekly report, until ctx ends and the bot is drained.
func serve(ctx context.Context, e env, c config) error {
	hup, deaf := hangups() // first and last: one that comes while the bot starts or drains must not end it
	defer deaf()
	log := newLogger(e.stderr, c)
	dir, err := servedDir(c)
	if err != nil {
		return err
	}
	engine := live.New(dir)
	defer engine.Close()
	c.state.Callers = bot.DefaultWorkers + 8 // the journal and what is posted besides
	kept := &keeping{url: c.stateURL, options: c.state, log: log}
	defer kept.Close()
	// What runs beside the bot ends before the store closes.
	beside, end := context.WithCancel(ctx)
	var up sync.WaitGroup
	defer up.Wait()
	defer end()
	// Collecting before the limit is reached would free little, and take a fifth of the time of a
	// start, and as long again from the first answer.
	collecting := debug.SetGCPercent(-1)
	load := sync.OnceValue(func() error { return engine.Load(beside) })
	up.Go(func() { // while the bot connects
		_ = load()
		retry.Sleep(beside, time.Second)
		debug.SetGCPercent(collecting)
	})
	// What is not embedded may be wrong, or take half a minute to learn: nobody is to wait for that.
	if dir != "" {
		if err := load(); err != nil {
			return err
		}
	}
	if err := c.bot.Check(); err != nil {
		return configured(err) // before anything is made
	}
	observer := ops.NewObserver()
	c.bot.Logger, c.bot.Observer, c.bot.Reload, c.bot.Loaded = log, observer, engine.Reload, load
	if store := kept.open(ctx); store != nil {
		c.bot.Store = store
	}
	c.bot.Spill = state.Beside(c.stateURL)
	c.bot.KeepsQuestions = c.state.StoreQuestions
	c.bot.Map = mapOf(engine)
	c.bot.Exam = examOf(engine)
	c.bot.Receipt = engine.Receipt

	var b *bot.Bot
	follow := func() {
		engine.Follow(beside, log, func(changed bool, err error) { b.Reloaded(beside, "files changed", changed, err) })
	}
	if c.watch > 0 {
		files := func(use func(fs.FS) error) error { return live.Files(engine.Dir(), use) }
		c.bot.Watch = &watch.Config{Every: c.watch, Client: &c.web, Files: files, Adopt: func(ctx context.Context, base string, files map[string][]byte) error {
			still := engine.Dir() == "" // what is embedded is not followed
			err := adopt(ctx, log, engine, c.sourceDir, base, files)
			b.Reloaded(ctx, "approved", err == nil, err)
			if still && err == nil {
				up.Go(follow)
			}
			return err
		}}
	}
	b, err = bot.New(c.bot, engine)
	if err != nil {
		return configured(err)
	}
	watched, err := serveMetrics(c.metricsAddr, whenLoaded(load, func() http.Handler {
		return ops.Handler(b, observer, engine.Digest, c.stateRequired)
	}), log)
	if err != nil {
		return usageError{err}
	}
	defer watched()
	up.Go(func() {
		if load() != nil {
			return
		}
		if others := ofOtherData(c, engine.Dir()); len(others) > 0 {
			log.Warn("what was approved is of other data than these; the page is to be looked at again", "corpus", engine.Digest(), "approved of", others)
		}
		log.Info("serving", "corpus", engine.Digest(), "captured", engine.Document().Captured, "state", kept.where())
		up.Go(func() { tend(beside, c, kept, b, log) })
		up.Go(func() { onHangup(beside, hup, func() { _ = b.Reload(beside, "signal") }) }) // Reload logs
		up.Go(follow)
	})
	return configured(b.Run(ctx))
}

// whenLoaded serves what asks the engine, from when that can be asked.
func whenLoaded(load func() error, handler func() http.Handler) http.Handler {
	then := sync.OnceValue(func() http.Handler {
		if load() != nil {
			return http.NotFoundHandler() // the process ends
		}
		return handler()
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { then().ServeHTTP(w, r) })
}

// tend looks after the store from when it is there, and does what is due each week and each
// day, until ctx ends.
func tend(ctx context.Context, c config, kept *keeping, b *bot.Bot, log *slog.Logger) {
	var up sync.WaitGroup
	defer up.Wait()
	ticker := func(d time.Duration) <-chan time.Time { return time.NewTicker(d).C } // a ticker nobody reads is collected
	store := kept.wait(ctx, b.Remember)
	if store == nil {
		return
	}
	up.Go(func() {
		store.Maintain(ctx, ticker(sweepInterval), func(err error) { log.Error("state not swept", "err", err) })
	})
	select {
	case <-b.Hello():
	case <-ctx.Done():
		return
	}
	if c.exam {
		up.Go(func() { examineWeekly(ctx, ticker(time.Hour), time.Now, store, log, b.Examine) })
	}
	if c.watch > 0 {
		up.Go(func() { atEach(ctx, ticker(time.Minute), func() { b.Look(ctx) }) })
	}
	if c.gapsChannel != "" {
		reportWeekly(ctx, ticker(time.Hour), time.Now, store, log, func(report func(corpus.Lang) render.Message) {
			b.Announce(c.gapsChannel, report)
		})
	}
}

// servedDir is the directory of what serve answers from, "" for what is embedded: the corpus that
// is set or, where SOURCE_DIR has what administrators approved in place of it, the last of that.
func servedDir(c config) (string, error) {
	if c.sourceDir == "" {
		return c.corpus, nil
	}
	if err := os.MkdirAll(c.sourceDir, 0o750); err != nil {
		return "", usagef("SOURCE_DIR: %v", err)
	}
	return adopted.Last(c.corpus, c.sourceDir)
}

// ofOtherData names what SOURCE_DIR has of other data than those that are set, where these
// answer since it has nothing of them. Of a directory that cannot be read it names nothing.
func ofOtherData(c config, served string) []string {
	if c.sourceDir == "" || served != c.corpus {
		return nil
	}
	others, _ := adopted.Others(c.corpus, c.sourceDir)
	return others
}

// adopt keeps a corpus that was approved in place of that with the digest base, which
// answers now, and has the engine answer from it.
func adopt(ctx context.Context, log *slog.Logger, engine *live.Live, under, base string, files map[string][]byte) error {
	was, err := engine.Exam(ctx, time.Now) // the zero Result where it fails
	if err != nil && !errors.Is(err, exam.ErrNone) && ctx.Err() == nil {
		log.Warn("the exam of before what was approved is not taken: what is outdated in it is not marked", "err", err)
	}
	dir, err := adopted.Write(ctx, under, base, files, was, time.Now(), log)
	if err != nil {
		return err
	}
	return engine.Move(ctx, dir)
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
// needed. What the bot keeps is half of it. With the program's code and SQLite,
// which do not count, it makes less than 80 MB.
const softLimit = 27 << 20
