// SPDX-License-Identifier: MIT

// Package wire has Slack's payloads as values: what a delivery is, where it is
// answered, and what its text asks. It calls nobody.
package wire

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"time"
)

// A Delivery is one envelope from Slack. At most one of Event, Slash and Action is
// set.
type Delivery struct {
	Envelope string
	Kind     string    // of the envelope: events_api, slash_commands, interactive
	Attempt  int       // of an event: 0 first, then 1 to 3
	Size     int       // of the payload, in bytes
	Taken    time.Time // from the connection

	Event  *OuterEvent
	Slash  *Slash
	Action *Interaction

	// Ack acknowledges the envelope, with a payload or nil; nil when that was done
	// before, by another copy.
	Ack func(payload any)
}

// ErrUnknown is returned for an envelope of a kind that nobody handles.
var ErrUnknown = errors.New("wire: unknown envelope type")

// Decode reads the payload of an envelope.
func (d *Delivery) Decode(payload json.RawMessage) error {
	d.Size = len(payload)
	switch d.Kind {
	case "events_api":
		d.Event = new(OuterEvent)
		return json.Unmarshal(payload, d.Event)
	case "slash_commands":
		d.Slash = new(Slash)
		return json.Unmarshal(payload, d.Slash)
	case "interactive":
		d.Action = new(Interaction)
		return json.Unmarshal(payload, d.Action)
	}
	return ErrUnknown
}

// On names what a delivery is, as the table of routes does: "event:" and its type,
// "slash:", "action:", "options:", "submit:" or "shortcut:" and an ID; "" for what
// no route can handle.
func (d *Delivery) On() string {
	switch {
	case d.Slash != nil:
		return "slash:"
	case d.Event != nil:
		return "event:" + d.Event.Event.Type
	case d.Action != nil:
		return d.Action.on()
	}
	return ""
}

// Typed is what its author typed as a question, "" where there is no such thing.
func (d *Delivery) Typed() string {
	switch {
	case d.Slash != nil:
		return Question(d.Slash.Text)
	case d.Event != nil:
		return Question(d.Event.Event.Text)
	}
	return ""
}

// Ref names a delivery in the log and towards the person, without telling what was
// asked.
func (d *Delivery) Ref() string { return Short(d.Envelope) }

// Short names something by eight digits that tell nothing about it.
func Short(id string) string {
	sum := sha256.Sum256([]byte(id))
	return hex.EncodeToString(sum[:4])
}
