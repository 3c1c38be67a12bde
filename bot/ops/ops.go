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
//	/healthz  200 while the process runs; the text tells when it remembers nothing
//	/readyz   200 while s is ready and, where the store is required, works; else 503
//	/metrics  in Prometheus' text format; see Register; the process's memory,
//	          goroutines and files besides
//
// digest tells the version of the corpus that answers now.
func Handler(s Source, o *Observer, digest func() string, storeRequired bool) http.Handler {
	registry := prometheus.NewRegistry()
	Register(registry, s, o, digest)
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprintln(w, "ok"+memory(s.Stats())) })
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		forgets := memory(s.Stats())
		switch {
		case !s.Ready():
			http.Error(w, "no connection that was heard of lately", http.StatusServiceUnavailable)
		case storeRequired && forgets != "":
			http.Error(w, "the store is required"+forgets, http.StatusServiceUnavailable)
		default:
			fmt.Fprintln(w, "ready"+forgets)
		}
	})
	mux.Handle("GET /metrics", promhttp.HandlerFor(registry, promhttp.HandlerOpts{}))
	return mux
}

// memory says what is wrong with the store, "" when nothing is.
func memory(s stats.Stats) string {
	switch {
	case !s.Lasting:
		return "; remembers nothing beyond this process"
	case s.Broken:
		return "; the store fails"
	}
	return ""
}

// Server returns a server for the handler, with the time-outs a scrape needs.
func Server(h http.Handler) *http.Server {
	return &http.Server{Handler: h, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second, MaxHeaderBytes: 1 << 14}
}
