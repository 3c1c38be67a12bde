package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"miswg/bot/ops"
)

// healthPatience is how long health waits for the answer.
const healthPatience = 3 * time.Second

func newHealth(e env) *cobra.Command {
	var dotenv string
	c := described("health", cobra.NoArgs, func(c *cobra.Command, _ []string) error {
		cfg, err := loadConfig(e.getenv, dotenv)
		if err != nil {
			return err
		}
		return health(c.Context(), e, cfg.metricsAddr)
	})
	settingsFlag(c, &dotenv)
	return c
}

func health(ctx context.Context, e env, addr string) error {
	if addr == "" {
		return usagef("METRICS_ADDR: not set; the bot tells its health at this address, such as :9090")
	}
	ctx, cancel := context.WithTimeout(ctx, healthPatience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+reachable(addr)+"/readyz", nil)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	// Without a proxy: it could not reach this machine's own addresses.
	resp, err := (&http.Client{Transport: &http.Transport{}}).Do(req)
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(io.LimitReader(resp.Body, 200))
	if err != nil {
		return fmt.Errorf("health: %w", err)
	}
	said, _, _ := strings.Cut(strings.TrimSpace(string(b)), "\n")
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("health: not ready: %s: %q", resp.Status, said)
	}
	_, err = fmt.Fprintln(e.stdout, said)
	return err
}

// reachable makes of an address to listen at one to connect to.
func reachable(addr string) string {
	a, err := netip.ParseAddrPort(addr)
	if err != nil || !a.Addr().IsUnspecified() {
		return addr
	}
	host := "127.0.0.1"
	if a.Addr().Is6() {
		host = "::1"
	}
	return net.JoinHostPort(host, fmt.Sprint(a.Port()))
}

// serveMetrics serves h on addr, and returns what ends that. Without an address it
// does nothing.
func serveMetrics(addr string, h http.Handler, log *slog.Logger) (func(), error) {
	if addr == "" {
		return func() {}, nil
	}
	ln, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, fmt.Errorf("METRICS_ADDR: %w", err)
	}
	s := ops.Server(h)
	s.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
			log.Error("metrics not served any more", "err", err)
		}
	}()
	log.Info("metrics", "address", "http://"+ln.Addr().String()+"/metrics")
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if s.Shutdown(ctx) != nil {
			_ = s.Close()
		}
		<-done
	}, nil
}
