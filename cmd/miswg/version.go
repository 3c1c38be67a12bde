package main

import (
	"cmp"
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"miswg/corpus"
	"miswg/index/answer/receipt"
)

// unstamped is said of a program that go run or a tree without its history made.
const unstamped = "built from source, not stamped"

func newVersion(e env) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of the program and of the corpus",
		Args:  cobra.NoArgs,
		RunE:  func(*cobra.Command, []string) error { return printVersion(e) },
	}
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
