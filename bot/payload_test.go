package bot

import (
	"bytes"
	"encoding/json"
	"testing"

	"miswg/bot/visible"
)

// FuzzDecode feeds payloads of all kinds to everything that reads them before a
// handler does.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		`{"event_id":"E","event":{"type":"app_mention","channel":"C","user":"U","text":"<@U>","ts":"1.1"}}`,
		`{"event":{"type":"message","subtype":"message_changed","channel":{"id":"C"},"message":{"edited":{"ts":"1"}}}}`,
		`{"type":"message_action","message":{"text":"x","blocks":[{"type":"header"}],"attachments":[{"text":"y"}]}}`,
		`{"command":"/miswg","text":"x","trigger_id":"1.2"}`,
		`{"type":"block_actions","actions":[{"action_id":"miswg.ask/0","selected_option":{"value":"x"}}],"container":{}}`,
		`{"type":"view_submission","view":{"callback_id":"miswg.view.lookup","state":{"values":{"a":{"b":{"value":"c"}}}}}}`,
		`{"type":"block_actions","actions":[]}`, `null`, `[]`, `{"event":null}`, `{"type":"view_submission","view":null}`,
	} {
		f.Add([]byte(s))
	}
	b := &Bot{cfg: Config{BotToken: "xoxb-fuzz"}}
	k, err := newKeeper(b)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		for _, kind := range []string{"events_api", "slash_commands", "interactive", "other"} {
			d := &delivery{kind: kind, envelope: "e"}
			if err := d.decode(payload); err != nil {
				continue
			}
			routeOf(d)
			d.target(b)
			if d.action != nil && d.action.View != nil {
				d.action.View.input("a", "b")
			}
			if d.action != nil && d.action.Message != nil {
				visible.Text(d.action.Message.Content)
			}
			body, err := k.seal(d, "owner")
			if err != nil {
				continue // not JSON after all: it is answered without being kept
			}
			again, err := k.unseal(Pending{Owner: "owner", Body: body})
			if err != nil {
				t.Fatalf("unseal(seal(%q)) = %v", payload, err)
			}
			want, _ := json.Marshal(kept{d.envelope, d.kind, d.event, d.slash, d.action})
			if got, _ := json.Marshal(kept{again.envelope, again.kind, again.event, again.slash, again.action}); !bytes.Equal(got, want) {
				t.Errorf("unseal(seal(%q)) = %s, want %s", payload, got, want)
			}
		}
	})
}
