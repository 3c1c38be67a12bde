package blockkit

import (
	"reflect"
	"slices"
	"strings"

	"miswg/bot/localslack/loose"
)

// The types of elements, by what is done with them: several of the multi_ kind can be chosen, what is pressed may
// stand in an actions block, and what is entered in an input block.
const (
	selects      = "static_select external_select users_select conversations_select channels_select "
	multiSelects = "multi_static_select multi_external_select multi_users_select multi_conversations_select multi_channels_select "
	typed        = "plain_text_input email_text_input url_text_input number_input rich_text_input file_input "
	pickers      = "datepicker timepicker datetimepicker "
	pressed      = selects + "button checkboxes datepicker timepicker overflow radio_buttons workflow_button "
	entered      = typed + pickers + selects + multiSelects + "checkboxes radio_buttons "
)

// element is a block element of one of the types. https://docs.slack.dev/reference/block-kit/block-elements
func element(types string) rule {
	return byType(func(c *checker, kind string) rule {
		if !slices.Contains(strings.Fields(types), kind) {
			return nil
		}
		return c.elements[kind]
	})
}

// elements is the table of element types.
func elements() map[string]rule {
	label := must("text", plain(maxButton))
	spoken := may("accessibility_label", chars(0, maxButton))
	value := may("value", chars(0, maxButtonValue))
	placeholder := may("placeholder", plain(150))
	thumb := shape(label, must("value", chars(1, maxButtonValue)), spoken)
	out := map[string]rule{
		"image":            shape(imageFields()...),
		"button":           acted(label, may("url", link), value, may("style", oneOf("primary", "danger")), confirm(), spoken),
		"workflow_button":  acted(label, may("workflow", anything), may("style", anything), spoken),
		"feedback_buttons": acted(must("positive_button", thumb), must("negative_button", thumb)),
		"icon_button":      acted(must("icon", oneOf("trash")), label, value, confirm(), spoken, may("visible_to_user_ids", items(0, 100, anything))),
		"overflow":         acted(must("options", items(2, 5, option(plain, may("url", link)))), confirm()),
	}
	for _, kind := range []string{"checkboxes", "radio_buttons"} {
		out[kind] = acted(must("options", items(1, 10, option(marked))), may("initial_option", anything),
			may("initial_options", items(0, maxOptions, anything)), also(initial), confirm(), focus())
	}
	for kind := range strings.FieldsSeq(pickers) {
		out[kind] = acted(placeholder, may("initial_date", pattern(`^\d{4}-\d{2}-\d{2}$`)), may("initial_time", pattern(`^\d{2}:\d{2}$`)),
			may("initial_date_time", anything),
			may("timezone", anything), confirm(), focus())
	}
	for kind := range strings.FieldsSeq(typed) {
		out[kind] = typing(kind, placeholder)
	}
	for kind := range strings.FieldsSeq(selects + multiSelects) {
		out[kind] = menu(kind, placeholder)
	}
	return out
}

// acted is the shape of an element with an action_id, which no other in its block has.
func acted(fields ...field) rule {
	return shape(append([]field{may("action_id", func(c *checker, path string, v any) {
		chars(1, maxID)(c, path, v)
		id := loose.Str(v)
		if id != "" && c.actions[id] {
			c.bad(path, "action_id %q already exists in this block", id)
		}
		c.actions[id] = true
	})}, fields...)...)
}

func focus() field {
	return may("focus_on_load", func(c *checker, path string, v any) {
		boolean(c, path, v)
		if loose.Bool(v) {
			c.focus++
		}
	})
}

// confirm is a confirmation dialog. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
func confirm() field {
	return may("confirm", shape(must("title", plain(100)), must("text", marked(300)), must("confirm", plain(maxConfirmButton)),
		must("deny", plain(maxConfirmButton)), may("style", oneOf("primary", "danger"))))
}

// imageFields are what image blocks and image elements share.
func imageFields() []field {
	return []field{either("image_url", "slack_file"), may("image_url", link), must("alt_text", chars(1, maxAlt)),
		may("slack_file", shape(either("id", "url"), may("id", chars(1, maxID)), may("url", chars(1, maxURL))))}
}

// option is a choice, its words of one sort of text.
func option(words func(most int) rule, more ...field) rule {
	return shape(append([]field{must("text", words(maxOptionText)), must("value", chars(1, 150)), may("description", words(maxOptionText))}, more...)...)
}

// choices are the options or option_groups of a menu.
func choices(least int) []field {
	options := items(least, maxOptions, option(plain))
	group := shape(must("label", plain(maxOptionText)), must("options", options))
	return []field{either("options", "option_groups"), may("options", options), may("option_groups", items(least, maxOptions, group))}
}

// menu is a select of one choice or, with multi_, of several.
func menu(kind string, placeholder field) rule {
	base, multi := strings.CutPrefix(kind, "multi_")
	fields := []field{placeholder, confirm(), focus()}
	initially := func(what string, one rule) field {
		if multi {
			return may("initial_"+what+"s", items(0, maxOptions, one))
		}
		return may("initial_"+what, one)
	}
	if multi {
		fields = append(fields, may("max_selected_items", integer(1, many)))
	}
	hook := may("response_url_enabled", func(c *checker, path string, v any) {
		boolean(c, path, v)
		if loose.Bool(v) && (multi || c.surface != OnModal) {
			c.bad(path, "only allowed for single selects in input blocks of modals")
		}
	})
	switch base {
	case "static_select":
		fields = append(fields, choices(1)...)
		fields = append(fields, initially("option", anything), also(initial))
	case "external_select":
		fields = append(fields, may("min_query_length", integer(0, MaxInputValue)), initially("option", option(plain)))
	case "users_select":
		fields = append(fields, initially("user", anything))
	case "conversations_select":
		fields = append(fields, initially("conversation", anything), may("default_to_current_conversation", boolean), may("filter", anything), hook)
	case "channels_select":
		fields = append(fields, initially("channel", anything), hook)
	}
	return acted(fields...)
}

// initial checks that what is preselected is one of the options, exactly.
func initial(c *checker, path string, e object) {
	match := func(p string, v any) {
		if !slices.ContainsFunc(Options(e), func(o Option) bool { return reflect.DeepEqual(o.raw, v) }) {
			c.bad(p, "must match one of the options exactly")
		}
	}
	if v, present := e["initial_option"]; present {
		match(join(path, "initial_option"), v)
	}
	for i, v := range loose.List(e["initial_options"]) {
		match(join(join(path, "initial_options"), i), v)
	}
}

// typing is an element that is typed into.
func typing(kind string, placeholder field) rule {
	value, decimal := chars(0, MaxInputValue), may("is_decimal_allowed", boolean)
	switch kind {
	case "rich_text_input":
		value = anything
	case "number_input":
		decimal.must = true
	}
	return acted(placeholder, focus(), may("dispatch_action_config", anything), may("multiline", boolean), may("min_length", integer(0, MaxInputValue)),
		may("max_length", integer(1, MaxInputValue)), also(lengths), decimal, may("min_value", anything), may("max_value", anything),
		may("filetypes", items(0, 100, anything)), may("max_files", integer(1, 10)), may("initial_value", value))
}

func lengths(c *checker, path string, e object) {
	least := loose.Int(e["min_length"], 0)
	if loose.Int(e["max_length"], least) < least {
		c.bad(join(path, "max_length"), "must not be less than min_length")
	}
}
