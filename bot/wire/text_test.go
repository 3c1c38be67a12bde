package wire

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"miswg/bot/visible"
)

func TestMentions(t *testing.T) {
	const (
		section = `[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"` + "`" + `"},{"type":"user","user_id":"U0BOT"},{"type":"text","text":" japan` + "`" + `"}]}]}]`
		code    = `[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U0BOT","style":{"code":true}}]}]}]`
		item    = `[{"type":"rich_text","elements":[{"type":"rich_text_list","elements":[{"type":"rich_text_section","elements":[{"type":"user","user_id":"U0BOT"}]}]}]}]`
		quote   = `[{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"user","user_id":"U0BOT"}]},{"type":"rich_text_preformatted","elements":[{"type":"user","user_id":"U0BOT"}]}]}]`
		image   = `[{"type":"image","image_url":"https://example.com/x.png","alt_text":"x"}]`
	)
	for _, tt := range []struct {
		text, blocks string
		want         bool
	}{
		{"`<@U0BOT> japan`", section, true},
		{"`<@U0BOT>`", code, false},
		{"<@U0BOT>", item, true},
		{"<@U0BOT>", quote, false},
		{"<@U0BOT>", image, true},
		{"`<@U0BOT>`", image, false},
	} {
		e := Event{Content: visible.Content{Text: tt.text, Blocks: json.RawMessage(tt.blocks)}}
		if got := e.Mentions("U0BOT"); got != tt.want || e.MentionsAnyone() != tt.want {
			t.Errorf("Mentions(%q, %s) = %v, want %v", tt.text, tt.blocks, got, tt.want)
		}
	}
	for _, tt := range []struct {
		text string
		want bool
	}{
		{"<@U0BOT> is japan a member?", true},
		{"hey <@U0BOT|miswg>: japan?", true},
		{"is japan a member?", false},
		{"<@U0OTHER> japan?", false},
		{"`<@U0BOT> japan?`", false},
		{"```\n<@U0BOT> japan?\n```", false},
		{"```<@U0BOT> open fence", false},
		{"&gt; <@U0BOT> japan?", false},
		{"&gt; <@U0BOT> japan?\nwhat do you think?", false},
		{"&gt; what\n<@U0BOT> japan?", true},
		{"&gt;&gt;&gt; all\n<@U0BOT> the rest is quoted", false},
		{"<@U0BOT2>", false},
	} {
		e := Event{Content: visible.Content{Text: tt.text}}
		if got := e.Mentions("U0BOT"); got != tt.want {
			t.Errorf("Mentions(%q) = %v, want %v", tt.text, got, tt.want)
		}
	}
	nobody := Event{Content: visible.Content{Text: "<@>"}}
	if nobody.Mentions("") {
		t.Error("mentions of nobody = true, want false")
	}
}

func TestLeftOut(t *testing.T) {
	for in, want := range map[string]bool{
		"japan": false, "a > b": false, "&gt; x\njapan": true, "check:\n&gt; Japan": false, "this?\n&gt; Japan": true,
		"&gt;&gt;&gt; x\ny": true, "check:\n&gt; Japan\nand this": true,
		"check:\n\n&gt; Japan\n \n&gt; Chile\n": false, "this?\n\n&gt; Japan": true, "&gt; check:\n\n&gt; Japan": true, "check:\n\n&gt; Japan\n\nand this": true,
	} {
		if got := LeftOut(in); got != want {
			t.Errorf("LeftOut(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestQuestion(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"<@U0BOT> check these:\n&gt; Japan\n&gt; A &amp; B &gt; C", "check these:\nJapan\nA & B > C"},
		{"check these:\n> <https://example.org|Japan> and <#C1|chile>", "check these:\nJapan and chile"},
		{"check these: \n&gt;&gt;&gt; Japan\nChile", "check these: \nJapan\nChile"},
		{"<@U0BOT> check these:\n\n&gt; Japan\n \n&gt; Chile", "check these:\n\nJapan\n \nChile"},
		{"Bob wrote:\n\n&gt; Sweden\n\nis Japan in?", "Bob wrote:\n\n\nis Japan in?"},
		{"Bob wrote:\n&gt; Sweden\nis Japan in?", "Bob wrote:\nis Japan in?"},
		{"<@U0BOT> is japan a member?", "is japan a member?"},
		{"is <https://example.com|Japan> in &amp; <!channel>?", "is Japan in &  ?"},
		{"<@U0BOT>", ""},
		{"&gt; a quote\nand Norway?", "and Norway?"},
		{"see <https://x.example/a>", "see https://x.example/a"},
		{"what about <#C1|europe>", "what about europe"},
		{"what about <#C1> and <#C1|>", "what about   and"},
		{"is `Japan` a member", "is `Japan` a member"},
	} {
		if got := Question(tt.in); got != tt.want {
			t.Errorf("Question(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if got := Question(strings.Repeat("é", 50_000)); len(got) > MaxQuestion || !utf8.ValidString(got) {
		t.Errorf("question of 100,000 bytes has %d bytes, want at most %d of valid UTF-8", len(got), MaxQuestion)
	}
}

// TestAsked takes what is shown below a message for the question only where nothing
// was typed.
func TestAsked(t *testing.T) {
	const forwarded = `[{"is_share":true,"text":"Saab, Sweden","footer":"Posted in #norway"}]`
	for _, tt := range []struct{ text, attachments, want string }{
		{"is japan a member?", forwarded, "is japan a member?"},
		{"", forwarded, "Saab, Sweden"},
		{"<@U0BOT>", forwarded, "Saab, Sweden"},
		{"<@U0BOT>", `[{"blocks":[{"type":"table","rows":[[{"type":"raw_text","text":"Saab"},{"type":"raw_text","text":"Sweden"}]]}]}]`, "Saab\tSweden"},
		{"<@U0BOT>", "", ""},
	} {
		e := &Event{Content: visible.Content{Text: tt.text, Attachments: []byte(tt.attachments)}}
		if got := e.Asked(); got != tt.want {
			t.Errorf("Asked(%q, %s) = %q, want %q", tt.text, tt.attachments, got, tt.want)
		}
	}
}

func FuzzQuestion(f *testing.F) {
	f.Add("<@U1> hi &lt;!channel&gt; ```x")
	f.Add(`[{"type":"rich_text","elements":[{"type":"user","user_id":"U1"}]}]`)
	f.Fuzz(func(t *testing.T, s string) {
		e := Event{Content: visible.Content{Text: s, Blocks: json.RawMessage(s)}}
		e.Mentions("U1")
		if got := Question(s); len(got) > MaxQuestion {
			t.Errorf("Question(%q) has %d bytes", s, len(got))
		}
	})
}
