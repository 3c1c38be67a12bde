package main

import (
	"cmp"
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
	"miswg/index/answer/receipt"
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

// unstamped is said of a program that go run or a tree without its history made.
const unstamped = "built from source, not stamped"

func newVersion(e env) *cobra.Command {
	return described("version", cobra.NoArgs, func(*cobra.Command, []string) error { return printVersion(e) })
}

func printVersion(e env) error {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		return err
	}
	d := c.Document()
	b, _ := debug.ReadBuildInfo()
	fmt.Fprintf(e.stdout, "miswg %s\ncorpus %s, captured %s\n%s\n", version(b), c.Digest(), d.Captured, d.URL)
	return nil
}

// version is the program's own, of the tag or the checkout it was built from, and that
// of Go. A program built without modules has no b.
func version(b *debug.BuildInfo) string {
	if b == nil {
		return unstamped
	}
	return cmp.Or(receipt.Stamped(b), unstamped) + ", " + b.GoVersion
}
