package localslack

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Fault is what goes wrong with a call. Of several fields, Delay comes first, then one of Hang, Reset, Status, Error.
type Fault struct {
	Status     int           // HTTP status in place of 200; 429 also sends Retry-After
	Error      string        // {"ok":false,"error":…} with Status, or 200
	RetryAfter time.Duration // with 429; 0 means 1s
	Delay      time.Duration // real time before anything happens
	Hang       bool          // no answer until the client gives up or the server closes
	Reset      bool          // the TCP connection is reset
	Body       string        // the whole body, such as an HTML page; the content type is sniffed
	Done       bool          // the call is carried out all the same; only its answer is lost
	Times      int           // with Inject: how many calls; 0 means until Heal
}

// empty says whether nothing but a delay is wrong.
func (f *Fault) empty() bool {
	if f == nil {
		return true
	}
	answers := f.Status != 0 || f.Error != "" || f.Body != ""
	return !answers && !f.Hang && !f.Reset
}

type injection struct {
	method string
	fault  Fault
	left   int
}

// Inject makes calls of a method go wrong; "*" is any method, "response_url" and "upload" those posts. Earlier
// injections come first.
func (s *Server) Inject(method string, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.injected = append(s.injected, &injection{method, f, f.Times})
}

// Heal ends the injected faults of a method, or all of them for "".
func (s *Server) Heal(method string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.injected = slices.DeleteFunc(s.injected, func(i *injection) bool { return method == "" || i.method == method })
}

// faultFor asks the injections, then Options.Fault; nil means none.
func (s *Server) faultFor(method string) *Fault {
	s.mu.Lock()
	for n, i := range s.injected {
		if i.method != method && i.method != "*" {
			continue
		}
		f := i.fault
		if i.left > 0 {
			if i.left--; i.left == 0 {
				s.injected = slices.Delete(s.injected, n, n+1)
			}
		}
		s.mu.Unlock()
		return &f
	}
	s.mu.Unlock()
	if s.opts.Fault == nil {
		return nil
	}
	return s.opts.Fault(method)
}

// abort resets the connection, so that no empty 200 goes out in place of an answer.
func abort(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			reset(conn)
		}
	}
}

// pause waits for the delay; false, with the connection reset, when the server closes. That the client went away
// changes nothing: what was sent is carried out.
func (s *Server) pause(w http.ResponseWriter, f *Fault) bool {
	if f == nil || f.Delay <= 0 {
		return true
	}
	t := time.NewTimer(f.Delay)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-s.ctx.Done():
	}
	abort(w)
	return false
}

// answer writes the fault in place of the true answer and returns the status it sent, 0 for none.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, f *Fault) int {
	switch {
	case f.Hang:
		select {
		case <-r.Context().Done():
		case <-s.ctx.Done():
		}
		abort(w)
		return 0
	case f.Reset:
		abort(w)
		return 0
	}
	status := f.Status
	status = cmp.Or(status, http.StatusOK)
	if status == http.StatusTooManyRequests {
		after := f.RetryAfter
		after = cmp.Or(after, time.Second)
		w.Header().Set("Retry-After", strconv.Itoa(int((after+time.Second-1)/time.Second)))
		if f.Error == "" && f.Body == "" {
			f.Error = "ratelimited"
		}
	}
	if f.Error != "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.WriteHeader(status)
		fmt.Fprintf(w, `{"ok":false,"error":%q}`, f.Error) // #nosec G705 -- a fault says what its maker asked for, on this machine only
		return status
	}
	w.WriteHeader(status)
	if f.Body != "" {
		_, _ = w.Write([]byte(f.Body)) // #nosec G705 -- a fault says what its maker asked for, on this machine only
	} else {
		_, _ = w.Write([]byte(http.StatusText(status))) // #nosec G705 -- one of the texts of package http
	}
	return status
}
