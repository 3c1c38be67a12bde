package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"miswg/cmd/miswg/terminal"
	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/live"
)

func newAsk(e env) *cobra.Command {
	var o askOptions
	c := described("ask", nil, func(c *cobra.Command, args []string) error { return ask(c.Context(), e, o, args) })
	c.ValidArgsFunction = cobra.NoFileCompletions
	o.flags(c)
	return c
}

// flags adds the flags of a question.
func (o *askOptions) flags(c *cobra.Command) {
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object a question")
	c.Flags().BoolVar(&o.explain, "explain", false, "tell how the answer came about")
	languageFlag(c, &o.lang, "auto", "language of the answer: en, fr or auto")
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
}

// languageFlag adds --lang, which a shell completes.
func languageFlag(c *cobra.Command, to *string, unsaid, usage string) {
	c.Flags().StringVar(to, "lang", unsaid, usage)
	known := []string{string(corpus.English), string(corpus.French)}
	if unsaid == "auto" {
		known = append(known, unsaid)
	}
	// The only error is a second registration.
	_ = c.RegisterFlagCompletionFunc("lang", cobra.FixedCompletions(known, cobra.ShellCompDirectiveNoFileComp))
}

type askOptions struct {
	json, explain bool
	lang, corpus  string
}

// maxLine bounds one question on standard input, in bytes: several times what a message of
// Slack holds. A longer line is not asked.
const maxLine = 256 << 10

// errNoQuestion says that there was nothing to ask.
var errNoQuestion = usagef("ask needs a question; see miswg help ask")

// question is what the flags make of words.
func (o *askOptions) question(words []string) (answer.Question, error) {
	lang, err := langOrAuto(o.lang)
	return answer.Question{Explain: o.explain, Text: strings.Join(words, " "), Lang: lang, Force: lang != ""}, err
}

// langOrAuto is the language that a flag names, "" for auto.
func langOrAuto(flag string) (corpus.Lang, error) {
	if flag == "auto" {
		return "", nil
	}
	lang, err := langOf(flag)
	if err != nil {
		return "", usagef("--lang is %q; want en, fr or auto", flag)
	}
	return lang, nil
}

func ask(ctx context.Context, e env, o askOptions, args []string) error {
	q, err := o.question(args)
	if err != nil {
		return err
	}
	piped := len(args) == 0 && !terminal.Is(e.stdin)
	if len(args) == 0 && !piped {
		return errNoQuestion
	}
	engine, _, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	out := terminal.NewPaper(e.stdout, e.getenv)
	if !piped && q.Text != "-" {
		return errors.Join(askOne(ctx, engine, q, o, out, out.Source), out.Flush())
	}
	n, err := askLines(ctx, engine, q, o, e.stdin, out)
	if n == 0 && piped && err == nil {
		err = errNoQuestion
	}
	return errors.Join(err, out.Flush())
}

// askLines asks a question a line, and returns how many lines it read. A blank line parts
// two answers, and the addresses of what they are from stand at the end. A line that is too
// long is not asked, which stands in the place of its answer; one of nothing is no question.
func askLines(ctx context.Context, engine *answer.Engine, q answer.Question, o askOptions, from io.Reader, out *terminal.Paper) (int, error) {
	in, asked := bufio.NewReader(from), 0
	for n := 0; ; n++ {
		line, size, err := readLine(in, maxLine)
		if errors.Is(err, io.EOF) {
			out.Addresses()
			return n, nil
		}
		if err != nil {
			return n, fmt.Errorf("standard input: %w", err)
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if asked++; asked > 1 && !o.json {
			fmt.Fprintln(out)
		}
		q.Text = line
		if err := askLine(ctx, engine, q, size, n+1, o, out); err != nil {
			return n, err
		}
		if err := out.Flush(); err != nil { // who asks through a pipe may wait for the answer
			return n, err
		}
	}
}

// askLine asks the nth line, which has so many bytes.
func askLine(ctx context.Context, engine *answer.Engine, q answer.Question, size, n int, o askOptions, out *terminal.Paper) error {
	if size > maxLine {
		return unread{n, opening(q.Text), fmt.Sprintf("the line has %d bytes, a question has %d at most; it was not read", size, maxLine)}.write(o, out)
	}
	return askOne(ctx, engine, q, o, out, out.From)
}

// opening is how a long line begins, in whole letters.
func opening(line string) string {
	const shown = 60
	return string([]rune(line[:min(len(line), 4*shown)])[:shown]) + "…"
}

// unread tells of a line that was not asked.
type unread struct {
	Line  int    `json:"line"`
	Opens string `json:"opens"` // how the line begins
	Error string `json:"error"`
}

func (u unread) write(o askOptions, out *terminal.Paper) error {
	if o.json {
		return jsonTo(out).Encode(u)
	}
	_, err := fmt.Fprintf(out, "Line %d (%q): %s.\n", u.Line, u.Opens, u.Error)
	return err
}

// readLine reads a line without its end, of a long one no more than most bytes, and how many
// it has. The end of what can be read is io.EOF.
func readLine(in *bufio.Reader, most int) (string, int, error) {
	var line []byte
	size := 0
	for {
		some, prefix, err := in.ReadLine()
		if errors.Is(err, io.EOF) && size > 0 {
			return string(line), size, nil
		}
		if err != nil {
			return "", 0, err
		}
		size += len(some)
		line = append(line, some[:min(len(some), most-len(line))]...)
		if !prefix {
			return string(line), size, nil
		}
	}
}

// askOne asks a question and shows the answer.
func askOne(ctx context.Context, engine *answer.Engine, q answer.Question, o askOptions, out *terminal.Paper, source func(answer.Answer, corpus.Document)) error {
	a, err := engine.Ask(ctx, q)
	if err != nil {
		return err
	}
	return show(a, engine, o, out, source)
}

// show writes an answer as the flags have it; source writes where it is from.
func show(a answer.Answer, engine *answer.Engine, o askOptions, out *terminal.Paper, source func(answer.Answer, corpus.Document)) error {
	if o.json {
		return jsonTo(out).Encode(a)
	}
	out.Answer(a)
	source(a, engine.Document())
	if o.explain {
		out.Explain(a)
	}
	return nil
}

func newSearch(e env) *cobra.Command {
	var o searchOptions
	c := described("search", nil, func(c *cobra.Command, args []string) error { return search(c.Context(), e, o, args) })
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
