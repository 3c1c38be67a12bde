package localslack_test

import (
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

type object = loose.Object

func many(n int, v any) []any {
	out := make([]any, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func plain(text string) object  { return object{"type": "plain_text", "text": text} }
func option(v string) object    { return object{"text": plain(v), "value": v} }
func actions(els ...any) object { return object{"type": "actions", "elements": els} }
func with(o object, key string, v any) object {
	out := object{key: v}
	for k, w := range o {
		if k != key {
			out[k] = w
		}
	}
	return out
}

func input(el object) object { return object{"type": "input", "label": plain("l"), "element": el} }
func table(rows, cols int, text string) object {
	var all []any
	for range rows {
		all = append(all, many(cols, object{"type": "raw_text", "text": text}))
	}
	return object{"type": "table", "rows": all}
}

func selectOf(options ...any) object {
	return object{"type": "static_select", "action_id": "s", "options": options}
}

func feedback() object {
	b := func(t string) object { return object{"text": plain(t), "value": t} }
	return object{"type": "feedback_buttons", "action_id": "f", "positive_button": b("Good"), "negative_button": b("Bad")}
}

func TestInvalidBlocksAreRefusedAndComplainedAbout(t *testing.T) {
	s := start(t, localslack.Options{}, core.BadBlocks, core.Warning)
	out := api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": "x", "blocks": []any{section(strings.Repeat("x", 3001))}}, "invalid_blocks")
	want := "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
	if got := loose.List(loose.Obj(out["response_metadata"])["messages"]); len(got) != 1 || got[0] != want {
		t.Errorf("messages = %v, want %q", got, want)
	}
	if got := s.Complaints(); len(got) != 1 || got[0].Kind != core.BadBlocks || !strings.Contains(got[0].Text, want) {
		t.Errorf("Complaints() = %v", got)
	}
	if err := s.Check(); err == nil {
		t.Error("Check() = nil, want the complaint")
	}
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": "x", "blocks": "[{"}, "invalid_blocks_format")
	api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "blocks": []any{section("x")}}, "")
	if got := s.Complaints(); got[len(got)-1].Kind != core.Warning {
		t.Errorf("blocks without text: %v, want a warning", got)
	}
	if got := len(s.State().Messages); got != 1 {
		t.Errorf("%d messages, want 1", got)
	}
}

func TestBroadcastIsComplainedAbout(t *testing.T) {
	rich := func(el object) []any {
		return []any{object{"type": "rich_text", "elements": []any{object{"type": "rich_text_section", "elements": []any{el}}}}}
	}
	for _, c := range []struct {
		text   string
		blocks []any
		want   int
	}{
		{"hey <!channel>", nil, 1},
		{"hey &lt;!channel&gt;", nil, 0},
		{"x", []any{section("<!here|here>")}, 1},
		{"x", []any{object{"type": "section", "text": plain("<!here>")}}, 0},
		{"x", []any{object{"type": "markdown", "text": "<!everyone>"}}, 1},
		{"x", rich(object{"type": "broadcast", "range": "channel"}), 1},
		{"x", rich(object{"type": "text", "text": "<!channel>"}), 0},
		{"x", []any{table(1, 1, "<!channel>")}, 0},
	} {
		s := start(t, localslack.Options{}, core.Broadcast)
		api(t, s, "chat.postMessage", object{"channel": "C0LOCALGENERAL", "text": c.text, "blocks": c.blocks}, "")
		if got := s.Complaints(); len(got) != c.want {
			t.Errorf("posting %q and %v: Complaints() = %v, want %d", c.text, c.blocks, got, c.want)
		}
	}
}
