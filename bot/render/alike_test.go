package render_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"miswg/bot/render"
)

// flat is the text of blocks as it is read: lines, without marks of style.
func flat(t *testing.T, v any) string {
	t.Helper()
	var parsed any
	if err := json.Unmarshal(marshal(t, v), &parsed); err != nil {
		t.Fatal(err)
	}
	var sb strings.Builder
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if s, ok := v["text"].(string); ok {
				sb.WriteString(s)
			} else {
				walk(v["text"])
			}
			if user, ok := v["user_id"].(string); ok {
				sb.WriteString("@" + user)
			}
			for _, key := range []string{"elements", "fields", "rows"} {
				walk(v[key])
			}
			if kind, ok := v["type"].(string); ok && strings.HasPrefix(kind, "rich_text_") {
				sb.WriteString("\n")
			}
		}
	}
	walk(parsed)
	return sb.String()
}

// TestQuotesEndAlike: whoever reads the blocks of a card and whoever hears its text meet the same
// end of each quote, and the same line of the page.
func TestQuotesEndAlike(t *testing.T) {
	quotes := regexp.MustCompile(`(?:“([^”]*)”|«\x{a0}([^»]*)\x{a0}»)(\.?)`)
	ends := func(s string) map[string]string {
		out := map[string]string{}
		for _, m := range quotes.FindAllStringSubmatch(s, -1) {
			out[m[1]+m[2]] += m[3] + ","
		}
		return out
	}
	pageLine := regexp.MustCompile(`(?m)^(?:The page|La page)[^“«\n]*[“«].*$`)
	found, lines := 0, 0
	for name, card := range cards(t, engine(t)) {
		m, ok := card.(render.Message)
		if !ok || len(m.Blocks) == 0 {
			continue
		}
		read := flat(t, m.Blocks)
		heard, seen := ends(m.Text), ends(read)
		for quote, end := range heard {
			if other, ok := seen[quote]; ok {
				found++
				if strings.Contains(end, ".") != strings.Contains(other, ".") {
					t.Errorf("card %s: the quote %q ends in %q as text and in %q in blocks, want the same", name, quote, end, other)
				}
			}
		}
		for _, line := range pageLine.FindAllString(m.Text, -1) {
			if !strings.Contains(read, line[:strings.IndexAny(line, "“«")]) {
				continue // the card has the quote under its section
			}
			lines++
			if !strings.Contains(read, line+"\n") {
				t.Errorf("card %s: no line of the blocks ends in %q, as the text has it: %q", name, line, read)
			}
		}
	}
	if found < 20 || lines < 8 {
		t.Errorf("%d quotes and %d lines were compared, want at least 20 and 8", found, lines)
	}
}
