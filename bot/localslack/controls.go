package localslack

import (
	"encoding/json"
	"strconv"
	"strings"
)

// control is something a person can press, choose or fill in.
type control struct {
	block, action, kind string
	label               string // button text, placeholder, or the input's label
	el                  object
	input               bool // in an input block: kept until submitted
	dispatch            bool // in an input block that reports at once
	optional            bool
}

func str(v any) string    { t, _ := v.(string); return t }
func obj(v any) object    { t, _ := v.(object); return t }
func list(v any) []any    { t, _ := v.([]any); return t }
func truth(v any) bool    { t, _ := v.(bool); return t }
func base36(n int) string { return strconv.FormatInt(int64(n), 36) }

// textOf is the string of a text object, or a bare string.
func textOf(v any) string {
	if t, ok := v.(string); ok {
		return t
	}
	return str(obj(v)["text"])
}

// decodeBlocks reads stored blocks; nil when there are none.
func decodeBlocks(raw json.RawMessage) []any {
	var out []any
	if json.Unmarshal(raw, &out) != nil {
		return nil
	}
	return out
}

func interactive(kind string) bool {
	switch kind {
	case "button", "checkboxes", "radio_buttons", "overflow", "datepicker", "timepicker", "datetimepicker", "workflow_button",
		"plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input", "feedback_buttons", "icon_button":
		return true
	}
	return strings.HasSuffix(kind, "_select")
}

// eachElement visits the elements directly in one block.
func eachElement(block object, visit func(el object, input bool)) {
	switch str(block["type"]) {
	case "actions", "context_actions":
		for _, e := range list(block["elements"]) {
			if el := obj(e); el != nil {
				visit(el, false)
			}
		}
	case "section":
		if el := obj(block["accessory"]); el != nil {
			visit(el, false)
		}
	case "input":
		if el := obj(block["element"]); el != nil {
			visit(el, true)
		}
	case "card":
		for _, e := range list(block["actions"]) {
			if el := obj(e); el != nil {
				visit(el, false)
			}
		}
	}
}

// controls lists what can be acted on, in reading order, nested blocks included.
func controls(blocks []any) []control {
	var out []control
	for _, b := range blocks {
		block := obj(b)
		eachElement(block, func(el object, input bool) {
			kind := str(el["type"])
			if !interactive(kind) {
				return
			}
			c := control{block: str(block["block_id"]), action: str(el["action_id"]), kind: kind, el: el, input: input,
				dispatch: truth(block["dispatch_action"]), optional: truth(block["optional"])}
			c.label = textOf(el["text"])
			if c.label == "" {
				c.label = textOf(el["placeholder"])
			}
			if input {
				c.label = textOf(block["label"])
			}
			out = append(out, c)
		})
		switch str(block["type"]) {
		case "container":
			out = append(out, controls(list(block["child_blocks"]))...)
		case "carousel":
			out = append(out, controls(list(block["elements"]))...)
		}
	}
	return out
}

// options are a control's fixed choices, in order.
func (c control) options() []Option { return optionsOf(c.el) }

// optionsOf reads options or option_groups of an element or of a suggestion answer.
func optionsOf(o object) []Option {
	var out []Option
	read := func(items []any, group string) {
		for _, it := range items {
			opt := obj(it)
			out = append(out, Option{Text: textOf(opt["text"]), Value: str(opt["value"]), Description: textOf(opt["description"]), Group: group})
		}
	}
	read(list(o["options"]), "")
	for _, g := range list(o["option_groups"]) {
		read(list(obj(g)["options"]), textOf(obj(g)["label"]))
	}
	return out
}

// rawOption finds the option object with a value, so that payloads repeat it exactly.
func rawOption(o object, value string) object {
	all := list(o["options"])
	for _, g := range list(o["option_groups"]) {
		all = append(all, list(obj(g)["options"])...)
	}
	for _, it := range all {
		if opt := obj(it); str(opt["value"]) == value {
			return opt
		}
	}
	return nil
}
