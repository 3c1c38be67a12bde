package socket

import (
	"time"

	"miswg/bot/localslack/core"
)

// written starts the deadline once the frame left, or would have.
func (s *Mail) written(e *Envelope, really bool) {
	if !really {
		e.lost = true
	}
	if e.timer != nil || e.over() || s.core.Closed() {
		return
	}
	e.sent = time.Now()
	e.timer = time.AfterFunc(s.opts.AckTimeout, func() {
		s.core.Lock()
		defer s.core.Unlock()
		s.expire(e)
	})
}

// expire is the end of an envelope without an acknowledgement: events are tried again, people see an error.
func (s *Mail) expire(e *Envelope) {
	if e.over() || s.core.Closed() {
		return
	}
	s.expireQuietly(e)
	if !e.lost {
		s.core.Complain(core.NoAck, e.Kind, "%s was not acknowledged within %s", e.Name, s.opts.AckTimeout)
	}
	if e.OnExpire != nil {
		e.OnExpire()
	}
	if e.Kind == "events_api" && e.attempt < len(s.opts.RetryDelays) {
		s.retrying++
		s.core.After(s.opts.RetryDelays[e.attempt], func() {
			s.retrying--
			s.Deliver(e.again(e.attempt + 1))
		})
	}
}

func (s *Mail) expireQuietly(e *Envelope) {
	e.expired = true
	e.stop()
	s.settle(e)
}

// settle closes the books on an envelope.
func (s *Mail) settle(e *Envelope) {
	if e.counted {
		e.counted = false
		s.pending--
	}
	close(e.done)
	s.core.Changed(core.Change{Kind: "socket"})
}
