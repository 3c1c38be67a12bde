package localslack_test

import (
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

const stepped = `{"display_information":{"name":"MISWG"},
 "oauth_config":{"scopes":{"bot":["chat:write"]}},
 "functions":{"status":{"title":"Status","description":"Says it",
  "input_parameters":{"name":{"type":"string","title":"Name","description":"Whose","is_required":true},
   "person":{"type":"slack#/types/user_id","title":"Person","description":"Who asks"}},
  "output_parameters":{"status":{"type":"string","title":"Status","description":"What it is","is_required":true},
   "count":{"type":"integer","title":"Count","description":"How many"}}}},
 "settings":{"event_subscriptions":{"bot_events":["function_executed"]},"socket_mode_enabled":true,"org_deploy_enabled":true,"function_runtime":"remote"}}`

// TestSteps runs a step and ends it in all the ways that are refused, and once rightly.
func TestSteps(t *testing.T) {
	s := start(t, localslack.Options{Manifest: []byte(stepped)}, core.BadCall)
	c := connect(t, s, nil)
	run := func() string {
		must[localslack.Act](t)(s.RunStepFor(wait(t), "alice", "Status", "x"))
		ev, _ := c.event("function_executed")
		f, in := loose.Obj(ev["function"]), loose.Obj(ev["inputs"])
		if loose.Str(f["callback_id"]) != "status" || loose.Str(in["name"]) != "x" || loose.Str(in["person"]) != "U0LOCALALICE" {
			t.Errorf("function_executed = %v", ev)
		}
		for _, key := range []string{"workflow_execution_id", "bot_access_token", "event_ts"} {
			if loose.Str(ev[key]) == "" {
				t.Errorf("function_executed has no %s: %v", key, ev)
			}
		}
		return loose.Str(ev["function_execution_id"])
	}
	id := run()
	for _, bad := range []struct {
		outputs any
		want    string
	}{
		{nil, "invalid_arguments"},
		{object{}, "parameter_validation_failed"},
		{object{"status": 1}, "parameter_validation_failed"},
		{object{"status": "m", "count": 1.5}, "parameter_validation_failed"},
		{object{"status": "m", "more": "x"}, "parameter_validation_failed"},
	} {
		api(t, s, "functions.completeSuccess", object{"function_execution_id": id, "outputs": bad.outputs}, bad.want)
	}
	api(t, s, "functions.completeSuccess", object{"function_execution_id": "Fx1", "outputs": object{}}, "function_execution_not_found")
	api(t, s, "functions.completeError", object{"function_execution_id": id}, "invalid_arguments")
	api(t, s, "functions.completeSuccess", object{"function_execution_id": id, "outputs": object{"status": "m", "count": 2}}, "")
	api(t, s, "functions.completeSuccess", object{"function_execution_id": id, "outputs": object{"status": "m"}}, "execution_not_in_running_state")
	api(t, s, "functions.completeError", object{"function_execution_id": id, "error": "no"}, "execution_not_in_running_state")
	api(t, s, "functions.completeError", object{"function_execution_id": run(), "error": "no such thing"}, "")
	steps := s.State().Steps
	if len(steps) != 2 || steps[0].Status != "completed" || steps[1].Error != "no such thing" {
		t.Errorf("State.Steps = %+v, want one complete and one failed", steps)
	}
	for _, want := range []string{"(alice runs the step \"Status\" with name: x, person: @alice)", "status: m", "Slackbot, only to alice: the step \"Status\" failed: no such thing"} {
		if !strings.Contains(s.Transcript(), want) {
			t.Errorf("the transcript has no %q:\n%s", want, s.Transcript())
		}
	}
	for _, e := range s.Wire() {
		if strings.Contains(string(e.Payload), "xwfp-l") {
			t.Errorf("the wire has a step's token: %s", e.Payload)
		}
	}
}

// TestStepsRefused: who cannot run a step, and manifests that have none.
func TestStepsRefused(t *testing.T) {
	s := start(t, localslack.Options{Manifest: []byte(stepped)})
	for _, err := range []error{
		second(s.RunStep(wait(t), "alice", "Other", map[string]string{"name": "x"})),
		second(s.RunStep(wait(t), "alice", "Status", nil)),
		second(s.RunStep(wait(t), "alice", "Status", map[string]string{"name": "x", "more": "y"})),
		second(s.RunStepFor(wait(t), "dana", "Status", "x")),
		second(s.RunStepFor(wait(t), "nobody", "Status", "x")),
	} {
		if err == nil {
			t.Error("a step that cannot run = nil, want an error")
		}
	}
	for _, change := range [][2]string{
		{`"function_runtime":"remote"`, `"function_runtime":"slack"`}, {`"org_deploy_enabled":true`, `"org_deploy_enabled":false`},
		{`"function_executed"`, `"app_home_opened"`}, {`"type":"integer"`, `"type":"whole"`}, {`"title":"Status","description":"Says it"`, `"title":""`},
	} {
		bad := strings.Replace(stepped, change[0], change[1], 1)
		if got, err := localslack.Start(localslack.Options{Manifest: []byte(bad)}); err == nil {
			got.Close()
			t.Errorf("Start(%s) = nil, want an error", bad)
		}
	}
}
