package live

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
	"miswg/index/audit"
)

// observing is a corpus in which Japan only observes, and that knows what it was.
func observing(t testing.TB) string {
	t.Helper()
	dir := copyData(t, filepath.Join(t.TempDir(), "data"))
	page := filepath.Join(dir, "page.txt")
	b, err := os.ReadFile(page)
	must(t, err)
	write(t, page, []byte(strings.Replace(string(b), "- Japan\n", "- Japan (observer)\n", 1)))
	mended, err := corpus.MendDir(dir, nil, time.Now())
	must(t, err)
	for name, b := range mended.Files {
		write(t, filepath.Join(dir, name), b)
	}
	was, _, state, err := past.Between(corpus.Source(), os.DirFS(dir))
	must(t, err)
	write(t, filepath.Join(dir, past.Name(was.Digest())), state.Encode())
	return dir
}

// TestReceipt: what the present corpus answered is the same, what a former one did is made
// again from that, at once, and tells what of it has changed; what neither did is not ours.
func TestReceipt(t *testing.T) {
	then, now := opened(t, ""), opened(t, observing(t))
	ask := func(l *Live, q answer.Question) answer.Answer {
		t.Helper()
		a, err := l.Ask(t.Context(), q)
		must(t, err)
		return a
	}
	before := &answer.Context{Kind: answer.Status, Entities: []string{"NO"}}
	for _, tt := range []struct {
		asked   audit.Asked
		changed string // of the lines and standings
	}{
		{audit.Asked{Text: "is japan a member?"}, "- Japan>- Japan (observer) JP:member>observer"},
		{audit.Asked{}, "- Japan>- Japan (observer) JP:member>observer"},
		{audit.Asked{Text: "le japon est-il membre ?"}, "- Japan>- Japan (observer) JP:member>observer"},
		{audit.Asked{Text: "and japan?", Before: before}, "- Japan>- Japan (observer) JP:member>observer"},
		{audit.Asked{Text: "is norway a member?"}, ""},
	} {
		q := answer.Question{Text: tt.asked.Text, Before: tt.asked.Before}
		if q.Text == "" {
			q.Text = "japan"
		}
		given := ask(then, q)
		f, err := now.Receipt(t.Context(), given.Receipt, tt.asked)
		var changed []string
		for _, l := range f.Delta.Lines {
			changed = append(changed, l.Before+">"+l.After)
		}
		for _, e := range f.Delta.Effects {
			changed = append(changed, e.ID+":"+string(e.Before)+">"+string(e.After))
		}
		if got := strings.Join(changed, " "); err != nil || got != tt.changed || f.Then.Text() != given.Text() || !f.Changed() || f.SameAnswer() != (tt.changed == "") {
			t.Errorf("Receipt(%s, %+v) = %q, %q, %v, want %q, %q", given.Receipt, tt.asked, f.Then.Text(), got, err, given.Text(), tt.changed)
		}
		same := ask(now, q)
		if f, err := now.Receipt(t.Context(), same.Receipt, tt.asked); err != nil || f.Changed() || f.Now.Text() != same.Text() {
			t.Errorf("Receipt(%s, %+v) = %+v, %v, want the same", same.Receipt, tt.asked, f, err)
		}
	}
	for code, want := range map[receipt.Code]error{
		receipt.New("0123456789ab", "x"):         audit.ErrUnknownCorpus,
		receipt.New(now.Digest(), "Peru joins."): audit.ErrNoQuestion,
	} {
		if _, err := now.Receipt(t.Context(), code, audit.Asked{}); !errors.Is(err, want) {
			t.Errorf("Receipt(%s) = %v, want %v", code, err, want)
		}
	}
}

// TestReceiptsTakeTurns: several checks at once come to what one does; who waits no longer
// is let go.
func TestReceiptsTakeTurns(t *testing.T) {
	then, now := opened(t, ""), opened(t, observing(t))
	given, err := then.Ask(t.Context(), answer.Question{Text: "japan"})
	must(t, err)
	var up sync.WaitGroup
	for range 4 {
		up.Go(func() {
			if f, err := now.Receipt(t.Context(), given.Receipt, audit.Asked{}); err != nil || f.Then.Text() != given.Text() {
				t.Errorf("Receipt(%s) = %q, %v, want %q", given.Receipt, f.Then.Text(), err, given.Text())
			}
		})
	}
	up.Wait()
	now.auditing <- struct{}{} // somebody has the turn
	gone, leave := context.WithCancel(t.Context())
	leave()
	if _, err := now.Receipt(gone, given.Receipt, audit.Asked{}); !errors.Is(err, context.Canceled) {
		t.Errorf("Receipt(%s) of who waits no longer = %v, want %v", given.Receipt, err, context.Canceled)
	}
}

func BenchmarkReceiptOfThePast(b *testing.B) {
	then, now := opened(b, ""), opened(b, observing(b))
	given, err := then.Ask(b.Context(), answer.Question{Text: "japan"})
	must(b, err)
	for b.Loop() {
		if _, err := now.Receipt(b.Context(), given.Receipt, audit.Asked{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReceiptOfNoUsualQuestion(b *testing.B) {
	now := opened(b, "")
	code := receipt.New(now.Digest(), "x")
	for b.Loop() {
		if _, err := now.Receipt(b.Context(), code, audit.Asked{}); !errors.Is(err, audit.ErrNoQuestion) {
			b.Fatal(err)
		}
	}
}
