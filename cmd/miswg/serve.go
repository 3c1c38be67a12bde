package main

import (
	"context"
	"errors"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"miswg/bot"
)

func newServe(e env) *cobra.Command {
	var dotenv, corpusDir string
	c := &cobra.Command{
		Use:   "serve",
		Short: "Answer in Slack until interrupted",
		Long:  "Serve answers in Slack over Socket Mode. Settings come from the environment and from .env; .env.example explains each.",
		Args:  cobra.NoArgs,
		RunE:  func(c *cobra.Command, _ []string) error { return serve(c.Context(), e, dotenv, corpusDir) },
	}
	c.Flags().StringVar(&dotenv, "env", ".env", "file of settings; the environment goes before it")
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus")
	return c
}

func serve(ctx context.Context, e env, dotenv, corpusDir string) error {
	c, err := loadConfig(e.getenv, dotenv)
	if err != nil {
		return err
	}
	if corpusDir == "" {
		corpusDir = c.corpus
	}
	engine, _, x, err := knowledge(corpusDir)
	if err != nil {
		return err
	}
	defer x.Close()
	c.bot.Logger = newLogger(e.stderr, c)
	b, err := bot.New(c.bot, engine)
	if err != nil {
		return configured(err)
	}
	c.bot.Logger.Info("serving", "corpus", engine.Digest(), "captured", engine.Document().Captured)
	return configured(b.Run(ctx))
}

// configured makes what the operator must mend exit with the code for it.
func configured(err error) error {
	var setting *bot.ConfigError
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
