package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"miswg/index"
	"miswg/index/live"
)

func newSearch(e env) *cobra.Command {
	var o searchOptions
	c := &cobra.Command{
		Use:     "search [flags] QUERY…",
		Short:   "Search the page's passages",
		Example: `  miswg search "classified information"`,
		RunE:    func(c *cobra.Command, args []string) error { return search(c.Context(), e, o, args) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a passage")
	c.Flags().IntVar(&o.limit, "limit", 5, fmt.Sprintf("passages at most, up to %d", index.MaxHits))
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
	return c
}

type searchOptions struct {
	json   bool
	limit  int
	corpus string
}

func search(ctx context.Context, e env, o searchOptions, args []string) error {
	if len(args) == 0 {
		return usagef("search needs a query; see miswg help search")
	}
	if o.limit < 1 || o.limit > index.MaxHits {
		return usagef("--limit is %d; want 1 to %d", o.limit, index.MaxHits)
	}
	_, c, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	hits, err := x.Search(ctx, index.Query{Text: strings.Join(args, " "), Limit: o.limit})
	if err != nil {
		return err
	}
	for _, h := range hits {
		p, _ := c.Passage(h.ID)
		if o.json {
			if err := json.NewEncoder(e.stdout).Encode(map[string]any{"passage": p.ID, "section": p.Section, "text": p.Text, "url": p.URL, "score": h.Score}); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(e.stdout, "%.3f  %s\n       %s\n", h.Score, p.ID, p.Text)
	}
	if len(hits) == 0 && !o.json {
		fmt.Fprintln(e.stdout, "no passage")
	}
	return nil
}
