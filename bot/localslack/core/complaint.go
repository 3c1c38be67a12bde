package core

import "time"

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
