package blockkit

import (
	"encoding/json"

	"miswg/bot/localslack/loose"
)

// CheckView holds a view (JSON object) against the documented structure and limits; nil means Slack would take it.
func CheckView(view []byte) []Problem {
	var v object
	if err := json.Unmarshal(view, &v); err != nil || v == nil {
		return []Problem{{"/view", "must be an object"}}
	}
	c := newChecker(Surface(loose.Str(v["type"])))
	if len(view) > maxViewBytes {
		c.bad("/view", "view_too_large: %d bytes, at most %d are allowed", len(view), maxViewBytes)
	}
	fields := []field{may("private_metadata", chars(0, maxMetadata)), may("callback_id", chars(0, maxID)), may("external_id", chars(0, maxID)),
		must("blocks", whole)}
	switch c.surface {
	case OnModal:
		fields = append([]field{must("title", plain(maxTitle)), may("submit", plain(maxTitle)), may("close", plain(maxTitle)),
			may("clear_on_close", boolean), may("notify_on_close", boolean), may("submit_disabled", boolean)}, fields...)
	case OnHome:
	default:
		c.bad("/view/type", "must be modal or home")
		return c.problems
	}
	shape(fields...)(c, "/view", v)
	if c.surface == OnModal && c.inputs > 0 && v["submit"] == nil {
		c.bad("/view", "submit is required when the view has input blocks")
	}
	return c.problems
}

// whole is the array of all of a payload's blocks.
func whole(c *checker, path string, v any) {
	all, ok := v.([]any)
	if !ok {
		c.bad(path, "must be an array")
	}
	c.top(path, all)
}
