// SPDX-License-Identifier: MIT

// Package socket is Socket Mode: connections, the envelopes they carry, acknowledgements and their deadlines, retries, and
// what can go wrong with all that. It knows nothing of what the payloads are about.
package socket

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Options say how Slack behaves; localslack.Options explains them.
type Options struct {
	AckTimeout, PingInterval, PongTimeout, DisconnectGrace time.Duration
	RetryDelays                                            []time.Duration
	MaxConnections                                         int
	Seed                                                   uint64
	Keep                                                   int
}

// Mail are the envelopes sent and what became of them. Its methods want the lock held, but for Settled.
type Mail struct {
	core      *core.Core
	opts      Options
	sockets   *Sockets
	envelopes map[string]*Envelope
	order     []string // their IDs, oldest first
	waiting   []*Envelope
	pending   int
}

// Envelope is one delivery of a payload. A retry of an event is a new envelope with the same event_id.
type Envelope struct {
	ID       string
	Kind     string // the frame's type
	Name     string // subscription name, command, or interaction and action
	Payload  json.RawMessage
	Accepts  bool                          // accepts_response_payload
	OnAck    func(payload json.RawMessage) // under the lock
	OnExpire func()                        // under the lock
	Acked    bool                          // in time
	attempt  int
	reason   string
	socket   int
	data     []byte // the frame
	sent     time.Time
	timer    *time.Timer
	counted  bool // in s.pending
	expired  bool
	lost     bool // its socket died, was frozen, or never was: silence is not the bot's fault
	copies   int  // duplicates sent, each of which may be acknowledged
	ack      core.Ack
	done     chan struct{}
}

// Unsent says whether there was no socket to send it on.
func (e *Envelope) Unsent() bool { return e.lost && e.socket == 0 }

// again is the envelope of a retry.
func (e *Envelope) again(attempt int) *Envelope {
	return &Envelope{Kind: e.Kind, Name: e.Name, Payload: e.Payload, attempt: attempt, reason: "timeout"}
}

func (e *Envelope) over() bool { return e.Acked || e.expired }

func (e *Envelope) stop() {
	if e.timer != nil {
		e.timer.Stop()
	}
}

// Deliver sends a payload to one of the sockets and returns the envelope.
func (s *Mail) Deliver(e *Envelope) *Envelope {
	e.ID, e.done = s.core.UUID(), make(chan struct{})
	frame := loose.Object{"envelope_id": e.ID, "payload": e.Payload, "type": e.Kind, "accepts_response_payload": e.Accepts}
	if e.Kind == "events_api" {
		frame["retry_attempt"], frame["retry_reason"] = e.attempt, e.reason
	}
	e.data = loose.Encode(frame)
	// The payload is kept once: a bot's bench sends many.
	if i := bytes.Index(e.data, e.Payload); i >= 0 {
		e.Payload = json.RawMessage(e.data[i : i+len(e.Payload)])
	}
	s.envelopes[e.ID] = e
	s.order = append(s.order, e.ID)
	s.forgetOld()
	k := s.sockets.pick(0)
	if k == nil {
		e.lost = true
		if e.Kind == "events_api" {
			s.waiting = append(s.waiting, e)
			s.core.Changed(core.Change{Kind: "socket"})
			return e
		}
		s.expire(e)
		return e
	}
	s.carry(k, e)
	return e
}

// carry puts an envelope on a socket.
func (s *Mail) carry(k *socket, e *Envelope) {
	if e.socket == 0 {
		e.socket = k.n
	}
	if !e.counted {
		e.counted = true
		s.pending++
	}
	summary := e.Name
	if e.attempt > 0 {
		summary += fmt.Sprintf(" (retry %d, %s)", e.attempt, e.reason)
	}
	s.sockets.send(k, frame{data: e.data, env: e}, core.Entry{Kind: "envelope", Summary: summary, Envelope: e.ID})
}

// flushWaiting sends, as retries, events that were raised while no socket was open.
func (s *Mail) flushWaiting() {
	held := s.waiting
	s.waiting = nil
	for _, e := range held {
		s.expireQuietly(e)
		s.Deliver(e.again(max(e.attempt, 1)))
	}
}

// lostOn marks what a socket carries as lost: silence is then not the bot's fault.
func (s *Mail) lostOn(socket int) {
	for _, e := range s.envelopes {
		if e.socket == socket && !e.over() {
			e.lost = true
		}
	}
}

// forgetOld drops the oldest finished envelopes.
func (s *Mail) forgetOld() {
	most := s.opts.Keep
	if most < 0 {
		most = 1000
	}
	if len(s.order) < 2*most {
		return
	}
	var kept []string
	for i, id := range s.order {
		if e := s.envelopes[id]; e.over() && i < len(s.order)-most {
			delete(s.envelopes, id)
			continue
		}
		kept = append(kept, id)
	}
	s.order = kept
}

// Settled waits until an envelope is acknowledged or given up.
func (s *Mail) Settled(ctx context.Context, e *Envelope) error {
	select {
	case <-e.done:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("localslack: %w", ctx.Err())
	case <-s.core.Done():
		return fmt.Errorf("localslack: the server is closed")
	}
}

// find is an envelope by its ID.
func (s *Mail) find(id string) (*Envelope, error) {
	if e := s.envelopes[id]; e != nil {
		return e, nil
	}
	return nil, fmt.Errorf("localslack: unknown envelope %q", id)
}

// Acked says whether an envelope was acknowledged in time.
func (s *Mail) Acked(id string) bool { return s.envelopes[id] != nil && s.envelopes[id].Acked }

// Traffic is how it stands now.
func (s *Mail) Traffic() core.Traffic {
	return core.Traffic{Sockets: len(s.sockets.all), Pending: s.pending, Waiting: len(s.waiting)}
}
