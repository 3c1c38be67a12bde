package webapi

import (
	"encoding/json"
	"slices"
	"strings"

	"miswg/bot/localslack/blockkit"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// presentDetails: https://docs.slack.dev/reference/methods/entity.presentDetails
func presentDetails(c *request) (object, *core.Refusal) {
	var details, failure object
	if json.Unmarshal(orNull(c.Raw("metadata")), &details) != nil {
		return nil, core.Refuse("invalid_metadata")
	}
	if json.Unmarshal(orNull(c.Raw("error")), &failure) != nil {
		return nil, core.Wrong("error must be an object")
	}
	return object{}, c.Entities.Present(c.Str("trigger_id"), details, failure)
}

func orNull(raw json.RawMessage) json.RawMessage {
	if raw == nil {
		return json.RawMessage("null")
	}
	return raw
}

// unfurledEntities are the unfurls that Work Objects in metadata make, by URL; nil without metadata. The documentation
// says what metadata must be, and that the call is refused when it is not; not what comes of it in an app whose Work
// Objects are off: that is refused here.
func unfurledEntities(c *request, shared []object) (map[string]json.RawMessage, *core.Refusal) {
	raw := c.Raw("metadata")
	if raw == nil {
		return nil, nil
	}
	bad := func(why string) (map[string]json.RawMessage, *core.Refusal) {
		return nil, &core.Refusal{Code: "invalid_metadata_format", Messages: []string{why}}
	}
	var given struct {
		Entities []object `json:"entities"`
	}
	switch err := json.Unmarshal(raw, &given); {
	case err != nil || len(given.Entities) == 0:
		return bad("no entities")
	case !c.Core.App.WorkObjects():
		return bad("the app has no Work Objects")
	}
	out := map[string]json.RawMessage{}
	for _, e := range given.Entities {
		if wrong := blockkit.CheckEntity(e); wrong != "" {
			return bad(wrong)
		}
		u := loose.Str(e["app_unfurl_url"])
		if !slices.ContainsFunc(shared, func(l object) bool { return loose.Str(l["url"]) == u }) {
			return nil, core.Refuse("cannot_unfurl_url")
		}
		title, fields := blockkit.EntityText(e)
		out[u] = loose.Encode(object{"text": title + "\n" + strings.Join(fields, "\n"), "entity": e})
	}
	return out, nil
}
