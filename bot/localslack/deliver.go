package localslack

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"
)

// envelope is one delivery of a payload. A retry of an event is a new envelope with the same event_id.
type envelope struct {
	id, kind string // kind is the frame's type
	name     string // subscription name, command, or interaction and action
	payload  json.RawMessage
	accepts  bool // accepts_response_payload
	attempt  int
	reason   string
	socket   int
	data     []byte // the frame
	sent     time.Time
	timer    *time.Timer
	counted  bool // in s.pending
	acked    bool
	expired  bool
	lost     bool // its socket died, was frozen, or never was: silence is not the bot's fault
	copies   int  // duplicates sent, each of which may be acknowledged
	ack      Ack
	done     chan struct{}
	onAck    func(payload json.RawMessage) // holds s.mu
	onExpire func()                        // holds s.mu
}

func (e *envelope) over() bool { return e.acked || e.expired }

func (e *envelope) stop() {
	if e.timer != nil {
		e.timer.Stop()
	}
}

// deliver sends a payload to one of the sockets and returns the envelope. It holds s.mu.
func (s *Server) deliver(e *envelope) *envelope {
	e.id, e.done = s.uuid(), make(chan struct{})
	frame := struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
		Type    string          `json:"type"`
		Accepts bool            `json:"accepts_response_payload"`
		Attempt *int            `json:"retry_attempt,omitempty"`
		Reason  *string         `json:"retry_reason,omitempty"`
	}{ID: e.id, Payload: e.payload, Type: e.kind, Accepts: e.accepts}
	if e.kind == "events_api" {
		frame.Attempt, frame.Reason = &e.attempt, &e.reason
	}
	data, err := json.Marshal(frame)
	if err != nil {
		panic("localslack: an envelope cannot be encoded") // unreachable: its payload was encoded before
	}
	e.data = data
	// The payload is kept once: a bot's bench sends many.
	if i := bytes.Index(data, e.payload); i >= 0 {
		e.payload = data[i : i+len(e.payload)]
	}
	s.envelopes[e.id] = e
	s.envOrder = append(s.envOrder, e.id)
	s.forgetOld()
	k := s.pick(0)
	if k == nil {
		e.lost = true
		if e.kind == "events_api" {
			s.waiting = append(s.waiting, e)
			s.changed(Change{Kind: "socket"})
			return e
		}
		s.expire(e)
		return e
	}
	s.carry(k, e)
	return e
}

// carry puts an envelope on a socket. It holds s.mu.
func (s *Server) carry(k *socket, e *envelope) {
	if e.socket == 0 {
		e.socket = k.n
	}
	if !e.counted {
		e.counted = true
		s.pending++
	}
	s.push(k, frame{data: e.data, env: e})
	summary := e.name
	if e.attempt > 0 {
		summary += fmt.Sprintf(" (retry %d, %s)", e.attempt, e.reason)
	}
	s.record(Entry{ToBot: true, Kind: "envelope", Summary: summary, Socket: k.n, Envelope: e.id}, e.data, s.mark())
}

// pick chooses an open socket other than one, those without a disconnect notice first; nil when there is none. It holds s.mu.
func (s *Server) pick(other int) *socket {
	var fresh, any []*socket
	for _, k := range s.sockets {
		if k.n == other {
			continue
		}
		any = append(any, k)
		if !k.warned {
			fresh = append(fresh, k)
		}
	}
	if fresh != nil {
		any = fresh
	}
	if any == nil {
		return nil
	}
	if s.rng != nil {
		return any[s.rng.IntN(len(any))]
	}
	s.turn++
	return any[s.turn%len(any)]
}

// flushWaiting sends, as retries, events that were raised while no socket was open. It holds s.mu.
func (s *Server) flushWaiting() {
	held := s.waiting
	s.waiting = nil
	for _, e := range held {
		s.expireQuietly(e)
		s.deliver(&envelope{kind: e.kind, name: e.name, payload: e.payload, attempt: max(e.attempt, 1), reason: "timeout"})
	}
}

// written starts the deadline once the frame left, or would have. It holds s.mu.
func (s *Server) written(e *envelope, really bool) {
	if !really {
		e.lost = true
	}
	if e.timer != nil || e.over() || s.closed {
		return
	}
	e.sent = time.Now()
	e.timer = time.AfterFunc(s.opts.AckTimeout, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.expire(e)
	})
}

// expire is the end of an envelope without an acknowledgement: events are tried again, people see an error. It holds s.mu.
func (s *Server) expire(e *envelope) {
	if e.over() || s.closed {
		return
	}
	s.expireQuietly(e)
	if !e.lost {
		s.complain(NoAck, e.kind, "%s was not acknowledged within %s", e.name, s.opts.AckTimeout)
	}
	if e.onExpire != nil {
		e.onExpire()
	}
	if e.kind == "events_api" && e.attempt < len(s.opts.RetryDelays) {
		s.retrying++
		s.wait(s.opts.RetryDelays[e.attempt], func() {
			s.retrying--
			s.deliver(&envelope{kind: e.kind, name: e.name, payload: e.payload, attempt: e.attempt + 1, reason: "timeout"})
		})
	}
}

// wait runs f later, holding s.mu, unless the server closed. It holds s.mu.
func (s *Server) wait(d time.Duration, f func()) {
	if d <= 0 {
		f()
		return
	}
	time.AfterFunc(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.closed {
			f()
		}
	})
}

func (s *Server) expireQuietly(e *envelope) {
	e.expired = true
	e.stop()
	s.settle(e)
}

// settle closes the books on an envelope. It holds s.mu.
func (s *Server) settle(e *envelope) {
	if e.counted {
		e.counted = false
		s.pending--
	}
	close(e.done)
	s.changed(Change{Kind: "socket"})
}

// forgetOld drops the oldest finished envelopes. It holds s.mu.
func (s *Server) forgetOld() {
	most := s.opts.Keep
	if most < 0 {
		most = 1000
	}
	if len(s.envOrder) < 2*most {
		return
	}
	var kept []string
	for i, id := range s.envOrder {
		if e := s.envelopes[id]; e.over() && i < len(s.envOrder)-most {
			delete(s.envelopes, id)
			continue
		}
		kept = append(kept, id)
	}
	s.envOrder = kept
}

// lostOn marks what a socket carries as lost: silence is then not the bot's fault. It holds s.mu.
func (s *Server) lostOn(socket int) {
	for _, e := range s.envelopes {
		if e.socket == socket && !e.over() {
			e.lost = true
		}
	}
}
