package watch

import (
	"io/fs"
	"testing"
	"time"

	"miswg/bot/ledger"
)

// TestComparedOnce: a draft is compared with the corpus once, however many vote and however
// often the page is found to be what it was; a problem is looked for again.
func TestComparedOnce(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, ""))
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1", "U2", "U3")
	read, files := 0, k.Files
	k.Files = func(use func(fs.FS) error) error {
		read++
		return files(use)
	}
	wants := func(what string, want int) {
		t.Helper()
		if read != want {
			t.Errorf("%s: the files were read %d times, want %d", what, read, want)
		}
		read = 0
	}
	k.Look(t.Context())
	wants("a draft", 2) // the check, and what it proposes
	draft := k.told[0].Draft
	p, ok, err := k.Vote(t.Context(), draft, "U1", true)
	if err != nil || !ok || len(p.Votes) != 1 || len(p.Effects) != 1 || p.Confirm != k.told[0].Confirm {
		t.Errorf("Vote() = %+v, %v, %v, want what was told, with one vote", p, ok, err)
	}
	wants("a vote", 0)
	c.add(24 * time.Hour)
	k.Look(t.Context())
	wants("the same page", 1)
	if p, ok, err = k.Vote(t.Context(), draft, "U2", true); err != nil || !ok || p.Decided != "approved" || k.now.Load().proposal != nil {
		t.Errorf("Vote() = %+v, %v, %v, want it approved, and nothing proposed", p, ok, err)
	}
	wants("approved", 1)
	h.says(page(t, japan, "<li>Ireland</li>"))
	c.add(24 * time.Hour)
	k.Look(t.Context())
	wants("another draft", 2)
}

// TestProblemsPass: what could not be read is read again.
func TestProblemsPass(t *testing.T) {
	h, client := startWeb(t)
	h.says(page(t, japan, ""))
	c := newClock()
	k := startCopy(t, ledger.NewMemory(c.now), client, c, "U1")
	broken, files := false, k.Files
	k.Files = func(use func(fs.FS) error) error {
		if broken {
			return fs.ErrPermission
		}
		broken = true // behind the check
		return files(use)
	}
	k.Look(t.Context())
	if len(k.told) != 1 || k.told[0].Problem == "" {
		t.Fatalf("told %+v, want a problem", k.told)
	}
	k.Files = files
	p, ok, err := k.Vote(t.Context(), k.told[0].Draft, "U1", false)
	if err != nil || !ok || p.Problem != "" || len(p.Effects) != 1 {
		t.Errorf("Vote() = %+v, %v, %v, want it counted, one effect and no problem", p, ok, err)
	}
}
