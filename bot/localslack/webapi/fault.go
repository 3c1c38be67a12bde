package webapi

import (
	"slices"
	"time"

	"miswg/bot/localslack/core"
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

// Faults are what goes wrong with the app's calls. Its methods may be called from any goroutine.
type Faults struct {
	core     *core.Core
	more     func(method string) *Fault // asked after the injected ones; nil means none
	injected []*injection
}

type injection struct {
	method string
	fault  Fault
	left   int
}

// Inject makes calls of a method go wrong; "*" is any method, "response_url" and "upload" those posts. Earlier
// injections come first.
func (s *Faults) Inject(method string, f Fault) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = append(s.injected, &injection{method, f, f.Times})
}

// Heal ends the injected faults of a method, or all of them for "".
func (s *Faults) Heal(method string) {
	s.core.Lock()
	defer s.core.Unlock()
	s.injected = slices.DeleteFunc(s.injected, func(i *injection) bool { return method == "" || i.method == method })
}

// of asks the injections, then Options.Fault; nil means none.
func (s *Faults) of(method string) *Fault {
	s.core.Lock()
	n := slices.IndexFunc(s.injected, func(i *injection) bool { return i.method == method || i.method == "*" })
	if n < 0 {
		s.core.Unlock()
		if s.more == nil {
			return nil
		}
		return s.more(method)
	}
	defer s.core.Unlock()
	i := s.injected[n]
	f := i.fault
	if i.left--; i.left == 0 {
		s.injected = slices.Delete(s.injected, n, n+1)
	}
	return &f
}
