package localslack

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// socket is one Socket Mode connection. Fields below the line are guarded by the server's lock.
type socket struct {
	n      int
	ws     *websocket.Conn
	wake   chan struct{}
	closed chan struct{}
	// ---
	out      []frame
	warned   bool // a disconnect frame was sent
	frozen   bool
	mute     bool // it carries pings and no payloads
	gone     bool
	lastPong time.Time
}

type frame struct {
	data []byte
	env  *envelope // nil for hello, disconnect and raw frames
	last bool      // close after it
}

// SocketInfo describes an open socket.
type SocketInfo struct {
	N        int // as in Entry.Socket and Ack.Socket, counted from 1
	Warned   bool
	Frozen   bool
	LastPong time.Time // real time; zero before the first
}

// Sockets are those open now, oldest first.
func (s *Server) Sockets() []SocketInfo {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []SocketInfo
	for _, k := range s.sockets {
		out = append(out, SocketInfo{k.n, k.warned, k.frozen, k.lastPong})
	}
	return out
}

func (s *Server) openConnection(c *call) (object, error) {
	if !s.app.socketMode() {
		return nil, fail("no_permission")
	}
	return object{"url": s.link()}, nil
}

// link is the address of a new socket, good for one connection. It holds s.mu.
func (s *Server) link() string {
	ticket := fmt.Sprintf("local-%d", s.next("ticket"))
	s.tickets[ticket] = true
	return "ws" + strings.TrimPrefix(s.base(), "http") + "/link/?ticket=" + ticket + "&app_id=" + appID
}

func (s *Server) serveLink(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	ticket := r.URL.Query().Get("ticket")
	ok := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.mu.Unlock()
	if !ok {
		http.Error(w, "invalid ticket", http.StatusUnauthorized)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
	ws, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	k := &socket{ws: ws, wake: make(chan struct{}, 1), closed: make(chan struct{})}
	if !s.register(k) {
		_ = ws.Close()
	}
}

// register greets a socket and gives it what was waiting; false when the server is closing.
func (s *Server) register(k *socket) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.socketNo++
	k.n = s.socketNo
	// Started under the lock, so that Close waits for all of them.
	defer func() {
		s.wg.Go(func() { s.writeLoop(k) })
		s.wg.Go(func() { s.pingLoop(k) })
		s.wg.Go(func() { s.readLoop(k) })
	}()
	k.ws.SetPongHandler(func(string) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		k.lastPong = time.Now()
		return nil
	})
	k.ws.SetPingHandler(func(data string) error {
		s.mu.Lock()
		frozen := k.frozen
		s.mu.Unlock()
		if !frozen {
			_ = k.ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
		}
		return nil
	})
	if len(s.sockets) >= s.opts.MaxConnections {
		s.push(k, frame{data: disconnectFrame("too_many_websockets"), last: true})
		s.record(Entry{ToBot: true, Kind: "disconnect", Summary: "too_many_websockets", Socket: k.n}, disconnectFrame("too_many_websockets"), s.mark())
		return true
	}
	s.sockets = append(slices.Clip(s.sockets), k)
	hello, err := json.Marshal(object{"type": "hello", "num_connections": len(s.sockets), "connection_info": object{"app_id": appID},
		"debug_info": object{"host": "applink-local", "build_number": 1, "approximate_connection_time": 18060}})
	if err != nil {
		panic("localslack: hello cannot be encoded") // unreachable: strings and numbers only
	}
	s.push(k, frame{data: hello})
	s.record(Entry{ToBot: true, Kind: "hello", Summary: fmt.Sprintf("%d connections", len(s.sockets)), Socket: k.n}, hello, s.mark())
	s.changed(Change{Kind: "socket"})
	s.flushWaiting()
	return true
}

// push queues a frame. It holds s.mu.
func (s *Server) push(k *socket, f frame) {
	k.out = append(k.out, f)
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

func (s *Server) writeLoop(k *socket) {
	for {
		s.mu.Lock()
		batch := k.out
		k.out = nil
		s.mu.Unlock()
		for i, f := range batch {
			s.mu.Lock()
			frozen := k.frozen || k.gone || k.mute && f.env != nil
			if f.env != nil {
				s.written(f.env, !frozen)
			}
			s.mu.Unlock()
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
			s.mu.Lock()
			rest := k.out
			k.out = nil
			s.mu.Unlock()
			s.forfeit(rest)
			return
		}
	}
}

// forfeit starts the clock of envelopes that no socket will carry any more.
func (s *Server) forfeit(frames []frame) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, f := range frames {
		if f.env != nil {
			s.written(f.env, false)
		}
	}
}

func (s *Server) pingLoop(k *socket) {
	ticker := time.NewTicker(s.opts.PingInterval)
	defer ticker.Stop()
	asked := time.Now()
	for {
		s.mu.Lock()
		frozen, pong := k.frozen, k.lastPong
		s.mu.Unlock()
		if !frozen {
			_ = k.ws.WriteControl(websocket.PingMessage, []byte("Ping from applink-local"), time.Now().Add(time.Second))
			if silent := time.Since(later(asked, pong)); silent > s.opts.PongTimeout {
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

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func (s *Server) readLoop(k *socket) {
	defer close(k.closed)
	defer s.lose(k)
	for {
		kind, data, err := k.ws.ReadMessage()
		if err != nil {
			return
		}
		s.mu.Lock()
		switch {
		case k.frozen:
		case kind != websocket.TextMessage:
			s.complain(BadFrame, "socket", "a binary frame of %d bytes", len(data))
		default:
			s.onFrame(k, data)
		}
		s.mu.Unlock()
	}
}

// lose forgets a socket and closes it; what it had not acknowledged runs into its timeout.
func (s *Server) lose(k *socket) {
	s.mu.Lock()
	if !k.gone {
		k.gone = true
		if i := slices.Index(s.sockets, k); i >= 0 {
			s.sockets = slices.Delete(slices.Clone(s.sockets), i, i+1)
		}
		s.lostOn(k.n)
		s.record(Entry{Kind: "close", Summary: "socket closed", Socket: k.n}, nil, s.mark())
		s.changed(Change{Kind: "socket"})
	}
	s.mu.Unlock()
	_ = k.ws.Close()
}

func disconnectFrame(reason string) []byte {
	data, err := json.Marshal(object{"type": "disconnect", "reason": reason, "debug_info": object{"host": "applink-local"}})
	if err != nil {
		panic("localslack: disconnect cannot be encoded") // unreachable: strings only
	}
	return data
}
