package render

import (
	"strings"
	"testing"
	"unicode/utf8"
)

var hostile = []string{
	"<!channel>", "<!here|here>", "<!subteam^S123>", "<@U0LOCAL1>", "<#C1|general>",
	"<https://evil.example|canada.ca>", "&lt;!channel&gt;", "<!date^1^{date}|x>",
	"*bold* _it_ ~no~ `code` ```pre```", "> quote\n>>> more", "a|b", "\u202egnp.exe\x00\x07",
	"\xff\xfe<!channel\xff>", "&&lt;;", strings.Repeat("<", 40_000),
}

func TestEscapeIsInert(t *testing.T) {
	for _, s := range hostile {
		checkInert(t, s)
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(checkInert)
}

func checkInert(t *testing.T, s string) {
	t.Helper()
	got := escape(s)
	if !utf8.ValidString(got) {
		t.Errorf("escape(%q) = %q, want valid UTF-8", s, got)
	}
	if strings.ContainsAny(got, "<>*_~`|") {
		t.Errorf("escape(%q) = %q, want no control character", s, got)
	}
	for rest := got; ; {
		i := strings.IndexByte(rest, '&')
		if i < 0 {
			break
		}
		rest = rest[i:]
		if !strings.HasPrefix(rest, "&amp;") && !strings.HasPrefix(rest, "&lt;") && !strings.HasPrefix(rest, "&gt;") {
			t.Errorf("escape(%q) = %q, want every & to start an entity", s, got)
		}
		rest = rest[1:]
	}
}

func TestLink(t *testing.T) {
	for _, tt := range []struct{ url, label, want string }{
		{"https://canada.ca/a?b&c", "The page", "<https://canada.ca/a?b&amp;c|The page>"},
		{"https://canada.ca", "a|b>c", "<https://canada.ca|aǀb&gt;c>"},
		{"javascript:alert(1)", "label", "label"},
		{"https://x|<!channel>", "label", "label"},
		{"", "<!here>", "&lt;!here&gt;"},
	} {
		if got := link(tt.url, tt.label); got != tt.want {
			t.Errorf("link(%q, %q) = %q, want %q", tt.url, tt.label, got, tt.want)
		}
	}
}
