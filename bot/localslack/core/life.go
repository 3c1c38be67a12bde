package core

import (
	"context"
	"sync"
	"time"
)

// Life is the time from the start of the workspace to its end.
type Life struct {
	mu     *sync.Mutex
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
	closed bool
}

// Closed says whether the end has come. The lock is held.
func (s *Life) Closed() bool { return s.closed }

// Done is closed at the end.
func (s *Life) Done() <-chan struct{} { return s.ctx.Done() }

// Go runs f; the end waits for it.
func (s *Life) Go(f func()) { s.wg.Go(f) }

// After runs f later, under the lock, unless the end came first. The lock is held.
func (s *Life) After(d time.Duration, f func()) {
	if d <= 0 {
		f()
		return
	}
	time.AfterFunc(d, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if !s.closed {
			f()
		}
	})
}

// End says that the end has come; false when it had before. The lock is held.
func (s *Life) End() bool {
	if s.closed {
		return false
	}
	s.closed = true
	s.cancel()
	return true
}

// Wait returns when all that was started has ended.
func (s *Life) Wait() { s.wg.Wait() }
