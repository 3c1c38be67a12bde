package talk

import (
	"context"
	"sync"
)

// asked are the questions that are being answered here. Where one no longer is, its answer
// is in its lane, or there, or none comes. The zero value is ready, and safe for concurrent
// use.
type asked struct {
	mu  sync.Mutex
	now map[string]*asking
}

type asking struct {
	handlers int // its events come twice, perhaps
	done     chan struct{}
}

// begin notes that a question is being answered, until what it returns is called.
func (a *asked) begin(question string) (done func()) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.now == nil {
		a.now = map[string]*asking{}
	}
	q := a.now[question]
	if q == nil {
		q = &asking{done: make(chan struct{})}
		a.now[question] = q
	}
	q.handlers++
	return func() {
		a.mu.Lock()
		defer a.mu.Unlock()
		if q.handlers--; q.handlers == 0 {
			delete(a.now, question)
			close(q.done)
		}
	}
}

// wait waits until a question is not being answered, or ctx ends.
func (a *asked) wait(ctx context.Context, question string) error {
	a.mu.Lock()
	q := a.now[question]
	a.mu.Unlock()
	if q == nil {
		return nil
	}
	select {
	case <-q.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
