package playground

import (
	"mime"
	"net/http"
	"slices"

	"miswg/bot/localslack"
)

// policy lets the page load its own files and nothing else.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// maxBody bounds what a page sends, but for files.
const maxBody = 1 << 20

// uploads is the one address that takes bytes. A form can send them no more than
// JSON: a browser asks first whether it may.
const uploads = "/api/files"

// accepted is the media type that an address takes, and how much of it.
func accepted(path string) (kind string, most int64) {
	if path == uploads {
		return "application/octet-stream", localslack.MaxFile
	}
	return "application/json", maxBody
}

// guard keeps other pages out. A request must name one of hosts (a page that
// rebinds its own name to this address does not), and what writes or streams
// must come from this origin.
func guard(hosts []string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-cache")
		if !slices.Contains(hosts, r.Host) {
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
			want, most := accepted(r.URL.Path)
			if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != want {
				http.Error(w, "only "+want+" is accepted", http.StatusUnsupportedMediaType)
				return
			}
			r.Body = http.MaxBytesReader(w, r.Body, most)
		}
		next.ServeHTTP(w, r)
	})
}
