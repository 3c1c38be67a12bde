package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/state"
	"miswg/corpus"
	"miswg/index/answer"
)

func TestParseSince(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for _, tt := range []struct{ in, want string }{
		{"2026-11-02", "2026-11-02"}, {"30d", "2026-10-26"}, {"4w", "2026-10-28"}, {"0d", "2026-11-25"},
		{"", ""}, {"yesterday", ""}, {"4", ""}, {"-4w", ""}, {"2026-13-01", ""}, {"99999w", ""},
	} {
		got, err := parseSince(tt.in, now)
		if text := got.Format(time.DateOnly); err == nil && text != tt.want || err != nil && tt.want != "" {
			t.Errorf("parseSince(%q) = %s, %v, want %q", tt.in, text, err, tt.want)
		}
	}
}

// stored are surroundings with the state at url.
func stored(out, errs io.Writer, url, storeQuestions string) env {
	settings := map[string]string{"STATE_URL": url, "STORE_QUESTIONS": storeQuestions}
	return env{stdout: out, stderr: errs, getenv: func(name string) string { return settings[name] }}
}

// TestReports reads back what two people judged and asked, and nothing of who they are.
func TestReports(t *testing.T) {
	url := t.TempDir() + "/state.db"
	now := time.Date(2026, 11, 25, 12, 34, 56, 0, time.UTC)
	s, err := state.Open(t.Context(), url, state.Options{Wait: time.Minute, Now: func() time.Time { return now }, StoreQuestions: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []ledger.Feedback{
		{User: "U0FIRST", Message: "C0ROOM:1.2", Vote: "up", Kind: answer.Status, Rule: "name", Lang: corpus.English, Digest: "0f3c", At: now.AddDate(0, 0, -40)},
		{User: "U0SECOND", Message: "C0ROOM:1.2", Vote: "down", Kind: answer.None, Lang: corpus.French, Digest: "0f3c", Reason: "misread", Detail: "=1+1\x1b[2J, non"},
	} {
		if err := s.SaveFeedback(t.Context(), f); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SaveQuestion(t.Context(), "U0FIRST", "@japan; \"member\"?", answer.Status, corpus.English); err != nil {
		t.Fatal(err)
	}
	people, err := s.Feedback(t.Context(), time.Time{})
	if err != nil || len(people) != 2 {
		t.Fatalf("Feedback = %d, %v, want 2", len(people), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	type command = func(ctx context.Context, e env, o reportOptions, now time.Time) error
	for _, tt := range []struct {
		name   string
		run    command
		o      reportOptions
		keeps  string
		prints string
		says   string // on standard error
	}{
		{"feedback", feedback, reportOptions{since: "4w"}, "",
			"DAY         VOTE  KIND  RULE  LANG  CORPUS  REASON   DETAIL\n2026-11-25  down  none        fr    0f3c    misread  \"=1+1\\x1b[2J, non\"\n", ""},
		{"feedback", feedback, reportOptions{since: "365d", csv: true}, "",
			"day,vote,kind,rule,lang,corpus,reason,detail\n2026-10-16,up,status,name,en,0f3c,,\n2026-11-25,down,none,,fr,0f3c,misread,'=1+1 [2J non\n", ""},
		{"feedback", feedback, reportOptions{since: "2026-12-01"}, "", url + ": no judgement since 2026-12-01\n", ""},
		{"feedback", feedback, reportOptions{since: "2026-12-01", csv: true}, "", "day,vote,kind,rule,lang,corpus,reason,detail\n", url + ": no judgement since 2026-12-01\n"},
		{"questions", questions, reportOptions{since: "30d"}, "yes",
			"DAY         KIND    LANG  QUESTION\n2026-11-25  status  en    \"@japan; \\\"member\\\"?\"\n", ""},
		{"questions", questions, reportOptions{since: "30d", csv: true}, "yes", "day,kind,lang,question\n2026-11-25,status,en,'@japan member ?\n", ""},
		{"questions", questions, reportOptions{since: "2026-12-01"}, "yes", url + ": no question since 2026-12-01\n", ""},
		{"questions", questions, reportOptions{since: "2026-12-01"}, "no", url + ": STORE_QUESTIONS is off: no text of a question is kept\n", ""},
		{"questions", questions, reportOptions{since: "2026-12-01", csv: true}, "no", "day,kind,lang,question\n", url + ": STORE_QUESTIONS is off: no text of a question is kept\n"},
	} {
		var out, errs strings.Builder
		tt.o.dotenv = "missing.env"
		if err := tt.run(t.Context(), stored(&out, &errs, url, tt.keeps), tt.o, now); err != nil || out.String() != tt.prints || errs.String() != tt.says {
			t.Errorf("%s(%+v) = %v, prints\n%s%swant\n%s%s", tt.name, tt.o, err, out.String(), errs.String(), tt.prints, tt.says)
		}
		for _, who := range []string{"U0", "C0ROOM", people[0].User, people[1].User, people[0].Message, "12:34"} {
			if strings.Contains(out.String(), who) {
				t.Errorf("%s(%+v) prints %q, want nothing of who it was", tt.name, tt.o, who)
			}
		}
	}
}
