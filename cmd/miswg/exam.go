package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"miswg/index/answer/exam"
	"miswg/index/live"
)

type examOptions struct {
	json, fails bool
	corpus      string
}

func newExam(e env) *cobra.Command {
	var o examOptions
	c := &cobra.Command{
		Use:   "exam",
		Short: "Ask the questions whose right answers are written down, and keep the score",
		Long: `Exam asks the corpus its exam, the questions of exam/*.txt in its folder, and prints
the score by category and how long an answer took. The program's own corpus has its
exam in it; another one is asked what stands in its own folder, and nothing else. It
exits 1 when an answer was false: a wrong status, the contrary of the right Yes or No,
or an answer where there is none. It does not ask what is marked as outdated, since the
page has changed under it.`,
		Example: `  miswg exam
  miswg exam --fails --corpus DIR`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return takeExam(c.Context(), e, o, time.Now) },
	}
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	c.Flags().BoolVar(&o.fails, "fails", false, "also list what was not answered as it should be")
	c.Flags().StringVar(&o.corpus, "corpus", "", "directory of another corpus")
	return c
}

// A failed is a miss in the exam --json contract.
type failed struct {
	ID       string   `json:"id"`
	Where    string   `json:"where"`
	Question string   `json:"question"`
	Want     string   `json:"want"`
	Got      string   `json:"got"`
	Why      []string `json:"why"`
	False    bool     `json:"false"`
	Outdated bool     `json:"outdated,omitempty"`
}

// unasked are the cases that were not asked.
func unasked(sets []exam.Set) []failed {
	var out []failed
	for _, s := range sets {
		for _, c := range s.Cases {
			if c.Outdated {
				out = append(out, failed{c.ID, c.Where, c.Question, c.Want.String(), "no answer, as it was not asked", append([]string{}, c.Slips...), false, true})
			}
		}
	}
	return out
}

func takeExam(ctx context.Context, e env, o examOptions, now func() time.Time) error {
	engine, c, x, err := live.Build(o.corpus)
	if err != nil {
		return err
	}
	defer x.Close()
	sets, err := live.Exam(o.corpus, c)
	if err != nil {
		return err
	}
	r, misses, err := exam.Run(ctx, engine, sets, now)
	if err != nil {
		return err
	}
	r.Program = programVersion()
	var fails []failed
	if o.fails {
		fails = unasked(sets)
	}
	for _, m := range misses {
		if o.fails {
			fails = append(fails, failed{m.ID, m.Where, m.Question, m.Want.String(), m.Got, append(m.Misses, m.Slips...), m.False, false})
		}
	}
	if o.json {
		enc := jsonTo(e.stdout)
		enc.SetIndent("", "  ")
		err = enc.Encode(struct {
			exam.Result
			Fails []failed `json:"fails,omitempty"`
		}{r, fails})
	} else {
		err = printExam(e.stdout, r, fails)
	}
	if err == nil && len(r.False) > 0 {
		_, asked := r.Score()
		err = fmt.Errorf("exam: %d of %d answers were false", len(r.False), asked)
	}
	return err
}

// printExam writes a table and what there is to know besides. A question is quoted: a
// terminal obeys control characters.
func printExam(out io.Writer, r exam.Result, fails []failed) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "RIGHT\tASKED\t  CATEGORY\n")
	for _, c := range r.Categories {
		fmt.Fprintf(w, "%d\t%d\t  %s\n", c.Right, c.Asked, c.Name)
	}
	right, asked := r.Score()
	fmt.Fprintf(w, "%d\t%d\t  all, %d false\n", right, asked, len(r.False))
	if err := w.Flush(); err != nil {
		return err
	}
	if n := len(r.Outdated); n > 0 {
		fmt.Fprintf(out, "\n%d not asked, since their answers changed with the page; mend their lines, and take out the word outdated\n", n)
	}
	fmt.Fprintf(out, "\nhalf of the answers took %s at most, 99 of 100 %s\ncorpus %s\nmiswg %s\n", milliseconds(r.P50), milliseconds(r.P99), r.Corpus, r.Program)
	for _, f := range fails {
		word := "wrong"
		switch {
		case f.False:
			word = "FALSE"
		case f.Outdated:
			word = "outdated"
		}
		if _, err := fmt.Fprintf(out, "\n%s %s %q\n      want %q\n      got %s\n      %s\n", word, f.Where, f.Question, f.Want, f.Got, strings.Join(f.Why, "; ")); err != nil {
			return err
		}
	}
	return nil
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
}

// examOf asks an engine its exam, in the name of this program.
func examOf(engine *live.Live) func(context.Context) (exam.Result, error) {
	return func(ctx context.Context) (exam.Result, error) {
		r, err := engine.Exam(ctx, time.Now)
		r.Program = programVersion()
		return r, err
	}
}

func programVersion() string {
	b, _ := debug.ReadBuildInfo()
	return version(b)
}
