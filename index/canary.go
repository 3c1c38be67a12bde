package index

import (
	"context"
	"fmt"

	"miswg/corpus"
)

// canaries ask the index what the corpus knows: each field must find something.
func (x *Index) canaries() error {
	ctx := context.Background()
	counts := x.corpus.Counts()
	type canary struct {
		filter Filter
		want   int
	}
	all := []canary{
		{Is(Status, string(corpus.Member)), counts.Member},
		{Is(Status, string(corpus.Observer)), counts.Observer},
		{Is(Status, string(corpus.Excluded)), counts.Excluded},
	}
	for _, line := range x.corpus.Membership().Groups {
		g, _ := x.corpus.Group(line.Group)
		all = append(all, canary{Is(Group, g.ID), len(g.Countries)})
	}
	for _, c := range all {
		got, err := x.Where(ctx, c.filter)
		if err != nil {
			return err
		}
		if len(got) != c.want {
			return fmt.Errorf("canary %q found %d entities, want %d", c.filter, len(got), c.want)
		}
	}
	for p := range x.corpus.Passages() {
		hits, err := x.Search(ctx, Query{Text: p.Text, Limit: 1})
		if err != nil {
			return err
		}
		if len(hits) == 0 {
			return fmt.Errorf("canary passage %q found nothing", p.ID)
		}
		break
	}
	return nil
}
