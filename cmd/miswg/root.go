package main

import (
	"context"
	_ "embed" // help.txt
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"miswg/cmd/miswg/terminal"
	"miswg/index/answer"
	"miswg/index/live"
)

//go:embed help.txt
var helpTexts []byte

// described makes a command of what help.txt says of it: how it is called, a line that says
// what it does, and what there may be to say at length, and as examples.
func described(name string, args cobra.PositionalArgs, run func(*cobra.Command, []string) error) *cobra.Command {
	c := &cobra.Command{Args: args, RunE: run}
	for _, f := range txtar.Parse(helpTexts).Files {
		if f.Name == name {
			said, examples, _ := strings.Cut(string(f.Data), "\nExamples:\n")
			c.Use, said, _ = strings.Cut(said, "\n")
			c.Short, c.Long, _ = strings.Cut(said, "\n")
			c.Long, c.Example = strings.TrimSpace(c.Long), strings.TrimRight(examples, "\n")
		}
	}
	return c
}

func newRoot(e env) *cobra.Command {
	var told bool
	var o askOptions
	root := described("miswg", cobra.ArbitraryArgs, func(c *cobra.Command, args []string) error {
		switch {
		case told:
			return printVersion(e)
		case len(args) > 0:
			return askOrSuggest(c.Context(), e, o, args, c.SuggestionsFor(args[0]))
		case !terminal.Is(e.stdin):
			if err := ask(c.Context(), e, o, nil); !errors.Is(err, errNoQuestion) {
				return err
			}
		case terminal.Is(e.stdout):
			return chat(c.Context(), e)
		}
		return c.Help()
	})
	root.SilenceErrors, root.SilenceUsage = true, true
	root.Flags().BoolVar(&told, "version", false, "print the version of the program and of the corpus")
	o.flags(root)
	root.SuggestionsMinimumDistance = 2
	root.SetIn(e.stdin)
	root.SetOut(e.stdout)
	root.SetErr(e.stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if word := c.Flags().Arg(0); c == root && word != "" {
			if near := c.SuggestionsFor(word); len(near) > 0 {
				return unknownCommand(word, near)
			}
		}
		return misused(c, err)
	})
	root.AddCommand(newPlayground(e), newAsk(e), newSearch(e), newExam(e), newServe(e), newHealth(e),
		newReport(e, "gaps", "26w", gaps), newReport(e, "feedback", "365d", feedback), newReport(e, "questions", "30d", questions),
		newManifest(e), newDoctor(e), newMap(e), newCheck(e), newSource(e), newCheckList(e), newNew(e), newVerify(e), newVersion(e))
	root.SetHelpCommand(newHelp(root))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.Args, c.RunE = cobra.NoArgs, func(c *cobra.Command, _ []string) error { return c.Help() }
		}
		for _, c := range append(c.Commands(), c) {
			if check := c.Args; check != nil {
				c.Args = func(c *cobra.Command, args []string) error {
					if err := check(c, args); err != nil {
						return misused(c, err)
					}
					return nil
				}
			}
		}
	}
	return root
}

// unknownCommand says which commands a word is near.
func unknownCommand(word string, near []string) error {
	return usagef("unknown command %q; did you mean miswg %s?", word, strings.Join(near, " or miswg "))
}

// misused is an error in how a command is called.
func misused(c *cobra.Command, err error) error {
	return usagef("%v; see miswg help %s", err, strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" "))
}

// newHelp is cobra's own, but for a topic that there is not.
func newHelp(root *cobra.Command) *cobra.Command {
	return described("help", nil, func(_ *cobra.Command, args []string) error {
		c, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return usagef("there is no help on %q; see miswg help", strings.Join(args, " "))
		}
		c.InitDefaultHelpFlag()
		return c.Help()
	})
}

// chat answers what is typed at a terminal.
func chat(ctx context.Context, e env) error {
	engine, _, x, err := live.Build("")
	if err != nil {
		return err
	}
	defer x.Close()
	return terminal.Chat(ctx, engine, e.stdin, e.stdout, e.getenv)
}

// askOrSuggest answers words that are no command, or says which command they are near.
func askOrSuggest(ctx context.Context, e env, o askOptions, words, near []string) error {
	q, err := o.question(words)
	if err != nil {
		return err
	}
	engine, _, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	a, err := engine.Ask(ctx, q)
	if err != nil {
		return err
	}
	switch known := a.Kind() == answer.Status || a.Kind() == answer.List || a.Kind() == answer.Count; {
	case !known && len(words) == 1 && len(near) > 0:
		return unknownCommand(words[0], near)
	case len(words) == 1 && a.Kind() == answer.None:
		return usagef("%q is no command, and nothing on the page; see miswg help", words[0])
	}
	out := terminal.NewPaper(e.stdout, e.getenv)
	return errors.Join(show(a, engine, o, out, out.Source), out.Flush())
}
