package render_test

import (
	"regexp"
	"strings"
	"testing"

	"miswg/bot/render"
)

// TestWrittenWithCare: no card, window or note has two spaces in a row, or a sign that stands
// escaped before its reader: plain text is shown as it is, and mrkdwn unescapes once.
func TestWrittenWithCare(t *testing.T) {
	twice := regexp.MustCompile(`[^\n│] {2,}[^ ]`)
	plain := regexp.MustCompile(`"type":"(?:plain_text|text)","text":"[^"]*\\u0026(?:amp|lt|gt);`)
	e := engine(t)
	all := cards(t, e)
	all["signs"] = render.Answer(ask(t, e, "what about trade & industry <b>?", ""), render.Options{Source: e.Document(), Body: e.Body(), Question: "what about trade & industry <b>?"})
	for name, card := range all {
		read := flat(t, card)
		if m, ok := card.(render.Message); ok {
			read = m.Text + "\n" + flat(t, m.Blocks)
		}
		if at := twice.FindString(read); at != "" && !strings.Contains(name, "trace") {
			t.Errorf("card %s has two spaces at %q", name, at)
		}
		if strings.Contains(read, "&amp;amp;") || strings.Contains(read, "&amp;lt;") {
			t.Errorf("card %s is escaped twice: %q", name, read)
		}
		if at := plain.FindString(string(marshal(t, card))); at != "" {
			t.Errorf("card %s shows an escape as it is: %q", name, at)
		}
	}
}
