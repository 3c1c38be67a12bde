package playground

import (
	"mime"
	"net/http"
	"slices"
)

// policy lets the page load its own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// maxBody bounds what a page sends, files included.
const maxBody = 12 << 20

// guard keeps other pages out. A request must name this server (a page that
// rebinds its own name to this address does not), and what writes or streams
// must come from this origin.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache")
		if !slices.Contains(s.hosts, r.Host) {
			http.Error(w, "this host name is not served", http.StatusMisdirectedRequest)
			return
		}
		write := r.Method != http.MethodGet && r.Method != http.MethodHead
		if origin := r.Header.Get("Origin"); (write || origin != "") && origin != "http://"+r.Host {
			http.Error(w, "requests of other origins are not accepted", http.StatusForbidden)
			return
		}
		if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" && r.URL.Path != "/" {
			http.Error(w, "requests of other sites are not accepted", http.StatusForbidden)
			return
		}
		if write {
			if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
				http.Error(w, "only JSON is accepted", http.StatusUnsupportedMediaType)
				return
			}
			r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		}
		next.ServeHTTP(w, r)
	})
}
