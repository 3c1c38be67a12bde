package localslack

import "encoding/json"

// CheckView holds a view (JSON object) against the documented structure and limits; nil means Slack would take it.
func CheckView(view []byte) []Problem {
	_, problems := checkView(view)
	return problems
}

// checkView also returns the decoded view; nil when it is no object.
func checkView(view []byte) (object, []Problem) {
	var v object
	if err := json.Unmarshal(view, &v); err != nil || v == nil {
		return nil, []Problem{{"/view", "must be an object"}}
	}
	c := &checker{surface: Surface(str(v["type"]))}
	path := "/view"
	if len(view) > maxViewBytes {
		c.bad(path, "view_too_large: %d bytes, at most %d are allowed", len(view), maxViewBytes)
	}
	keys := []string{"blocks", "private_metadata", "callback_id", "external_id"}
	switch c.surface {
	case OnModal:
		keys = append(keys, "title", "submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")
		c.text(path, v, "title", true, true, maxTitle)
		c.text(path, v, "submit", false, true, maxTitle)
		c.text(path, v, "close", false, true, maxTitle)
		c.boolean(path, v, "clear_on_close", "notify_on_close", "submit_disabled")
	case OnHome:
	default:
		c.bad(path+"/type", "must be modal or home")
		return v, c.problems
	}
	c.object(path, v, keys...)
	c.str(path, v, "private_metadata", 0, maxMetadata)
	c.str(path, v, "callback_id", 0, maxID)
	c.str(path, v, "external_id", 0, maxID)
	if _, present := v["blocks"]; !present {
		c.bad(path, "missing required field: blocks")
	}
	c.top(path+"/blocks", c.array(path, v, "blocks", 0, 1<<20))
	if c.surface == OnModal && c.inputs > 0 && v["submit"] == nil {
		c.bad(path, "submit is required when the view has input blocks")
	}
	return v, c.problems
}
