package render

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestTrim(t *testing.T) {
	for _, tt := range []struct {
		in    string
		limit int
		want  string
	}{
		{"short", 10, "short"},
		{"", 0, ""},
		{"word", 0, ""},
		{"New Zealand is a member", 14, "New Zealand…"},
		{"République tchèque", 10, "Républiqu…"},
		{"e\u0301e\u0301e\u0301", 4, "e\u0301…"},
		{"🇯🇵🇯🇵🇯🇵", 8, "🇯🇵…"},
		{"a🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007fb", 15, "a…"},
		{"a🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007fbc", 16, "a🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f…"},
		{"ok 👍🏽👍🏽", 6, "ok…"},
		{"👍🏽👍🏽", 5, "👍🏽…"},
		{"👩\u200d🚀👩\u200d🚀", 7, "👩\u200d🚀…"},
	} {
		if got := trim(tt.in, tt.limit); got != tt.want {
			t.Errorf("trim(%q, %d) = %q, want %q", tt.in, tt.limit, got, tt.want)
		}
	}
}

func FuzzTrim(f *testing.F) {
	f.Add("New Zealand 🇳🇿 is a member", 12)
	f.Add(strings.Repeat("é", 50), 7)
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 0 || limit > 100_000 || !utf8.ValidString(s) {
			return
		}
		got := trim(s, limit)
		if length(got) > limit {
			t.Errorf("trim(%q, %d) = %q, of length %d", s, limit, got, length(got))
		}
		if !utf8.ValidString(got) {
			t.Errorf("trim(%q, %d) = %q, want valid UTF-8", s, limit, got)
		}
	})
}
