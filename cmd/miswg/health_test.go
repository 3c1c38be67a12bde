package main

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"miswg/bot/localslack"
	"miswg/bot/ops"
	"miswg/bot/stats"
)

type watched bool

func (watched) Stats() stats.Stats { return stats.Stats{Lasting: true} }
func (w watched) Ready() bool      { return bool(w) }

// opsAddress serves what serve has at METRICS_ADDR, and returns the address.
func opsAddress(t *testing.T, ready bool) string {
	t.Helper()
	s := httptest.NewServer(ops.Handler(watched(ready), ops.NewObserver(), func() string { return "abc" }, false))
	t.Cleanup(s.Close)
	return strings.TrimPrefix(s.URL, "http://")
}

func TestHealth(t *testing.T) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	ready := opsAddress(t, true)
	_, port, _ := strings.Cut(ready, ":")
	for _, tt := range []struct {
		name, addr   string
		code         int
		stdout, says string
	}{
		{"ready", ready, exitOK, "ready\n", ""},
		{"port alone", ":" + port, exitOK, "ready\n", ""},
		{"every address", "0.0.0.0:" + port, exitOK, "ready\n", ""},
		{"deaf", opsAddress(t, false), exitFailed, "", `not ready: 503 Service Unavailable: "no connection that was heard of lately"`},
		{"nobody", strings.TrimPrefix(gone.URL, "http://"), exitFailed, "", "health: "},
		{"not set", "", exitUsage, "", "METRICS_ADDR: not set"},
		{"no address", "9090", exitUsage, "", "METRICS_ADDR: want HOST:PORT"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			getenv := func(name string) string { return map[string]string{"METRICS_ADDR": tt.addr}[name] }
			code := run(t.Context(), env{stdout: &stdout, stderr: &stderr, getenv: getenv}, []string{"health"})
			if code != tt.code || stdout.String() != tt.stdout || !strings.Contains(stderr.String(), tt.says) {
				t.Errorf("health at %q = %d %q %q, want %d %q %q", tt.addr, code, stdout.String(), stderr.String(), tt.code, tt.stdout, tt.says)
			}
			if n := strings.Count(stderr.String(), "\n"); n > 1 {
				t.Errorf("health at %q prints %d lines of error, want one", tt.addr, n)
			}
		})
	}
}

func TestReachable(t *testing.T) {
	for addr, want := range map[string]string{
		"127.0.0.1:9090": "127.0.0.1:9090", "0.0.0.0:9090": "127.0.0.1:9090", "[::]:9090": "[::1]:9090", "10.1.2.3:80": "10.1.2.3:80", "host:9090": "host:9090",
	} {
		if got := reachable(addr); got != want {
			t.Errorf("reachable(%q) = %q, want %q", addr, got, want)
		}
	}
}

// TestHealthOfServe asks a bot that really serves, and again when it has gone.
func TestHealthOfServe(t *testing.T) {
	_, c := workspace(t, localslack.Options{})
	c.metricsAddr = "127.0.0.1:0"
	log, stop := serving(t, c)
	addr := log.await(t, `address=http://(127\.0\.0\.1:\d+)/metrics`)[1]
	if err := health(t.Context(), env{stdout: &bytes.Buffer{}}, addr); err != nil {
		t.Errorf("health(%q) = %v, want nil", addr, err)
	}
	stop()
	var usage usageError
	if err := health(t.Context(), env{stdout: &bytes.Buffer{}}, addr); err == nil || errors.As(err, &usage) {
		t.Errorf("health(%q) after the end = %v, want an error that is no usage error", addr, err)
	}
}
