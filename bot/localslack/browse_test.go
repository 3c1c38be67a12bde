package localslack_test

import (
	"encoding/json"
	"testing"

	"miswg/bot/localslack"
)

func TestShownWithoutViews(t *testing.T) {
	s, err := localslack.Start(localslack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, who := range []string{"alice", "nobody"} {
		if modals, home := s.Shown(who); modals != nil || home != nil {
			t.Errorf("Shown(%q) = %s, %s, want nothing", who, modals, home)
		}
	}
	var _ []json.RawMessage
}
