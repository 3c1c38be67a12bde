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
	c := &cobra.Command{
		Use:   "playground",
		Short: "Try the bot in a local workspace in the browser; no Slack, no tokens",
		Long: `Playground starts a small Slack on this machine with the bot in it and serves both
in the browser. With --script it plays a conversation instead, prints what
everybody saw, and ends; with --open besides, the page stays.`,
		Example: `  miswg playground --open
  miswg playground --corpus ./corpus/data
  miswg playground --script bot/testdata/conversations/mention.txtar`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return runPlayground(c.Context(), e, o) },
	}
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
	engine, err := live.Open(ctx, o.corpus)
	if err != nil {
		return err
	}
	defer engine.Close()
	opts := playground.Options{Addr: o.addr, Engine: engine, Refused: func(err error) {
		fmt.Fprintf(e.stderr, "miswg: %v; the corpus before it goes on answering\n", err)
	}}
	if o.verbose {
		opts.Logger = slog.New(slog.NewTextHandler(e.stderr, nil))
	}
	var talk *script.Script
	if o.script != "" {
		data, err := os.ReadFile(o.script)
		if err != nil {
			return usageError{err}
		}
		if talk, err = script.Parse(data); err != nil {
			return usageError{fmt.Errorf("%s: %w", o.script, err)}
		}
		opts.Setup = playground.Setup{Tier: talk.Tier, Slack: talk.Slack, Bot: talk.Bot}
	}
	opts.Setup.Bot.Map = mapOf(engine)
	starting, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
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
	fmt.Fprintf(e.stdout, "The playground is at %s (Ctrl+C ends it)\n", s.URL())
	if o.open {
		if err := openBrowser(ctx, s.URL()); err != nil {
			fmt.Fprintf(e.stderr, "miswg: no browser was opened: %v\n", err)
		}
	}
	return s.Wait(ctx)
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
