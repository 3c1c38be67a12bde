package localslack

import (
	"encoding/json"
	"fmt"
	"net"
	"slices"
	"time"

	"miswg/bot/localslack/loose"
)

// Redeliver sends an event again as Slack does after a timeout: a new envelope, the same event_id, retry_attempt one
// higher. It returns the new envelope's ID. Only events are ever retried; for others the error says so.
func (s *Server) Redeliver(envelopeID string) (string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.envelopes[envelopeID]
	if e == nil {
		return "", fmt.Errorf("localslack: unknown envelope %q", envelopeID)
	}
	if e.kind != "events_api" {
		return "", fmt.Errorf("localslack: slack does not redeliver %s", e.kind)
	}
	return s.deliver(&envelope{kind: e.kind, name: e.name, payload: e.payload, attempt: e.attempt + 1, reason: "timeout"}).id, nil
}

// Duplicate sends the very same frame once more, on another socket if there is one. Slack has been seen to do so, for
// slash commands too.
func (s *Server) Duplicate(envelopeID string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.envelopes[envelopeID]
	if e == nil {
		return fmt.Errorf("localslack: unknown envelope %q", envelopeID)
	}
	k := s.pick(e.socket)
	if k == nil {
		k = s.pick(0)
	}
	if k == nil {
		return fmt.Errorf("localslack: no socket is open")
	}
	// The copy is an envelope of its own in the books, since the bot may rightly acknowledge both.
	s.push(k, frame{data: e.data})
	e.copies++
	s.record(Entry{ToBot: true, Kind: "envelope", Summary: e.name + " (duplicate)", Socket: k.n, Envelope: e.id}, e.data, s.mark())
	return nil
}

// chosen are the open sockets with the given numbers; all of them when none is given. It holds s.mu.
func (s *Server) chosen(numbers []int) []*socket {
	return slices.DeleteFunc(slices.Clone(s.sockets), func(k *socket) bool { return len(numbers) > 0 && !slices.Contains(numbers, k.n) })
}

// Disconnect sends a disconnect frame with a reason (warning, refresh_requested, link_disabled) to the numbered
// sockets, or to all, and closes them after Options.DisconnectGrace, at once for link_disabled. It returns how many.
func (s *Server) Disconnect(reason string, sockets ...int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.chosen(sockets)
	for _, k := range all {
		k.warned = true
		data := disconnectFrame(reason)
		s.push(k, frame{data: data, last: reason == "link_disabled"})
		s.record(Entry{ToBot: true, Kind: "disconnect", Summary: reason, Socket: k.n}, data, s.mark())
		s.wait(s.opts.DisconnectGrace, func() { s.wg.Go(func() { s.lose(k) }) })
	}
	return len(all)
}

// Kill resets the TCP connection of the numbered sockets, or of all, and returns how many.
func (s *Server) Kill(sockets ...int) int {
	s.mu.Lock()
	all := s.chosen(sockets)
	s.mu.Unlock()
	for _, k := range all {
		reset(k.ws.NetConn())
		s.lose(k)
	}
	return len(all)
}

// Freeze makes the numbered sockets, or all, half-open: they stay connected and are still chosen, but carry no pings
// and no payloads, and what the bot sends on them goes nowhere. It returns how many.
func (s *Server) Freeze(sockets ...int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.chosen(sockets)
	for _, k := range all {
		k.frozen = true
		s.lostOn(k.n)
	}
	s.changed(Change{Kind: "socket"})
	return len(all)
}

// Mute makes the numbered sockets, or all, carry no payloads, while they are still chosen and their pings go on: Slack
// has been seen to leave connections like that. It returns how many.
func (s *Server) Mute(sockets ...int) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	all := s.chosen(sockets)
	for _, k := range all {
		k.mute = true
	}
	return len(all)
}

// SendRaw writes a text frame as it is, on one socket: broken JSON, unknown envelope types, huge payloads.
func (s *Server) SendRaw(data []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k := s.pick(0)
	if k == nil {
		return fmt.Errorf("localslack: no socket is open")
	}
	s.push(k, frame{data: data})
	s.record(Entry{ToBot: true, Kind: "raw", Summary: fmt.Sprintf("%d bytes", len(data)), Socket: k.n}, data, s.mark())
	return nil
}

// SendEvent delivers an event of any type, known or not, subscribed or not, and returns the envelope's ID.
// inner must be a JSON object with a type.
func (s *Server) SendEvent(inner []byte) (string, error) {
	var ev object
	if err := json.Unmarshal(inner, &ev); err != nil {
		return "", fmt.Errorf("localslack: event: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.deliver(s.eventEnvelope(loose.Str(ev["type"]), ev, s.channel(loose.Str(ev["channel"])))).id, nil
}

// SendEnvelope delivers an envelope of any type with any payload and returns its ID.
func (s *Server) SendEnvelope(kind string, payload []byte) (string, error) {
	if !json.Valid(payload) {
		return "", fmt.Errorf("localslack: envelope payload is not JSON")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.deliver(&envelope{kind: kind, name: kind, payload: payload, accepts: kind != "events_api"}).id, nil
}

// reset closes a connection with RST, as a crashed machine's neighbour would.
func reset(c net.Conn) {
	if tcp, ok := c.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = c.SetDeadline(time.Now())
	_ = c.Close()
}
