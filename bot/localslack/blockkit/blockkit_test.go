package blockkit_test

import (
	"encoding/json"
	"strings"
	"testing"

	"miswg/bot/localslack/blockkit"
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

// Each row is one rule: what Slack takes and what it refuses just beyond.
func TestCheckBlocks(t *testing.T) {
	x := strings.Repeat
	img := object{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a"}
	sec := section("x")
	for _, c := range []struct {
		name    string
		on      blockkit.Surface
		block   any
		pointer string // of the first problem; "" means none
	}{
		{"no object", blockkit.OnMessage, "x", "/blocks/0"},
		{"unknown block", blockkit.OnMessage, object{"type": "nope"}, "/blocks/0/type"},
		{"unknown property", blockkit.OnMessage, with(sec, "txt", "x"), "/blocks/0"},
		{"block_id", blockkit.OnMessage, with(sec, "block_id", x("x", 255)), ""},
		{"block_id long", blockkit.OnMessage, with(sec, "block_id", x("x", 256)), "/blocks/0/block_id"},
		{"section", blockkit.OnMessage, section(x("é", 3000)), ""},
		{"section long", blockkit.OnMessage, section(x("é", 3001)), "/blocks/0/text/text"},
		{"section empty", blockkit.OnMessage, section(""), "/blocks/0/text/text"},
		{"section without text", blockkit.OnMessage, object{"type": "section"}, "/blocks/0"},
		{"fields", blockkit.OnMessage, object{"type": "section", "fields": many(10, plain(x("x", 2000)))}, ""},
		{"fields many", blockkit.OnMessage, object{"type": "section", "fields": many(11, plain("x"))}, "/blocks/0/fields"},
		{"fields none", blockkit.OnMessage, object{"type": "section", "fields": []any{}}, "/blocks/0/fields"},
		{"field long", blockkit.OnMessage, object{"type": "section", "fields": many(1, plain(x("x", 2001)))}, "/blocks/0/fields/0/text"},
		{"accessory", blockkit.OnMessage, with(sec, "accessory", img), ""},
		{"accessory input", blockkit.OnMessage, with(sec, "accessory", object{"type": "plain_text_input"}), "/blocks/0/accessory/type"},
		{"mrkdwn with emoji", blockkit.OnMessage, object{"type": "section", "text": object{"type": "mrkdwn", "text": "x", "emoji": true}}, "/blocks/0/text"},
		{"plain with verbatim", blockkit.OnMessage, object{"type": "section", "text": object{"type": "plain_text", "text": "x", "verbatim": true}}, "/blocks/0/text"},
		{"header", blockkit.OnHome, object{"type": "header", "text": plain(x("x", 150))}, ""},
		{"header long", blockkit.OnHome, object{"type": "header", "text": plain(x("x", 151))}, "/blocks/0/text/text"},
		{"header mrkdwn", blockkit.OnHome, object{"type": "header", "text": object{"type": "mrkdwn", "text": "x"}}, "/blocks/0/text/type"},
		{"header level", blockkit.OnHome, object{"type": "header", "text": plain("x"), "level": 5}, "/blocks/0/level"},
		{"image", blockkit.OnModal, img, ""},
		{"image without alt", blockkit.OnModal, object{"type": "image", "image_url": "https://example.org/a.png"}, "/blocks/0"},
		{"image file", blockkit.OnMessage, object{"type": "image", "slack_file": object{"id": "F1"}, "alt_text": "x"}, ""},
		{"image neither", blockkit.OnMessage, object{"type": "image", "alt_text": "x"}, "/blocks/0"},
		{"image url long", blockkit.OnMessage, with(img, "image_url", "https://"+x("x", 3000)), "/blocks/0/image_url"},
		{"image alt long", blockkit.OnMessage, with(img, "alt_text", x("x", 2001)), "/blocks/0/alt_text"},
		{"context", blockkit.OnMessage, object{"type": "context", "elements": many(10, plain("x"))}, ""},
		{"context many", blockkit.OnMessage, object{"type": "context", "elements": many(11, plain("x"))}, "/blocks/0/elements"},
		{"context button", blockkit.OnMessage, object{"type": "context", "elements": []any{button("a", "x")}}, "/blocks/0/elements/0"},
		{"actions none", blockkit.OnMessage, actions(), "/blocks/0/elements"},
		{"actions same id", blockkit.OnMessage, actions(button("a", "x"), button("a", "y")), "/blocks/0/elements/1/action_id"},
		{"actions multi", blockkit.OnMessage, actions(object{"type": "multi_static_select", "options": []any{option("a")}}), "/blocks/0/elements/0/type"},
		{"button", blockkit.OnMessage, actions(with(button("a", x("x", 75)), "value", x("x", 2000))), ""},
		{"button long", blockkit.OnMessage, actions(button("a", x("x", 76))), "/blocks/0/elements/0/text/text"},
		{"button value long", blockkit.OnMessage, actions(with(button("a", "x"), "value", x("x", 2001))), "/blocks/0/elements/0/value"},
		{"button action long", blockkit.OnMessage, actions(button(x("x", 256), "x")), "/blocks/0/elements/0/action_id"},
		{"button style", blockkit.OnMessage, actions(with(button("a", "x"), "style", "default")), "/blocks/0/elements/0/style"},
		{"button script", blockkit.OnMessage, actions(with(button("a", "x"), "url", "javascript:alert(1)")), "/blocks/0/elements/0/url"},
		{"confirm", blockkit.OnMessage, actions(with(button("a", "x"), "confirm", object{"title": plain("t"), "text": plain("t"), "confirm": plain(x("x", 31)), "deny": plain("n")})), "/blocks/0/elements/0/confirm/confirm/text"},
		{"overflow", blockkit.OnMessage, actions(object{"type": "overflow", "options": many(5, option("a"))}), ""},
		{"overflow one", blockkit.OnMessage, actions(object{"type": "overflow", "options": many(1, option("a"))}), "/blocks/0/elements/0/options"},
		{"overflow many", blockkit.OnMessage, actions(object{"type": "overflow", "options": many(6, option("a"))}), "/blocks/0/elements/0/options"},
		{"select", blockkit.OnMessage, actions(selectOf(many(100, option("a"))...)), ""},
		{"select many", blockkit.OnMessage, actions(selectOf(many(101, option("a"))...)), "/blocks/0/elements/0/options"},
		{"select none", blockkit.OnMessage, actions(object{"type": "static_select"}), "/blocks/0/elements/0"},
		{"select both", blockkit.OnMessage, actions(with(selectOf(option("a")), "option_groups", []any{})), "/blocks/0/elements/0"},
		{"option text long", blockkit.OnMessage, actions(selectOf(with(option("a"), "text", plain(x("x", 76))))), "/blocks/0/elements/0/options/0/text/text"},
		{"option value long", blockkit.OnMessage, actions(selectOf(with(option("a"), "value", x("x", 151)))), "/blocks/0/elements/0/options/0/value"},
		{"option mrkdwn", blockkit.OnMessage, actions(selectOf(with(option("a"), "text", object{"type": "mrkdwn", "text": "a"}))), "/blocks/0/elements/0/options/0/text/type"},
		{"initial", blockkit.OnMessage, actions(with(selectOf(option("a")), "initial_option", option("a"))), ""},
		{"initial other", blockkit.OnMessage, actions(with(selectOf(option("a")), "initial_option", option("b"))), "/blocks/0/elements/0/initial_option"},
		{"placeholder long", blockkit.OnMessage, actions(with(selectOf(option("a")), "placeholder", plain(x("x", 151)))), "/blocks/0/elements/0/placeholder/text"},
		{"external", blockkit.OnMessage, actions(object{"type": "external_select", "min_query_length": 0}), ""},
		{"radio many", blockkit.OnMessage, actions(object{"type": "radio_buttons", "options": many(11, option("a"))}), "/blocks/0/elements/0/options"},
		{"context_actions", blockkit.OnMessage, object{"type": "context_actions", "elements": []any{feedback()}}, ""},
		{"context_actions in a modal", blockkit.OnModal, object{"type": "context_actions", "elements": []any{feedback()}}, "/blocks/0"},
		{"context_actions many", blockkit.OnMessage, object{"type": "context_actions", "elements": []any{feedback(), with(feedback(), "action_id", "1"), with(feedback(), "action_id", "2"), with(feedback(), "action_id", "3"), with(feedback(), "action_id", "4"), with(feedback(), "action_id", "5")}}, "/blocks/0/elements"},
		{"feedback half", blockkit.OnMessage, object{"type": "context_actions", "elements": []any{object{"type": "feedback_buttons", "positive_button": feedback()["positive_button"]}}}, "/blocks/0/elements/0"},
		{"icon without text", blockkit.OnMessage, object{"type": "context_actions", "elements": []any{object{"type": "icon_button", "icon": "trash"}}}, "/blocks/0/elements/0"},
		{"input", blockkit.OnMessage, input(object{"type": "plain_text_input"}), ""},
		{"input label long", blockkit.OnModal, with(input(object{"type": "plain_text_input"}), "label", plain(x("x", 2001))), "/blocks/0/label/text"},
		{"input button", blockkit.OnModal, input(button("a", "x")), "/blocks/0/element/type"},
		{"input max_length", blockkit.OnModal, input(object{"type": "plain_text_input", "max_length": 3001}), "/blocks/0/element/max_length"},
		{"markdown", blockkit.OnMessage, object{"type": "markdown", "text": x("x", 12000)}, ""},
		{"markdown long", blockkit.OnMessage, object{"type": "markdown", "text": x("x", 12001)}, "/blocks/0/text"},
		{"markdown at home", blockkit.OnHome, object{"type": "markdown", "text": "x"}, "/blocks/0"},
		{"table", blockkit.OnMessage, table(100, 20, "xxxxx"), ""},
		{"table rows", blockkit.OnMessage, table(101, 1, "x"), "/blocks/0/rows"},
		{"table cols", blockkit.OnMessage, table(1, 21, "x"), "/blocks/0/rows/0"},
		{"table chars", blockkit.OnMessage, table(100, 20, "xxxxxx"), "/blocks"},
		{"table cell empty", blockkit.OnMessage, table(1, 1, ""), "/blocks/0/rows/0/0/text"},
		{"table at home", blockkit.OnHome, table(1, 1, "x"), "/blocks/0"},
		{"table align", blockkit.OnMessage, with(table(1, 1, "x"), "column_settings", []any{object{"align": ""}}), "/blocks/0/column_settings/0/align"},
		{"data_table", blockkit.OnHome, with(with(table(201, 1, "x"), "type", "data_table"), "caption", "c"), ""},
		{"data_table without caption", blockkit.OnHome, with(table(2, 1, "x"), "type", "data_table"), "/blocks/0"},
		{"data_table rows", blockkit.OnHome, with(with(table(202, 1, "x"), "type", "data_table"), "caption", "c"), "/blocks/0/rows"},
		{"alert", blockkit.OnModal, object{"type": "alert", "text": plain("x"), "level": "warning"}, ""},
		{"alert in a message", blockkit.OnMessage, object{"type": "alert", "text": plain("x")}, "/blocks/0"},
		{"alert long", blockkit.OnModal, object{"type": "alert", "text": plain(x("x", 201))}, "/blocks/0/text/text"},
		{"card", blockkit.OnMessage, object{"type": "card", "title": plain(x("x", 150)), "actions": []any{button("a", "x")}}, ""},
		{"card empty", blockkit.OnMessage, object{"type": "card", "subtitle": plain("x")}, "/blocks/0"},
		{"card body long", blockkit.OnMessage, object{"type": "card", "body": plain(x("x", 201))}, "/blocks/0/body/text"},
		{"carousel", blockkit.OnMessage, object{"type": "carousel", "elements": many(10, object{"type": "card", "title": plain("x")})}, ""},
		{"carousel many", blockkit.OnMessage, object{"type": "carousel", "elements": many(11, object{"type": "card", "title": plain("x")})}, "/blocks/0/elements"},
		{"container", blockkit.OnMessage, object{"type": "container", "title": plain("x"), "child_blocks": many(10, sec)}, ""},
		{"container many", blockkit.OnMessage, object{"type": "container", "title": plain("x"), "child_blocks": many(11, sec)}, "/blocks/0/child_blocks"},
		{"container in container", blockkit.OnMessage, object{"type": "container", "title": plain("x"), "child_blocks": []any{object{"type": "container"}}}, "/blocks/0/child_blocks/0/type"},
		{"container in a modal", blockkit.OnModal, object{"type": "container", "title": plain("x"), "child_blocks": many(1, sec)}, "/blocks/0"},
		{"plan", blockkit.OnMessage, object{"type": "plan", "title": "x", "tasks": []any{object{"type": "task_card", "task_id": "1", "title": "t", "status": "pending"}}}, ""},
		{"plan title object", blockkit.OnMessage, object{"type": "plan", "title": plain("x")}, "/blocks/0/title"},
		{"task pending", blockkit.OnMessage, object{"type": "task_card", "task_id": "1", "title": "t", "status": "pending"}, "/blocks/0/status"},
		{"rich_text", blockkit.OnMessage, json.RawMessage(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"bold":true}},{"type":"link","url":"https://a.org"}]},{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[]}]},{"type":"rich_text_quote","elements":[]}]}`), ""},
		{"rich_text unknown", blockkit.OnMessage, json.RawMessage(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"bold"}]}]}`), "/blocks/0/elements/0/elements/0/type"},
		{"rich_text pieces", blockkit.OnMessage, json.RawMessage(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"emoji","name":"flag-jp"},{"type":"user","user_id":"U1"},{"type":"usergroup","usergroup_id":"S1"},{"type":"channel","channel_id":"C1"},{"type":"broadcast","range":"here"},{"type":"color","value":"#fff"},{"type":"date","timestamp":1,"format":"{date}"}]},{"type":"rich_text_preformatted","elements":[{"type":"text","text":"x"}],"border":1}]}`), ""},
		{"rich_text list item", blockkit.OnMessage, json.RawMessage(`{"type":"rich_text","elements":[{"type":"rich_text_list","style":"bullet","elements":[{"type":"text","text":"x"}]}]}`), "/blocks/0/elements/0/elements/0"},
		{"rich_text style", blockkit.OnMessage, json.RawMessage(`{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"bold":"yes"}}]}]}`), "/blocks/0/elements/0/elements/0/style/bold"},
		{"table rich cell", blockkit.OnMessage, json.RawMessage(`{"type":"table","rows":[[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x"}]}]},{"type":"raw_number","value":3}]]}`), ""},
		{"table number", blockkit.OnMessage, json.RawMessage(`{"type":"table","rows":[[{"type":"raw_number","value":"3"}]]}`), "/blocks/0/rows/0/0/value"},
		{"data_table rich header", blockkit.OnMessage, json.RawMessage(`{"type":"data_table","caption":"c","rows":[[{"type":"rich_text","elements":[]}],[{"type":"raw_text","text":"x"}]]}`), "/blocks/0/rows/0/0/type"},
		{"data_table ragged", blockkit.OnMessage, json.RawMessage(`{"type":"data_table","caption":"c","rows":[[{"type":"raw_text","text":"x"}],[{"type":"raw_text","text":"x"},{"type":"raw_text","text":"x"}]]}`), "/blocks/0/rows/1"},
		{"video", blockkit.OnMessage, object{"type": "video", "alt_text": "a", "title": plain("t"), "video_url": "https://a.org/v", "thumbnail_url": "https://a.org/t"}, ""},
		{"video title long", blockkit.OnMessage, object{"type": "video", "alt_text": "a", "title": plain(x("x", 200)), "video_url": "https://a.org/v", "thumbnail_url": "https://a.org/t"}, "/blocks/0/title/text"},
		{"chart", blockkit.OnMessage, object{"type": "data_visualization", "title": "t", "chart": object{"type": "pie", "segments": many(12, object{})}}, ""},
		{"chart title long", blockkit.OnMessage, object{"type": "data_visualization", "title": x("x", 51), "chart": object{"type": "pie"}}, "/blocks/0/title"},
		{"chart segments", blockkit.OnMessage, object{"type": "data_visualization", "title": "t", "chart": object{"type": "pie", "segments": many(13, object{})}}, "/blocks/0/chart/segments"},
		{"datepicker", blockkit.OnMessage, actions(object{"type": "datepicker", "initial_date": "2026-11-22"}), ""},
		{"datepicker wrong", blockkit.OnMessage, actions(object{"type": "datepicker", "initial_date": "today"}), "/blocks/0/elements/0/initial_date"},
		{"timepicker wrong", blockkit.OnMessage, actions(object{"type": "timepicker", "initial_time": "noon"}), "/blocks/0/elements/0/initial_time"},
		{"groups", blockkit.OnMessage, actions(object{"type": "static_select", "option_groups": many(100, object{"label": plain(x("x", 75)), "options": many(1, option("a"))})}), ""},
		{"groups many", blockkit.OnMessage, actions(object{"type": "static_select", "option_groups": many(101, object{"label": plain("x"), "options": many(1, option("a"))})}), "/blocks/0/elements/0/option_groups"},
		{"group label long", blockkit.OnMessage, actions(object{"type": "static_select", "option_groups": many(1, object{"label": plain(x("x", 76)), "options": many(1, option("a"))})}), "/blocks/0/elements/0/option_groups/0/label/text"},
		{"group empty", blockkit.OnMessage, actions(object{"type": "static_select", "option_groups": many(1, object{"label": plain("x"), "options": []any{}})}), "/blocks/0/elements/0/option_groups/0/options"},
		{"users_select", blockkit.OnMessage, actions(object{"type": "users_select", "initial_user": "U1"}), ""},
		{"response_url in a message", blockkit.OnMessage, actions(object{"type": "conversations_select", "response_url_enabled": true}), "/blocks/0/elements/0/response_url_enabled"},
		{"multi external", blockkit.OnModal, input(object{"type": "multi_external_select", "max_selected_items": 3, "initial_options": []any{option("a")}}), ""},
		{"multi selected none", blockkit.OnModal, input(object{"type": "multi_external_select", "max_selected_items": 0}), "/blocks/0/element/max_selected_items"},
		{"checkboxes initial", blockkit.OnModal, input(object{"type": "checkboxes", "options": []any{option("a")}, "initial_options": []any{option("b")}}), "/blocks/0/element/initial_options/0"},
		{"number", blockkit.OnModal, input(object{"type": "number_input", "is_decimal_allowed": false}), ""},
		{"number without decimal", blockkit.OnModal, input(object{"type": "number_input"}), "/blocks/0/element"},
		{"file in a message", blockkit.OnMessage, input(object{"type": "file_input"}), "/blocks/0/element"},
		{"two focused", blockkit.OnModal, input(object{"type": "plain_text_input", "focus_on_load": "yes"}), "/blocks/0/element/focus_on_load"},
		{"workflow button", blockkit.OnMessage, actions(object{"type": "workflow_button", "text": plain("x"), "workflow": object{}}), ""},
		{"context image", blockkit.OnMessage, object{"type": "context", "elements": []any{img}}, ""},
		{"context bare", blockkit.OnMessage, object{"type": "context", "elements": []any{"x"}}, "/blocks/0/elements/0"},
		{"task", blockkit.OnMessage, json.RawMessage(`{"type":"task_card","task_id":"1","title":"t","details":{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[]}]},"sources":[{"type":"url","url":"https://a.org","text":"A"}]}`), ""},
		{"rich_text empty", blockkit.OnMessage, object{"type": "rich_text", "elements": []any{}}, "/blocks/0/elements"},
	} {
		data, err := json.Marshal([]any{c.block})
		if err != nil {
			t.Fatal(err)
		}
		got := blockkit.CheckBlocks(c.on, data)
		switch {
		case c.pointer == "" && got != nil:
			t.Errorf("%s: CheckBlocks = %v, want nothing", c.name, got)
		case c.pointer != "" && (got == nil || got[0].Pointer != c.pointer):
			t.Errorf("%s: CheckBlocks = %v, want a problem at %s", c.name, got, c.pointer)
		}
	}
}

func TestCheckBlocksTogether(t *testing.T) {
	for _, c := range []struct {
		name   string
		on     blockkit.Surface
		blocks []any
		want   int
	}{
		{"50 in a message", blockkit.OnMessage, many(50, section("x")), 0},
		{"51 in a message", blockkit.OnMessage, many(51, section("x")), 1},
		{"100 at home", blockkit.OnHome, many(100, section("x")), 0},
		{"101 at home", blockkit.OnHome, many(101, section("x")), 1},
		{"same block_id", blockkit.OnMessage, []any{with(section("x"), "block_id", "b"), with(section("y"), "block_id", "b")}, 1},
		{"two tables", blockkit.OnMessage, []any{table(1, 1, "x"), table(1, 1, "x")}, 1},
		{"markdown together", blockkit.OnMessage, many(2, object{"type": "markdown", "text": strings.Repeat("x", 6001)}), 1},
		{"25 actions", blockkit.OnMessage, []any{actions(many(25, object{"type": "button", "text": plain("x")})...)}, 0},
		{"26 actions", blockkit.OnMessage, []any{actions(many(26, object{"type": "button", "text": plain("x")})...)}, 1},
	} {
		data, err := json.Marshal(c.blocks)
		if err != nil {
			t.Fatal(err)
		}
		if got := blockkit.CheckBlocks(c.on, data); len(got) != c.want {
			t.Errorf("%s: CheckBlocks = %v, want %d problems", c.name, got, c.want)
		}
	}
}

func section(text string) object {
	return object{"type": "section", "text": object{"type": "mrkdwn", "text": text}}
}

func button(id, label string) object {
	return object{"type": "button", "action_id": id, "text": object{"type": "plain_text", "text": label}}
}
