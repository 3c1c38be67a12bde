package blockkit

import (
	"fmt"

	"miswg/bot/localslack/loose"
)

// CheckEntity says what is wrong with a Work Object, its payload and its reference; "" when nothing is.
// https://docs.slack.dev/messaging/work-objects-implementation
func CheckEntity(e map[string]any) string {
	c := newChecker(OnMessage)
	c.Hold("", e, "shape", "entity")
	if len(c.Problems) == 0 {
		return ""
	}
	return c.Problems[0].String()
}

// EntityText is how a Work Object reads: its title, then its fields, a line each.
func EntityText(e map[string]any) (title string, fields []string) {
	payload := loose.Obj(e["entity_payload"])
	for _, v := range loose.List(payload["custom_fields"]) {
		f := loose.Obj(v)
		fields = append(fields, fmt.Sprintf("%s: %v", loose.Str(f["label"]), f["value"]))
	}
	return loose.Str(loose.Obj(loose.Obj(payload["attributes"])["title"])["text"]), fields
}
