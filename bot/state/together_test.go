package state

import (
	"testing"
	"time"

	"miswg/bot/ledger"
	"miswg/bot/state/localpostgres"
	"miswg/corpus"
	"miswg/index/answer"
)

// TestSteps: steps are carried out all or none, and what they answer is read.
func TestSteps(t *testing.T) {
	for _, d := range databases {
		t.Run(d.name, func(t *testing.T) {
			s := mustOpen(t, d.url(t), Options{})
			put := func(lang string) *step {
				return &step{query: `INSERT INTO miswg_languages (person, lang, at) VALUES (?, ?, 0)`, args: []any{s.hash(aPerson, "U1"), lang}}
			}
			get := func(lang *string) *step {
				return &step{query: `SELECT lang FROM miswg_languages WHERE person = ?`, args: []any{s.hash(aPerson, "U1")}, row: []any{lang}}
			}
			var before, after string
			first, second := get(&before), get(&after)
			put1 := put("fr")
			if err := s.together(t.Context(), first, put1, second); err != nil || first.rows != 0 || put1.rows != 1 || second.rows != 1 || before != "" || after != "fr" {
				t.Errorf("together() = %v, %d, %d and %d rows, %q and %q, want none, one and one of French", err, first.rows, put1.rows, second.rows, before, after)
			}
			drop := &step{query: `DELETE FROM miswg_languages`}
			if err := s.together(t.Context(), drop, put("en"), put("fr")); err == nil {
				t.Error("together() with a person twice = nil, want an error")
			}
			if l, err := languageOf(t.Context(), s, "U1"); err != nil || l != corpus.French {
				t.Errorf("Language() after it = %q, %v, want French as before", l, err)
			}
			if err := s.together(t.Context(), &step{query: "SELECT lang FROM miswg_languages", row: []any{new(int)}}); err == nil {
				t.Error("together() that reads a word as a number = nil, want an error")
			}
			if err := s.together(t.Context(), drop); err != nil || drop.rows != 1 {
				t.Errorf("together() after failures = %v, %d rows, want one", err, drop.rows)
			}
		})
	}
}

// TestRoundTrips: what goes together takes one round trip.
func TestRoundTrips(t *testing.T) {
	url := postgresURL(t)
	way, err := localpostgres.NewProxy(url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(way.Close)
	if url, err = way.Through(url); err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, url, Options{Callers: 1})
	for name, call := range map[string]func() error{
		"RecordGap": func() error {
			return s.RecordGap(t.Context(), "U1", []string{"coffee", "pays", "pays coffee"}, answer.None, corpus.English)
		},
		"ClaimIn no place": func() error {
			_, _, _, err := s.ClaimIn(t.Context(), ledger.Place{}, "U1", "", time.Minute, "one", "two")
			return err
		},
		"ClaimIn": func() error {
			_, _, _, err := s.ClaimIn(t.Context(), ledger.Place{Channel: "C1", Thread: "1.1", Question: "q"}, "U1", "", time.Minute, "three", "four")
			return err
		},
		"Finish": func() error {
			return s.Finish(t.Context(), "o", "A", ledger.Answered{Question: "q", Posted: ledger.Posted{Channel: "C1", TS: "1.2"}, TTL: time.Hour})
		},
	} {
		least := int64(1000)
		for range 3 { // the first has the statements prepared
			before := way.Requests.Load()
			if err := call(); err != nil {
				t.Fatalf("%s = %v", name, err)
			}
			least = min(least, way.Requests.Load()-before)
		}
		if least != 1 {
			t.Errorf("%s takes %d round trips, want 1", name, least)
		}
	}
}
