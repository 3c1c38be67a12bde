package localslack

import (
	"context"
	"fmt"
)

// Change tells a watcher that something happened. It names the place and leaves the content to [Server.State].
type Change struct {
	Seq     uint64 `json:"seq"`     // one more at each change
	Kind    string `json:"kind"`    // message, ephemeral, view, home, status, session, prompts, file, socket, wire, complaint, story, offer, member
	Channel string `json:"channel"` // "" where there is none
	TS      string `json:"ts"`      // message, or root of the thread
	User    string `json:"user"`    // whom it concerns; "" means everybody
}

type watcher struct {
	queue []Change
	wake  chan struct{}
}

// changed wakes whoever waits. It holds s.mu.
func (s *Server) changed(c Change) {
	s.seq++
	c.Seq = s.seq
	close(s.tick)
	s.tick = make(chan struct{})
	for w := range s.watchers {
		w.queue = append(w.queue, c)
		select {
		case w.wake <- struct{}{}:
		default:
		}
	}
}

// Watch streams changes in order from now on. Nothing is dropped: what is not yet read is kept. The channel is closed
// when ctx ends or the server closes.
func (s *Server) Watch(ctx context.Context) <-chan Change {
	out := make(chan Change)
	w := &watcher{wake: make(chan struct{}, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		close(out)
		return out
	}
	s.watchers[w] = struct{}{}
	s.wg.Go(func() {
		defer close(out)
		defer func() {
			s.mu.Lock()
			delete(s.watchers, w)
			s.mu.Unlock()
		}()
		for {
			s.mu.Lock()
			batch := w.queue
			w.queue = nil
			s.mu.Unlock()
			for _, c := range batch {
				select {
				case out <- c:
				case <-ctx.Done():
					return
				case <-s.ctx.Done():
					return
				}
			}
			if len(batch) > 0 {
				continue
			}
			select {
			case <-w.wake:
			case <-ctx.Done():
				return
			case <-s.ctx.Done():
				return
			}
		}
	})
	return out
}

// Await returns nil as soon as done says true of the State, asking again after every change. When ctx ends first the
// error holds the transcript so far. done runs outside any lock and must not change what it is given.
func (s *Server) Await(ctx context.Context, done func(State) bool) error {
	for {
		s.mu.Lock()
		tick, st := s.soon(), s.snapshot()
		s.mu.Unlock()
		if done(st) {
			return nil
		}
		select {
		case <-tick:
		case <-s.ctx.Done():
			return fmt.Errorf("localslack: await: the server is closed")
		case <-ctx.Done():
			return fmt.Errorf("localslack: await: %w; so far:\n%s", ctx.Err(), s.Transcript())
		}
	}
}

// AwaitAck waits until the envelope was acknowledged in time. An error means that it was not, or is not known.
func (s *Server) AwaitAck(ctx context.Context, envelopeID string) (Ack, error) {
	s.mu.Lock()
	e := s.envelopes[envelopeID]
	s.mu.Unlock()
	if e == nil {
		return Ack{}, fmt.Errorf("localslack: unknown envelope %q", envelopeID)
	}
	select {
	case <-e.done:
	case <-ctx.Done():
		return Ack{}, fmt.Errorf("localslack: await ack: %w", ctx.Err())
	case <-s.ctx.Done():
		return Ack{}, fmt.Errorf("localslack: await ack: the server is closed")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !e.acked {
		return Ack{}, fmt.Errorf("localslack: envelope %q (%s) was not acknowledged in time", envelopeID, e.kind)
	}
	return e.ack, nil
}

// next change: closed when something changes. It holds s.mu.
func (s *Server) soon() <-chan struct{} { return s.tick }
