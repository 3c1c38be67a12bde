package core

import (
	"encoding/json"
	"time"
)

// Entry is one thing on the wire, tokens and tickets removed.
type Entry struct {
	Seq        int             `json:"seq"`
	At         time.Time       `json:"at"`
	ToBot      bool            `json:"to_bot"` // direction: Slack to the bot, or the bot to Slack
	Kind       string          `json:"kind"`   // connect, close, hello, disconnect, envelope, ack, call, response_url, raw
	Summary    string          `json:"summary"`
	Socket     int             `json:"socket"`   // 0 where none is concerned
	Envelope   string          `json:"envelope"` // "" where none is
	Payload    json.RawMessage `json:"payload"`  // nil when there is none or it is not JSON
	Latency    time.Duration   `json:"latency"`  // of an ack since its envelope, of a call until its answer
	Complaints []string        `json:"complaints"`
}

// Call is one request to the Web API, or to a response_url (Method "response_url").
type Call struct {
	At      time.Time       `json:"at"`
	Method  string          `json:"method"`
	Args    json.RawMessage `json:"args"` // a JSON object, tokens removed
	OK      bool            `json:"ok"`
	Error   string          `json:"error"`   // "" when OK
	Status  int             `json:"status"`  // HTTP status; 0 when the connection was reset or hung
	Faulted bool            `json:"faulted"` // a fault answered
	Took    time.Duration   `json:"took"`
	Reply   json.RawMessage `json:"reply"`
}

// Ack is one acknowledgement that came in time.
type Ack struct {
	EnvelopeID string          `json:"envelope_id"`
	Type       string          `json:"type"`  // envelope type, and for interactions their type
	Event      string          `json:"event"` // subscription name, command or action
	Attempt    int             `json:"attempt"`
	Socket     int             `json:"socket"` // the socket it came on
	SentOn     int             `json:"sent_on"`
	Latency    time.Duration   `json:"latency"` // real time from the frame's writing
	Payload    json.RawMessage `json:"payload"` // nil when empty
}

// The kinds of complaint.
const (
	BadBlocks   = "invalid_blocks" // a message's blocks break Block Kit's rules
	BadView     = "invalid_view"   // a view does
	BadText     = "text"           // text too long or missing
	BadCall     = "api"            // a Web API call that can never be right: unknown method, missing scope, bad argument
	BadHook     = "response_url"   // used too often, too late, or wrongly
	BadAck      = "ack_payload"    // the acknowledgement's payload has the wrong shape
	BigAck      = "ack_size"       // 20 KB or more, which Slack ignores
	BadOptions  = "options"        // suggestions missing or too many
	LateAck     = "late_ack"       // after the deadline
	NoAck       = "no_ack"         // never, though the socket was sound
	DoubleAck   = "double_ack"     // a second one on the same socket
	UnknownAck  = "unknown_ack"    // for an envelope that was never sent
	BadFrame    = "frame"          // not a JSON object, or not a text frame
	Broadcast   = "broadcast"      // a live @channel, @here or @everyone
	Warning     = "warning"        // allowed, but worse than it need be
	maxComplain = 10000
)

// Complaint is one thing the bot did that Slack's documentation forbids, or, of kind Warning, advises against.
type Complaint struct {
	Kind  string    `json:"kind"`
	Where string    `json:"where"` // method, or envelope type
	Text  string    `json:"text"`
	At    time.Time `json:"at"`
}

// String is one line without the time.
func (c Complaint) String() string { return c.Kind + ": " + c.Where + ": " + c.Text }
