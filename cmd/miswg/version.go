package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"miswg/corpus"
)

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
	fmt.Fprintf(e.stdout, "miswg %s\ncorpus %s, captured %s\n%s\n", version(), c.Digest(), d.Captured, d.URL)
	return nil
}

// version is the program's own, of a module or of the checkout it was built from, and
// that of Go.
func version() string {
	b, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	v := b.Main.Version
	if v == "" || v == "(devel)" {
		v = "unknown"
		for _, s := range b.Settings {
			if s.Key == "vcs.revision" {
				v = s.Value
			}
		}
	}
	return v + " " + b.GoVersion
}
