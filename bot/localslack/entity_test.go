package localslack_test

import (
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// entitied is searched, with links and Work Objects.
var entitied = strings.NewReplacer(`"features":{`, `"features":{"unfurl_domains":["example.org"],"rich_previews":{"is_active":true,"entity_types":["slack#/entities/item"]},`,
	`["chat:write"]`, `["chat:write","links:read","links:write"]`, `["function_executed"]`, `["function_executed","link_shared","entity_details_requested"]`).Replace(searched)

const page = "https://example.org/page"

// entity is a Work Object, changed.
func entity(change func(e, payload, field object)) object {
	field := object{"key": "n", "label": "Number", "type": "integer", "value": 7}
	payload := object{"attributes": object{"title": object{"text": "The page"}}, "custom_fields": []any{field, object{"key": "s", "label": "Words", "type": "string", "value": "some", "long": true}}}
	e := object{"url": page, "external_ref": object{"id": "page"}, "entity_type": "slack#/entities/item", "entity_payload": payload}
	change(e, payload, field)
	return e
}

// TestEntities shows a Work Object under a link and its details, refuses all that the documentation has not, and shows
// what a search found.
func TestEntities(t *testing.T) {
	var now clock
	s := start(t, localslack.Options{Manifest: []byte(entitied), Now: now.Now}, core.BadCall)
	c := connect(t, s, func(env object) any {
		if loose.Str(loose.Obj(loose.Obj(env["payload"])["event"])["type"]) == "function_executed" {
			return silence{}
		}
		return nil
	})
	must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", "see "+page))
	shared, _ := c.event("link_shared")
	unfurl := func(e object, want string) {
		t.Helper()
		api(t, s, "chat.unfurl", object{"channel": shared["channel"], "ts": shared["message_ts"], "metadata": object{"entities": []any{e}}}, want)
	}
	posted := func(e, _, _ object) { e["app_unfurl_url"] = page }
	wrong := []func(e, payload, field object){
		func(e, _, _ object) { delete(e, "url") },
		func(e, _, _ object) { e["external_ref"] = object{"type": "t"} },
		func(e, _, _ object) { e["entity_type"] = "slack#/entities/task" },
		func(e, _, _ object) { e["more"] = "x" },
		func(_, p, _ object) { p["attributes"] = object{} },
		func(_, p, _ object) { p["fields"] = object{} },
		func(_, _, f object) { f["value"] = "seven" },
		func(_, _, f object) { delete(f, "label") },
		func(_, _, f object) { f["type"] = "text" },
		func(_, _, f object) { f["type"], f["value"] = "slack#/types/date", "today" },
		func(_, _, f object) { f["long"] = true },
		func(_, _, f object) { f["colour"] = "red" },
	}
	for _, change := range wrong {
		unfurl(entity(func(e, p, f object) { posted(e, p, f); change(e, p, f) }), "invalid_metadata_format")
	}
	unfurl(entity(func(e, _, _ object) { e["app_unfurl_url"] = page + "/other" }), "cannot_unfurl_url")
	unfurl(entity(posted), "")

	must[localslack.Act](t)(s.OpenEntity(wait(t), "benoît", "The page"))
	ev, _ := c.event("entity_details_requested")
	if loose.Str(loose.Obj(ev["external_ref"])["id"]) != "page" || loose.Str(ev["user_locale"]) != "fr-CA" || ev["message_ts"] != shared["message_ts"] || loose.Str(ev["entity_url"]) != page {
		t.Errorf("entity_details_requested = %v", ev)
	}
	present := func(e object, want string) {
		t.Helper()
		api(t, s, "entity.presentDetails", object{"trigger_id": ev["trigger_id"], "metadata": e}, want)
	}
	for _, change := range wrong {
		present(entity(change), "invalid_metadata")
	}
	present(entity(func(e, _, _ object) { e["external_ref"] = object{"id": "other"} }), "entity_metadata_does_not_match_trigger")
	present(entity(func(object, object, object) {}), "")
	api(t, s, "entity.presentDetails", object{"trigger_id": ev["trigger_id"], "error": object{"status": "not_found"}}, "")
	api(t, s, "entity.presentDetails", object{"trigger_id": ev["trigger_id"], "error": object{"status": "odd"}}, "invalid_arguments")
	api(t, s, "entity.presentDetails", object{"trigger_id": ev["trigger_id"]}, "invalid_metadata")
	api(t, s, "entity.presentDetails", object{"trigger_id": "1", "metadata": object{}}, "invalid_trigger_id")
	now.add(4 * time.Second)
	present(entity(func(object, object, object) {}), "invalid_trigger_id")

	envelope := must[localslack.Act](t)(s.Search(wait(t), "alice", "x")).Envelopes[0]
	run, _ := c.event("function_executed")
	api(t, s, "functions.completeSuccess", object{"function_execution_id": run["function_execution_id"], "outputs": object{"search_results": []any{result(func(object) {})}}}, "")
	c.reply(envelope, nil)
	if err := second(s.OpenEntity(wait(t), "benoît", "One")); err == nil {
		t.Error("OpenEntity of what another person found = nil, want an error")
	}
	must[localslack.Act](t)(s.OpenEntity(wait(t), "alice", "One"))
	ev, _ = c.event("entity_details_requested")
	if loose.Str(loose.Obj(ev["external_ref"])["id"]) != "1" || ev["channel"] != nil {
		t.Errorf("entity_details_requested = %v, want the one found, outside of any channel", ev)
	}
	for _, want := range []string{"miswg unfurls " + page + ": The page\n    Number: 7\n    Words: some", "(benoît opens The page)\n(benoît sees The page)\n    Number: 7", "(benoît sees that The page is not_found)", "(alice opens One)"} {
		if !strings.Contains(s.Transcript(), want) {
			t.Errorf("the transcript has no %q:\n%s", want, s.Transcript())
		}
	}
}

// TestEntitiesOff: an app whose manifest has no Work Objects shows none.
func TestEntitiesOff(t *testing.T) {
	s := start(t, localslack.Options{Manifest: []byte(strings.Replace(entitied, `"is_active":true`, `"is_active":false`, 1))}, core.BadCall)
	c := connect(t, s, nil)
	must[localslack.Act](t)(s.Say(wait(t), "alice", "#general", page))
	shared, _ := c.event("link_shared")
	e := entity(func(e, _, _ object) { e["app_unfurl_url"] = page })
	api(t, s, "chat.unfurl", object{"channel": shared["channel"], "ts": shared["message_ts"], "metadata": object{"entities": []any{e}}}, "invalid_metadata_format")
	if got, err := localslack.Start(localslack.Options{Manifest: []byte(strings.Replace(entitied, "entities/item", "entities/thing", 1))}); err == nil {
		got.Close()
		t.Error("Start with an entity type that there is not = nil, want an error")
	}
}
