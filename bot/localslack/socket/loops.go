package socket

import (
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack/core"
)

// listen answers pings and notes pongs.
func (s *Sockets) listen(k *socket) {
	k.ws.SetPongHandler(func(string) error {
		s.core.Lock()
		defer s.core.Unlock()
		k.lastPong = time.Now()
		return nil
	})
	k.ws.SetPingHandler(func(data string) error {
		s.core.Lock()
		frozen := k.frozen
		s.core.Unlock()
		if !frozen {
			_ = k.ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
		}
		return nil
	})
}

func (s *Sockets) writeLoop(k *socket) {
	for {
		batch := s.queued(k)
		for i, f := range batch {
			s.core.Lock()
			frozen := k.frozen || k.gone || k.mute && f.env != nil
			if f.env != nil {
				s.mail.written(f.env, !frozen)
			}
			s.core.Unlock()
			if frozen {
				continue
			}
			_ = k.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
			if err := k.ws.WriteMessage(websocket.TextMessage, f.data); err != nil {
				s.lose(k)
				s.forfeit(batch[i:])
				break
			}
			if f.last {
				_ = k.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
				_ = k.ws.Close()
			}
		}
		select {
		case <-k.wake:
		case <-k.closed:
			s.forfeit(s.queued(k))
			return
		}
	}
}

// queued takes what is to be written.
func (s *Sockets) queued(k *socket) (batch []frame) {
	s.core.Lock()
	defer s.core.Unlock()
	batch, k.out = k.out, nil
	return batch
}

// forfeit starts the clock of envelopes that no socket will carry any more.
func (s *Sockets) forfeit(frames []frame) {
	s.core.Lock()
	defer s.core.Unlock()
	for _, f := range frames {
		if f.env != nil {
			s.mail.written(f.env, false)
		}
	}
}

func (s *Sockets) pingLoop(k *socket) {
	ticker := time.NewTicker(s.opts.PingInterval)
	defer ticker.Stop()
	begun := time.Now()
	for {
		s.core.Lock()
		frozen, pong := k.frozen, k.lastPong
		s.core.Unlock()
		if !frozen {
			_ = k.ws.WriteControl(websocket.PingMessage, []byte("Ping from applink-local"), time.Now().Add(time.Second))
			if min(time.Since(pong), time.Since(begun)) > s.opts.PongTimeout {
				s.lose(k)
			}
		}
		select {
		case <-ticker.C:
		case <-k.closed:
			return
		}
	}
}

func (s *Sockets) readLoop(k *socket) {
	defer close(k.closed)
	defer s.lose(k)
	for {
		kind, data, err := k.ws.ReadMessage()
		if err != nil {
			return
		}
		s.core.Lock()
		switch {
		case k.frozen:
		case kind != websocket.TextMessage:
			s.core.Complain(core.BadFrame, "socket", "a binary frame of %d bytes", len(data))
		default:
			s.mail.onFrame(k, data)
		}
		s.core.Unlock()
	}
}
