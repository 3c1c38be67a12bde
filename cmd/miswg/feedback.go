package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/state"
)

func newFeedback(e env) *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "feedback",
		Short: "List how answers were judged, and what people wrote to it",
		Long: `Feedback lists the judgements of answers, oldest first, from the store of STATE_URL:
the day, the vote, what kind of answer it was and by which rule, from which version of
the corpus, and what the person gave as the reason. It does not know who judged, nor
the question.`,
		Example: `  miswg feedback
  miswg feedback --since 4w --csv > feedback.csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return feedback(c.Context(), e, o, time.Now()) },
	}
	o.flags(c, "365d")
	return c
}

func feedback(ctx context.Context, e env, o reportOptions, now time.Time) error {
	return report(ctx, e, o, now, func(s *state.Store, _ config, since time.Time) (listing, error) {
		found, err := s.Feedback(ctx, since)
		l := listing{
			heading: []string{"day", "vote", "kind", "rule", "lang", "corpus", "reason", "detail"},
			none:    "no judgement since " + since.Format(time.DateOnly),
		}
		for _, f := range found {
			l.rows = append(l.rows, []string{f.At.Format(time.DateOnly), f.Vote, string(f.Kind), f.Rule, string(f.Lang), f.Digest, f.Reason, f.Detail})
		}
		return l, err
	})
}
