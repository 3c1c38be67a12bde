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
	for _, c := range []struct {
		filter Filter
		want   int
	}{
		{Is(Status, string(corpus.Member)), counts.Member},
		{Is(Status, string(corpus.Observer)), counts.Observer},
		{Is(Status, string(corpus.Excluded)), counts.Excluded},
	} {
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
