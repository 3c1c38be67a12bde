package state

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/corpus"
	"miswg/index/answer"
)

func ask(t *testing.T, s *Store, user string, terms ...string) {
	t.Helper()
	must(t, s.RecordGap(t.Context(), user, terms, answer.None, corpus.English))
}

func lines(gaps []Gap) string {
	var b strings.Builder
	for _, g := range gaps {
		week := ""
		if !g.Week.IsZero() {
			week = g.Week.Format("01-02 ")
		}
		fmt.Fprintf(&b, "%s%s %s %s %d/%d\n", week, g.Term, g.Lang, g.Kind, g.People, g.Questions)
	}
	return b.String()
}

func wantGaps(t *testing.T, s *Store, since time.Time, want string) {
	t.Helper()
	g, err := s.Gaps(t.Context(), since)
	must(t, err)
	if got := lines(g); got != want {
		t.Errorf("Gaps:\n%swant:\n%s", got, want)
	}
}

func TestGapsNeedACrowd(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, _ *clock) {
		for range 5 {
			ask(t, s, "U1", "Visit  Request", "visit")
		}
		ask(t, s, "U2", "visit request", "visit")
		wantGaps(t, s, time.Time{}, "")
		var n int
		must(t, s.db.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM miswg_gap_terms WHERE label IS NOT NULL`).Scan(&n))
		if n != 0 {
			t.Errorf("%d terms are written down after two people, want none", n)
		}
		ask(t, s, "U3", "VISIT REQUEST", "visit", "courier")
		wantGaps(t, s, time.Time{}, "visit request en none 3/7\n")
		ask(t, s, "U4", "visit")
		ask(t, s, "U4", "", " ", "\x00")
		wantGaps(t, s, time.Time{}, "visit en none 4/8\nvisit request en none 3/7\n")
	})
}

// TestGapsApart counts the same words apart by language and kind.
func TestGapsApart(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, _ *clock) {
		for i := range 4 {
			u := fmt.Sprint("U", i)
			must(t, s.RecordGap(t.Context(), u, []string{"visa", "visa", "Visa"}, answer.None, corpus.English))
			if i < 2 {
				must(t, s.RecordGap(t.Context(), u, []string{"visa"}, answer.None, corpus.French))
			}
			if i < 3 {
				must(t, s.RecordGap(t.Context(), u, []string{"visa"}, answer.Help, corpus.English))
			}
		}
		wantGaps(t, s, time.Time{}, "visa en none 4/4\nvisa en help 3/3\n")
	})
}

func TestGapsByWeek(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, c *clock) {
		ask(t, s, "U1", "visa")
		ask(t, s, "U2", "visa")
		c.add(7 * day)
		for _, u := range []string{"U2", "U3", "U4"} {
			ask(t, s, u, "visa")
		}
		wantGaps(t, s, time.Time{}, "visa en none 4/5\n")
		wantGaps(t, s, c.now(), "visa en none 3/3\n")
		g, err := s.WeeklyGaps(t.Context(), time.Time{})
		must(t, err)
		if got, want := lines(g), "11-30 visa en none 3/3\n"; got != want {
			t.Errorf("WeeklyGaps:\n%swant:\n%s", got, want)
		}
		// Each week by itself is too small a crowd now.
		forget(t, s, "U4")
		wantGaps(t, s, c.now(), "")
		wantGaps(t, s, time.Time{}, "visa en none 3/4\n")
	})
}

func TestGapsForget(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, _ *clock) {
		for _, u := range []string{"U1", "U2", "U3"} {
			ask(t, s, u, "visa")
			ask(t, s, u, "own "+u)
		}
		wantGaps(t, s, time.Time{}, "visa en none 3/3\n")
		forget(t, s, "U1")
		wantGaps(t, s, time.Time{}, "")
		if n := count(t, s, "miswg_gap_terms WHERE label IS NOT NULL"); n != 0 {
			t.Error("the words of two people are still written down")
		}
		if n := count(t, s, "miswg_gap_terms"); n != 3 {
			t.Errorf("%d terms, want 3: one person's own is nobody's now", n)
		}
		ask(t, s, "U4", "visa")
		wantGaps(t, s, time.Time{}, "visa en none 3/3\n")
	})
}

// TestGapsAtOnce lets the people who make a crowd ask at the same time.
func TestGapsAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, _ *clock) {
		for round := range 10 {
			terms := []string{fmt.Sprint("x", round), fmt.Sprint("y", round), fmt.Sprint("z", round)}
			var wg sync.WaitGroup
			for i := range Crowd {
				wg.Go(func() {
					mine := slices.Concat(terms[i:], terms[:i])
					if err := s.RecordGap(t.Context(), fmt.Sprint("U", i), mine, answer.None, corpus.English); err != nil {
						t.Error(err)
					}
				})
			}
			wg.Wait()
		}
		g, err := s.Gaps(t.Context(), time.Time{})
		must(t, err)
		if len(g) != 30 {
			t.Errorf("%d terms of three people each, want 30", len(g))
		}
	})
}

func TestQuestions(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			c := newClock()
			url := d.url(t)
			on := mustOpen(t, url, Options{Now: c.now, StoreQuestions: true})
			must(t, on.SaveQuestion(t.Context(), "U1", "who pays?", answer.None, corpus.English))
			must(t, on.SaveQuestion(t.Context(), "U2", "et la suède\x00?", answer.None, corpus.French))
			q, err := on.Questions(t.Context(), time.Time{})
			must(t, err)
			if len(q) != 2 || q[0].Text != "who pays?" || q[1] != (Question{"et la suède?", answer.None, corpus.French, c.now().UTC()}) {
				t.Errorf("Questions() = %+v", q)
			}
			forget(t, on, "U1")
			if n := count(t, on, "miswg_questions"); n != 1 {
				t.Errorf("%d questions after Forget, want 1", n)
			}
			if d.name == "memory" {
				return
			}
			off := mustOpen(t, url, Options{Now: c.now})
			must(t, off.SaveQuestion(t.Context(), "U3", "again?", answer.None, corpus.English))
			if n := count(t, off, "miswg_questions"); n != 1 {
				t.Errorf("%d questions, want the one from before", n)
			}
			_, err = off.Sweep(t.Context(), c.now())
			must(t, err)
			if n := count(t, off, "miswg_questions"); n != 0 {
				t.Errorf("%d questions are kept though none are to be", n)
			}
		})
	}
}

func TestRetention(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			c := newClock()
			s := mustOpen(t, d.url(t), Options{Now: c.now, StoreQuestions: true, Retention: Retention{Languages: 1000 * day}})
			_, err := s.Claim(t.Context(), "", 15*time.Minute, "k")
			must(t, err)
			must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: "q", Posted: ledger.Posted{}, TTL: day}))
			must(t, s.SetLanguage(t.Context(), "U1", corpus.French))
			must(t, s.SaveFeedback(t.Context(), ledger.Feedback{User: "U1", Vote: "up"}))
			must(t, s.SaveQuestion(t.Context(), "U1", "?", answer.None, corpus.English))
			for _, u := range []string{"U1", "U2", "U3"} {
				ask(t, s, u, "visa")
			}
			tables := []string{"claims", "answers", "questions", "gap_asks", "gap_terms", "feedback", "languages"}
			for _, step := range []struct {
				at   time.Duration
				gone int64
				want string // rows left of each table
			}{
				{0, 0, "[1 1 1 3 1 1 1]"},
				{15*time.Minute - time.Microsecond, 0, "[1 1 1 3 1 1 1]"},
				{15 * time.Minute, 1, "[0 1 1 3 1 1 1]"},
				{day, 1, "[0 0 1 3 1 1 1]"},
				{30 * day, 1, "[0 0 0 3 1 1 1]"},
				{170 * day, 0, "[0 0 0 3 1 1 1]"},
				{180 * day, 3, "[0 0 0 0 0 1 1]"},
				{365 * day, 1, "[0 0 0 0 0 0 1]"},
				{730 * day, 0, "[0 0 0 0 0 0 1]"},
				{1000 * day, 1, "[0 0 0 0 0 0 0]"},
				{2000 * day, 0, "[0 0 0 0 0 0 0]"},
			} {
				gone, err := s.Sweep(t.Context(), c.now().Add(step.at))
				must(t, err)
				var left []int
				for _, table := range tables {
					left = append(left, count(t, s, "miswg_"+table))
				}
				if got := fmt.Sprint(left); got != step.want || gone != step.gone {
					t.Errorf("after %v: %s left, %d gone, want %s, %d", step.at, got, gone, step.want, step.gone)
				}
			}
		})
	}
}

// TestMaintain counts sweeps by what they delete.
func TestMaintain(t *testing.T) {
	onEach(t, func(t *testing.T, s *Store, c *clock) {
		ctx, cancel := context.WithCancel(t.Context())
		tick := make(chan time.Time)
		done := make(chan struct{})
		var failures []error
		_, err := s.Claim(ctx, "", time.Minute, "k")
		must(t, err)
		go func() {
			defer close(done)
			s.Maintain(ctx, tick, func(err error) { failures = append(failures, err) })
		}()
		tick <- c.now() // the first sweep is over
		c.add(time.Hour)
		tick <- c.now() // one more may or may not have seen the new time
		tick <- c.now() // now one has
		cancel()
		<-done
		if n := count(t, s, "miswg_claims"); n != 0 || len(failures) != 0 {
			t.Errorf("%d claims left, failures %v, want none", n, failures)
		}
	})
}

// TestNothingLingers looks for what people said, and who they are, in the bytes of
// the file and of its log.
func TestNothingLingers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s := mustOpen(t, path, Options{})
	found := func(text string) bool {
		t.Helper()
		names, err := filepath.Glob(path + "*")
		must(t, err)
		for _, n := range names {
			b, err := os.ReadFile(n)
			must(t, err)
			if bytes.Contains(b, []byte(text)) {
				return true
			}
		}
		return false
	}
	must(t, s.SetLanguage(t.Context(), "U0SOMEBODY", corpus.French))
	must(t, s.SaveFeedback(t.Context(), ledger.Feedback{User: "U0SOMEBODY", Message: "D0PRIVATE:1.1", Vote: "down", Detail: "marzipan"}))
	must(t, s.SaveQuestion(t.Context(), "U0SOMEBODY", "gingerbread", answer.None, corpus.English))
	_, err := s.Claim(t.Context(), "", time.Hour, "m:D0PRIVATE:1.1")
	must(t, err)
	must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: "D0QUESTION:1.1", Posted: ledger.Posted{Channel: "D0ANSWER", User: "U0SOMEBODY"}, TTL: time.Hour}))
	ask(t, s, "U0SOMEBODY", "nougat", "praline")
	ask(t, s, "U0ANOTHER", "nougat")
	for _, w := range []string{"U0SOMEBODY", "U0ANOTHER", "D0PRIVATE", "D0QUESTION", "gingerbread", "nougat", "praline"} {
		if found(w) {
			t.Errorf("%q is in the file", w)
		}
	}
	ask(t, s, "U0THIRD", "nougat")
	for _, w := range []string{"marzipan", "nougat", "D0ANSWER"} {
		if !found(w) {
			t.Errorf("%q is not in the file", w)
		}
	}
	// Somebody reads the file meanwhile, as a backup does: the log cannot be emptied.
	reader, err := sql.Open("sqlite", path)
	must(t, err)
	defer reader.Close()
	reading, err := reader.BeginTx(t.Context(), nil)
	must(t, err)
	var judged int
	must(t, reading.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM miswg_feedback").Scan(&judged))
	if forget(t, s, "U0SOMEBODY") {
		t.Error("Forget = true while the log is read, want false")
	}
	must(t, reading.Rollback())
	_, err = s.Sweep(t.Context(), time.Now())
	must(t, err)
	for _, w := range []string{"marzipan", "nougat", "praline", "D0ANSWER"} {
		if found(w) {
			t.Errorf("%q is still in the file", w)
		}
	}
	if !forget(t, s, "U0ANOTHER") {
		t.Error("Forget = false though nobody reads, want true")
	}
	info, err := os.Stat(path)
	must(t, err)
	if p := info.Mode().Perm(); p&0o077 != 0 {
		t.Errorf("the file's mode is %v, want nothing for others", p)
	}
}

func TestWeek(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-23T00:00:00Z":      "2026-11-23",
		"2026-11-29T23:59:59Z":      "2026-11-23",
		"2026-11-30T00:30:00+01:00": "2026-11-23",
		"2027-01-01T00:00:00Z":      "2026-12-28",
	} {
		tm, err := time.Parse(time.RFC3339, at)
		must(t, err)
		if got := Week(tm).Format("2006-01-02"); got != want {
			t.Errorf("Week(%s) = %s, want %s", at, got, want)
		}
	}
}
