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
