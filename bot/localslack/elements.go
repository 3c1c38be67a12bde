package localslack

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
)

// element checks a block element, which must be of one of the allowed types.
// https://docs.slack.dev/reference/block-kit/block-elements
func (c *checker) element(path string, v any, allowed ...string) {
	e, ok := v.(object)
	if !ok {
		c.bad(path, "must be an object")
		return
	}
	kind := str(e["type"])
	if !slices.Contains(allowed, kind) {
		c.bad(join(path, "type"), "unsupported type: %s", kind)
		return
	}
	if kind == "image" {
		c.object(path, e, "image_url", "slack_file", "alt_text")
		c.image(path, e)
		return
	}
	if _, present := e["action_id"]; present {
		id := c.str(path, e, "action_id", 1, maxID)
		if c.actions[id] && id != "" {
			c.bad(join(path, "action_id"), "action_id %q already exists in this block", id)
		}
		if c.actions != nil {
			c.actions[id] = true
		}
	}
	c.boolean(path, e, "focus_on_load")
	if truth(e["focus_on_load"]) {
		c.focus++
	}
	c.confirm(path, e)
	switch kind {
	case "button":
		c.button(path, e)
	case "workflow_button":
		c.object(path, e, "text", "workflow", "style", "accessibility_label", "action_id")
		c.text(path, e, "text", true, true, maxButton)
	case "feedback_buttons":
		c.feedback(path, e)
	case "icon_button":
		c.object(path, e, "icon", "text", "action_id", "value", "confirm", "accessibility_label", "visible_to_user_ids")
		c.oneOf(path, e, "icon", "trash")
		c.need(path, e, "icon", 1, 20)
		c.text(path, e, "text", true, true, maxButton)
		c.str(path, e, "value", 0, maxButtonValue)
		c.str(path, e, "accessibility_label", 0, maxButton)
		c.array(path, e, "visible_to_user_ids", 0, 100)
	case "overflow":
		c.object(path, e, "action_id", "options", "confirm")
		for i, o := range c.array(path, e, "options", minOverflow, maxOverflow) {
			c.option(join(join(path, "options"), i), o, true, true)
		}
	case "checkboxes", "radio_buttons":
		c.object(path, e, "action_id", "options", "initial_options", "initial_option", "confirm", "focus_on_load")
		for i, o := range c.array(path, e, "options", 1, maxChoices) {
			c.option(join(join(path, "options"), i), o, false, false)
		}
		c.initial(path, e)
	case "datepicker", "timepicker", "datetimepicker":
		c.picker(path, e)
	case "plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input":
		c.typing(path, e, kind)
	default:
		c.selectMenu(path, e, kind)
	}
}

func (c *checker) button(path string, e object) {
	c.object(path, e, "text", "action_id", "url", "value", "style", "confirm", "accessibility_label")
	c.text(path, e, "text", true, true, maxButton)
	c.url(path, e, "url", false, maxURL)
	c.str(path, e, "value", 0, maxButtonValue)
	c.oneOf(path, e, "style", "primary", "danger")
	c.str(path, e, "accessibility_label", 0, maxButton)
}

func (c *checker) feedback(path string, e object) {
	c.object(path, e, "action_id", "positive_button", "negative_button")
	for _, key := range []string{"positive_button", "negative_button"} {
		v, present := e[key]
		if !present {
			c.bad(path, "missing required field: %s", key)
			continue
		}
		if b, ok := c.object(join(path, key), v, "text", "value", "accessibility_label"); ok {
			c.text(join(path, key), b, "text", true, true, maxButton)
			c.need(join(path, key), b, "value", 1, maxButtonValue)
			c.str(join(path, key), b, "accessibility_label", 0, maxButton)
		}
	}
}

// confirm checks a confirmation dialog. https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
func (c *checker) confirm(path string, e object) {
	v, present := e["confirm"]
	if !present {
		return
	}
	p := join(path, "confirm")
	if o, ok := c.object(p, v, "title", "text", "confirm", "deny", "style"); ok {
		c.text(p, o, "title", true, true, maxConfirmTitle)
		c.text(p, o, "text", true, false, maxConfirmText)
		c.text(p, o, "confirm", true, true, maxConfirmButton)
		c.text(p, o, "deny", true, true, maxConfirmButton)
		c.oneOf(p, o, "style", "primary", "danger")
	}
}

// option checks an option object; plain: plain_text only; url: allowed (overflow menus alone).
func (c *checker) option(path string, v any, plain, url bool) {
	keys := []string{"text", "value", "description"}
	if url {
		keys = append(keys, "url")
	}
	o, ok := c.object(path, v, keys...)
	if !ok {
		return
	}
	c.text(path, o, "text", true, plain, maxOptionText)
	c.need(path, o, "value", 1, maxOptionValue)
	c.text(path, o, "description", false, plain, maxOptionText)
	c.url(path, o, "url", false, maxURL)
}

// choices checks options or option_groups of a static select.
func (c *checker) choices(path string, o object, least int) {
	_, flat := o["options"]
	_, grouped := o["option_groups"]
	if flat == grouped {
		c.bad(path, "must have either options or option_groups")
	}
	for i, it := range c.array(path, o, "options", min(least, btoi(flat)), maxOptions) {
		c.option(join(join(path, "options"), i), it, true, false)
	}
	for i, g := range c.array(path, o, "option_groups", min(least, btoi(grouped)), maxOptions) {
		p := join(join(path, "option_groups"), i)
		group, ok := c.object(p, g, "label", "options")
		if !ok {
			continue
		}
		c.text(p, group, "label", true, true, maxOptionText)
		for j, it := range c.array(p, group, "options", least, maxOptions) {
			c.option(join(join(p, "options"), j), it, true, false)
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// suggestions checks the answer to a block_suggestion, where an empty list is allowed.
func (c *checker) suggestions(o object) {
	c.object("", o, "options", "option_groups")
	c.choices("", o, 0)
}

func (c *checker) selectMenu(path string, e object, kind string) {
	base := strings.TrimPrefix(kind, "multi_")
	multi := base != kind
	keys := []string{"action_id", "placeholder", "confirm", "focus_on_load"}
	if multi {
		keys = append(keys, "max_selected_items")
		if e["max_selected_items"] != nil {
			c.integer(path, e, "max_selected_items", 1, 1<<20)
		}
	}
	c.text(path, e, "placeholder", false, true, maxPlaceholder)
	plural := ""
	if multi {
		plural = "s"
	}
	switch base {
	case "static_select":
		c.object(path, e, append(keys, "options", "option_groups", "initial_option"+plural)...)
		c.choices(path, e, 1)
		c.initial(path, e)
	case "external_select":
		c.object(path, e, append(keys, "min_query_length", "initial_option"+plural)...)
		c.integer(path, e, "min_query_length", 0, maxInputValue)
		if v, present := e["initial_option"]; present {
			c.option(join(path, "initial_option"), v, true, false)
		}
		for i, v := range c.array(path, e, "initial_options", 0, maxOptions) {
			c.option(join(join(path, "initial_options"), i), v, true, false)
		}
	case "users_select":
		c.object(path, e, append(keys, "initial_user"+plural)...)
	case "conversations_select":
		c.object(path, e, append(keys, "initial_conversation"+plural, "default_to_current_conversation", "response_url_enabled", "filter")...)
		c.boolean(path, e, "default_to_current_conversation", "response_url_enabled")
	case "channels_select":
		c.object(path, e, append(keys, "initial_channel"+plural, "response_url_enabled")...)
		c.boolean(path, e, "response_url_enabled")
	}
	if truth(e["response_url_enabled"]) && (multi || c.surface != OnModal) {
		c.bad(join(path, "response_url_enabled"), "only allowed for single selects in input blocks of modals")
	}
}

// initial checks that what is preselected is one of the options, exactly.
func (c *checker) initial(path string, e object) {
	match := func(p string, v any) {
		o := obj(v)
		if found := rawOption(e, str(o["value"])); o == nil || found == nil || !reflect.DeepEqual(found, o) {
			c.bad(p, "must match one of the options exactly")
		}
	}
	if v, present := e["initial_option"]; present {
		match(join(path, "initial_option"), v)
	}
	for i, v := range c.array(path, e, "initial_options", 0, maxOptions) {
		match(join(join(path, "initial_options"), i), v)
	}
}

func (c *checker) picker(path string, e object) {
	c.object(path, e, "action_id", "placeholder", "initial_date", "initial_time", "initial_date_time", "confirm", "focus_on_load", "timezone")
	c.text(path, e, "placeholder", false, true, maxPlaceholder)
	form := func(key, pattern string) {
		if v, present := e[key]; present && !regexp.MustCompile(pattern).MatchString(str(v)) {
			c.bad(join(path, key), "has the wrong format")
		}
	}
	form("initial_date", `^\d{4}-\d{2}-\d{2}$`)
	form("initial_time", `^\d{2}:\d{2}$`)
}

func (c *checker) typing(path string, e object, kind string) {
	c.object(path, e, "action_id", "initial_value", "placeholder", "focus_on_load", "dispatch_action_config", "multiline", "min_length", "max_length",
		"is_decimal_allowed", "min_value", "max_value", "filetypes", "max_files")
	c.text(path, e, "placeholder", false, true, maxPlaceholder)
	switch kind {
	case "rich_text_input":
		return
	case "number_input":
		if _, ok := e["is_decimal_allowed"].(bool); !ok {
			c.bad(path, "missing required field: is_decimal_allowed")
		}
	case "file_input":
		c.integer(path, e, "max_files", 1, 10)
		c.array(path, e, "filetypes", 0, 100)
	case "plain_text_input":
		c.boolean(path, e, "multiline")
		least := c.integer(path, e, "min_length", 0, maxInputValue)
		if e["max_length"] != nil && c.integer(path, e, "max_length", 1, maxInputValue) < least {
			c.bad(join(path, "max_length"), "must not be less than min_length")
		}
	}
	c.str(path, e, "initial_value", 0, maxInputValue)
}
