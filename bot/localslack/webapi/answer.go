package webapi

import (
	"cmp"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"miswg/bot/localslack/socket"
)

// answer is what goes back over HTTP.
type answer struct {
	status int
	kind   string // Content-Type
	body   []byte
}

// around does the work and answers, unless a fault of that name gets in the way; it returns that fault and the status
// it sent, 0 for none.
func (s *Faults) around(w http.ResponseWriter, r *http.Request, name string, work func() answer) (*Fault, int) {
	f := s.of(name)
	if !s.pause(w, f) {
		return nil, 0
	}
	var out answer
	if f.empty() || f.Done {
		out = work()
	}
	if !f.empty() {
		status := s.answer(w, r, f)
		return f, status
	}
	w.Header().Set("Content-Type", out.kind)
	w.WriteHeader(out.status)
	_, _ = w.Write(out.body)
	return nil, 0
}

// abort resets the connection, so that no empty 200 goes out in place of an answer.
func abort(w http.ResponseWriter) {
	if h, ok := w.(http.Hijacker); ok {
		if conn, _, err := h.Hijack(); err == nil {
			socket.Reset(conn)
		}
	}
}

// pause waits for the delay; false, with the connection reset, when the server closes. That the client went away
// changes nothing: what was sent is carried out.
func (s *Faults) pause(w http.ResponseWriter, f *Fault) bool {
	if f == nil || f.Delay <= 0 {
		return true
	}
	t := time.NewTimer(f.Delay)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-s.core.Done():
	}
	abort(w)
	return false
}

// answer writes the fault in place of the true answer and returns the status it sent, 0 for none.
func (s *Faults) answer(w http.ResponseWriter, r *http.Request, f *Fault) int {
	switch {
	case f.Hang:
		select {
		case <-r.Context().Done():
		case <-s.core.Done():
		}
		abort(w)
		return 0
	case f.Reset:
		abort(w)
		return 0
	}
	status := cmp.Or(f.Status, http.StatusOK)
	if status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", strconv.Itoa(wholeSeconds(cmp.Or(f.RetryAfter, time.Second))))
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
	_, _ = w.Write([]byte(cmp.Or(f.Body, http.StatusText(status)))) // #nosec G705 -- a fault says what its maker asked for, on this machine only
	return status
}

// wholeSeconds rounds up.
func wholeSeconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }
