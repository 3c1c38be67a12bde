package state

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/ledger"
	"miswg/corpus"
	"miswg/index/answer/exam"
)

// A kept store is one whose feedback can be read back.
type kept struct {
	ledger.Store
	feedback func(t *testing.T) []ledger.Feedback
}

// TestConformance holds every store, the bot's own among them, to one contract.
func TestConformance(t *testing.T) {
	stores := map[string]func(t *testing.T, now func() time.Time) kept{
		"ledger.Memory": func(_ *testing.T, now func() time.Time) kept {
			m := ledger.NewMemory(now)
			return kept{m, func(*testing.T) []ledger.Feedback { return m.Feedback() }}
		},
	}
	for _, d := range databases {
		stores[d.name] = func(t *testing.T, now func() time.Time) kept {
			s := mustOpen(t, d.url(t), Options{Now: now})
			return kept{s, func(t *testing.T) []ledger.Feedback {
				f, err := s.Feedback(t.Context(), time.Time{})
				must(t, err)
				return f
			}}
		}
	}
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			for name, test := range contract {
				t.Run(name, func(t *testing.T) {
					c := newClock()
					test(t, open(t, c.now), c)
				})
			}
		})
	}
}

var contract = map[string]func(t *testing.T, s kept, c *clock){
	"claims expire": func(t *testing.T, s kept, c *clock) {
		for i, step := range []struct {
			after time.Duration
			key   string
			ttl   time.Duration
			want  bool
		}{
			{0, "a", time.Minute, true},
			{0, "a", time.Minute, false},
			{0, "b", time.Minute, true},
			{59 * time.Second, "a", time.Hour, false}, // a claim that fails does not prolong
			{time.Second, "a", time.Minute, true},
			{0, "a", time.Minute, false},
			{0, "", time.Minute, true},
			{0, "A", time.Minute, true},
			{0, "z", 0, true},
			{0, "z", time.Minute, true},
		} {
			c.add(step.after)
			if got, err := s.Claim(t.Context(), "", step.ttl, step.key); err != nil || got != step.want {
				t.Errorf("step %d: Claim(%q) = %v, %v, want %v", i, step.key, got, err, step.want)
			}
		}
	},
	"claims with a language": func(t *testing.T, s kept, c *clock) {
		for i, step := range []struct {
			after time.Duration
			set   corpus.Lang
			owner string
			keys  []string
			want  bool
		}{
			{0, "", "", []string{"a", "b"}, true},
			{0, corpus.French, "", []string{"b", "c"}, false},
			{0, corpus.French, "", []string{"a"}, false},
			{0, corpus.English, "o", []string{"d"}, true},
			{0, corpus.English, "o", []string{"d", "d"}, true},
			{0, corpus.English, "p", []string{"d"}, false},
			{0, "", "", []string{"c"}, false}, // it was free where another was not
			{time.Minute, corpus.French, "", []string{"a", "d"}, true},
		} {
			c.add(step.after)
			must(t, s.SetLanguage(t.Context(), "U1", step.set))
			if l, _, ok, err := s.ClaimIn(t.Context(), ledger.Place{}, "U1", step.owner, time.Minute, step.keys...); err != nil || ok != step.want || l != step.set {
				t.Errorf("step %d: ClaimIn(%q) = %q, %v, %v, want %q, %v", i, step.keys, l, ok, err, step.set, step.want)
			}
		}
	},
	"one of many claims wins": func(t *testing.T, s kept, _ *clock) {
		const keys, claimers = 20, 16
		var won [keys]atomic.Int64
		var wg sync.WaitGroup
		for range claimers {
			wg.Go(func() {
				for k := range keys {
					ok, err := s.Claim(t.Context(), "", time.Minute, fmt.Sprint(k))
					if err != nil {
						t.Error(err)
					}
					if ok {
						won[k].Add(1)
					}
				}
			})
		}
		wg.Wait()
		for k := range won {
			if n := won[k].Load(); n != 1 {
				t.Errorf("key %d: %d of %d claims won, want 1", k, n, claimers)
			}
		}
	},
	"one of many claims of what expired wins": func(t *testing.T, s kept, c *clock) {
		for round := range 10 {
			var won atomic.Int64
			var wg sync.WaitGroup
			for range 8 {
				wg.Go(func() {
					if ok, err := s.Claim(t.Context(), "", time.Minute, "k"); err != nil {
						t.Error(err)
					} else if ok {
						won.Add(1)
					}
				})
			}
			wg.Wait()
			if won.Load() != 1 {
				t.Errorf("round %d: %d claims won, want 1", round, won.Load())
			}
			c.add(time.Minute)
		}
	},
	"language": func(t *testing.T, s kept, c *clock) {
		want := func(user string, want corpus.Lang) {
			t.Helper()
			if l, err := languageOf(t.Context(), s, user); err != nil || l != want {
				t.Errorf("Language(%s) = %q, %v, want %q", user, l, err, want)
			}
		}
		want("U1", "")
		must(t, s.SetLanguage(t.Context(), "U1", corpus.English))
		must(t, s.SetLanguage(t.Context(), "U1", corpus.French))
		c.add(90 * day)
		want("U1", corpus.French)
		want("U2", "")
		must(t, s.SetLanguage(t.Context(), "U1", ""))
		must(t, s.SetLanguage(t.Context(), "U1", ""))
		want("U1", "")
	},
	"the last vote of a person counts": func(t *testing.T, s kept, c *clock) {
		vote := func(user, message, vote, detail string) {
			c.add(time.Second)
			must(t, s.SaveFeedback(t.Context(), ledger.Feedback{User: user, Message: message, Vote: vote, Kind: "status", Rule: "r",
				Lang: corpus.French, Digest: "d", Reason: "wrong", Detail: detail, At: c.now()}))
		}
		vote("U1", "C1:1", "up", "")
		vote("U1", "C1:1", "down", "à côté")
		vote("U1", "C1:2", "up", "")
		vote("U2", "C1:1", "up", "")
		vote("U2", "C1:1", "up", "")
		all := s.feedback(t)
		if len(all) != 3 {
			t.Fatalf("%d judgements, want 3", len(all))
		}
		f := all[0]
		if f.Vote != "down" || f.Kind != "status" || f.Rule != "r" || f.Lang != corpus.French || f.Digest != "d" || f.Reason != "wrong" || f.Detail != "à côté" {
			t.Errorf("feedback = %+v, want the last vote with all it said", f)
		}
		if all[1].User != f.User || all[1].Message == f.Message || all[2].User == f.User || all[2].Message != f.Message {
			t.Errorf("who and what are mixed up: %+v", all)
		}
	},
	"posted": func(t *testing.T, s kept, c *clock) {
		want := func(q string, want ledger.Posted, known bool) {
			t.Helper()
			if p, ok, err := s.Posted(t.Context(), q); err != nil || ok != known || p != want {
				t.Errorf("Posted(%s) = %v, %v, %v, want %v, %v", q, p, ok, err, want, known)
			}
		}
		a, b := ledger.Posted{Channel: "C1", TS: "1.2", Thread: "1.1"}, ledger.Posted{Channel: "C1", TS: "1.3"}
		want("q", ledger.Posted{}, false)
		must(t, s.DropPosted(t.Context(), "q"))
		must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: "q", Posted: a, TTL: time.Hour}))
		want("q", a, true)
		must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: "q", Posted: b, TTL: time.Hour}))
		want("q", b, true)
		want("other", ledger.Posted{}, false)
		c.add(time.Hour)
		want("q", ledger.Posted{}, false)
		must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: "q", Posted: a, TTL: time.Hour}))
		must(t, s.DropPosted(t.Context(), "q"))
		want("q", ledger.Posted{}, false)
		must(t, s.Finish(t.Context(), "o", "A", ledger.Answered{Question: "q", Posted: a, TTL: time.Hour}, ledger.Answered{Question: "r", Posted: b, TTL: time.Minute}))
		want("q", a, true)
		want("r", b, true)
		must(t, s.Finish(t.Context(), "o", "A", ledger.Answered{Question: "q", Posted: b, TTL: time.Hour}))
		c.add(time.Minute)
		want("q", b, true)
		want("r", ledger.Posted{}, false)
	},
	"answered in a place": func(t *testing.T, s kept, c *clock) {
		n := 0
		want := func(in ledger.Place, want ...string) {
			t.Helper()
			n++
			_, given, ok, err := s.ClaimIn(t.Context(), in, "U1", "", time.Minute, fmt.Sprint("key ", n))
			var got []string
			for _, p := range given {
				got = append(got, p.TS+" "+p.Says)
			}
			if err != nil || !ok || !slices.Equal(got, want) {
				t.Errorf("ClaimIn(%+v) = %q, %v, %v, want %q", in, got, ok, err, want)
			}
		}
		post := func(q, ts, thread, says, edit string) {
			t.Helper()
			must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: q, Posted: ledger.Posted{Channel: "C1", TS: ts, Thread: thread, User: "U" + q, Says: says, Edit: edit}, TTL: 24 * time.Hour}))
		}
		first, second := ledger.Place{Channel: "C1", Thread: "1.0"}, ledger.Place{Channel: "C1", Thread: "2.0"}
		want(first)
		post("a", "1.1", "1.0", "x", "")
		post("o", "1.2", "1.0", "y", "")
		post("n", "1.3", "1.0", "", "") // is not named
		want(first, "1.1 x", "1.2 y")
		want(ledger.Place{Channel: "C2", Thread: "1.0"})
		want(ledger.Place{Channel: "C1", Thread: "1.0", Question: "a"}, "1.2 y") // the question itself
		post("b", "2.1", "2.0", "x", "")
		want(second, "2.1 x", "1.1 x", "1.2 y") // in the thread, then the first
		want(ledger.Place{Channel: "C1", Thread: "3.0"}, "1.1 x", "1.2 y", "2.1 x")
		post("b", "2.1", "2.0", "x", "9.9") // was edited
		want(second, "1.1 x", "1.2 y")
		must(t, s.DropPosted(t.Context(), "a"))
		want(first, "1.2 y")
		post("o", "1.2", "1.0", "é", "") // another answer
		want(first, "1.2 é")
		forget(t, s, "Uo")
		want(first)
		must(t, s.Finish(t.Context(), "o", "A", ledger.Answered{Question: "d", Posted: ledger.Posted{Channel: "C1", TS: "4.1", Thread: "1.0", Says: "z"}, TTL: time.Hour}))
		want(first, "4.1 z")
		must(t, s.SetLanguage(t.Context(), "U1", corpus.French))
		l, _, ok, err := s.ClaimIn(t.Context(), first, "U1", "", time.Minute, "key 1")
		if l != corpus.French || ok || err != nil {
			t.Errorf("ClaimIn of a key that is held = %q, %v, %v, want fr, false", l, ok, err)
		}
		if l, given, ok, err := s.ClaimIn(t.Context(), first, "", "", 0); l != "" || len(given) != 1 || !ok || err != nil {
			t.Errorf("ClaimIn of no key, for nobody = %q, %v, %v, %v, want one answer, and true", l, given, ok, err)
		}
		c.add(time.Hour)
		want(first)
		for n := range ledger.MaxSaid + 10 {
			post(fmt.Sprint("many ", n), fmt.Sprintf("7.%04d", n), "7.0", "m", "")
		}
		if _, given, _, err := s.ClaimIn(t.Context(), first, "", "", 0); len(given) != ledger.MaxSaid || err != nil {
			t.Errorf("ClaimIn of many = %d, %v, want %d", len(given), err, ledger.MaxSaid)
		}
		c.add(24 * time.Hour)
		want(first)
	},
	"given answers": func(t *testing.T, s kept, c *clock) {
		want := func(since time.Time, owed bool, want ...string) {
			t.Helper()
			all, err := s.Given(t.Context(), since, owed)
			must(t, err)
			var got []string
			for _, g := range all {
				got = append(got, fmt.Sprintf("%s=%s", g.Name, g.Body))
			}
			if !slices.Equal(got, want) {
				t.Errorf("Given(%v, %v) = %q, want %q", since, owed, got, want)
			}
		}
		began := c.now()
		for _, name := range []string{"a", "b", "c"} {
			must(t, s.SaveGiven(t.Context(), ledger.Given{Name: name, User: "U" + name, Body: []byte{'1'}, At: c.now()}))
			c.add(time.Hour)
		}
		want(began, false, "c=1", "b=1", "a=1")
		want(began.Add(time.Hour), false, "c=1", "b=1")
		want(began, true)
		change := func(g ledger.Given, was string, want bool) {
			t.Helper()
			var before []byte
			if was != "" {
				before = []byte(was)
			}
			if ok, err := s.ChangeGiven(t.Context(), g, before); ok != want || err != nil {
				t.Errorf("ChangeGiven(%s=%s, %q) = %v, %v, want %v", g.Name, g.Body, was, ok, err, want)
			}
		}
		change(ledger.Given{Name: "a", Body: []byte{'2'}, Owed: true}, "1", true)
		change(ledger.Given{Name: "z", Body: []byte{'2'}, Owed: true}, "", false) // is not kept
		want(began, true, "a=2")
		change(ledger.Given{Name: "a", Body: []byte{'9'}}, "1", false) // was changed meanwhile
		change(ledger.Given{Name: "a"}, "1", false)
		want(began, true, "a=2")
		want(began, false, "c=1", "b=1", "a=2")
		must(t, s.SaveGiven(t.Context(), ledger.Given{Name: "a", User: "Ub", Body: []byte{'3'}, At: c.now()}))
		want(began, true)
		want(began, false, "a=3", "c=1", "b=1")
		forget(t, s, "Ub")
		want(began, false, "c=1")
		change(ledger.Given{Name: "a", Body: []byte{'4'}}, "", false) // is forgotten
		change(ledger.Given{Name: "a", Body: []byte{'4'}}, "3", false)
		change(ledger.Given{Name: "c"}, "2", false)
		change(ledger.Given{Name: "c"}, "", true)
		want(began, false)
		must(t, s.SaveGiven(t.Context(), ledger.Given{Name: "c", User: "Uc", Body: []byte{'5'}, At: c.now()}))
		change(ledger.Given{Name: "c"}, "5", true)
		want(began, false)
	},
	"given answers are bounded": func(t *testing.T, s kept, c *clock) {
		sweep := func() {
			if db, ok := s.Store.(*Store); ok {
				_, err := db.Sweep(t.Context(), c.now())
				must(t, err)
			}
		}
		const more = 10
		began := c.now()
		for n := range ledger.MaxGiven + more {
			must(t, s.SaveGiven(t.Context(), ledger.Given{Name: fmt.Sprint(n), Body: []byte{'1'}, At: c.now()}))
			c.add(time.Second)
		}
		for _, tt := range []struct {
			after time.Duration
			want  int
		}{
			{0, ledger.MaxGiven},
			{ledger.GivenFor - (ledger.MaxGiven+1)*time.Second, ledger.MaxGiven},
			{time.Second, ledger.MaxGiven - 1},
			{ledger.GivenFor, 0},
		} {
			c.add(tt.after)
			sweep()
			all, err := s.Given(t.Context(), began, false)
			if err != nil || len(all) != tt.want {
				t.Errorf("%d are kept, %v, want %d", len(all), err, tt.want)
			}
			if len(all) == ledger.MaxGiven && all[len(all)-1].Name != fmt.Sprint(more) {
				t.Errorf("the oldest is %s, want %d", all[len(all)-1].Name, more)
			}
		}
	},
	"the last exam": func(t *testing.T, s kept, c *clock) {
		want := func(want exam.Result) {
			t.Helper()
			if r, err := s.LastExam(t.Context()); err != nil || !cmp.Equal(r, want) {
				t.Errorf("LastExam() = %+v, %v, want %+v", r, err, want)
			}
		}
		want(exam.Result{})
		first := exam.Result{When: c.now().UTC(), Corpus: "d", Program: "v1", Categories: []exam.Category{{Name: "a\x00é", Right: 1, Asked: 2}}, Wrong: []string{"a-1"}, False: []string{"a-1"}, P50: time.Millisecond, P99: 3 * time.Second}
		must(t, s.SaveExam(t.Context(), first))
		want(first)
		second := first
		second.When, second.Wrong, second.False = c.now().UTC().Add(7*day), nil, nil
		must(t, s.SaveExam(t.Context(), second))
		must(t, s.SaveExam(t.Context(), first)) // another copy was slower
		forget(t, s, "U1")
		want(second)
	},
	"the watch": func(t *testing.T, s kept, c *clock) {
		want := func(want ledger.Watch) {
			t.Helper()
			if w, err := s.LastWatch(t.Context()); err != nil || !cmp.Equal(w, want) {
				t.Errorf("LastWatch() = %+v, %v, want %+v", w, err, want)
			}
		}
		save := func(w ledger.Watch, want bool) {
			t.Helper()
			if ok, err := s.SaveWatch(t.Context(), w); err != nil || ok != want {
				t.Errorf("SaveWatch(%+v) = %v, %v, want %v", w, ok, err, want)
			}
		}
		want(ledger.Watch{})
		first := ledger.Watch{Checked: c.now().UTC(), Corpus: "a", Same: true, Seen: map[string]ledger.Version{"page.txt": {ETag: "\x00é", LastModified: "m"}}}
		save(first, true)
		save(first, false) // another copy was quicker
		first.Revision = 1
		want(first)
		second := ledger.Watch{Revision: 1, Checked: c.now().UTC(), Corpus: "a", Draft: ledger.Draft{Digest: "d", Base: "a", Texts: map[string]string{"page.txt": strings.Repeat("é\n", 1<<16)}, Found: c.now().UTC()}}
		save(second, true)
		save(second, false)
		second.Revision = 2
		want(second)
	},
	"votes on a draft": func(t *testing.T, s kept, c *clock) {
		admins := []string{"U1", "U2", "U3"}
		vote := func(draft, user string, yes bool, counted bool, decided ledger.Decision) {
			t.Helper()
			w, ok, err := ledger.CastVote(t.Context(), s, draft, ledger.Vote{User: user, Yes: yes, At: c.now().UTC()}, admins)
			if err != nil || ok != counted || w.Draft.Decided != decided {
				t.Errorf("CastVote(%s, %s, %v) = %v, %v, %v, want %v, %q", draft, user, yes, w.Draft, ok, err, counted, decided)
			}
		}
		put := func(draft string) {
			t.Helper()
			w, err := s.LastWatch(t.Context())
			must(t, err)
			w.Draft = ledger.Draft{Digest: draft}
			if ok, err := s.SaveWatch(t.Context(), w); !ok || err != nil {
				t.Fatalf("SaveWatch = %v, %v", ok, err)
			}
		}
		vote("", "U1", true, false, "") // there is none
		put("one")
		vote("one", "U1", true, true, "")
		vote("one", "U1", true, true, "")  // twice is once
		vote("one", "U9", true, false, "") // is none of them
		put("two")                         // a newer one
		vote("one", "U2", true, false, "") // is replaced
		vote("two", "U2", true, true, "")  // what was said of the other does not count
		forget(t, s, "U2")
		vote("two", "U1", true, true, "")
		vote("two", "U2", true, true, ledger.Approved)
		vote("two", "U3", false, false, ledger.Approved) // it is decided
		forget(t, s, "U1")
		if w, err := s.LastWatch(t.Context()); err != nil || w.Draft.Decided != ledger.Approved || len(w.Draft.Votes) != 1 {
			t.Errorf("LastWatch() after Forget = %+v, %v, want it approved, with one name", w, err)
		}
		put("three")
		vote("three", "U1", true, true, "")
		admins = []string{"U2", "U3"}
		vote("three", "U2", true, true, "") // U1 is no administrator any more
		vote("three", "U2", false, true, ledger.Rejected)
		vote("three", "U3", true, false, ledger.Rejected)
		put("four")
		admins = []string{"U3"}
		vote("four", "U3", true, true, ledger.Approved) // one alone is enough
	},
	"each vote counts once": func(t *testing.T, s kept, c *clock) {
		var admins []string
		for n := range 12 {
			admins = append(admins, fmt.Sprint("U", n))
		}
		if ok, err := s.SaveWatch(t.Context(), ledger.Watch{Draft: ledger.Draft{Digest: "d"}}); !ok || err != nil {
			t.Fatalf("SaveWatch = %v, %v", ok, err)
		}
		var counted, decided atomic.Int64
		var wg sync.WaitGroup
		for _, user := range admins {
			wg.Go(func() {
				w, ok, err := ledger.CastVote(t.Context(), s, "d", ledger.Vote{User: user, Yes: true, At: c.now()}, admins)
				if err != nil {
					t.Error(err)
				}
				if ok {
					counted.Add(1)
				}
				if ok && w.Draft.Decided == ledger.Approved {
					decided.Add(1)
				}
			})
		}
		wg.Wait()
		if w, err := s.LastWatch(t.Context()); err != nil || len(w.Draft.Votes) != 2 || counted.Load() != 2 || decided.Load() != 1 {
			t.Errorf("%d of %d votes were counted, %d decided, kept %+v, %v, want 2, 1 and those", counted.Load(), len(admins), decided.Load(), w.Draft, err)
		}
	},
	"forget": func(t *testing.T, s kept, _ *clock) {
		for _, u := range []string{"U1", "U2"} {
			must(t, s.SetLanguage(t.Context(), u, corpus.French))
			must(t, s.SaveFeedback(t.Context(), ledger.Feedback{User: u, Message: "m", Vote: "up"}))
			must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: u + ":question", Posted: ledger.Posted{Channel: "D1", TS: "1.1", User: u}, TTL: time.Hour}))
		}
		forget(t, s, "U1")
		forget(t, s, "nobody")
		if l, err := languageOf(t.Context(), s, "U1"); l != "" || err != nil {
			t.Errorf("language after Forget = %q, %v, want none", l, err)
		}
		if l, err := languageOf(t.Context(), s, "U2"); l != corpus.French || err != nil {
			t.Errorf("another person's language = %q, %v, want fr", l, err)
		}
		if f := s.feedback(t); len(f) != 1 {
			t.Errorf("%d judgements after Forget, want another person's only", len(f))
		}
		for u, want := range map[string]bool{"U1": false, "U2": true} {
			if p, ok, err := s.Posted(t.Context(), u+":question"); ok != want || err != nil {
				t.Errorf("Posted(%q) after Forget(U1) = %v, %v, %v, want %v", u, p, ok, err, want)
			}
		}
	},
	"what is answered while somebody is forgotten": func(t *testing.T, s kept, c *clock) {
		before := epochOf(t, s)
		for i, step := range []struct {
			user  string
			epoch func() int64
			want  bool
		}{
			{"U1", func() int64 { return before }, false},
			{"U1", func() int64 { return 0 }, false}, // it is not known
			{"U2", func() int64 { return before }, true},
			{"U2", func() int64 { return 0 }, true},
			{"U1", func() int64 { return epochOf(t, s) }, true},
		} {
			if i == 0 {
				c.add(-time.Hour) // no clock decides
				forget(t, s, "U1")
				c.add(2 * time.Hour)
			}
			remembers(t, s, fmt.Sprint(i), step.user, step.epoch())
			if got, want := remembered(t, s, fmt.Sprint(i)), step.want; got[0] != want || got[1] != want || got[2] != want {
				t.Errorf("step %d: answer, answer of a delivery and what it rests on are kept: %v, want %v", i, got, want)
			}
		}
		forget(t, s, "U2")
		if remembered(t, s, "2") != [3]bool{} || remembered(t, s, "4") != [3]bool{true, true, true} {
			t.Error("Forget(U2) left something, or took what is another's")
		}
	},
	"what is answered and forgotten at once": func(t *testing.T, s kept, _ *clock) {
		for n := range 40 {
			key, user, epoch := fmt.Sprint(n), fmt.Sprint("U", n%2), epochOf(t, s)
			var wg sync.WaitGroup
			wg.Go(func() {
				if _, err := s.Forget(t.Context(), user); err != nil {
					t.Error(err)
				}
			})
			wg.Go(func() { remembers(t, s, key, user, epoch) })
			wg.Wait()
			if got := remembered(t, s, key); got != [3]bool{} {
				t.Fatalf("round %d: answer, answer of a delivery and what it rests on are kept: %v, want none", n, got)
			}
		}
	},
	"any bytes": func(t *testing.T, s kept, _ *clock) {
		odd := []string{"", "\x00", "a\x00b", "\xff\xfe", "a", "A", "a ", "é", "e\u0301", "'; DROP TABLE miswg_claims; --", "?", "$1", "%s", strings.Repeat("long", 1<<16)}
		for i, k := range odd {
			if ok, err := s.Claim(t.Context(), "", time.Minute, k); !ok || err != nil {
				t.Errorf("Claim(%.20q) = %v, %v, want true", k, ok, err)
			}
			must(t, s.SetLanguage(t.Context(), k, corpus.French))
			must(t, s.SaveFeedback(t.Context(), ledger.Feedback{User: k, Message: k, Vote: k, Rule: k, Detail: k}))
			must(t, s.Finish(t.Context(), "", "", ledger.Answered{Question: k, Posted: ledger.Posted{TS: fmt.Sprint(i)}, TTL: time.Minute}))
		}
		for i, k := range odd {
			if ok, err := s.Claim(t.Context(), "", time.Minute, k); ok || err != nil {
				t.Errorf("second Claim(%.20q) = %v, %v, want false", k, ok, err)
			}
			if p, ok, err := s.Posted(t.Context(), k); p.TS != fmt.Sprint(i) || !ok || err != nil {
				t.Errorf("Posted(%.20q) = %v, %v, %v", k, p, ok, err)
			}
		}
		if f := s.feedback(t); len(f) != len(odd) {
			t.Errorf("%d judgements, want %d", len(f), len(odd))
		}
	},
}

func epochOf(t *testing.T, s ledger.Store) int64 {
	t.Helper()
	epoch, err := s.Epoch(t.Context())
	must(t, err)
	return epoch
}

// remembers has kept of a person what a delivery of an epoch keeps.
func remembers(t *testing.T, s ledger.Store, key, user string, epoch int64) {
	t.Helper()
	p := ledger.Posted{Channel: "C", TS: "1", User: user, Epoch: epoch}
	for _, err := range []error{
		s.Finish(t.Context(), "", "", ledger.Answered{Question: key, Posted: p, TTL: time.Hour}),
		s.Finish(t.Context(), "o", "A", ledger.Answered{Question: key + " of a delivery", Posted: p, TTL: time.Hour}),
		s.SaveGiven(t.Context(), ledger.Given{Name: key, User: user, Epoch: epoch, Body: []byte{1}, At: time.Now()}),
	} {
		if err != nil {
			t.Error(err)
		}
	}
}

// remembered reports which of that is kept.
func remembered(t *testing.T, s ledger.Store, key string) (kept [3]bool) {
	t.Helper()
	for i, question := range []string{key, key + " of a delivery"} {
		var err error
		_, kept[i], err = s.Posted(t.Context(), question)
		must(t, err)
	}
	all, err := s.Given(t.Context(), time.Time{}, false)
	must(t, err)
	kept[2] = slices.ContainsFunc(all, func(g ledger.Given) bool { return g.Name == key })
	return kept
}
