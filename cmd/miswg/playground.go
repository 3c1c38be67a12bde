package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/playground"
	"miswg/bot/playground/script"
	"miswg/index/live"
)

type playgroundOptions struct {
	addr, corpus, script string
	open, verbose        bool
}

func newPlayground(e env) *cobra.Command {
	var o playgroundOptions
	c := described("playground", cobra.NoArgs, func(c *cobra.Command, _ []string) error { return runPlayground(c.Context(), e, o) })
	c.Flags().StringVar(&o.addr, "addr", "", "address to listen on, of this machine only (default 127.0.0.1:"+playground.Port+", or a free port)")
	c.Flags().BoolVar(&o.open, "open", false, "open the page in the browser")
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus; read anew when a file in it changes")
	c.Flags().StringVar(&o.script, "script", "", "conversation to play")
	c.Flags().BoolVar(&o.verbose, "verbose", false, "write the bot's log on standard error")
	return c
}

// startPatience bounds the start; connecting takes milliseconds.
const startPatience = 30 * time.Second

func runPlayground(ctx context.Context, e env, o playgroundOptions) error {
	talk, err := o.talk()
	if err != nil {
		return err
	}
	ln, err := playground.Listen(o.addr)
	if err != nil {
		return err
	}
	defer ln.Close()
	url := playground.URL(ln)
	if talk == nil {
		fmt.Fprintf(e.stdout, "Reading the page, building the index, starting the bot; the playground will be at %s\n", url)
	}
	engine, err := live.Open(ctx, o.corpus)
	if err != nil {
		return err
	}
	defer engine.Close()
	starting, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	opts := o.options(e, engine, talk)
	opts.Listen = ln
	s, err := playground.Start(starting, opts)
	if err != nil {
		return err
	}
	defer s.Close()
	if talk != nil {
		err := s.Play(ctx, talk)
		if _, unwritten := io.WriteString(e.stdout, s.Slack().Transcript()); err == nil {
			err = unwritten
		}
		if err != nil || !o.open {
			return err
		}
	}
	o.show(ctx, e, url)
	fmt.Fprintf(e.stdout, "The playground is at %s (Ctrl+C ends it)\n", url)
	return s.Wait(ctx)
}

// talk reads the conversation to play; nil when there is none.
func (o playgroundOptions) talk() (*script.Script, error) {
	if o.script == "" {
		return nil, nil
	}
	data, err := os.ReadFile(o.script)
	if err != nil {
		return nil, usageError{err}
	}
	talk, err := script.Parse(data)
	if err != nil {
		return nil, usageError{fmt.Errorf("%s: %w", o.script, err)}
	}
	return talk, nil
}

// options are what the playground is started with, but for where.
func (o playgroundOptions) options(e env, engine *live.Live, talk *script.Script) playground.Options {
	opts := playground.Options{Engine: engine, Refused: func(err error) {
		fmt.Fprintf(e.stderr, "miswg: %v; the corpus before it goes on answering\n", err)
	}}
	if o.verbose {
		opts.Logger = slog.New(slog.NewTextHandler(e.stderr, nil))
	}
	if talk != nil {
		opts.Setup = playground.Setup{Tier: talk.Tier, Parts: talk.Parts, Slack: talk.Slack, Bot: talk.Bot}
	}
	opts.Setup.Bot.Map = mapOf(engine)
	return opts
}

// show opens the page in the browser, if that is asked for.
func (o playgroundOptions) show(ctx context.Context, e env, url string) {
	if !o.open {
		return
	}
	if err := openBrowser(ctx, url); err != nil {
		fmt.Fprintf(e.stderr, "miswg: no browser was opened: %v\n", err)
	}
}

// openBrowser asks the desktop to show an address.
func openBrowser(ctx context.Context, url string) error {
	name, args := "xdg-open", []string{url}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", url}
	}
	return exec.CommandContext(ctx, name, args...).Start() // #nosec G204 -- one of three programs, with the address this one listens at
}
