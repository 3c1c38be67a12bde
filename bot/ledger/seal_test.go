package ledger

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"miswg/bot/visible"
	"miswg/bot/wire"
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
	l, err := New(Config{Store: NewMemory(nil), Token: "xoxb-fuzz", Now: time.Now})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, payload []byte) {
		for _, kind := range []string{"events_api", "slash_commands", "interactive", "other"} {
			d := &wire.Delivery{Kind: kind, Envelope: "e"}
			if err := d.Decode(payload); err != nil {
				continue
			}
			d.On()
			d.Key()
			d.Target(true)
			if d.Action != nil && d.Action.View != nil {
				d.Action.View.Input("a", "b")
			}
			if d.Action != nil && d.Action.Message != nil {
				visible.Text(d.Action.Message.Content)
			}
			body, err := l.seal(d, "owner")
			if err != nil {
				continue // not JSON after all: it is answered without being kept
			}
			again, _, err := l.unseal(Pending{Owner: "owner", Body: body})
			if err != nil {
				t.Fatalf("unseal(seal(%q)) = %v", payload, err)
			}
			want, _ := json.Marshal(sealed{d.Envelope, d.Kind, d.Event, d.Slash, d.Action})
			if got, _ := json.Marshal(sealed{again.Envelope, again.Kind, again.Event, again.Slash, again.Action}); !bytes.Equal(got, want) {
				t.Errorf("unseal(seal(%q)) = %s, want %s", payload, got, want)
			}
		}
	})
}

// TestSealedIsShort: what a delivery does not say takes no room. SQLite keeps about 1,000 bytes of
// a row in one place; the rest of it costs a page more at each end of a question.
func TestSealedIsShort(t *testing.T) {
	l, err := New(Config{Store: NewMemory(nil), Token: "xoxb-short", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	d := &wire.Delivery{Kind: "events_api", Envelope: "e"}
	payload := `{"event_id":"Ev1","event":{"type":"app_mention","user":"U1","channel":"C1","ts":"1.1","text":"japan?"}}`
	if err := d.Decode([]byte(payload)); err != nil {
		t.Fatal(err)
	}
	const frame = 150
	if body, err := l.seal(d, "owner"); err != nil || len(body) > len(payload)+frame {
		t.Errorf("seal(%q) = %d bytes, %v, want at most %d more than it has", payload, len(body), err, frame)
	}
}
