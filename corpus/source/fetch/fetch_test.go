package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const hello = "<html><body><main>é</main></body></html>"

// serve is a host that answers as told, over TLS, and allows all unless told otherwise.
func serve(t *testing.T, handlers map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for path, h := range handlers {
		mux.HandleFunc(path, h)
	}
	srv := httptest.NewTLSServer(mux)
	t.Cleanup(srv.Close)
	return srv
}

func says(kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, body)
	}
}

func status(code int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code) }
}

func to(where string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, where, http.StatusFound) }
}

func TestGet(t *testing.T) {
	asked := make(chan *http.Request, 1)
	srv := serve(t, map[string]http.HandlerFunc{"/page.html": func(w http.ResponseWriter, r *http.Request) {
		asked <- r
		w.Header().Set("ETag", `"one"`)
		w.Header().Set("Last-Modified", "Sun, 22 Nov 2026 10:00:00 GMT")
		says("text/html; charset=UTF-8", hello)(w, r)
	}, "/moved": to("/page.html")})
	p, err := Get(t.Context(), srv.Client(), srv.URL+"/moved", Seen{})
	want := Seen{`"one"`, "Sun, 22 Nov 2026 10:00:00 GMT"}
	if err != nil || string(p.HTML) != hello || p.Seen != want || p.Unchanged || p.URL != srv.URL+"/page.html" {
		t.Errorf("Get() = %+v, %v, want the page where it moved to", p, err)
	}
	if r := <-asked; r.UserAgent() != "miswg" || r.Header.Get("If-None-Match") != "" || r.Header.Get("Cookie") != "" {
		t.Errorf("Get() asks with %v, want its name and no more", r.Header)
	}
}

func TestGetOnlyWhatIsNew(t *testing.T) {
	seen := Seen{`"one"`, "Sun, 22 Nov 2026 10:00:00 GMT"}
	srv := serve(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == seen.ETag && r.Header.Get("If-Modified-Since") == seen.LastModified {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		says("text/html", hello)(w, r)
	}})
	p, err := Get(t.Context(), srv.Client(), srv.URL, seen)
	if err != nil || !p.Unchanged || p.Seen != seen || p.HTML != nil {
		t.Errorf("Get(%v) = %+v, %v, want it unchanged", seen, p, err)
	}
	if p, err = Get(t.Context(), srv.Client(), srv.URL, Seen{ETag: `"old"`}); err != nil || p.Unchanged || string(p.HTML) != hello {
		t.Errorf("Get() of an old version = %+v, %v, want the page", p, err)
	}
}

// TestGetRefuses: what is not the page, whole, is an error that does not repeat it.
func TestGetRefuses(t *testing.T) {
	elsewhere := serve(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { t.Error("another host was asked") }})
	around := 0
	srv := serve(t, map[string]http.HandlerFunc{
		"/404":     status(http.StatusNotFound),
		"/500":     status(http.StatusInternalServerError),
		"/304":     status(http.StatusNotModified),
		"/pdf":     says("application/pdf", hello),
		"/plain":   says("text/plain", hello),
		"/nothing": says("", hello),
		"/latin":   says("text/html; charset=ISO-8859-1", hello),
		"/away":    to(elsewhere.URL),
		"/open":    func(w http.ResponseWriter, r *http.Request) { to("http://"+r.Host)(w, r) },
		"/file":    to("file:///etc/passwd"),
		"/around":  func(w http.ResponseWriter, r *http.Request) { around++; to(fmt.Sprintf("/around?%d", around))(w, r) },
		"/endless": endless,
		"/cut": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "9999")
			says("text/html", hello)(w, r)
		},
		"/packed": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			says("text/html", hello)(w, r)
		},
		"/bomb":     bomb,
		"/evil\x1b": status(http.StatusNotFound),
	})
	open := httptest.NewServer(http.HandlerFunc(says("text/html", hello)))
	t.Cleanup(open.Close)
	for address, want := range map[string]string{
		srv.URL + "/404":     "404 Not Found",
		srv.URL + "/500":     "500 Internal Server Error",
		srv.URL + "/304":     "304 Not Modified",
		srv.URL + "/pdf":     "is no HTML",
		srv.URL + "/plain":   "is no HTML",
		srv.URL + "/nothing": "is no HTML",
		srv.URL + "/latin":   "is not in UTF-8",
		srv.URL + "/away":    "leads to another host",
		srv.URL + "/open":    "leads to an address of another kind",
		srv.URL + "/file":    "leads to another host",
		srv.URL + "/around":  "leads on and on, more than 5 times",
		srv.URL + "/endless": "is larger than 4194304 bytes",
		srv.URL + "/bomb":    "is larger than 4194304 bytes",
		srv.URL + "/cut":     "unexpected EOF",
		srv.URL + "/packed":  "packed in a way",
		strings.Replace(srv.URL, "//", "//me:secret@", 1):          "is no address that begins with https://",
		"http://example.org/page.html":                             "is no address that begins with https://",
		strings.Replace(open.URL, "127.0.0.1", "localhost", 1):     "is no address that begins with https://",
		"https:///page.html":                                       "is no address that begins with https://",
		"file:///etc/passwd":                                       "is no address that begins with https://",
		"https://127.0.0.1:1/" + strings.Repeat("x", 10) + "\x1b[": "is no address that begins with https://",
	} {
		p, err := Get(t.Context(), srv.Client(), address, Seen{})
		if err == nil || !strings.Contains(err.Error(), want) || strings.ContainsAny(err.Error(), "é\x1b") || p.HTML != nil {
			t.Errorf("Get(%q) = %q, %v, want an error with %q", address, p.HTML, err, want)
		}
	}
	if around != MaxRedirects+1 {
		t.Errorf("%d requests went around, want %d", around, MaxRedirects+1)
	}
	if p, err := Get(t.Context(), http.DefaultClient, open.URL, Seen{}); err != nil || string(p.HTML) != hello {
		t.Errorf("Get(%q) = %q, %v, want the page: it is of this machine", open.URL, p.HTML, err)
	}
}

// endless says the same until nobody listens.
func endless(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html")
	for line := bytes.Repeat([]byte("<p>"), 1<<12); ; {
		if _, err := w.Write(line); err != nil {
			return
		}
	}
}

// TestGetStopsWhenTold hangs up on a host that takes its time.
func TestGetStopsWhenTold(t *testing.T) {
	reached, stopped := make(chan struct{}), errors.New("that is enough")
	srv := serve(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == robotsPath {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusOK)
		w.(http.Flusher).Flush()
		close(reached)
		<-r.Context().Done()
	}})
	ctx, stop := context.WithCancelCause(t.Context())
	defer stop(nil)
	go func() {
		<-reached
		stop(stopped)
	}()
	if _, err := Get(ctx, srv.Client(), srv.URL, Seen{}); !errors.Is(err, stopped) {
		t.Errorf("Get() = %v, want %v", err, stopped)
	}
}
