package socket

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"
)

// dialer dials as slack-go does, as often as guard lets it, and notes when bytes
// last came.
func (s *Socket) dialer(guard *rate.Limiter) *websocket.Dialer {
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
			return &heardConn{c, s}, nil
		},
	}
}

type heardConn struct {
	net.Conn
	socket *Socket
}

func (c *heardConn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	if n > 0 {
		c.socket.heard.Set(c.socket.now())
	}
	return n, err
}
