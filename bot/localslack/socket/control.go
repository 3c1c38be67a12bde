package socket

import (
	"fmt"
	"time"

	"miswg/bot/localslack/core"
)

// Control is what a test does to sockets and deliveries. Its methods may be called from any goroutine.
type Control struct {
	core    *core.Core
	mail    *Mail
	sockets *Sockets
}

// SocketInfo describes an open socket.
type SocketInfo struct {
	N        int // as in Entry.Socket and Ack.Socket, counted from 1
	Warned   bool
	Frozen   bool
	LastPong time.Time // real time; zero before the first
}

// Sockets are those open now, oldest first.
func (s *Control) Sockets() []SocketInfo {
	s.core.Lock()
	defer s.core.Unlock()
	var out []SocketInfo
	for _, k := range s.sockets.all {
		out = append(out, SocketInfo{k.n, k.warned, k.frozen, k.lastPong})
	}
	return out
}

// Disconnect sends a disconnect frame with a reason (warning, refresh_requested, link_disabled) to the numbered
// sockets, or to all, and closes them after Options.DisconnectGrace, at once for link_disabled. It returns how many.
func (s *Control) Disconnect(reason string, sockets ...int) int {
	s.core.Lock()
	defer s.core.Unlock()
	all := s.sockets.chosen(sockets)
	for _, k := range all {
		k.warned = true
		s.sockets.disconnect(k, reason, reason == "link_disabled")
		s.core.After(s.sockets.opts.DisconnectGrace, func() { s.core.Go(func() { s.sockets.lose(k) }) })
	}
	return len(all)
}

// Kill resets the TCP connection of the numbered sockets, or of all, and returns how many.
func (s *Control) Kill(sockets ...int) int {
	s.core.Lock()
	all := s.sockets.chosen(sockets)
	s.core.Unlock()
	for _, k := range all {
		Reset(k.ws.NetConn())
		s.sockets.lose(k)
	}
	return len(all)
}

// Freeze makes the numbered sockets, or all, half-open: they stay connected and are still chosen, but carry no pings
// and no payloads, and what the bot sends on them goes nowhere. It returns how many.
func (s *Control) Freeze(sockets ...int) int {
	s.core.Lock()
	defer s.core.Unlock()
	all := s.sockets.chosen(sockets)
	for _, k := range all {
		k.frozen = true
		s.mail.lostOn(k.n)
	}
	s.core.Changed(core.Change{Kind: "socket"})
	return len(all)
}

// Mute makes the numbered sockets, or all, carry no payloads, while they are still chosen and their pings go on: Slack
// has been seen to leave connections like that. It returns how many.
func (s *Control) Mute(sockets ...int) int {
	s.core.Lock()
	defer s.core.Unlock()
	all := s.sockets.chosen(sockets)
	for _, k := range all {
		k.mute = true
	}
	return len(all)
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
