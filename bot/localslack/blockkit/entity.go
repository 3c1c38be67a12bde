package blockkit

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"miswg/bot/localslack/loose"
)

// ItemEntity is the type of Work Objects that are checked here: it has no fields of its own, only custom ones.
// https://docs.slack.dev/messaging/work-objects-implementation
const ItemEntity = "slack#/entities/item"

// fieldKinds are the types of fields that items may have here, by what their value is in JSON: text or a whole number.
var fieldKinds = map[string]*regexp.Regexp{
	"string": regexp.MustCompile(`(?s)^.+$`), "integer": nil, "slack#/types/timestamp": nil,
	"slack#/types/date": regexp.MustCompile(`^\d{4}-\d\d-\d\d$`), "slack#/types/link": regexp.MustCompile(`^https?://\S+$`),
}

// CheckEntity says what is wrong with a Work Object of type ItemEntity, its payload and its reference; "" when nothing
// is. What the documentation does not name is refused, and so is what it names and no app here has had any need of.
func CheckEntity(e map[string]any) string {
	payload := loose.Obj(e["entity_payload"])
	attributes := loose.Obj(payload["attributes"])
	switch {
	case loose.Str(e["entity_type"]) != ItemEntity:
		return fmt.Sprintf("entity_type is %q", loose.Str(e["entity_type"]))
	case !strings.HasPrefix(loose.Str(e["url"]), "https://"):
		return "url is no address"
	case loose.Str(loose.Obj(e["external_ref"])["id"]) == "":
		return "external_ref has no id"
	case loose.Str(loose.Obj(attributes["title"])["text"]) == "":
		return "attributes has no title"
	}
	unknown := spareKeys(e, "app_unfurl_url", "url", "external_ref", "entity_type", "entity_payload")
	unknown = append(unknown, spareKeys(loose.Obj(e["external_ref"]), "id", "type")...)
	unknown = append(unknown, spareKeys(payload, "attributes", "custom_fields", "display_order")...)
	unknown = append(unknown, spareKeys(attributes, "title", "display_id", "display_type", "product_name", "metadata_last_modified")...)
	unknown = append(unknown, spareKeys(loose.Obj(attributes["title"]), "text")...)
	if len(unknown) > 0 {
		return "unknown keys " + strings.Join(unknown, ", ")
	}
	for i, v := range loose.List(payload["custom_fields"]) {
		if wrong := checkField(loose.Obj(v)); wrong != "" {
			return fmt.Sprintf("custom_fields/%d %s", i, wrong)
		}
	}
	return ""
}

// checkField says what is wrong with a custom field.
func checkField(f map[string]any) string {
	kind := loose.Str(f["type"])
	form, known := fieldKinds[kind]
	fits := form != nil && form.MatchString(loose.Str(f["value"]))
	if number, ok := f["value"].(float64); form == nil && ok {
		fits = number == float64(int64(number))
	}
	switch {
	case !known:
		return fmt.Sprintf("has the type %q", kind)
	case loose.Str(f["key"]) == "", loose.Str(f["label"]) == "":
		return "needs a key and a label"
	case !fits:
		return "has a value that is no " + kind
	case f["long"] != nil && (kind != "string" || f["long"] != true):
		return "can only be long where it is a string"
	}
	if spare := spareKeys(f, "key", "label", "value", "type", "long"); len(spare) > 0 {
		return "has unknown keys " + strings.Join(spare, ", ")
	}
	return ""
}

func spareKeys(o map[string]any, known ...string) []string {
	return slices.DeleteFunc(loose.Keys(o), func(k string) bool { return slices.Contains(known, k) })
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
