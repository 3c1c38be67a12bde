package state

import (
	"path/filepath"
	"testing"
	"time"

	"miswg/bot"
)

var _ bot.Store = (*Store)(nil)

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.db")
	s, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if ok, err := s.Claim(t.Context(), "k", time.Hour); !ok || err != nil {
		t.Fatalf("Claim = %v, %v, want true", ok, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(t.Context(), "sqlite:"+path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if ok, err := s.Claim(t.Context(), "k", time.Hour); ok || err != nil {
		t.Errorf("Claim after reopening = %v, %v, want false", ok, err)
	}
}
