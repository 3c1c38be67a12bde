package bot

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// dialer dials as slack-go does, as often as guard lets it, and notes when bytes
// last came.
func (s *socket) dialer(guard *rate.Limiter) *websocket.Dialer {
	d := net.Dialer{Timeout: 10 * time.Second, KeepAlive: 15 * time.Second}
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 15 * time.Second,
		WriteBufferSize:  writeBuffer,
		NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			if err := guard.Wait(ctx); err != nil {
				return nil, err
			}
			c, err := d.DialContext(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			return &heardConn{c, &s.heard}, nil
		},
	}
}

type heardConn struct {
	net.Conn
	heard *atomic.Int64
}

func (c *heardConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.heard.Store(time.Now().UnixNano())
	}
	return n, err
}
