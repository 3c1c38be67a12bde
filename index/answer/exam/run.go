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
