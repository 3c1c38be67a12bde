package bot_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/bot"
	"miswg/bot/ledger"
	"miswg/bot/localslack"
	"miswg/bot/render"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

const aliceID, chidiID = "U0LOCALALICE", "U0LOCALCHIDI"

func TestReloadCommand(t *testing.T) {
	t.Parallel()
	var broken error
	var calls int
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{
		Admins: []string{aliceID},
		Reload: func(context.Context) error { calls++; return broken },
	}})
	for _, step := range []struct {
		who, text string
		broken    error
		want      string
		calls     int
	}{
		{"alice", "reload", nil, "Nothing has changed", 1},
		{"chidi", "reload", nil, "Only this bot's administrators", 1},
		{"alice", "reload", errors.New("corpus: members.yaml:4: XX: unknown status"), "members.yaml:4", 2},
		{"alice", "reload japan", nil, "What it does say: Japan", 2}, // a question
	} {
		broken = step.broken
		before := textsTo(r.State(), step.who, step.want)
		r.slash(step.who, "#bids", step.text)
		r.settle()
		if got := textsTo(r.State(), step.who, step.want) - before; got != 1 || calls != step.calls {
			t.Errorf("%s: /miswg %s with %v: %d notes with %q, %d reloads, want 1 and %d", step.who, step.text, step.broken, got, step.want, calls, step.calls)
		}
	}
	if n := len(r.State().FromBot()); n != 0 {
		t.Errorf("others see %d messages, want 0", n)
	}
}

// TestRefusalTold: a corpus refused after a change of files reaches the
// administrators once.
func TestRefusalTold(t *testing.T) {
	t.Parallel()
	problem := errors.New("corpus: members.yaml:4: <!channel> unknown status")
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Admins: []string{aliceID}, Reload: func(context.Context) error { return problem }}})
	for range 3 {
		if err := r.bot.Reload(t.Context(), "files changed"); !errors.Is(err, problem) {
			t.Errorf("Reload() = %v, want %v", err, problem)
		}
	}
	r.settle()
	posts := r.State().In("DM alice")
	if len(posts) != 1 || !strings.Contains(posts[0].Text, "members.yaml:4") || strings.Contains(posts[0].Text, "<!channel>") {
		t.Errorf("direct messages = %q, want one, harmless, that names the line", texts(posts))
	}
}

// TestExamCommand: one exam at a time, and what keeps one from being taken is told.
func TestExamCommand(t *testing.T) {
	t.Parallel()
	began, goOn := make(chan struct{}, 1), make(chan error)
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{
		Admins: []string{aliceID, chidiID},
		Exam: func(context.Context) (exam.Result, error) {
			began <- struct{}{}
			return exam.Result{When: time.Unix(1_800_000_000, 0), Categories: []exam.Category{{Name: "a", Right: 2, Asked: 2}}}, <-goOn
		},
	}})
	for round, tt := range []struct {
		err  error
		want string
	}{
		{nil, "Exam: 2 of 2 right"},
		{fmt.Errorf("exam: %w", exam.ErrNone), "has no exam"},
		{errors.New("index closed"), "something went wrong"},
	} {
		before := textsTo(r.State(), "alice", tt.want)
		r.slash("alice", "#bids", "exam")
		<-began
		r.slash("chidi", "#bids", "exam") // while the first goes on
		r.await("refusal", func(st localslack.State) bool { return textsTo(st, "chidi", "An exam is under way") > round })
		goOn <- tt.err
		r.settle()
		if n := textsTo(r.State(), "chidi", "I am asking myself"); n != 0 {
			t.Errorf("/miswg exam beside another says %d times that it begins, want 0", n)
		}
		if got := textsTo(r.State(), "alice", tt.want) - before; got != 1 {
			t.Errorf("/miswg exam with %v: %d notes with %q, want 1", tt.err, got, tt.want)
		}
	}
	if n := len(r.State().FromBot()); n != 0 {
		t.Errorf("others see %d messages, want 0", n)
	}
}

// TestExamTold: an exam that nobody asked for reaches the administrators when something
// is false or has changed, and is kept.
func TestExamTold(t *testing.T) {
	t.Parallel()
	next := exam.Result{When: time.Unix(1_800_000_000, 0).UTC(), Corpus: "d", Categories: []exam.Category{{Name: "<!channel>", Right: 1, Asked: 1}}}
	store := ledger.NewMemory(nil)
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{
		Store: store, Admins: []string{aliceID}, Exam: func(context.Context) (exam.Result, error) { return next, nil },
	}})
	for _, step := range []struct {
		wrong, untrue []string
		want          int
	}{
		{nil, nil, 0}, // the first
		{[]string{"a-1"}, nil, 1},
		{[]string{"a-1"}, nil, 1},
		{[]string{"a-1"}, []string{"a-1"}, 2},
		{[]string{"a-1"}, []string{"a-1"}, 3},
		{nil, nil, 4},
		{nil, nil, 4},
	} {
		next.When, next.Wrong, next.False = next.When.Add(time.Hour), step.wrong, step.untrue
		if err := r.bot.Examine(t.Context()); err != nil {
			t.Fatal(err)
		}
		r.settle()
		posts := r.State().In("DM alice")
		if len(posts) != step.want {
			t.Errorf("with %q wrong and %q false: %d messages, want %d", step.wrong, step.untrue, len(posts), step.want)
		}
		if last, err := store.LastExam(t.Context()); err != nil || !last.When.Equal(next.When) {
			t.Errorf("LastExam() = %v, %v, want %v", last, err, next)
		}
	}
	for _, text := range texts(r.State().In("DM alice")) {
		if strings.Contains(text, "<!channel>") {
			t.Errorf("message = %q, want it harmless", text)
		}
	}
}

func TestAnnounce(t *testing.T) {
	t.Parallel()
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}})
	r.bot.Announce("C0LOCALGENERAL", func(l corpus.Lang) render.Message {
		return render.Gaps(l, "2026-11-16", []render.Gap{{Term: "visit <@U1> request", People: 4, Questions: 6}})
	})
	r.await("both languages", replies(2))
	for i, want := range []string{"4 people, 6 questions", "4 personnes, 6 questions"} {
		if got := r.State().FromBot()[i].Text; !strings.Contains(got, want) || strings.Contains(got, "<@U1>") {
			t.Errorf("report %d = %q, want %q and no mention", i, got, want)
		}
	}
}

// gapStore notes what is recorded.
type gapStore struct {
	*ledger.Memory
	mu   sync.Mutex
	rows []string
}

func (s *gapStore) RecordGap(_ context.Context, user string, terms []string, kind answer.Kind, l corpus.Lang) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rows = append(s.rows, user+" "+string(kind)+" "+string(l)+": "+strings.Join(terms, ", "))
	return nil
}

// TestGapsRecorded wants words of refused questions recorded, and nothing of those
// that are answered.
func TestGapsRecorded(t *testing.T) {
	t.Parallel()
	s := &gapStore{Memory: ledger.NewMemory(nil)}
	r := start(t, setup{slack: localslack.Options{Manifest: lean(t)}, bot: bot.Config{Store: s}})
	for _, q := range []string{"is japan a member?", "who signs the visit request form?", "combien coûte une attestation?", "is wakanda a member?", "help"} {
		r.slash("alice", "#bids", q)
		r.settle()
	}
	r.say("alice", "#general", "@miswg what is the visit request form?")
	r.settle()
	want := []string{
		"U0LOCALALICE none en: signs, visit, request, form, signs visit, visit request, request form, signs visit request, visit request form",
		"U0LOCALALICE none fr: coûte, attestation, coûte attestation",
		"U0LOCALALICE none en: wakanda, member, wakanda member",
		"U0LOCALALICE none en: visit, request, form, visit request, request form, visit request form",
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !slices.Equal(s.rows, want) {
		t.Errorf("recorded\n%s\nwant\n%s", strings.Join(s.rows, "\n"), strings.Join(want, "\n"))
	}
}
