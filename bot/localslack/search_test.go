package localslack_test

import (
	"strings"
	"testing"
	"time"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

const searched = `{"display_information":{"name":"MISWG"},
 "features":{"search":{"search_function_callback_id":"find"}},
 "oauth_config":{"scopes":{"bot":["chat:write"]}},
 "functions":{"find":{"title":"Find","description":"Finds it",
  "input_parameters":{"query":{"type":"string","title":"Query","description":"What","is_required":true},
   "filters":{"type":"object","title":"Filters","description":"Which"},
   "me":{"type":"slack#/types/user_context","title":"Me","description":"Who"}},
  "output_parameters":{"search_results":{"type":"slack#/types/search_results","title":"Results","description":"What is found","is_required":true}}}},
 "settings":{"event_subscriptions":{"bot_events":["function_executed"]},"socket_mode_enabled":true,"org_deploy_enabled":true,"function_runtime":"remote","app_type":"remote"}}`

func result(change func(r object)) object {
	r := object{"external_ref": object{"id": "1", "type": "t"}, "title": "One", "description": "It is one.", "link": "https://example.org/1", "date_updated": "2026-11-22"}
	change(r)
	return r
}

// TestSearch searches, and ends the search in all the ways that are refused, and once rightly.
func TestSearch(t *testing.T) {
	var now clock
	s := start(t, localslack.Options{Manifest: []byte(searched), Now: now.Now}, core.BadCall)
	c := connect(t, s, func(object) any { return silence{} })
	var envelope string
	search := func() string {
		envelope = must[localslack.Act](t)(s.Search(wait(t), "alice", "some words")).Envelopes[0]
		ev, _ := c.event("function_executed")
		f, in := loose.Obj(ev["function"]), loose.Obj(ev["inputs"])
		me := loose.Obj(in["me"])
		if loose.Str(f["callback_id"]) != "find" || loose.Str(in["query"]) != "some words" || loose.Str(me["id"]) != "U0LOCALALICE" || loose.Str(me["secret"]) == "" {
			t.Errorf("function_executed = %v", ev)
		}
		return loose.Str(ev["function_execution_id"])
	}
	end := func(id string, results []any, want string) {
		t.Helper()
		api(t, s, "functions.completeSuccess", object{"function_execution_id": id, "outputs": object{"search_results": results}}, want)
		c.reply(envelope, nil)
	}
	id := search()
	lacks := func(k string) object { return result(func(r object) { delete(r, k) }) }
	is := func(k string, v any) object { return result(func(r object) { r[k] = v }) }
	for _, bad := range []any{
		nil, "x", object{}, []any{"x"}, []any{lacks("external_ref")}, []any{lacks("title")}, []any{lacks("description")}, []any{lacks("link")}, []any{lacks("date_updated")},
		[]any{is("more", "x")}, []any{is("title", 1)}, []any{is("title", "")}, []any{is("date_updated", "today")}, []any{is("external_ref", object{"type": "t"})},
		[]any{is("external_ref", object{"id": "1", "more": "x"})}, []any{is("external_ref", "1")}, make([]any, 51),
	} {
		api(t, s, "functions.completeSuccess", object{"function_execution_id": id, "outputs": object{"search_results": bad}}, "parameter_validation_failed")
	}
	end(id, []any{result(func(object) {}), is("content", "All of it.")}, "")
	end(search(), []any{}, "")
	api(t, s, "functions.completeError", object{"function_execution_id": search(), "error": "ask later"}, "")
	c.reply(envelope, nil)
	late := search()
	now.add(11 * time.Second)
	end(late, []any{}, "execution_not_in_running_state")
	for _, want := range []string{`(alice searches for "some words")`, "(alice finds 2)\n    One: It is one.", "All of it.", "(alice finds 0)", "ask later"} {
		if !strings.Contains(s.Transcript(), want) {
			t.Errorf("the transcript has no %q:\n%s", want, s.Transcript())
		}
	}
}

// TestSearchAcknowledgedFirst complains of a search that was acknowledged before it ended.
func TestSearchAcknowledgedFirst(t *testing.T) {
	s := start(t, localslack.Options{Manifest: []byte(searched)}, core.EarlyAck)
	c := connect(t, s, nil)
	act := must[localslack.Act](t)(s.Search(wait(t), "alice", "x"))
	ev, _ := c.event("function_executed")
	must[core.Ack](t)(s.AwaitAck(wait(t), act.Envelopes[0]))
	api(t, s, "functions.completeSuccess", object{"function_execution_id": loose.Str(ev["function_execution_id"]), "outputs": object{"search_results": []any{}}}, "")
	if got := s.Complaints(); len(got) != 1 || !strings.Contains(got[0].Text, "acknowledged before it ended") {
		t.Errorf("Complaints() = %v, want one of an early acknowledgement", got)
	}
}

// TestSearchRefused: who cannot search, and manifests that are not searched.
func TestSearchRefused(t *testing.T) {
	s := start(t, localslack.Options{Manifest: []byte(searched)})
	for _, err := range []error{
		second(s.Search(wait(t), "dana", "x")), second(s.Search(wait(t), "nobody", "x")),
		second(start(t, localslack.Options{Manifest: []byte(stepped)}).Search(wait(t), "alice", "x")),
	} {
		if err == nil {
			t.Error("a search that cannot be = nil, want an error")
		}
	}
	for _, change := range [][2]string{
		{`"app_type":"remote"`, `"app_type":"hosted"`}, {`_id":"find"`, `_id":"other"`}, {`"query":{"type":"string"`, `"query":{"type":"boolean"`},
		{`"search_function_callback_id"`, `"search_callback"`}, {`{"search_function_callback_id"`, `{"search_filters_function_callback_id":"none","search_function_callback_id"`},
		{`"search_results":{`, `"results":{`}, {`"me":{"type":"slack#/types/user_context"`, `"me":{"type":"slack#/types/user_id"`}, {`"function_executed"`, `"app_home_opened"`},
	} {
		bad := strings.Replace(searched, change[0], change[1], 1)
		if got, err := localslack.Start(localslack.Options{Manifest: []byte(bad)}); err == nil {
			got.Close()
			t.Errorf("Start(%s) = nil, want an error", bad)
		}
	}
}
