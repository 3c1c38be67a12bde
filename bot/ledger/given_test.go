package ledger

import (
	"bytes"
	"log/slog"
	"testing"
	"time"
)

// TestGivenIsSealed: what is kept of an answer can be read with the token that sealed it,
// and for its name, alone.
func TestGivenIsSealed(t *testing.T) {
	book := func(token string) *Ledger {
		l, err := New(Config{Store: NewMemory(nil), Token: token, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	l, other := book("one"), book("two")
	name := l.Name("C1", "1.2")
	if name != book("one").Name("C1", "1.2") || name == l.Name("C11", ".2") || name == other.Name("C1", "1.2") {
		t.Error("Name is not of the parts and the token")
	}
	body, err := l.Seal(name, "japan")
	if err != nil || bytes.Contains(body, []byte("japan")) {
		t.Errorf("Seal = %q, %v, want nothing to read", body, err)
	}
	var got string
	if err := l.Unseal(name, body, &got); err != nil || got != "japan" {
		t.Errorf("Unseal = %q, %v, want japan", got, err)
	}
	if l.Unseal(l.Name("C1", "1.3"), body, &got) == nil || other.Unseal(name, body, &got) == nil {
		t.Error("it was read for another name, or with another token")
	}
}
