package wire

import "testing"

// TestPrevious reads an edit and a deletion of which Slack does not tell what they
// replaced.
func TestPrevious(t *testing.T) {
	for _, tt := range []struct {
		payload, before string
	}{
		{`{"event":{"type":"message","subtype":"message_changed","channel":"D1","message":{"user":"U1","text":"b","ts":"1.1","edited":{"ts":"1.2"}},"previous_message":[]}}`, ""},
		{`{"event":{"type":"message","subtype":"message_changed","channel":"D1","message":{"user":"U1","text":"b","ts":"1.1"},"previous_message":{"user":"U1","text":"a","ts":"1.1"}}}`, "a"},
		{`{"event":{"type":"message","subtype":"message_deleted","channel":"D1","deleted_ts":"1.1","previous_message":[]}}`, ""},
	} {
		d := &Delivery{Kind: "events_api"}
		if err := d.Decode([]byte(tt.payload)); err != nil {
			t.Errorf("Decode(%s) = %v, want nil", tt.payload, err)
			continue
		}
		got := ""
		if e := d.Event.Event.Before(); e != nil {
			got = e.Text
		}
		if got != tt.before {
			t.Errorf("Before(%s) = %q, want %q", tt.payload, got, tt.before)
		}
	}
}
