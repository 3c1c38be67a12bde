package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"miswg/corpus"
	"miswg/index/answer/exam"
	"miswg/index/live"
)

type examOptions struct {
	json, fails   bool
	corpus, since string
}

func newExam(e env) *cobra.Command {
	var o examOptions
	c := described("exam", cobra.NoArgs, func(c *cobra.Command, _ []string) error { return takeExam(c.Context(), e, o, time.Now) })
	c.Flags().BoolVar(&o.json, "json", false, "write one JSON object")
	c.Flags().BoolVar(&o.fails, "fails", false, "also list what was not answered as it should be")
	c.Flags().StringVar(&o.since, "since", "", "also tell what is different from an earlier exam: a file that exam --json wrote")
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
	return corpus.Found(exam.Cases(sets), func(c exam.Case) (failed, bool) {
		return failed{c.ID, c.Where, c.Question, c.Want.String(), "no answer, as it was not asked", append([]string{}, c.Slips...), false, true}, c.Outdated
	})
}

func takeExam(ctx context.Context, e env, o examOptions, now func() time.Time) error {
	var before *exam.Sitting
	if o.since != "" {
		var err error
		if before, err = earlierExam(o.since); err != nil {
			return err // before all is asked
		}
	}
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
		fails = append(unasked(sets), corpus.Each(misses, func(m exam.Miss) failed {
			return failed{m.ID, m.Where, m.Question, m.Want.String(), m.Got, append(m.Misses, m.Slips...), m.False, false}
		})...)
	}
	if o.json {
		err = writeExam(e.stdout, r.Sat(sets), before, fails)
	} else if err = printExam(e.stdout, r, before, fails); err == nil && before != nil {
		err = printTurned(e.stdout, r.Sat(sets), *before, sets)
	}
	if err == nil && len(r.False) > 0 {
		_, asked := r.Score()
		err = fmt.Errorf("exam: %d of %d answers were false", len(r.False), asked)
	}
	return err
}

// maxExam bounds a file that exam --json wrote, in bytes.
const maxExam = 16 << 20

// earlierExam reads what exam --json wrote.
func earlierExam(name string) (*exam.Sitting, error) {
	f, err := os.Open(name) // #nosec G304 -- the file that whoever runs the command names
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var s exam.Sitting
	if err := json.NewDecoder(io.LimitReader(f, maxExam)).Decode(&s); err != nil || !s.Taken() || len(s.Categories) == 0 {
		return nil, fmt.Errorf("%s: not an exam as exam --json writes it", name)
	}
	return &s, nil
}

// writeExam writes one object: the exam, what is different from the one before, the misses.
func writeExam(out io.Writer, s exam.Sitting, before *exam.Sitting, fails []failed) error {
	type since struct {
		exam.Result
		exam.Turned
	}
	var then *since
	if before != nil {
		then = &since{before.Result, s.Against(*before)}
	}
	enc := jsonTo(out)
	enc.SetIndent("", "  ")
	return enc.Encode(struct {
		exam.Sitting
		Since *since   `json:"since,omitempty"`
		Fails []failed `json:"fails,omitempty"`
	}{s, then, fails})
}

// printTurned writes which questions came out otherwise than before. A category or a
// question that is not asked any more is what another file says: it is quoted.
func printTurned(out io.Writer, s, before exam.Sitting, sets []exam.Set) error {
	by := corpus.Keyed(exam.Cases(sets), func(c exam.Case) (string, exam.Case) { return c.ID, c })
	t := s.Against(before)
	for _, of := range []struct {
		head string
		ids  []string
	}{{"wrong now, right then", t.Worse}, {"right now, wrong then", t.Mended}, {"wrong now, not asked then", t.New}, {"not asked now, wrong then", t.Gone}} {
		if _, err := fmt.Fprintf(out, "\n%s: %d\n", of.head, len(of.ids)); err != nil {
			return err
		}
		for _, id := range of.ids {
			if c, asked := by[id]; asked {
				fmt.Fprintf(out, "      %s %q\n", c.Where, c.Question)
			} else {
				fmt.Fprintf(out, "      %q\n", id)
			}
		}
	}
	return nil
}

// scores are the categories of an exam and of the one before, those that are no more last.
func scores(r exam.Result, before *exam.Sitting) (names []string, now, then map[string]exam.Category) {
	now, then = map[string]exam.Category{}, map[string]exam.Category{}
	for _, c := range r.Categories {
		names, now[c.Name] = append(names, c.Name), c
	}
	if before == nil {
		return names, now, then
	}
	for _, c := range before.Categories {
		if _, known := now[c.Name]; !known {
			names = append(names, c.Name)
		}
		then[c.Name] = c
	}
	return names, now, then
}

// printExam writes a table and what there is to know besides; of the one before, unless that
// is nil, too. A question is quoted: a terminal obeys control characters.
func printExam(out io.Writer, r exam.Result, before *exam.Sitting, fails []failed) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	row := func(now, then exam.Category, name string) {
		if before != nil {
			fmt.Fprintf(w, "%d\t%d\t", then.Right, then.Asked)
		}
		fmt.Fprintf(w, "%d\t%d\t  %s\n", now.Right, now.Asked, name)
	}
	if before != nil {
		fmt.Fprint(w, "THEN\tASKED\tNOW\tASKED\t  CATEGORY\n")
	} else {
		fmt.Fprint(w, "RIGHT\tASKED\t  CATEGORY\n")
	}
	names, now, then := scores(r, before)
	for _, name := range names {
		shown := name
		if _, known := now[name]; !known {
			shown = fmt.Sprintf("%q", name) // another file says it
		}
		row(now[name], then[name], shown)
	}
	all := func(r exam.Result) (c exam.Category) {
		c.Right, c.Asked = r.Score()
		return c
	}
	sum := exam.Category{}
	if before != nil {
		sum = all(before.Result)
	}
	row(all(r), sum, fmt.Sprintf("all, %d false", len(r.False)))
	if err := w.Flush(); err != nil {
		return err
	}
	if n := len(r.Outdated); n > 0 {
		fmt.Fprintf(out, "\n%d not asked, since their answers changed with the page; mend their lines, and take out the word outdated\n", n)
	}
	fmt.Fprintf(out, "\nhalf of the answers took %s at most, 99 of 100 %s\ncorpus %s\nmiswg %s\n", milliseconds(r.P50), milliseconds(r.P99), r.Corpus, r.Program)
	if before != nil {
		fmt.Fprintf(out, "then, on %s, half took %s at most, 99 of 100 %s\nthen corpus %q\nthen miswg %q\n",
			before.When.Format(time.DateOnly), milliseconds(before.P50), milliseconds(before.P99), before.Corpus, before.Program)
	}
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
