package core

import "context"

// Change tells a watcher that something happened. It names the place and leaves the content to a State.
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

// Watch streams changes in order from now on. Nothing is dropped: what is not yet read is kept. The channel is closed
// when ctx ends or the server closes.
func (s *Notes) Watch(ctx context.Context) <-chan Change {
	out := make(chan Change)
	w := &watcher{wake: make(chan struct{}, 1)}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.life.closed {
		close(out)
		return out
	}
	s.watchers[w] = struct{}{}
	s.life.Go(func() {
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
				case <-s.life.ctx.Done():
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
			case <-s.life.ctx.Done():
				return
			}
		}
	})
	return out
}
