package main

import (
	"errors"
	"strings"
	"testing"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/audit"
	"miswg/index/live"
)

// TestOtherVersionsCannotBeTold holds that an answer which does not come again is ours to
// deny only where no other version of the program is said to have made it.
func TestOtherVersionsCannotBeTold(t *testing.T) {
	a, err := audit.New(corpus.Source())
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	engine, _, x, err := live.Build("")
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	other, err := engine.Ask(t.Context(), answer.Question{Text: "Is Japan a member?"})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		by, this string
		untold   bool
		want     string
	}{
		{"v1", "v2", true, `made by version "v1", this is v2: cannot be told`},
		{"v1", "", true, `made by version "v1", this is built from source, not stamped: cannot be told`},
		{"v2", "v2", false, audit.ErrNotOurs.Error()},
		{"", "v2", false, audit.ErrNotOurs.Error()},
		{"", "", false, audit.ErrNotOurs.Error()},
		{`v1\u001b[31m`, "v2", true, `made by version "v1\x1b[31m", this is v2: cannot be told`},
	} {
		line := `{"question": "is peru a member?", "lang": "en", "receipt": {"code": "` + string(other.Receipt) + `", "program": "` + tt.by + `"}}`
		var out strings.Builder
		err := verifyLine(t.Context(), &out, a, tt.this, line)
		if err == nil || err.Error() != tt.want || errors.Is(err, errUntold) != tt.untold || out.String() != "" {
			t.Errorf("verifyLine(%s) in %q = %v, %q, want %s", line, tt.this, err, out.String(), tt.want)
		}
	}
}
