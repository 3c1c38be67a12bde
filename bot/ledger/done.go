package ledger

import (
	"sync"
	"time"
)

// soon is how long a delivery whose answer has left is kept at most, while no other is kept with
// which it could be forgotten.
const soon = 100 * time.Millisecond

// done are the owners of deliveries that are answered, and that the store forgets in the same
// write as it keeps the next. Where a crash comes before that, it has them as on their way, and
// nothing is repeated. The zero value is ready, and safe for concurrent use.
type done struct {
	mu     sync.Mutex
	owners []string
	timed  bool // they are looked at soon

	telling sync.Mutex // held while the store is told of some by themselves
}

// add has a delivery forgotten, by tell where nobody takes it soon.
func (d *done) add(owner string, tell func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.owners = append(d.owners, owner)
	if !d.timed {
		d.timed = true
		time.AfterFunc(soon, tell)
	}
}

// take returns the first of them, at most max. Whoever takes them tells the store.
func (d *done) take(max int) []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	n := min(max, len(d.owners))
	out := d.owners[:n:n]
	d.owners = d.owners[n:]
	return out
}

// tellDone tells the store of those that nobody took. When it returns, it has been told.
func tellDone(l *Ledger) {
	l.done.telling.Lock()
	defer l.done.telling.Unlock()
	l.done.mu.Lock()
	l.done.timed = false
	n := len(l.done.owners)
	l.done.mu.Unlock()
	for _, owner := range l.done.take(n) {
		l.finish(owner)
	}
}
