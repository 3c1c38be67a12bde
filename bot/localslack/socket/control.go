package socket

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"slices"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
)

// Control is what a test does to sockets and deliveries. Its methods may be called from any goroutine.
type Control struct {
	core    *core.Core
	mail    *Mail
	sockets *Sockets
}

// SocketInfo describes an open socket.
type SocketInfo struct {
	N        int       // as in Entry.Socket and Ack.Socket, counted from 1
	LastPong time.Time // real time; zero before the first
}

// Sockets are those open now, oldest first.
func (s *Control) Sockets() []SocketInfo {
	s.core.Lock()
	defer s.core.Unlock()
	return loose.Each(s.sockets.all, func(k *socket) SocketInfo { return SocketInfo{k.n, k.lastPong} })
}

// each does something to the open sockets with the given numbers, or to all when none is given, and counts them.
func (s *Control) each(numbers []int, do func(k *socket)) int {
	s.core.Lock()
	defer s.core.Unlock()
	n := 0
	for _, k := range s.sockets.all {
		if len(numbers) == 0 || slices.Contains(numbers, k.n) {
			do(k)
			n++
		}
	}
	return n
}

// Disconnect sends a disconnect frame with a reason (warning, refresh_requested, link_disabled) to the numbered
// sockets, or to all, and closes them after Options.DisconnectGrace, at once for link_disabled. It returns how many.
func (s *Control) Disconnect(reason string, sockets ...int) int {
	return s.each(sockets, func(k *socket) {
		k.warned = true
		s.sockets.disconnect(k, reason, reason == "link_disabled")
		s.core.After(s.sockets.opts.DisconnectGrace, func() { s.core.Go(func() { s.sockets.lose(k) }) })
	})
}

// Kill resets the TCP connection of the numbered sockets, or of all, and returns how many.
func (s *Control) Kill(sockets ...int) int {
	return s.each(sockets, func(k *socket) {
		Reset(k.ws.NetConn())
		s.sockets.forget(k)
	})
}

// Freeze makes the numbered sockets, or all, half-open: they stay connected and are still chosen, but carry no pings
// and no payloads, and what the bot sends on them goes nowhere. It returns how many.
func (s *Control) Freeze(sockets ...int) int {
	return s.each(sockets, func(k *socket) {
		k.frozen = true
		s.mail.lostOn(k.n)
		s.core.Changed(core.Change{Kind: "socket"})
	})
}

// Mute makes the numbered sockets, or all, carry no payloads, while they are still chosen and their pings go on: Slack
// has been seen to leave connections like that. It returns how many.
func (s *Control) Mute(sockets ...int) int {
	return s.each(sockets, func(k *socket) { k.mute = true })
}

// SendRaw writes a text frame as it is, on one socket: broken JSON, unknown envelope types, huge payloads.
func (s *Control) SendRaw(data []byte) error {
	s.core.Lock()
	defer s.core.Unlock()
	k := s.sockets.pick(0)
	if k == nil {
		return fmt.Errorf("localslack: no socket is open")
	}
	s.sockets.send(k, frame{data: data}, core.Entry{Kind: "raw", Summary: fmt.Sprintf("%d bytes", len(data))})
	return nil
}

// Redeliver sends an event again as Slack does after a timeout: a new envelope, the same event_id, retry_attempt one
// higher. It returns the new envelope's ID. Only events are ever retried; for others the error says so.
func (s *Control) Redeliver(envelopeID string) (string, error) {
	s.core.Lock()
	defer s.core.Unlock()
	e, err := s.mail.find(envelopeID)
	if err != nil {
		return "", err
	}
	if e.Kind != "events_api" {
		return "", fmt.Errorf("localslack: slack does not redeliver %s", e.Kind)
	}
	return s.mail.Deliver(e.again(e.attempt + 1)).ID, nil
}

// Duplicate sends the very same frame once more, on another socket if there is one. Slack has been seen to do so, for
// slash commands too.
func (s *Control) Duplicate(envelopeID string) error {
	s.core.Lock()
	defer s.core.Unlock()
	e, err := s.mail.find(envelopeID)
	if err != nil {
		return err
	}
	k := s.sockets.pick(e.socket)
	if k == nil {
		k = s.sockets.pick(0)
	}
	if k == nil {
		return fmt.Errorf("localslack: no socket is open")
	}
	// The copy is an envelope of its own in the books, since the bot may rightly acknowledge both.
	s.sockets.send(k, frame{data: e.data}, core.Entry{Kind: "envelope", Summary: e.Name + " (duplicate)", Envelope: e.ID})
	e.copies++
	return nil
}

// SendEnvelope delivers an envelope of any type with any payload and returns its ID.
func (s *Control) SendEnvelope(kind string, payload []byte) (string, error) {
	if !json.Valid(payload) {
		return "", fmt.Errorf("localslack: envelope payload is not JSON")
	}
	s.core.Lock()
	defer s.core.Unlock()
	return s.mail.Deliver(&Envelope{Kind: kind, Name: kind, Payload: payload, Accepts: kind != "events_api"}).ID, nil
}

// AwaitAck waits until the envelope was acknowledged in time. An error means that it was not, or is not known.
func (s *Control) AwaitAck(ctx context.Context, envelopeID string) (core.Ack, error) {
	s.core.Lock()
	e, err := s.mail.find(envelopeID)
	s.core.Unlock()
	if err != nil {
		return core.Ack{}, err
	}
	if err := s.mail.Settled(ctx, e); err != nil {
		return core.Ack{}, err
	}
	s.core.Lock()
	defer s.core.Unlock()
	if !e.Acked {
		return core.Ack{}, fmt.Errorf("localslack: envelope %q (%s) was not acknowledged in time", envelopeID, e.Kind)
	}
	return e.ack, nil
}

// Reset closes a connection with RST, as a crashed machine's neighbour would.
func Reset(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.SetDeadline(time.Now())
	_ = c.Close()
}
