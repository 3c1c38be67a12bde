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
