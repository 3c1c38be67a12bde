package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"miswg/index/answer"
	"miswg/index/answer/table"
	"miswg/index/live"
)

func newCheckList(e env) *cobra.Command {
	var o checkListOptions
	c := described("check-list", cobra.ExactArgs(1), func(c *cobra.Command, args []string) error { return checkList(c.Context(), e, o, args[0]) })
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a row")
	c.Flags().BoolVar(&o.csv, "csv", false, "write a table as CSV")
	c.Flags().BoolVar(&o.xlsx, "xlsx", false, "write a workbook")
	c.Flags().BoolVar(&o.ordered, "in-order", false, "keep the order of the input, not exceptions first")
	languageFlag(c, &o.lang, "en", "language of the result: en or fr")
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
	c.MarkFlagsMutuallyExclusive("json", "csv", "xlsx")
	return c
}

type checkListOptions struct {
	json, csv, xlsx, ordered bool
	lang, corpus             string
}

func checkList(ctx context.Context, e env, o checkListOptions, path string) error {
	lang, err := langOf(o.lang)
	if err != nil {
		return err
	}
	sheet, err := sheetOf(e, path)
	if err != nil {
		return err
	}
	engine, _, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	checked, err := engine.Check(ctx, sheet, lang)
	if err != nil {
		return err
	}
	return writeChecked(e.stdout, o, checked)
}

// sheetOf reads a file, or what is pasted on standard input.
func sheetOf(e env, path string) (table.Sheet, error) {
	limits := table.Usual()
	name, in := "", io.NopCloser(e.stdin)
	if path != "-" {
		f, err := os.Open(path) // #nosec G304 -- the file that the person at the keyboard names
		if err != nil {
			return table.Sheet{}, err
		}
		name, in = filepath.Base(path), f
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, int64(limits.Bytes)+1))
	if err != nil {
		return table.Sheet{}, err
	}
	sheet, err := table.File(name, data, limits)
	if errors.Is(err, table.ErrEmpty) && path == "-" {
		return table.Sheet{}, usagef("nothing was pasted")
	}
	return sheet, err
}

func writeChecked(w io.Writer, o checkListOptions, c answer.Checklist) error {
	switch {
	case o.json:
		out := jsonTo(w)
		for _, r := range c.Rows {
			if err := out.Encode(r); err != nil {
				return err
			}
		}
		return nil
	case o.csv:
		return table.CSV(w, c.Header(), c.Cells())
	case o.xlsx:
		return table.XLSX(w, c.Header(), c.Cells())
	}
	_, err := fmt.Fprint(w, c.Text(0, o.ordered))
	return err
}
