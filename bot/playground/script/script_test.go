package script

import (
	"encoding/base64"
	"testing"

	"miswg/bot/localslack"
)

func TestAttached(t *testing.T) {
	s := &Script{parts: map[string]string{"a.csv": "Norway\n", "b.xlsx base64": base64.StdEncoding.EncodeToString([]byte{0xff, 0}) + "\n", "c.xlsx base64": "?"}}
	slack, err := localslack.Start(localslack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer slack.Close()
	for _, tt := range []struct {
		move, name, data string
	}{
		{`x.csv: a\tb\nc: d`, "x.csv", "a\tb\nc: d"},
		{"x.csv: ", "x.csv", ""},
		{"a.csv", "a.csv", "Norway\n"},
		{"b.xlsx", "b.xlsx", "\xff\x00"},
		{"c.xlsx", "", ""},
		{"d.csv", "", ""},
	} {
		opt, err := s.attached(tt.move)
		if (err != nil) != (tt.name == "") {
			t.Errorf("attached(%q) = %v", tt.move, err)
			continue
		}
		if err != nil {
			continue
		}
		if _, err := slack.Say(t.Context(), "alice", "dm", "", opt); err != nil {
			t.Fatal(err)
		}
		if got, err := slack.Download(t.Context(), "alice", tt.name); err != nil || string(got) != tt.data {
			t.Errorf("attached(%q) attaches %q, %v, want %q", tt.move, got, err, tt.data)
		}
	}
}
