package socket

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"time"

	"miswg/bot/localslack/core"
)

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
	if !e.acked {
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
