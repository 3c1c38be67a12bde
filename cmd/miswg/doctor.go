package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"miswg/bot/app"
	"miswg/corpus"
	"miswg/index/answer/exam"
	"miswg/index/live"
)

func newDoctor(e env) *cobra.Command {
	var asJSON bool
	var dotenv, corpusDir string
	c := described("doctor", cobra.NoArgs, func(c *cobra.Command, _ []string) error { return examine(c.Context(), e, dotenv, corpusDir, asJSON) })
	c.Flags().BoolVar(&asJSON, "json", false, "write one JSON array")
	settingsFlag(c, &dotenv)
	c.Flags().StringVar(&corpusDir, "corpus", "", "directory of another corpus")
	return c
}

func examine(ctx context.Context, e env, dotenv, corpusDir string, asJSON bool) error {
	c, err := loadConfig(e.getenv, dotenv)
	if err != nil {
		return err
	}
	if corpusDir != "" {
		c.corpus = corpusDir
	}
	served, err := servedDir(c)
	if err != nil {
		served = c.corpus // its own row tells
	}
	findings := []app.Finding{checkCorpus(ctx, served)}
	if c.sourceDir != "" {
		findings = append(findings, checkWatch(c, served, err))
	}
	if c.exam {
		findings = append(findings, checkExam(served))
	}
	if c.bot.WorkObjects {
		findings = append(findings, checkWorkObjects())
	}
	findings = append(findings, app.Diagnose(ctx, c.bot.Account(), c.bot.Check())...)
	failed := len(corpus.Those(findings, func(f app.Finding) bool { return !f.OK }))
	if asJSON {
		enc := jsonTo(e.stdout)
		enc.SetIndent("", "  ")
		if err := enc.Encode(findings); err != nil {
			return err
		}
	} else {
		for _, f := range findings {
			printFinding(e, f)
		}
	}
	if failed > 0 {
		return fmt.Errorf("doctor: %d of %d checks failed", failed, len(findings))
	}
	return nil
}

func printFinding(e env, f app.Finding) {
	word := "ok"
	switch {
	case !f.OK:
		word = "FAIL"
	case f.Unsure:
		word = "?"
	}
	fmt.Fprintf(e.stdout, "%-5s %s", word, f.Check)
	if f.Problem != "" {
		fmt.Fprintf(e.stdout, ": %s", f.Problem)
	}
	fmt.Fprintln(e.stdout)
	if f.Mend != "" {
		fmt.Fprintf(e.stdout, "      %s\n", f.Mend)
	}
}

// checkCorpus loads the corpus as serve does, with its canaries.
func checkCorpus(ctx context.Context, dir string) app.Finding {
	f := app.Finding{Check: "corpus"}
	engine, err := live.Open(ctx, dir)
	if err != nil {
		f.Problem, f.Mend = err.Error(), "mend the file and line named, or leave --corpus and CORPUS_DIR out"
		return f
	}
	f.OK, f.Problem = true, "version "+engine.Digest()+", captured "+engine.Document().Captured
	if err := engine.Close(); err != nil {
		f.OK, f.Problem = false, err.Error()
	}
	return f
}

// checkWorkObjects says what WORK_OBJECTS takes, which Slack does not tell.
func checkWorkObjects() app.Finding {
	return app.Finding{Check: "work objects", OK: true, Unsure: true, Problem: "Slack does not tell an app whether it has them",
		Mend: "if links to the page get cards or nothing: paste what miswg manifest --conversational --search prints at api.slack.com/apps > your app > App Manifest, or leave WORK_OBJECTS out"}
}

// checkExam looks for the exam that EXAM wants taken.
func checkExam(dir string) app.Finding {
	f := app.Finding{Check: "exam"}
	c, err := live.Load(dir)
	if err != nil {
		f.Problem, f.Mend = "no corpus to examine", "mend the corpus first"
		return f
	}
	sets, err := live.Exam(dir, c)
	if err != nil {
		f.Problem, f.Mend = err.Error(), "mend that, or leave EXAM out"
		return f
	}
	f.OK, f.Problem = true, fmt.Sprintf("weekly, %d questions", len(exam.Cases(sets)))
	return f
}

// checkWatch looks at what WATCH_SOURCE and SOURCE_DIR want. It does not ask the web: that
// is for the bot, and for miswg source check.
func checkWatch(c config, served string, err error) app.Finding {
	f := app.Finding{Check: "watch of the page"}
	if err == nil {
		err = writable(c.sourceDir)
	}
	others := ofOtherData(c, served)
	switch {
	case err != nil:
		f.Problem, f.Mend = err.Error(), "mend that directory, or set SOURCE_DIR to one that the bot may write"
		return f
	case c.watch == 0 && len(others) > 0:
		f.Problem, f.Mend = "off", "set WATCH_SOURCE, or see with miswg source check what has changed"
	case c.watch == 0 && served == c.corpus:
		f.Problem = "off; nothing was approved before"
	case c.watch == 0:
		f.Problem = "off; what was approved before still answers"
	case len(c.bot.Admins) == 0:
		f.Unsure, f.Problem, f.Mend = true, "every "+c.watch.String()+", but nobody can approve what changes", "set ADMINS, to two people or more"
	case len(c.bot.Admins) == 1:
		f.Problem = "every " + c.watch.String() + "; one person alone approves what changes"
	default:
		f.Problem = "every " + c.watch.String() + "; two of the ADMINS approve what changes"
	}
	if f.OK = true; served != c.corpus {
		f.Problem += "; answers from " + served
	}
	if len(others) > 0 {
		f.Unsure = true
		f.Problem += "; what was approved is of other data than these, and does not answer: " + strings.Join(others, ", ")
		f.Mend = cmp.Or(f.Mend, "approve what the watch finds on the page")
	}
	return f
}

// writable reports why nothing can be written into a directory.
func writable(dir string) error {
	probe, err := os.MkdirTemp(dir, ".doctor-*")
	if err != nil {
		return err
	}
	return os.Remove(probe)
}
