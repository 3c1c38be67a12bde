package socket

import (
	secret "crypto/rand"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/loose"
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
	env  *Envelope // nil for hello, disconnect and raw frames
	last bool      // close after it
}

// Sockets are the open connections.
type Sockets struct {
	core    *core.Core
	opts    Options
	mail    *Mail
	all     []*socket
	tickets map[string]bool
	last    int        // the newest one's number
	rng     *rand.Rand // nil means in turn
	turn    int
}

// New makes the two halves, and the handle that tests have on them.
func New(c *core.Core, o Options) (*Mail, *Sockets, *Control) {
	mail := &Mail{core: c, opts: o, envelopes: map[string]*Envelope{}}
	mail.sockets = &Sockets{core: c, opts: o, mail: mail, tickets: map[string]bool{}}
	if o.Seed != 0 {
		mail.sockets.rng = rand.New(rand.NewPCG(o.Seed, o.Seed)) // #nosec G404 -- a test wants the same every time
	}
	return mail, mail.sockets, &Control{c, mail, mail.sockets}
}

// Close stops the timers and closes the connections.
func (s *Sockets) Close() {
	s.core.Lock()
	for _, e := range s.mail.envelopes {
		e.stop()
	}
	all := s.all
	s.core.Unlock()
	for _, k := range all {
		_ = k.ws.Close()
	}
}

// Link is the address of a new socket, good for one connection.
func (s *Sockets) Link() string {
	ticket := "local-" + secret.Text()
	s.tickets[ticket] = true
	return "ws" + strings.TrimPrefix(s.core.Base, "http") + "/link/?ticket=" + ticket + "&app_id=" + core.AppID
}

// Serve takes a connection whose ticket is good.
func (s *Sockets) Serve(w http.ResponseWriter, r *http.Request) {
	s.core.Lock()
	ticket := r.URL.Query().Get("ticket")
	ok := s.tickets[ticket]
	delete(s.tickets, ticket)
	s.core.Unlock()
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
func (s *Sockets) register(k *socket) bool {
	s.core.Lock()
	defer s.core.Unlock()
	if s.core.Closed() {
		return false
	}
	s.last++
	k.n = s.last
	// Started under the lock, so that Close waits for all of them.
	defer func() {
		s.core.Go(func() { s.writeLoop(k) })
		s.core.Go(func() { s.pingLoop(k) })
		s.core.Go(func() { s.readLoop(k) })
	}()
	s.listen(k)
	if len(s.all) >= s.opts.MaxConnections {
		s.disconnect(k, "too_many_websockets", true)
		return true
	}
	s.all = append(slices.Clip(s.all), k)
	hello := loose.Encode(loose.Object{"type": "hello", "num_connections": len(s.all), "connection_info": loose.Object{"app_id": core.AppID},
		"debug_info": loose.Object{"host": "applink-local", "build_number": 1, "approximate_connection_time": 18060}})
	s.send(k, frame{data: hello}, core.Entry{Kind: "hello", Summary: fmt.Sprintf("%d connections", len(s.all))})
	s.core.Changed(core.Change{Kind: "socket"})
	s.mail.flushWaiting()
	return true
}

// disconnect announces the end of a connection, which with last comes at once.
func (s *Sockets) disconnect(k *socket, reason string, last bool) {
	data := loose.Encode(loose.Object{"type": "disconnect", "reason": reason, "debug_info": loose.Object{"host": "applink-local"}})
	s.send(k, frame{data: data, last: last}, core.Entry{Kind: "disconnect", Summary: reason})
}

// send queues a frame and writes it down.
func (s *Sockets) send(k *socket, f frame, e core.Entry) {
	k.out = append(k.out, f)
	select {
	case k.wake <- struct{}{}:
	default:
	}
	e.ToBot, e.Socket = true, k.n
	s.core.Record(e, f.data, s.core.Mark())
}

// pick chooses an open socket other than one, those without a disconnect notice first; nil when there is none.
func (s *Sockets) pick(other int) *socket {
	open := slices.DeleteFunc(slices.Clone(s.all), func(k *socket) bool { return k.n == other })
	if fresh := slices.DeleteFunc(slices.Clone(open), func(k *socket) bool { return k.warned }); len(fresh) > 0 {
		open = fresh
	}
	switch {
	case len(open) == 0:
		return nil
	case s.rng != nil:
		return open[s.rng.IntN(len(open))]
	}
	s.turn++
	return open[s.turn%len(open)]
}

// lose forgets a socket and closes it; what it had not acknowledged runs into its timeout.
func (s *Sockets) lose(k *socket) {
	s.core.Lock()
	s.forget(k)
	s.core.Unlock()
	_ = k.ws.Close()
}

func (s *Sockets) forget(k *socket) {
	if k.gone {
		return
	}
	k.gone = true
	s.all = slices.DeleteFunc(slices.Clone(s.all), func(other *socket) bool { return other == k })
	s.mail.lostOn(k.n)
	s.core.Record(core.Entry{Kind: "close", Summary: "socket closed", Socket: k.n}, nil, s.core.Mark())
	s.core.Changed(core.Change{Kind: "socket"})
}

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
