package blockkit_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/loose"
)

func TestCheckView(t *testing.T) {
	x := strings.Repeat
	modal := object{"type": "modal", "title": plain("t"), "blocks": []any{section("x")}}
	for _, c := range []struct {
		name string
		view any
		ok   bool
	}{
		{"modal", modal, true},
		{"home", object{"type": "home", "blocks": many(100, section("x"))}, true},
		{"home many", object{"type": "home", "blocks": many(101, section("x"))}, false},
		{"home with title", object{"type": "home", "title": plain("t"), "blocks": []any{}}, false},
		{"no title", object{"type": "modal", "blocks": []any{}}, false},
		{"title", with(modal, "title", plain(x("x", 24))), true},
		{"title long", with(modal, "title", plain(x("x", 25))), false},
		{"title mrkdwn", with(modal, "title", object{"type": "mrkdwn", "text": "t"}), false},
		{"submit long", with(modal, "submit", plain(x("x", 25))), false},
		{"close long", with(modal, "close", plain(x("x", 25))), false},
		{"metadata", with(modal, "private_metadata", x("x", 3000)), true},
		{"metadata long", with(modal, "private_metadata", x("x", 3001)), false},
		{"callback long", with(modal, "callback_id", x("x", 256)), false},
		{"no blocks", object{"type": "modal", "title": plain("t")}, false},
		{"input without submit", with(modal, "blocks", []any{input(object{"type": "plain_text_input"})}), false},
		{"input with submit", with(with(modal, "blocks", []any{input(object{"type": "plain_text_input"})}), "submit", plain("Go")), true},
		{"too large", with(modal, "blocks", many(100, section(x("x", 2900)))), false},
		{"unknown type", object{"type": "sheet"}, false},
		{"no object", []any{}, false},
	} {
		data, err := json.Marshal(c.view)
		if err != nil {
			t.Fatal(err)
		}
		if got := blockkit.CheckView(data); (got == nil) != c.ok {
			t.Errorf("%s: CheckView = %v, want ok %v", c.name, got, c.ok)
		}
	}
}

// FuzzCheckBlocks: never a panic, and nothing gets through that is over a limit which can be counted from outside.
func FuzzCheckBlocks(f *testing.F) {
	seeds, err := os.ReadDir("testdata/blocks")
	if err != nil || len(seeds) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, e := range seeds {
		data, err := os.ReadFile("testdata/blocks/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data, 0)
		f.Add(data, 60)
	}
	f.Fuzz(func(t *testing.T, data []byte, repeat int) {
		for _, on := range []blockkit.Surface{blockkit.OnMessage, blockkit.OnModal, blockkit.OnHome} {
			blockkit.CheckBlocks(on, data)
		}
		blockkit.CheckView(data)
		var blocks []any
		if json.Unmarshal(data, &blocks) != nil || blockkit.CheckBlocks(blockkit.OnMessage, data) != nil {
			return
		}
		for _, b := range blocks {
			if n := len([]rune(loose.Text(loose.Obj(b)["text"]))); n > blockkit.MaxMarkdown {
				t.Errorf("CheckBlocks took a text of %d characters", n)
			}
			if n := len([]rune(loose.Str(loose.Obj(b)["block_id"]))); n > blockkit.MaxID {
				t.Errorf("CheckBlocks took a block_id of %d characters", n)
			}
			if !blockkit.Known(loose.Str(loose.Obj(b)["type"])) {
				t.Errorf("CheckBlocks took a block of type %q", loose.Obj(b)["type"])
			}
		}
		if len(blocks) > blockkit.MaxMessageBlocks {
			t.Errorf("CheckBlocks took %d blocks", len(blocks))
		}
		if len(blocks) == 0 || repeat < 0 || repeat > 200 {
			return
		}
		more := blocks
		for range repeat {
			more = append(more, object{"type": "divider"})
		}
		bigger, err := json.Marshal(more)
		if err != nil {
			t.Fatal(err)
		}
		if got := blockkit.CheckBlocks(blockkit.OnMessage, bigger); (got == nil) != (len(more) <= blockkit.MaxMessageBlocks) {
			t.Errorf("CheckBlocks of %d blocks = %v", len(more), got)
		}
	})
}
