package visible

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"
)

func content(t testing.TB, message string) Content {
	t.Helper()
	var c Content
	if err := json.Unmarshal([]byte(message), &c); err != nil {
		t.Fatalf("%s: %v", message, err)
	}
	return c
}

// messages are as Slack's documentation has them, each with what must be seen.
var messages = []struct{ name, message, want string }{
	{"text alone", `{"text":"Suppliers in *Norway* &amp; <https://x.example|Peru>, ask <@U1> in <#C1|jordan>"}`,
		"Suppliers in Norway & Peru, ask @… in #…"},
	{"blocks beside text", `{"text":"New request","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"*Country:* Norway"}}]}`,
		"Country: Norway"},
	{"the fallback names another", `{"text":"Request from Spain","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"Norway"}}]}`,
		"Norway"},
	{"blocks without text", `{"text":"Spain","blocks":[{"type":"divider"},{"type":"image","image_url":"https://x.example/a.png","alt_text":"a map"}]}`,
		"Spain"},
	{"null everywhere", `{"text":null,"blocks":null,"attachments":null}`, ""},
	{"blocks that are none", `{"text":"Norway","blocks":{"type":"section"},"attachments":"x"}`, "Norway"},
	{"legacy attachment", `{"text":"","attachments":[{"mrkdwn_in":["text"],"color":"#36a64f","fallback":"Spain",
		"pretext":"Optional pre-text","author_name":"Chad","author_link":"http://flickr.com/bobby/","title":"title","title_link":"https://api.slack.com/",
		"text":"Optional ` + "`text`" + ` that appears","fields":[{"title":"Country","value":"Norway","short":false},{"title":"Ends?","value":"*no*"}],
		"thumb_url":"http://placekitten.com/g/200/200","footer":"footer","ts":123456789,"actions":[{"name":"a","text":"Jordan","type":"button"}]}]}`,
		"Optional pre-text\ntitle\nOptional text that appears\nCountry: Norway\nEnds? no\nfooter"},
	{"attachment with blocks", `{"text":"Look:","attachments":[{"fallback":"[no preview available]","blocks":[{"type":"header","text":{"type":"plain_text","text":"Norway"}}]}]}`,
		"Look:\nNorway"},
	{"fallback where nothing else is", `{"text":"","attachments":[{"fallback":"Norway","image_url":"https://x.example/a.png"}]}`, "Norway"},
	{"no fallback where something is", `{"text":"Peru","attachments":[{"fallback":"Norway","image_url":"https://x.example/a.png"}]}`, "Peru"},
	{"a pasted table", `{"text":"","blocks":[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"check these"}]}]}],
		"attachments":[{"id":1,"fallback":"[no preview available]","blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"Saab"},{"type":"raw_text","text":"Sweden"}]]}]}]}`,
		"check these\nSaab\tSweden"},
	{"a forwarded message", `{"text":"is this right?","attachments":[{"is_share":true,"is_msg_unfurl":true,"from_url":"https://w.slack.com/archives/C1/p1","author_name":"Jordan",
		"channel_id":"C1","fallback":"[Jan 1] Jordan: Saab, Sweden","text":"Saab, Sweden\nKNDS, France","footer":"Posted in #norway","mrkdwn_in":["text"],
		"message_blocks":[{"team":"T1","channel":"C1","ts":"1.1","message":{"blocks":[{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","indent":0,"elements":[
		{"type":"rich_text_section","elements":[{"type":"text","text":"Saab, Sweden"}]},{"type":"rich_text_section","elements":[{"type":"text","text":"KNDS, France"}]}]}]}]}}],
		"files":[{"name":"peru.csv","title":"Peru"}]}]}`,
		"is this right?\n• Saab, Sweden\n• KNDS, France"},
	{"a forwarded message of words", `{"attachments":[{"is_share":true,"text":"Saab in <https://x.example|Sweden>","footer":"Slack Conversation"}]}`, "Saab in Sweden"},
	{"a forwarded card", `{"text":"","attachments":[{"is_share":true,"text":"","attachments":[{"title":"Norway"}]}]}`, "Norway"},
	{"the preview of a link", `{"text":"<https://x.example>","attachments":[{"service_name":"The Japan Times","title":"Trade","text":"with Peru","from_url":"https://x.example"}]}`,
		"https://x.example\nTrade\nwith Peru"},
	{"a file's name", `{"text":"","files":[{"name":"norway.csv","title":"Norway"}]}`, ""},
}

func TestMessages(t *testing.T) {
	for _, tt := range messages {
		if got := Text(content(t, tt.message)); got != tt.want {
			t.Errorf("%s: Text = %q, want %q", tt.name, got, tt.want)
		}
	}
}

// hostile are messages of nobody's hand, long or deep; BenchmarkText tells what each costs.
func hostile() []struct{ name, message string } {
	long := strings.Repeat("Norvège ", 40_000)
	deep := strings.Repeat(`{"type":"new","elements":[`, 3000) + `{"type":"new","text":"Norway"}` + strings.Repeat(`]}`, 3000)
	rows := strings.Repeat(`[{"type":"raw_text","text":"Côte d'Ivoire"}],`, 20_000) + `[]`
	lists := strings.Repeat(`{"type":"rich_text_list","elements":[`, 3000) + strings.Repeat(`]}`, 3000)
	return []struct{ name, message string }{
		{"long text", fmt.Sprintf(`{"text":%q}`, long)},
		{"long block", fmt.Sprintf(`{"blocks":[{"type":"section","text":{"type":"mrkdwn","text":%q}}]}`, long)},
		{"stars", fmt.Sprintf(`{"text":%q}`, strings.Repeat("*a ", 100_000))},
		{"deep blocks", `{"text":"here","blocks":[` + deep + `]}`},
		{"deep lists", `{"text":"here","blocks":[{"type":"rich_text","elements":[` + lists + `]}]}`},
		{"deep attachments", `{"text":"here","attachments":[` + strings.Repeat(`{"attachments":[`, 3000) + strings.Repeat(`]}`, 3000) + `]}`},
		{"a long table", `{"blocks":[{"type":"table","rows":[` + rows + `]}]}`},
		{"bars", fmt.Sprintf(`{"blocks":[{"type":"markdown","text":%q}]}`, strings.Repeat("|-", 100_000))},
	}
}

func TestBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long messages, in one goroutine")
	}
	for _, tt := range hostile() {
		got := Text(content(t, tt.message))
		if len(got) > maxText || !utf8.ValidString(got) {
			t.Errorf("%s: Text has %d bytes, want at most %d of valid UTF-8", tt.name, len(got), maxText)
		}
		if len(tt.message) > 2*maxText && strings.Contains(tt.name, "long") && len(got) < maxText-10 {
			t.Errorf("%s: Text has %d bytes, want about %d", tt.name, len(got), maxText)
		}
		if strings.HasPrefix(tt.name, "deep") && got != "here" {
			t.Errorf("%s: Text = %q, want what stands beside it", tt.name, cutShort(got))
		}
	}
}

func cutShort(s string) string { return s[:min(len(s), 80)] }

func BenchmarkText(b *testing.B) {
	for _, tt := range hostile() {
		c := content(b, tt.message)
		b.Run(tt.name, func(b *testing.B) {
			for b.Loop() {
				Text(c)
			}
		})
	}
}

func FuzzText(f *testing.F) {
	for _, tt := range messages {
		f.Add([]byte(tt.message))
	}
	for _, tt := range blocks {
		f.Add([]byte(`{"blocks":[` + tt.block + `]}`))
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		var c Content
		if json.Unmarshal(message, &c) != nil {
			return
		}
		got := Text(c)
		if len(got) > maxText || !utf8.ValidString(got) {
			t.Errorf("Text(%q) has %d bytes, want at most %d of valid UTF-8", message, len(got), maxText)
		}
		if again := Text(c); again != got {
			t.Errorf("Text(%q) = %q, then %q", message, got, again)
		}
	})
}
