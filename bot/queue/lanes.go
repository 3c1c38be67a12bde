package queue

import (
	"context"
	"runtime"
	"slices"
	"sync"
	"time"
)

// lanes have the jobs that wait, each person's in a row of its own. The rows take turns,
// and no person ever has more than a share of the workers, or of the room: whoever floods
// the bot waits behind the flood, and nobody else does. Of long jobs, which keep a
// processor busy, there are never more at work than leave one to the others.
type lanes struct {
	most  int // long jobs at work
	share int // of the workers, and
	room  int // jobs, and
	bytes int // bytes that wait, one person's at most

	mu    sync.Mutex
	came  *sync.Cond
	by    map[string]*lane // of people who have any job
	open  map[*Job]bool    // taken and not released
	ready []*lane          // that have a job waiting and a worker free, in turn
	long  int              // long jobs at work
	ended bool
}

// long is how many bytes a delivery has that is more than a question.
const long = 6 << 10

// mostLong is how many of them are at work at once.
func mostLong() int { return max(1, runtime.GOMAXPROCS(0)-1) }

type lane struct {
	jobs    []*Job
	running int
	taken   int // jobs that are not released
	bytes   int // of those
	ready   bool
}

func newLanes(share, room, bytes int) *lanes {
	l := &lanes{most: mostLong(), share: max(share, 1), room: max(room, 1), bytes: bytes, by: map[string]*lane{}, open: map[*Job]bool{}}
	l.came = sync.NewCond(&l.mu)
	return l
}

// fits reports whether a job's author has room for it. Without an author there is no
// telling whose it is: then there is.
func (l *lanes) fits(j *Job) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.by[j.To.User]
	if p == nil || j.To.User == "" {
		return true
	}
	return p.taken < l.room && p.bytes+j.Size <= l.bytes
}

// take counts a job as its author's, until it is released.
func (l *lanes) take(j *Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.by[j.To.User]
	if p == nil {
		p = new(lane)
		l.by[j.To.User] = p
	}
	l.open[j] = true
	p.taken++
	p.bytes += j.Size
}

// release takes back what a job counts.
func (l *lanes) release(j *Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.open, j)
	p := l.by[j.To.User]
	p.taken--
	p.bytes -= j.Size
	if p.taken == 0 {
		delete(l.by, j.To.User)
	}
}

// oldest returns when the first of the jobs was taken that are not released; the second
// result is false when there is none.
func (l *lanes) oldest() (time.Time, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var first time.Time
	for j := range l.open {
		if first.IsZero() || j.Taken.Before(first) {
			first = j.Taken
		}
	}
	return first, len(l.open) > 0
}

// put has a job that was taken wait for its turn.
func (l *lanes) put(j *Job) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.by[j.To.User]
	p.jobs = append(p.jobs, j)
	l.line(j.To.User, p)
}

// line puts a lane at the end of those that are ready, if it is and is not there.
func (l *lanes) line(user string, p *lane) {
	mayRun := user == "" || p.running < l.share
	if p.ready || !mayRun || len(p.jobs) == 0 {
		return
	}
	p.ready = true
	l.ready = append(l.ready, p)
	l.came.Signal()
}

// work has do called for one job after another until ctx ends.
func (l *lanes) work(ctx context.Context, do func(j *Job)) {
	defer context.AfterFunc(ctx, l.end)()
	for {
		j, p := l.next()
		if j == nil {
			return
		}
		do(j)
		l.mu.Lock()
		p.running--
		if j.Size > long {
			l.long--
			l.came.Broadcast() // another may have its turn
		}
		l.line(j.To.User, p)
		l.mu.Unlock()
	}
}

// next waits for a job whose turn it is. It returns nil once the lanes have ended.
func (l *lanes) next() (*Job, *lane) {
	l.mu.Lock()
	defer l.mu.Unlock()
	turn := l.turn()
	for ; turn < 0 && !l.ended; turn = l.turn() {
		l.came.Wait()
	}
	if l.ended {
		return nil, nil
	}
	p := l.ready[turn]
	l.ready = slices.Delete(l.ready, turn, turn+1)
	j := p.jobs[0]
	if j.Size > long {
		l.long++
	}
	p.jobs[0] = nil
	p.jobs = p.jobs[1:]
	p.running++
	p.ready = false
	l.line(j.To.User, p)
	return j, p
}

// turn returns which of the ready lanes is next, -1 while none can be.
func (l *lanes) turn() int {
	full := l.long >= l.most
	return slices.IndexFunc(l.ready, func(p *lane) bool { return !full || p.jobs[0].Size <= long })
}

// end has everybody who works stop.
func (l *lanes) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended = true
	l.came.Broadcast()
}
