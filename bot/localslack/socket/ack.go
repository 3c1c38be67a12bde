package socket

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"miswg/bot/localslack/core"
)

// maxAck: replies of 20 KB and more are ignored without an error (measured by client authors against Slack).
const maxAck = 20 << 10

// onFrame reads an acknowledgement.
func (s *Mail) onFrame(k *socket, data []byte) {
	mark := s.core.Mark()
	var in struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	if err := json.Unmarshal(data, &in); err != nil {
		s.core.Complain(core.BadFrame, "socket", "not a JSON object: %v", err)
		s.core.Record(core.Entry{Kind: "raw", Summary: "unreadable frame", Socket: k.n}, data, mark)
		return
	}
	entry := core.Entry{Kind: "ack", Socket: k.n, Envelope: in.ID}
	defer func() { s.core.Record(entry, data, mark) }()
	e := s.envelopes[in.ID]
	if e == nil {
		entry.Summary = "unknown envelope"
		s.core.Complain(core.UnknownAck, "socket", "acknowledged envelope %q, which was never sent", in.ID)
		return
	}
	entry.Summary = e.Name
	if !e.sent.IsZero() {
		entry.Latency = time.Since(e.sent)
	}
	switch {
	case len(data) >= maxAck:
		s.core.Complain(core.BigAck, e.Kind, "acknowledgement of %s has %d bytes; Slack ignores %d and more", e.Name, len(data), maxAck)
		return
	case e.Acked && e.copies > 0:
		e.copies--
		return
	case e.Acked:
		s.core.Complain(core.DoubleAck, e.Kind, "%s was acknowledged twice", e.Name)
		return
	case e.expired:
		if !e.lost {
			s.core.Complain(core.LateAck, e.Kind, "%s was acknowledged after %s", e.Name, entry.Latency.Round(time.Millisecond))
		}
		return
	}
	payload := in.Payload
	empty := slices.Contains([]string{"", "null", "{}", `""`}, string(bytes.TrimSpace(payload)))
	if empty && e.Name != "block_suggestion" {
		payload = nil
	}
	e.Acked = true
	e.stop()
	e.ack = core.Ack{EnvelopeID: e.ID, Type: e.Kind, Event: e.Name, Attempt: e.attempt, Socket: k.n, SentOn: e.socket, Latency: entry.Latency, Payload: payload}
	s.core.Acknowledged(e.ack)
	if payload != nil && !e.Accepts {
		s.core.Complain(core.BadAck, e.Kind, "%s was acknowledged with a payload, which it does not accept", e.Name)
	} else if e.OnAck != nil {
		e.OnAck(payload)
	}
	s.settle(e)
}

// written starts the deadline once the frame left, or would have.
func (s *Mail) written(e *Envelope, really bool) {
	if !really {
		e.lost = true
	}
	if e.timer != nil || e.over() || s.core.Closed() {
		return
	}
	e.sent = time.Now()
	e.timer = time.AfterFunc(s.opts.AckTimeout, func() {
		s.core.Lock()
		defer s.core.Unlock()
		s.expire(e)
	})
}

// expire is the end of an envelope without an acknowledgement: events are tried again, people see an error.
func (s *Mail) expire(e *Envelope) {
	if e.over() || s.core.Closed() {
		return
	}
	s.expireQuietly(e)
	if !e.lost {
		s.core.Complain(core.NoAck, e.Kind, "%s was not acknowledged within %s", e.Name, s.opts.AckTimeout)
	}
	if e.OnExpire != nil {
		e.OnExpire()
	}
	if e.Kind == "events_api" && e.attempt < len(s.opts.RetryDelays) {
		s.core.After(s.opts.RetryDelays[e.attempt], func() { s.Deliver(e.again(e.attempt + 1)) })
	}
}

func (s *Mail) expireQuietly(e *Envelope) {
	e.expired = true
	e.stop()
	s.settle(e)
}

// settle closes the books on an envelope.
func (s *Mail) settle(e *Envelope) {
	if e.counted {
		e.counted = false
		s.pending--
	}
	close(e.done)
	s.core.Changed(core.Change{Kind: "socket"})
}
