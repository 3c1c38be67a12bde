package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"miswg/cmd/miswg/terminal"
	"miswg/cmd/miswg/worldmap"
	"miswg/corpus"
	"miswg/index/live"
)

func newMap(e env) *cobra.Command {
	var out, lang, corpusDir string
	c := described("map", cobra.NoArgs, func(*cobra.Command, []string) error {
		if out != "-" && !strings.EqualFold(filepath.Ext(out), ".png") {
			return usagef("-o is %q; want a file that ends in .png, or - for standard output", out)
		}
		if out == "-" && terminal.Is(e.stdout) {
			return usagef("a picture is nothing for a terminal; name a file with -o, or write it to a pipe")
		}
		l, err := langOf(lang)
		if err != nil {
			return err
		}
		engine, _, x, err := live.Build(corpusDir)
		if err != nil {
			return err
		}
		defer x.Close()
		rows := engine.Listed(l)
		png, err := worldmap.PNG(rows, engine.Body(), l)
		if err != nil {
			return err
		}
		if out == "-" {
			_, err = e.stdout.Write(png)
			return err
		}
		if err := os.WriteFile(out, png, 0o644); err != nil { // #nosec G306 -- a picture to be shown around
			return err
		}
		_, err = fmt.Fprintln(e.stdout, worldmap.Alt(rows, engine.Body(), l))
		return err
	})
	c.Flags().StringVarP(&out, "output", "o", "", `file to write, or "-" for standard output`)
	languageFlag(c, &lang, "en", "language of the words on it: en or fr")
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus")
	return c
}

// mapOf returns a function that draws what the engine lists, for the Home.
func mapOf(engine *live.Live) func() ([]byte, error) {
	return func() ([]byte, error) {
		return worldmap.PNG(engine.Listed(corpus.English), engine.Body(), corpus.English)
	}
}
