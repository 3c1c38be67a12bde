package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/state"
)

func newQuestions(e env) *cobra.Command {
	var o reportOptions
	c := &cobra.Command{
		Use:   "questions",
		Short: "List the questions kept, where STORE_QUESTIONS keeps them",
		Long: `Questions lists the text of questions, oldest first, from the store of STATE_URL: the
day, the kind of the answer, the language and the question. It does not know who
asked. Without STORE_QUESTIONS=yes no text is kept, and it says so.`,
		Example: `  miswg questions
  miswg questions --since 4w --csv > questions.csv`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return questions(c.Context(), e, o, time.Now()) },
	}
	o.flags(c, "30d")
	return c
}

func questions(ctx context.Context, e env, o reportOptions, now time.Time) error {
	return report(ctx, e, o, now, func(s *state.Store, c config, since time.Time) (listing, error) {
		found, err := s.Questions(ctx, since)
		l := listing{
			heading: []string{"day", "kind", "lang", "question"},
			none:    "no question since " + since.Format(time.DateOnly),
		}
		if !c.state.StoreQuestions {
			l.none = "STORE_QUESTIONS is off: no text of a question is kept"
		}
		for _, q := range found {
			l.rows = append(l.rows, []string{q.At.Format(time.DateOnly), string(q.Kind), string(q.Lang), q.Text})
		}
		return l, err
	})
}
