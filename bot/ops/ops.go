// SPDX-License-Identifier: MIT

// Package ops lets a machine watch the bot: /healthz, /readyz and /metrics on a
// mux of their own. Importing a library elsewhere cannot add to it.
package ops

import (
	"fmt"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"miswg/bot/stats"
)

// A Source is what is watched. *bot.Bot is one.
type Source interface {
	Stats() stats.Stats
	Ready() bool // a connection has said hello and was heard of lately
}

// Handler serves:
//
//	/healthz  200 while the process runs
//	/readyz   200 while s is ready, else 503
//	/metrics  in Prometheus' text format; see Collector; the process's memory,
//	          goroutines and files besides
//
// digest tells the version of the corpus that answers now.
func Handler(s Source, o *Observer, digest func() string) http.Handler {
	registry := prometheus.NewRegistry()
	registry.MustRegister(Collector(s, digest), o, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok") })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !s.Ready() {
			http.Error(w, "no connection that was heard of lately", http.StatusServiceUnavailable)
			return
		}
		fmt.Fprintln(w, "ready")
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return mux
}

// Server returns a server for the handler, with the time-outs a scrape needs.
func Server(h http.Handler) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 1 << 14}
}
