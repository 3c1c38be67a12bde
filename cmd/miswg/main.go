package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"

	"github.com/spf13/cobra"

	"miswg/corpus"
)

// The exit codes of every command.
const (
	exitOK     = 0 // done, or drained after an interrupt
	exitFailed = 1 // the command could not do its work
	exitUsage  = 2 // the arguments or the configuration are wrong
)

// env is the program's surroundings, so that tests can replace them.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
}

// usageError is a mistake of the caller's: exit 2.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error {
	return usageError{fmt.Errorf(format, args...)}
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, env{os.Stdin, os.Stdout, os.Stderr, os.Getenv}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run executes one command and returns its exit code. It prints an error as one
// line on stderr.
func run(ctx context.Context, e env, args []string) int {
	root := newRoot(e)
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitOK
	}
	fmt.Fprintf(e.stderr, "miswg: %v\n", err)
	if _, usage := errors.AsType[usageError](err); usage {
		return exitUsage
	}
	return exitFailed
}

// jsonTo writes JSON as people read it.
func jsonTo(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

// langOf is the language that a flag names.
func langOf(flag string) (corpus.Lang, error) {
	if lang := corpus.Lang(flag); lang == corpus.English || lang == corpus.French {
		return lang, nil
	}
	return "", usagef("--lang is %q; want en or fr", flag)
}

func newRoot(e env) *cobra.Command {
	root := &cobra.Command{
		Use:           "miswg",
		Short:         "Answers who is on a page's list, from the page, in Slack and on the command line",
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("unknown command %q; see miswg help", args[0])
			}
			return c.Help()
		},
	}
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error { return usagef("%v; see miswg help %s", err, c.Name()) })
	root.AddCommand(newPlayground(e), newAsk(e), newSearch(e), newServe(e), newHealth(e), newGaps(e), newFeedback(e), newQuestions(e),
		newManifest(e), newDoctor(e), newMap(e), newCheck(e), newCheckList(e), newNew(e), newVersion(e))
	for _, c := range root.Commands() {
		if check := c.Args; check != nil {
			c.Args = func(c *cobra.Command, args []string) error {
				if err := check(c, args); err != nil {
					return usagef("%v; see miswg help %s", err, c.Name())
				}
				return nil
			}
		}
	}
	return root
}

func newVersion(e env) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of the corpus",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			c, err := corpus.Load(corpus.Source())
			if err != nil {
				return err
			}
			revision, goVersion := "unknown", ""
			if b, ok := debug.ReadBuildInfo(); ok {
				goVersion = b.GoVersion
				for _, s := range b.Settings {
					if s.Key == "vcs.revision" {
						revision = s.Value
					}
				}
			}
			d := c.Document()
			fmt.Fprintf(e.stdout, "miswg %s %s\ncorpus %s, captured %s\n%s\n", revision, goVersion, c.Digest(), d.Captured, d.URL)
			return nil
		},
	}
}
