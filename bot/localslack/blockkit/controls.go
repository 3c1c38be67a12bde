package blockkit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"miswg/bot/localslack/loose"
)

// Control is something a person can press, choose or fill in.
type Control struct {
	Block, Action, Kind string         // block_id, action_id and the element's type
	Label               string         // button text, placeholder, or the input's label
	Element             map[string]any // as the app sent it
	Input               bool           // in an input block: kept until submitted
	Dispatch            bool           // in an input block that reports at once
	Optional            bool
}

// Option is a choice in a select or overflow menu.
type Option struct {
	Text        string `json:"text"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Group       string `json:"group"` // label of its option group, or ""

	raw any // as it stands
}

// String is what a person reads.
func (o Option) String() string { return o.Text }

// Elements visits the elements directly in one block; input says whether it is an input block's.
func Elements(block map[string]any, visit func(el map[string]any, input bool)) {
	kind := loose.Str(block["type"])
	held := block[map[string]string{"actions": "elements", "context_actions": "elements", "section": "accessory", "input": "element", "card": "actions"}[kind]]
	all, several := held.([]any)
	if !several {
		all = []any{held}
	}
	for _, e := range all {
		if el := loose.Obj(e); el != nil {
			visit(el, kind == "input")
		}
	}
}

// Controls lists what can be acted on, in reading order, nested blocks included.
func Controls(blocks []any) []Control {
	var out []Control
	for _, b := range blocks {
		block := loose.Obj(b)
		Elements(block, func(el object, input bool) {
			kind := loose.Str(el["type"])
			if kind == "image" {
				return
			}
			c := Control{Block: loose.Str(block["block_id"]), Action: loose.Str(el["action_id"]), Kind: kind, Element: el, Input: input,
				Dispatch: loose.Bool(block["dispatch_action"]), Optional: loose.Bool(block["optional"])}
			c.Label = cmp.Or(loose.Text(el["text"]), loose.Text(el["placeholder"]))
			if input {
				c.Label = loose.Text(block["label"])
			}
			out = append(out, c)
		})
		out = append(out, Controls(Inner(block))...)
	}
	return out
}

// Inner are the blocks inside a block.
func Inner(block map[string]any) []any {
	return loose.List(block[map[string]string{"container": "child_blocks", "carousel": "elements"}[loose.Str(block["type"])]])
}

// Options reads options or option_groups of an element or of a suggestion answer, in order.
func Options(from map[string]any) []Option {
	var out []Option
	read := func(items any, group string) {
		for _, it := range loose.List(items) {
			o := loose.Obj(it)
			out = append(out, Option{Text: loose.Text(o["text"]), Value: loose.Str(o["value"]), Description: loose.Text(o["description"]), Group: group, raw: it})
		}
	}
	read(from["options"], "")
	for _, g := range loose.List(from["option_groups"]) {
		read(loose.Obj(g)["options"], loose.Text(loose.Obj(g)["label"]))
	}
	return out
}

// Pick finds an option by its value or, failing that, its text, as it stands, so that payloads repeat it exactly. The
// error names the menu and what it offers.
func Pick(from map[string]any, what, menu string) (any, error) {
	all := Options(from)
	i := slices.IndexFunc(all, func(o Option) bool { return o.Value == what })
	if i < 0 {
		i = slices.IndexFunc(all, func(o Option) bool { return o.Text == what })
	}
	if i < 0 {
		return nil, fmt.Errorf("localslack: %q offers no %q, only %q", menu, what, all)
	}
	return all[i].raw, nil
}

// Stateful says whether an element's value is part of state.values.
func Stateful(kind string) bool {
	return !slices.Contains([]string{"button", "overflow", "feedback_buttons", "icon_button", "workflow_button"}, kind)
}

// Field is the name under which a kind of element reports its value.
func Field(kind string) string {
	base, multi := strings.CutPrefix(kind, "multi_")
	name := map[string]string{"static_select": "selected_option", "external_select": "selected_option", "users_select": "selected_user",
		"conversations_select": "selected_conversation", "channels_select": "selected_channel", "radio_buttons": "selected_option",
		"checkboxes": "selected_options", "datepicker": "selected_date", "timepicker": "selected_time", "datetimepicker": "selected_date_time",
		"rich_text_input": "rich_text_value", "file_input": "files"}[base]
	if name == "" {
		return "value"
	}
	if multi {
		return name + "s"
	}
	return name
}

// Initial is what an element holds before anybody touched it.
func Initial(el map[string]any) any {
	for key, v := range el {
		if strings.HasPrefix(key, "initial_") {
			return v
		}
	}
	if kind := loose.Str(el["type"]); strings.HasPrefix(kind, "multi_") || kind == "checkboxes" {
		return []any{}
	}
	return nil
}
