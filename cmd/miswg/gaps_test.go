package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"miswg/bot/render"
	"miswg/bot/state"
	"miswg/corpus"
	"miswg/index/answer"
)

// fill has three people ask about one thing in the week of now.
func fill(t *testing.T, url string, now time.Time, term string) {
	t.Helper()
	s, err := state.Open(t.Context(), url, state.Options{Wait: time.Minute, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range 3 {
		if err := s.RecordGap(t.Context(), fmt.Sprint("U", i), []string{term}, answer.None, corpus.English); err != nil {
			t.Fatal(err)
		}
	}
}

func TestGapsCommand(t *testing.T) {
	url := t.TempDir() + "/state.db"
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	fill(t, url, now, "=visit request")
	for _, tt := range []struct {
		o    reportOptions
		want string
	}{
		{reportOptions{since: "4w"}, "PEOPLE  QUESTIONS  LANG  WEEK  TERM\n3       3          en    all   \"=visit request\"\n"},
		{reportOptions{since: "4w", csv: true, weekly: true}, "week,term,lang,kind,people,questions\n2026-11-23,'=visit request,en,none,3,3\n"},
		{reportOptions{since: "2026-12-01"}, url + ": nothing that 3 people asked since 2026-11-30\n"},
	} {
		var out strings.Builder
		tt.o.dotenv = "missing.env"
		if err := gaps(t.Context(), stored(&out, &out, url, ""), tt.o, now); err != nil || out.String() != tt.want {
			t.Errorf("gaps(%+v) = %v, prints %q, want %q", tt.o, err, out.String(), tt.want)
		}
	}
}

// TestReportWeekly lets two copies report: each week once, after its hour.
func TestReportWeekly(t *testing.T) {
	url := t.TempDir() + "/state.db"
	asked := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) // a Wednesday
	fill(t, url, asked, "visit request")
	fill(t, url, asked.AddDate(0, 0, -14), "older")
	now := asked
	s, err := state.Open(t.Context(), url, state.Options{Wait: time.Minute, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var said []string
	announce := func(report func(corpus.Lang) render.Message) { said = append(said, report(corpus.French).Text) }
	for _, step := range []struct {
		at   time.Time
		want int
	}{
		{asked, 0},
		{time.Date(2026, 11, 30, 12, 59, 0, 0, time.UTC), 0},
		{time.Date(2026, 11, 30, 13, 0, 0, 0, time.UTC), 1},
		{time.Date(2026, 11, 30, 14, 0, 0, 0, time.UTC), 1},
		{time.Date(2026, 12, 7, 13, 0, 0, 0, time.UTC), 1}, // nothing was asked
	} {
		now = step.at
		for range 2 {
			tick := make(chan time.Time)
			ctx, cancel := context.WithCancel(t.Context())
			cancel() // after one look
			if err := reportOnce(t.Context(), now, s, announce); err != nil {
				t.Error(err)
			}
			reportWeekly(ctx, tick, func() time.Time { return now }, s, slog.New(slog.DiscardHandler), announce)
		}
		if len(said) != step.want {
			t.Errorf("by %v: %d reports, want %d", step.at, len(said), step.want)
		}
	}
	if len(said) == 1 && (!strings.Contains(said[0], "semaine du 23\u00a0nov.\u00a02026") || !strings.Contains(said[0], "visit request") || strings.Contains(said[0], "older")) {
		t.Errorf("report = %q, want that week's", said[0])
	}
}

// TestExamineWeekly lets two copies look: each week has one exam, after its hour.
func TestExamineWeekly(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) // a Wednesday
	s, err := state.Open(t.Context(), t.TempDir()+"/state.db", state.Options{Wait: time.Minute, Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	taken := 0
	for _, step := range []struct {
		at   time.Time
		want int
	}{
		{now, 1},
		{time.Date(2026, 11, 30, 12, 59, 0, 0, time.UTC), 1},
		{time.Date(2026, 11, 30, 13, 0, 0, 0, time.UTC), 2},
		{time.Date(2026, 12, 6, 13, 0, 0, 0, time.UTC), 2},
		{time.Date(2026, 12, 7, 13, 0, 0, 0, time.UTC), 3},
	} {
		now = step.at
		for range 2 {
			ctx, cancel := context.WithCancel(t.Context())
			tick := make(chan time.Time, 1)
			tick <- now
			looks := 0
			examineWeekly(ctx, tick, func() time.Time {
				if looks++; looks == 2 {
					defer cancel()
				}
				return now
			}, s, slog.New(slog.DiscardHandler), func(context.Context) error { taken++; return nil })
		}
		if taken != step.want {
			t.Errorf("by %v: %d exams, want %d", step.at, taken, step.want)
		}
	}
}
