package localslack

import (
	"encoding/json"
	"slices"
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

// record adds a wire entry; complaints are those made since mark. It holds s.mu.
func (s *Server) record(e Entry, payload []byte, mark int) {
	if s.opts.Keep < 0 {
		return
	}
	e.At = s.opts.Now()
	if len(s.wire) > 0 {
		e.Seq = s.wire[len(s.wire)-1].Seq
	}
	e.Seq++
	if text := s.redact(string(payload)); json.Valid([]byte(text)) {
		e.Payload = json.RawMessage(text)
	}
	for _, c := range s.complaint[min(mark, len(s.complaint)):] {
		e.Complaints = append(e.Complaints, c.String())
	}
	s.wire = keep(append(s.wire, e), s.opts.Keep)
	s.log.Debug("wire", "kind", e.Kind, "summary", e.Summary, "latency", e.Latency)
	s.changed(Change{Kind: "wire"})
}

// keep drops the oldest half once there are twice as many as wanted, so that dropping is rare.
func keep[T any](list []T, n int) []T {
	if len(list) < 2*n {
		return list
	}
	return slices.Clone(list[len(list)-n:])
}

// Wire is what went over sockets and HTTP, oldest first; at least the last Options.Keep entries. The slice is the caller's.
func (s *Server) Wire() []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.wire)
}

// Calls are the Web API calls, oldest first; with methods, only those. The slice is the caller's; nil when there are none.
func (s *Server) Calls(methods ...string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Call
	for _, c := range s.calls {
		if len(methods) == 0 || slices.Contains(methods, c.Method) {
			out = append(out, c)
		}
	}
	return out
}

// Acks are the acknowledgements that came in time, oldest first. The slice is the caller's.
func (s *Server) Acks() []Ack {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.acks)
}
