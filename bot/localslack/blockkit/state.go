package blockkit

import (
	"strings"

	"miswg/bot/localslack/loose"
)

// Stateful says whether an element's value is part of state.values.
func Stateful(kind string) bool {
	switch kind {
	case "button", "overflow", "feedback_buttons", "icon_button", "workflow_button":
		return false
	}
	return true
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
	for _, key := range []string{"initial_option", "initial_options", "initial_value", "initial_user", "initial_users", "initial_conversation",
		"initial_conversations", "initial_channel", "initial_channels", "initial_date", "initial_time", "initial_date_time"} {
		if v, present := el[key]; present {
			return v
		}
	}
	if kind := loose.Str(el["type"]); strings.HasPrefix(kind, "multi_") || kind == "checkboxes" {
		return []any{}
	}
	return nil
}
