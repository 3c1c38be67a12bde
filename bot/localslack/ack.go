package localslack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"miswg/bot/localslack/blockkit"
)

// maxAck: replies of 20 KB and more are ignored without an error (measured by client authors against Slack).
const maxAck = 20 << 10

// onFrame reads an acknowledgement. It holds s.mu.
func (s *Server) onFrame(k *socket, data []byte) {
	mark := s.mark()
	var in struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		s.complain(BadFrame, "socket", "not a JSON object: %v", err)
		s.record(Entry{Kind: "raw", Summary: "unreadable frame", Socket: k.n}, data, mark)
		return
	}
	entry := Entry{Kind: "ack", Socket: k.n, Envelope: in.ID}
	defer func() { s.record(entry, data, mark) }()
	e := s.envelopes[in.ID]
	if e == nil {
		entry.Summary = "unknown envelope"
		s.complain(UnknownAck, "socket", "acknowledged envelope %q, which was never sent", in.ID)
		return
	}
	entry.Summary = e.name
	if !e.sent.IsZero() {
		entry.Latency = time.Since(e.sent)
	}
	switch {
	case len(data) >= maxAck:
		s.complain(BigAck, e.kind, "acknowledgement of %s has %d bytes; Slack ignores %d and more", e.name, len(data), maxAck)
		return
	case e.acked && e.copies > 0:
		e.copies--
		return
	case e.acked:
		s.complain(DoubleAck, e.kind, "%s was acknowledged twice", e.name)
		return
	case e.expired:
		if !e.lost {
			s.complain(LateAck, e.kind, "%s was acknowledged after %s", e.name, entry.Latency.Round(time.Millisecond))
		}
		return
	case s.opts.StrictAckSocket && k.n != e.socket:
		return
	}
	payload := in.Payload
	if emptyPayload(payload) && e.name != "block_suggestion" {
		payload = nil
	}
	e.acked = true
	e.stop()
	e.ack = Ack{EnvelopeID: e.id, Type: e.kind, Event: e.name, Attempt: e.attempt, Socket: k.n, SentOn: e.socket, Latency: entry.Latency, Payload: payload}
	s.acks = append(s.acks, e.ack)
	if payload != nil && !e.accepts {
		s.complain(BadAck, e.kind, "%s was acknowledged with a payload, which it does not accept", e.name)
	} else if e.onAck != nil {
		e.onAck(payload)
	}
	s.settle(e)
}

func emptyPayload(p json.RawMessage) bool {
	switch string(bytes.TrimSpace(p)) {
	case "", "null", "{}", `""`:
		return true
	}
	return false
}

// noPayload is for interactions whose acknowledgement carries nothing.
func (s *Server) noPayload(what string) func(json.RawMessage) {
	return func(p json.RawMessage) {
		if p != nil {
			s.complain(BadAck, what, "the acknowledgement carries a payload, which Slack ignores")
		}
	}
}

// ackOptions reads the answer to a block_suggestion. It holds s.mu.
func (s *Server) ackOptions(p json.RawMessage) (object, []blockkit.Option, error) {
	var body object
	if err := json.Unmarshal(p, &body); err != nil || body == nil {
		s.complain(BadOptions, "block_suggestion", "the acknowledgement has no payload with options")
		return nil, nil, fmt.Errorf("localslack: no options were given")
	}
	if problems := blockkit.CheckSuggestions(body); problems != nil {
		for _, p := range problems {
			s.complain(BadOptions, "block_suggestion", "%s", p)
		}
		return nil, nil, fmt.Errorf("localslack: %s", problems[0])
	}
	return body, blockkit.Options(body), nil
}
