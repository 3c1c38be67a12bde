package webapi

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"miswg/bot/localslack/core"
	"miswg/bot/localslack/socket"
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
func (f Fault) empty() bool {
	return f == Fault{RetryAfter: f.RetryAfter, Delay: f.Delay, Done: f.Done, Times: f.Times}
}

// Faults are what goes wrong with the app's calls. Its methods may be called from any goroutine.
type Faults struct {
	core     *core.Core
	more     func(method string) *Fault // asked after the injected ones
	injected []*injection
}

type injection struct {
	method string
	Fault
}

// Inject makes calls of a method go wrong; "*" is any method, "response_url" and "upload" those posts. Earlier
// injections come first.
func (s *Faults) Inject(method string, f Fault) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = append(s.injected, &injection{method, f})
}

// Heal ends the injected faults of a method, or all of them for "".
func (s *Faults) Heal(method string) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = slices.DeleteFunc(s.injected, func(i *injection) bool { return method == "" || i.method == method })
}

// of asks the injections, then Options.Fault.
func (s *Faults) of(method string) Fault {
	s.core.Lock()
	n := slices.IndexFunc(s.injected, func(i *injection) bool { return i.method == method || i.method == "*" })
	if n < 0 {
		s.core.Unlock()
		return *cmp.Or(s.more(method), &Fault{})
	}
	defer s.core.Unlock()
	f := s.injected[n].Fault
	if s.injected[n].Times--; f.Times == 1 {
		s.injected = slices.Delete(s.injected, n, n+1)
	}
	return f
}

// answer is what goes back over HTTP.
type answer struct {
	status int
	kind   string // Content-Type
	body   []byte
}

// around does the work and answers, unless a fault of that name gets in the way; it returns that fault, with the status
// that it sent, 0 for none.
func (s *Faults) around(w http.ResponseWriter, r *http.Request, name string, work func() answer) Fault {
	f := s.of(name)
	if !s.pause(w, f) {
		return Fault{}
	}
	var out answer
	if f.empty() || f.Done {
		out = work()
	}
	if !f.empty() {
		s.answer(w, r, &f)
		return f
	}
	w.Header().Set("Content-Type", out.kind)
	w.WriteHeader(out.status)
	_, _ = w.Write(out.body)
	return f
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
func (s *Faults) pause(w http.ResponseWriter, f Fault) bool {
	if f.Delay <= 0 {
		return true
	}
	select {
	case <-time.After(f.Delay):
		return true
	case <-s.core.Done():
	}
	abort(w)
	return false
}

// answer writes the fault in place of the true answer, and notes in it what was sent.
func (s *Faults) answer(w http.ResponseWriter, r *http.Request, f *Fault) {
	if f.Hang {
		select {
		case <-r.Context().Done():
		case <-s.core.Done():
		}
	}
	if f.Hang || f.Reset {
		f.Status = 0
		abort(w)
		return
	}
	f.Status = cmp.Or(f.Status, http.StatusOK)
	if f.Status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", strconv.Itoa(int((cmp.Or(f.RetryAfter, time.Second)+time.Second-1)/time.Second)))
		if f.Body == "" {
			f.Error = cmp.Or(f.Error, "ratelimited")
		}
	}
	if f.Error != "" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		f.Body = fmt.Sprintf(`{"ok":false,"error":%q}`, f.Error)
	}
	w.WriteHeader(f.Status)
	_, _ = w.Write([]byte(cmp.Or(f.Body, http.StatusText(f.Status)))) // #nosec G705 -- a fault says what its maker asked for, on this machine only
}
