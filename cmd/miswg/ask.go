package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"miswg/index/answer"
	"miswg/index/live"
)

func newAsk(e env) *cobra.Command {
	var o askOptions
	c := &cobra.Command{
		Use:   "ask [flags] QUESTION…",
		Short: "Answer a question, or with - one question a line of standard input",
		Example: `  miswg ask "is japan a member?"
  miswg ask --lang fr "qui sont les observateurs ?"
  miswg ask --json - < questions.txt`,
		RunE: func(c *cobra.Command, args []string) error { return ask(c.Context(), e, o, args) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a question")
	c.Flags().BoolVar(&o.explain, "explain", false, "tell how the answer came about")
	c.Flags().StringVar(&o.lang, "lang", "auto", "language of the answer: en, fr or auto")
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
	return c
}

type askOptions struct {
	json, explain bool
	lang, corpus  string
}

// maxLine bounds one question on standard input.
const maxLine = 1 << 20

func ask(ctx context.Context, e env, o askOptions, args []string) error {
	q := answer.Question{Explain: o.explain, Text: strings.Join(args, " ")}
	if o.lang != "auto" {
		lang, err := langOf(o.lang)
		if err != nil {
			return usagef("--lang is %q; want en, fr or auto", o.lang)
		}
		q.Lang, q.Force = lang, true
	}
	if len(args) == 0 {
		return usagef("ask needs a question; see miswg help ask")
	}
	engine, _, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	out := bufio.NewWriter(e.stdout)
	if q.Text != "-" {
		return errors.Join(askOne(ctx, engine, q, o, out), out.Flush())
	}
	lines := bufio.NewScanner(e.stdin)
	lines.Buffer(nil, maxLine)
	for err == nil && lines.Scan() {
		q.Text = lines.Text()
		err = askOne(ctx, engine, q, o, out)
	}
	if lines.Err() != nil {
		err = fmt.Errorf("standard input: %w", lines.Err())
	}
	return errors.Join(err, out.Flush())
}

func askOne(ctx context.Context, engine *answer.Engine, q answer.Question, o askOptions, out io.Writer) error {
	a, err := engine.Ask(ctx, q)
	switch {
	case err != nil:
		return err
	case o.json:
		return jsonTo(out).Encode(a)
	}
	fmt.Fprintln(out, a.Text())
	doc := a.Source(engine.Document())
	fmt.Fprintf(out, "Source: %s (%s%s)\n", doc.URL, a.Lang.Pick("copy of ", "copie du "), doc.Captured)
	if a.More != "" {
		fmt.Fprintf(out, "%s: %s\n", a.Lang.Pick("Ask there", "À consulter"), a.More)
	}
	if o.explain {
		explain(out, a)
	}
	return nil
}

// explain prints the derivation.
func explain(out io.Writer, a answer.Answer) {
	d := a.Derivation
	fmt.Fprintf(out, "\nkind        %s\nlanguage    %s (%s)\nrule        %s\n", a.Kind(), a.Lang, d.Language, d.Rule)
	for i, s := range d.Recognised {
		label := ""
		if i == 0 {
			label = "recognised"
		}
		fmt.Fprintf(out, "%-11s %-24q %s\n", label, s.Text, s.As)
	}
	if r := d.Read; r != nil {
		fmt.Fprintf(out, "read like   %q\n            %s %.2f, then %s (margin %.2f), of %q\n", r.Like, r.Label, r.P, r.Next, r.Margin, r.Masked)
	}
	for _, row := range [][2]string{
		{"query", d.Query}, {"arithmetic", d.Arithmetic}, {"left over", strings.Join(d.Leftover, ", ")}, {"corpus", a.Digest},
	} {
		if row[1] != "" {
			fmt.Fprintf(out, "%-11s %s\n", row[0], row[1])
		}
	}
}
