package localpostgres

import (
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// A Proxy is the way to a server, which a test makes long or cuts. It is safe for
// concurrent use.
type Proxy struct {
	// Requests counts what came from clients: a round trip each.
	Requests atomic.Int64

	delay    atomic.Int64
	network  string
	address  string
	listener net.Listener
	closed   chan struct{}

	mu   sync.Mutex
	cut  bool
	open map[net.Conn]bool
}

// NewProxy returns the way to the server of a URL. The caller closes it.
func NewProxy(rawURL string) (*Proxy, error) {
	cfg, err := pgx.ParseConfig(rawURL)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	network, address := pgconn.NetworkAddress(cfg.Host, cfg.Port)
	p := &Proxy{network: network, address: address, listener: l, closed: make(chan struct{}), open: map[net.Conn]bool{}}
	go p.serve()
	return p, nil
}

// Through returns a URL of the server that leads through the proxy.
func (p *Proxy) Through(rawURL string) (string, error) {
	u, err := url.Parse(rawURL)
	if err != nil {
		return "", err
	}
	host, port, err := net.SplitHostPort(p.listener.Addr().String())
	if err != nil {
		return "", err
	}
	q := u.Query()
	q.Set("host", host)
	q.Set("port", port)
	q.Set("sslmode", "disable")
	u.Host, u.RawQuery = "", q.Encode()
	return u.String(), nil
}

// Delay makes a round trip take so much longer.
func (p *Proxy) Delay(d time.Duration) { p.delay.Store(int64(d)) }

// Cut ends every connection and lets none be opened until Mend.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = true
	for c := range p.open {
		_ = c.Close()
	}
}

// Mend lets connections be opened again.
func (p *Proxy) Mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = false
}

// Close ends the proxy and every connection through it. It is called once.
func (p *Proxy) Close() {
	close(p.closed)
	_ = p.listener.Close()
	p.Cut()
}

func (p *Proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial(p.network, p.address)
		if err != nil || !p.keep(client, server) {
			_ = client.Close()
			continue
		}
		go p.pass(client, server, func() { p.Requests.Add(1) })
		go p.pass(server, client, p.late)
	}
}

// late is the way of an answer that comes late.
func (p *Proxy) late() {
	select {
	case <-time.After(time.Duration(p.delay.Load())):
	case <-p.closed:
	}
}

// keep takes note of the two ends of a connection, or closes the second while the way
// is cut.
func (p *Proxy) keep(client, server net.Conn) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cut {
		_ = server.Close()
		return false
	}
	p.open[client], p.open[server] = true, true
	return true
}

// pass copies what comes from one end to the other until either closes, and calls each
// before every piece.
func (p *Proxy) pass(from, to net.Conn, each func()) {
	buf := make([]byte, 64<<10)
	for {
		n, err := from.Read(buf)
		if n > 0 {
			each()
			_, _ = to.Write(buf[:n]) // a failure shows in the next Read
		}
		if err != nil {
			break
		}
	}
	_, _ = from.Close(), to.Close()
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.open, from)
	delete(p.open, to)
}
