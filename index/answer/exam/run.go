package exam

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"time"

	"miswg/index/answer"
)

// An Examinee is what is asked.
type Examinee interface {
	Ask(ctx context.Context, q answer.Question) (answer.Answer, error)
	Digest() string
}

// A Miss is a case that was not answered as it should be.
type Miss struct {
	Case
	Got    string   // a summary of the answer
	Misses []string // what is not right of it
	False  bool     // a wrong status, the contrary Yes or No, or an answer where there is none
}

// Run asks every question once that is not outdated, one after the other, and gives way to
// others after each.
// It ends early only with ctx, or when the program fails; both are errors. Times are
// those of now.
func Run(ctx context.Context, e Examinee, sets []Set, now func() time.Time) (Result, []Miss, error) {
	r := Result{When: now().UTC(), Corpus: e.Digest()}
	var misses []Miss
	var times []time.Duration
	for _, s := range sets {
		score := Category{Name: s.Name}
		for _, c := range s.Cases {
			if c.Outdated {
				r.Outdated = append(r.Outdated, c.ID)
				continue
			}
			runtime.Gosched()
			began := now()
			a, err := e.Ask(ctx, answer.Question{Text: c.Question})
			if err != nil {
				return Result{}, nil, fmt.Errorf("exam: %s: %w", c.Where, err)
			}
			score.Asked++
			times = append(times, now().Sub(began))
			wrong, untrue := c.Want.Check(a)
			if len(wrong) == 0 {
				score.Right++
				continue
			}
			misses = append(misses, Miss{Case: c, Got: Summary(a), Misses: wrong, False: untrue})
			r.Wrong = append(r.Wrong, c.ID)
			if untrue {
				r.False = append(r.False, c.ID)
			}
		}
		r.Categories = append(r.Categories, score)
	}
	slices.Sort(times)
	const half, nearlyAll = 50, 99
	r.P50, r.P99 = percentile(times, half), percentile(times, nearlyAll)
	return r, misses, nil
}

// percentile is the least of the sorted times that so many in a hundred do not exceed.
func percentile(times []time.Duration, p int) time.Duration {
	if len(times) == 0 {
		return 0
	}
	return times[(len(times)*p+99)/100-1]
}

// A Result is how an exam went. It holds no text of a question, and is small enough to
// be kept.
type Result struct {
	When       time.Time     `json:"when"`    // it began
	Corpus     string        `json:"corpus"`  // digest of what answered
	Program    string        `json:"program"` // version; "" where nobody said
	Categories []Category    `json:"categories"`
	Wrong      []string      `json:"wrong,omitempty"`    // IDs of the cases missed, the false ones among them
	False      []string      `json:"false,omitempty"`    // of those with a wrong status, the contrary Yes or No, or an answer where there is none
	Outdated   []string      `json:"outdated,omitempty"` // IDs of the cases that were not asked
	P50        time.Duration `json:"p50_ns"`             // of an answer, for half of the questions
	P99        time.Duration `json:"p99_ns"`             // and for 99 in 100
}

// A Category is the score of one set.
type Category struct {
	Name  string `json:"name"`
	Right int    `json:"right"`
	Asked int    `json:"asked"`
}

// Score sums up the categories.
func (r Result) Score() (right, asked int) {
	for _, c := range r.Categories {
		right, asked = right+c.Right, asked+c.Asked
	}
	return right, asked
}

// Taken reports whether there is a result.
func (r Result) Taken() bool { return !r.When.IsZero() }

// Changes are what an exam has different from the one before.
type Changes struct {
	Since   time.Time // of the one before; zero where there is none
	Worse   []string  // IDs of cases missed that were not
	Mended  []string  // IDs of cases that are missed no longer, or asked no longer
	Asked   int       // more questions than before; less than 0 for fewer
	Corpus  bool      // another one answered
	Program bool      // of another version
}

// Any reports whether there is a change. Times always differ, and are none.
func (c Changes) Any() bool {
	same := len(c.Worse) == 0 && len(c.Mended) == 0 && c.Asked == 0
	return c.Corpus || c.Program || !same
}

// Since compares a result with the one before, which may be none.
func (r Result) Since(before Result) Changes {
	if !before.Taken() {
		return Changes{}
	}
	_, now := r.Score()
	_, then := before.Score()
	return Changes{
		Since: before.When, Worse: without(r.Wrong, before.Wrong), Mended: without(before.Wrong, r.Wrong), Asked: now - then,
		Corpus: r.Corpus != before.Corpus, Program: r.Program != before.Program,
	}
}

// without returns those of a that are not in b.
func without(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(id string) bool { return slices.Contains(b, id) })
}
