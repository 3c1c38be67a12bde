package correct

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/corpus/source"
	"miswg/index"
	"miswg/index/answer"
)

var engine = sync.OnceValues(func() (*answer.Engine, error) {
	c, err := corpus.Load(corpus.Source())
	if err != nil {
		return nil, err
	}
	x, err := index.Build(c)
	return answer.New(c, x), err
})

func ask(t *testing.T, question string) *answer.Answer {
	t.Helper()
	e, err := engine()
	if err != nil {
		t.Fatal(err)
	}
	a, err := e.Ask(t.Context(), answer.Question{Text: question})
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// TestRecordOf: what answers rest on.
func TestRecordOf(t *testing.T) {
	for question, want := range map[string]struct {
		standing map[string]corpus.Status
		all      int // who is in the set
		lines    int
		none     bool
	}{
		"is japan a member?":                       {standing: map[string]corpus.Status{"JP": corpus.Member}, lines: 1},
		"le japon et l'islande":                    {standing: map[string]corpus.Status{"JP": corpus.Member, "IS": corpus.Excluded}, lines: 2},
		"ireland":                                  {standing: map[string]corpus.Status{"IE": corpus.NotListed}},
		"who are the observers?":                   {all: 5},
		"how many members are there?":              {all: 38},
		"what is a bilateral security instrument?": {lines: 1},
		"qu'est-ce qu'un instrument bilatéral?":    {lines: 1},
		"what does it cost to join?":               {none: true},
		"help":                                     {none: true},
		"is blorfland a member?":                   {none: true},
		"is japan a member, and what is a bilateral instrument? ": {standing: map[string]corpus.Status{"JP": corpus.Member}, lines: 1},
	} {
		r, ok := recordOf(ask(t, question))
		if ok == want.none {
			t.Errorf("recordOf(%q) = %+v, %v, want nothing: %v", question, r, ok, want.none)
		}
		if want.none {
			continue
		}
		if want.all > 0 {
			if !r.All || len(r.Standing) != want.all || len(r.Lines) > 0 {
				t.Errorf("recordOf(%q) = %+v, want the set of %d", question, r, want.all)
			}
			continue
		}
		if r.All || len(r.Lines) < want.lines || want.lines == 0 && len(r.Lines) > 0 || len(r.Standing)+len(want.standing) > 0 && !cmp.Equal(r.Standing, want.standing) {
			t.Errorf("recordOf(%q) = %+v, want %+v", question, r, want)
		}
	}
	if _, ok := recordOf(nil); ok {
		t.Error("recordOf(nil) rests on something")
	}
}

// A book is a Corrector that posts nothing, and its clock.
type book struct {
	*Corrector
	t  *testing.T
	at time.Time
}

func newBook(t *testing.T, store ledger.Store, token string) *book {
	t.Helper()
	b := &book{t: t, at: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)}
	now := func() time.Time { return b.at }
	if store == nil {
		store = ledger.NewMemory(now)
	}
	l, err := ledger.New(ledger.Config{Store: store, Token: token, Now: now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters)})
	if err != nil {
		t.Fatal(err)
	}
	b.Corrector = New(Config{Ledger: l, Digest: func() string { return "b" }, Now: now, Log: slog.New(slog.DiscardHandler), Count: new(stats.Counters)})
	return b
}

// gives has an answer stand in a channel, in a thread where one is named.
func (b *book) gives(channel, ts, thread string, a *answer.Answer) {
	b.t.Helper()
	b.Gave(b.t.Context(), wire.Target{User: "U1", Thread: thread}, channel, ts, render.Message{Text: "x", Shows: a})
	b.at = b.at.Add(time.Second)
}

func (b *book) owes(p render.Proposal, base, next string) {
	b.t.Helper()
	if err := b.Owe(b.t.Context(), p, base, next); err != nil {
		b.t.Fatal(err)
	}
}

// owed are the corrections to be made, by the time of the message.
func (b *book) owed() map[string][]owed {
	b.t.Helper()
	all, err := b.records(b.t.Context(), true)
	if err != nil {
		b.t.Fatal(err)
	}
	out := map[string][]owed{}
	for _, r := range all {
		out[r.TS] = r.Owed
	}
	return out
}

// observes is a proposal by which Japan has another standing.
func observes(draft string, is corpus.Status) render.Proposal {
	return render.Proposal{Draft: draft, Day: "2026-12-01", Effects: []source.Effect{{ID: "JP", Name: "Japan", French: "Japon", Before: corpus.Member, After: is}}}
}

// TestSets: a set rests on those in it, and on who comes to stand as they do.
func TestSets(t *testing.T) {
	joins := render.Proposal{Draft: "d", Effects: []source.Effect{{ID: "IE", Name: "Ireland", Before: corpus.NotListed, After: corpus.Member}}}
	for question, want := range map[string][2]int{
		"who are the observers?":               {0, 1},
		"who are the members?":                 {1, 1},
		"which African countries are members?": {1, 1}, // of none there is no telling
	} {
		r, _ := recordOf(ask(t, question))
		got := [2]int{len(r.touchedBy(joins, "next").effects), len(r.touchedBy(observes("d", corpus.Observer), "next").effects)}
		if got != want {
			t.Errorf("%q is touched %v times by Ireland that joins, and by Japan that observes, want %v", question, got, want)
		}
		r.corrected(owed{Standing: map[string]corpus.Status{"IE": corpus.Member}})
		if r.Standing["IE"] != corpus.Member {
			t.Errorf("%q corrected does not have Ireland", question)
		}
	}
}

// TestMost: one change corrects so many and no more, the newest, however often it is
// planned; the dry run says it.
func TestMost(t *testing.T) {
	b, a := newBook(t, nil, "token"), ask(t, "japan")
	const more = 31
	for n := range Most + more {
		b.gives("C1", fmt.Sprintf("%04d.1", n), fmt.Sprintf("%04d.0", n/2), a)
	}
	b.gives("C1", "9999.1", "", ask(t, "austria"))
	want := render.Reach{Answers: Most, Threads: Most/2 + 1, Left: more}
	p := observes("d", corpus.Observer)
	for range 2 {
		if got := b.Reach(t.Context(), p); got != want {
			t.Errorf("Reach = %+v, want %+v", got, want)
		}
		b.owes(p, "a", "b")
		if all := b.owed(); len(all) != Most || all[fmt.Sprintf("%04d.1", more)] == nil || all[fmt.Sprintf("%04d.1", more-1)] != nil {
			t.Errorf("%d are owed, want the newest %d", len(all), Most)
		}
	}
	p.Wrong = append(p.Wrong, p.Unread...)
	p.Problem = "it is no corpus"
	if got := b.Reach(t.Context(), p); got != (render.Reach{}) {
		t.Errorf("Reach of what cannot be approved = %+v, want none", got)
	}
	b.at = b.at.Add(ledger.GivenFor)
	if all := b.owed(); len(all) != 0 {
		t.Errorf("%d are owed after 30 days, want none", len(all))
	}
}

// TestOwed: each answer is told what has changed of it, in its language, and a thread what
// has of all of its answers; what rests on nothing that changed stays.
func TestOwed(t *testing.T) {
	b := newBook(t, nil, "token")
	instrument := ask(t, "what is a bilateral security instrument?")
	passage := instrument.Citations()[0].Passage()
	for i, a := range []*answer.Answer{ask(t, "is japan a member?"), ask(t, "le japon est-il membre?"), ask(t, "who are the members?"), instrument, ask(t, "austria"), ask(t, "what does it cost to join?")} {
		b.gives("C1", fmt.Sprint(i), "0.0", a)
	}
	p := observes("d", corpus.Observer)
	p.Pages = []source.Page{{File: passage.Doc.ID, Changes: []source.Change{
		{Kind: source.Reworded, Before: source.Line(passage), After: "other words"},
		{Kind: source.Moved, Before: "- Austria", After: "- Austria"},
		{Kind: source.Added, After: "more"},
	}}}
	b.owes(p, "a", "b")
	said := "The page said “" + strings.TrimPrefix(source.Line(passage), "- ")
	for ts, want := range map[string][2]string{
		"0": {"Changed on 1\u00a0Dec\u00a02026. Japan: Observer; was: Member.", said},
		"1": {"Modifié le 1er\u00a0déc.\u00a02026. Japon\u00a0: Observateur; avant\u00a0: Membre.", "La page disait «\u00a0"},
		"2": {"Changed on 1\u00a0Dec\u00a02026. Japan: Observer; was: Member.", said},
		"3": {"Changed on 1\u00a0Dec\u00a02026. " + said[:40], "Japan: Observer; was: Member."},
	} {
		all := b.owed()[ts]
		if len(all) != 1 || !strings.HasPrefix(all[0].Said, want[0]) || !strings.Contains(all[0].Thread, want[1]) {
			t.Errorf("owed at %s = %+v, want %q, and %q in its thread", ts, all, want[0], want[1])
		}
	}
	if all := b.owed(); len(all) != 4 {
		t.Errorf("%d are owed, want 4", len(all))
	}
}

// TestOwedTwice: what was not said before the page changed again is said when that answers,
// but not what is no longer so; and what was said is said once.
func TestOwedTwice(t *testing.T) {
	for name, tt := range map[string]struct {
		said   bool // the first one was, before the second
		second render.Proposal
		want   []string
	}{
		"another standing of it":      {false, observes("two", corpus.NotListed), []string{"Japan: Not listed; was: Member"}},
		"what it was again":           {false, observes("two", corpus.Member), nil},
		"something else":              {false, render.Proposal{Draft: "two"}, []string{"Japan: Observer; was: Member"}},
		"said, then another standing": {true, observes("two", corpus.NotListed), []string{"Japan: Not listed; was: Observer"}},
		"said, then something else":   {true, render.Proposal{Draft: "two"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, nil, "token")
			b.gives("C1", "1", "", ask(t, "japan"))
			b.owes(observes("one", corpus.Observer), "a", "b")
			if tt.said {
				all, err := b.records(t.Context(), true)
				if err != nil || len(all) != 1 {
					t.Fatalf("records = %+v, %v, want one", all, err)
				}
				all[0].corrected(all[0].Owed[0])
				if err := b.save(t.Context(), all[0]); err != nil {
					t.Fatal(err)
				}
			}
			b.owes(tt.second, "b", "c")
			b.owes(tt.second, "b", "c")
			var got []string
			for _, o := range b.owed()["1"] {
				_, said, _ := strings.Cut(strings.TrimSuffix(o.Said, "."), ". ")
				if got = append(got, said); o.Next != "c" {
					t.Errorf("%q is said once %s answers, want c", said, o.Next)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("owed = %q, want %q", got, tt.want)
			}
		})
	}
}

// TestOtherToken: what was sealed with a token that is gone is nobody's.
func TestOtherToken(t *testing.T) {
	store := ledger.NewMemory(func() time.Time { return time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC) })
	newBook(t, store, "old").gives("C1", "1", "", ask(t, "japan"))
	b := newBook(t, store, "new")
	b.gives("C1", "2", "", ask(t, "japan"))
	if got := b.Reach(t.Context(), observes("d", corpus.Observer)); got != (render.Reach{Answers: 1}) {
		t.Errorf("Reach = %+v, want one", got)
	}
}
