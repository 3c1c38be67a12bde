package wire

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
)

// TestStepPayload reads a step's event as Slack sends it and as the journal keeps it, and
// takes what has another shape for no step, so that no other event is lost.
func TestStepPayload(t *testing.T) {
	for _, tt := range []struct {
		payload  string
		callback Callback
		inputs   Inputs
	}{
		{`{"type":"function_executed","function":{"id":"Fn1","callback_id":"s","input_parameters":[]},"inputs":{"name":"Japan","n":1,"p":{"a":"b"}},"function_execution_id":"Fx1","bot_access_token":"xwfp-secret"}`, "s", Inputs{"name": "Japan"}},
		{`{"type":"function_executed","function":{"callback_id":"f"},"inputs":{"query":"japan","filters":{},"user_context":{"id":"U1","secret":"s3cret"}},"function_execution_id":"Fx2"}`, "f", Inputs{"query": "japan", "user_context": "U1"}},
		{`{"type":"message","text":"x","function":[1],"inputs":"y"}`, "", nil},
		{`{"type":"message","text":"x","function":null,"inputs":null}`, "", nil},
	} {
		var e, again Event
		if err := json.Unmarshal([]byte(tt.payload), &e); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", tt.payload, err)
		}
		kept, err := json.Marshal(e)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(kept, &again); err != nil {
			t.Fatalf("Unmarshal(%s) = %v", kept, err)
		}
		if strings.Contains(string(kept), "s3cret") {
			t.Errorf("Marshal(%s) = %s, with a secret", tt.payload, kept)
		}
		for _, got := range []Event{e, again} {
			if got.Callback != tt.callback || !maps.Equal(got.Inputs, tt.inputs) || got.Execution != e.Execution {
				t.Errorf("Unmarshal(%s) = %q %v, want %q %v", tt.payload, got.Callback, got.Inputs, tt.callback, tt.inputs)
			}
		}
	}
}

// TestEntityPayload reads what somebody opened, and takes another shape for nothing.
func TestEntityPayload(t *testing.T) {
	for payload, want := range map[string]Entity{
		`{"external_ref":{"id":"JP","type":"t"}}`: "JP", `{"external_ref":"JP"}`: "JP", `{"external_ref":[1]}`: "", `{"external_ref":{"id":1}}`: "", `{}`: "",
	} {
		var e Event
		if err := json.Unmarshal([]byte(payload), &e); err != nil || e.Entity != want {
			t.Errorf("Unmarshal(%s) = %q, %v, want %q", payload, e.Entity, err, want)
		}
	}
}
