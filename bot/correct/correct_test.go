package correct

import (
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"miswg/bot/ledger"
	"miswg/bot/render"
	"miswg/bot/stats"
	"miswg/bot/wire"
	"miswg/corpus"
	"miswg/corpus/past"
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
func (b *book) owed() map[string]*owed {
	b.t.Helper()
	all, err := b.records(b.t.Context(), true)
	if err != nil {
		b.t.Fatal(err)
	}
	out := map[string]*owed{}
	for _, r := range all {
		out[r.TS] = r.Owed
	}
	return out
}

// said is what is owed to an answer and to its thread, "" where nothing is.
func (b *book) said(ts string) (mine, thread string) {
	b.t.Helper()
	all, err := b.records(b.t.Context(), true)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, r := range all {
		if r.TS == ts && !r.Owed.Mine.nothing() {
			return r.Owed.Mine.said(r.Lang, r.Owed.Day), r.Owed.Thread.said(r.Lang, r.Owed.Day)
		}
	}
	return "", ""
}

// turn begins the correction of the newest answer that is owed one, and returns what ends it.
func (b *book) turn() func() {
	b.t.Helper()
	all, err := b.records(b.t.Context(), true)
	if err != nil || len(all) == 0 {
		b.t.Fatalf("records = %+v, %v, want one that is owed", all, err)
	}
	u := &turn{b.Corrector, all[0], *all[0].Owed, func() {}}
	return func() { u.end(b.t.Context()) }
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
		got := [2]int{len(r.changedBy(joins, "next").Effects), len(r.changedBy(observes("d", corpus.Observer), "next").Effects)}
		if got != want {
			t.Errorf("%q is touched %v times by Ireland that joins, and by Japan that observes, want %v", question, got, want)
		}
		r.corrected(owed{Mine: touched{Effects: []effect{{Effect: joins.Effects[0]}}}})
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
		mine, thread := b.said(ts)
		if !strings.HasPrefix(mine, want[0]) || !strings.Contains(thread, want[1]) {
			t.Errorf("owed at %s = %q, %q, want %q, and %q in its thread", ts, mine, thread, want[0], want[1])
		}
	}
	if all := b.owed(); len(all) != 4 {
		t.Errorf("%d are owed, want 4", len(all))
	}
}

// leaves is a proposal by which Austria is none, and a line of a page another.
func leaves(draft string, p corpus.Passage, was, is string) render.Proposal {
	return render.Proposal{Draft: draft, Day: "2026-12-01",
		Effects: []source.Effect{{ID: "AT", Name: "Austria", Before: corpus.Member, After: corpus.NotListed}},
		Pages:   []source.Page{{File: p.Doc.ID, Changes: []source.Change{{Before: was, After: is}}}}}
}

func both(p, q render.Proposal) render.Proposal {
	p.Effects, p.Pages = append(slices.Clone(p.Effects), q.Effects...), q.Pages
	return p
}

// TestOwedTwice: what was not said before the page changed again is said when that answers,
// but not what is no longer so; and what was said is said once. Of what two have in common
// the second has the word, and the rest of the first is said.
func TestOwedTwice(t *testing.T) {
	a := ask(t, "japan and austria")
	const was, is, last = "- Japan", "- Japan (observer)", "- Japan (invited)"
	var japan corpus.Passage
	for _, q := range a.Citations() {
		if p := q.Passage(); source.Line(p) == was {
			japan = p
		}
	}
	one := both(observes("one", corpus.Observer), leaves("one", japan, was, is))
	const (
		observer = "Japan: Observer; was: Member"
		gone     = "Austria: Not listed; was: Member"
		quoted   = "The page said “Japan”; now: “Japan (observer)”"
	)
	for name, tt := range map[string]struct {
		said   string // before the second, or "while" it came
		second render.Proposal
		want   string
	}{
		"another standing":              {"", observes("two", corpus.NotListed), "Japan: Not listed; was: Member. " + gone + ". " + quoted},
		"what it was again":             {"", observes("two", corpus.Member), gone + ". " + quoted},
		"all as it was again":           {"", render.Proposal{Draft: "two", Effects: []source.Effect{{ID: "JP", After: corpus.Member}, {ID: "AT", After: corpus.Member}}, Pages: leaves("", japan, is, was).Pages}, ""},
		"the line again":                {"", render.Proposal{Draft: "two", Pages: leaves("", japan, is, last).Pages}, observer + ". " + gone + ". The page said “Japan”; now: “Japan (invited)”"},
		"something else":                {"", render.Proposal{Draft: "two"}, observer + ". " + gone + ". " + quoted},
		"said, then another":            {"before", observes("two", corpus.NotListed), "Japan: Not listed; was: Observer"},
		"said, then what it was":        {"before", observes("two", corpus.Member), "Japan: Member; was: Observer"},
		"said, then something else":     {"before", render.Proposal{Draft: "two"}, ""},
		"said meanwhile, another":       {"while", observes("two", corpus.NotListed), "Japan: Not listed; was: Observer"},
		"said meanwhile, what it was":   {"while", observes("two", corpus.Member), "Japan: Member; was: Observer"},
		"said meanwhile, the line":      {"while", render.Proposal{Draft: "two", Pages: leaves("", japan, is, last).Pages}, "The page said “Japan (observer)”; now: “Japan (invited)”"},
		"said meanwhile, nothing of it": {"while", render.Proposal{Draft: "two"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, nil, "token")
			b.gives("C1", "1", "", a)
			b.owes(one, "a", "b")
			ends := b.turn()
			if tt.said == "before" {
				ends()
			}
			b.owes(tt.second, "b", "c")
			b.owes(tt.second, "b", "c")
			if tt.said == "while" {
				ends()
			}
			b.owes(tt.second, "b", "c")
			mine, thread := b.said("1")
			_, got, _ := strings.Cut(strings.TrimSuffix(mine, "."), ". ")
			if got != tt.want || mine != thread {
				t.Errorf("owed = %q, in its thread %q, want %q", got, thread, tt.want)
			}
			if o := b.owed()["1"]; o != nil && o.Next != "c" {
				t.Errorf("it is said once %s answers, want c", o.Next)
			}
		})
	}
}

// TestLate: an answer of before a change that is kept only after it is owed its correction,
// one of after it is not, nor is one that it does not change.
func TestLate(t *testing.T) {
	b, a := newBook(t, nil, "token"), ask(t, "japan")
	b.owes(observes("one", corpus.Observer), a.Digest, "b")
	b.gives("C1", "1", "", a)
	b.gives("C1", "2", "", ask(t, "austria"))
	after := *a
	after.Digest, after.Entities = "b", slices.Clone(a.Entities)
	after.Entities[0].Status = corpus.Observer
	b.gives("C1", "3", "", &after)
	for range 2 {
		if all := b.owed(); len(all) != 1 || all["1"] == nil {
			t.Errorf("owed = %v, want the first", all)
		}
		b.owes(observes("one", corpus.Observer), a.Digest, "b")
	}
}

// TestChangedMeanwhile: what is kept of an answer while a correction is under way is not
// overwritten by what that knows.
func TestChangedMeanwhile(t *testing.T) {
	for name, tt := range map[string]struct {
		comes func(b *book)
		want  []string // who is kept, by standing of Japan
	}{
		"an edit":         {func(b *book) { b.gives("C1", "1", "", ask(t, "austria")) }, []string{""}},
		"the same answer": {func(b *book) { b.gives("C1", "1", "", ask(t, "japan")) }, []string{"member"}},
		"a deletion":      {func(b *book) { b.Gave(t.Context(), wire.Target{}, "C1", "1", render.Message{}) }, nil},
		"nothing":         {func(*book) {}, []string{"observer"}},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, nil, "token")
			b.gives("C1", "1", "", ask(t, "japan"))
			b.owes(observes("one", corpus.Observer), "a", "b")
			ends := b.turn()
			tt.comes(b)
			ends()
			all, err := b.records(t.Context(), false)
			var got []string
			for _, r := range all {
				got = append(got, string(r.Standing["JP"]))
			}
			if err != nil || !slices.Equal(got, tt.want) {
				t.Errorf("Japan's standing in what is kept = %q, %v, want %q", got, err, tt.want)
			}
		})
	}
}

// TestMended: what is owed once a corpus answers ends where another answers in place of it,
// and stays while it may come yet, or did before it was mended.
func TestMended(t *testing.T) {
	a := ask(t, "japan")
	for name, tt := range map[string]struct {
		digests   []string // of the corpora that answer at the looks
		past      []string // of the last
		owed, due int
	}{
		"it may come yet":             {[]string{"a"}, nil, 1, 0},
		"one of before":               {[]string{a.Digest}, nil, 1, 0},
		"it answers":                  {[]string{"b"}, nil, 1, 1},
		"mended before it was seen":   {[]string{"m"}, []string{"a"}, 0, 0},
		"mended after":                {[]string{"b", "m"}, nil, 1, 1},
		"mended after, started anew":  {[]string{"m"}, []string{"a", "b"}, 1, 1},
		"what was before, mended":     {[]string{"a", "m"}, nil, 0, 0},
		"what was before, then comes": {[]string{"a", "b"}, nil, 1, 1},
		"two behind":                  {[]string{"0"}, nil, 1, 0},
		"two behind, with a past":     {[]string{"0"}, []string{"00"}, 1, 0},
		"two behind, one goes by":     {[]string{"0", a.Digest}, nil, 1, 0},
		"nothing of it is known":      {[]string{"x", "y"}, []string{"x"}, 1, 0},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBook(t, nil, "token")
			b.gives("C1", "1", "", a)
			b.owes(observes("one", corpus.Observer), "a", "b")
			var log strings.Builder
			b.Log = slog.New(slog.NewTextHandler(&log, nil))
			b.Files = func(use func(fs.FS) error) error {
				was := fstest.MapFS{}
				for _, digest := range tt.past {
					was[past.Name(digest)] = &fstest.MapFile{Data: []byte("{}")}
				}
				return use(was)
			}
			var due []record
			for _, digest := range tt.digests {
				b.Digest = func() string { return digest }
				b.came.Store(digest, true)
				all, err := b.records(t.Context(), true)
				if err != nil {
					t.Fatal(err)
				}
				due = b.due(t.Context(), all)
			}
			if owed := len(b.owed()); owed != tt.owed || len(due) != tt.due {
				t.Errorf("%d are owed and %d due, want %d and %d", owed, len(due), tt.owed, tt.due)
			}
			if told := strings.Contains(log.String(), "answers=1 corpus=m"); told != (tt.owed == 0) {
				t.Errorf("the log has %q, want what is owed no more", &log)
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
