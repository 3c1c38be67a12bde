package queue

import (
	"context"
	"sync"
	"testing"

	"miswg/bot/wire"
)

// of is a job of somebody's.
func of(user string) *Job {
	return &Job{Delivery: &wire.Delivery{Size: 10}, To: wire.Target{User: user}}
}

// TestShare: of many jobs of one person no more than a share is at work at once, and
// others are not kept waiting by them.
func TestShare(t *testing.T) {
	const workers, flood, mine = 8, 60, 2
	l := newLanes(mine, flood, 1<<20)
	ctx, cancel := context.WithCancel(t.Context())
	begun, gate := make(chan *Job), make(chan struct{})
	var up sync.WaitGroup
	for range workers {
		up.Go(func() {
			l.work(ctx, func(j *Job) {
				begun <- j
				<-gate
				l.release(j)
			})
		})
	}
	put := func(user string) {
		j := of(user)
		l.take(j)
		l.put(j)
	}
	for range flood {
		put("flood")
	}
	for range mine {
		if j := <-begun; j.To.User != "flood" {
			t.Fatalf("began with a job of %q, want the flood's", j.To.User)
		}
	}
	for _, other := range []string{"a", "b", "c"} {
		put(other)
		if j := <-begun; j.To.User != other {
			t.Fatalf("next is a job of %q, want that of %q: the flood has its share", j.To.User, other)
		}
	}
	close(gate)
	for range flood - mine {
		<-begun
	}
	cancel()
	up.Wait()
	if len(l.by) != 0 {
		t.Errorf("%d lanes are left, want none", len(l.by))
	}
}

// TestTurns: of people who wait each gets a turn before anybody gets a second.
func TestTurns(t *testing.T) {
	l := newLanes(4, 10, 1<<20)
	for _, user := range []string{"a", "a", "a", "b", "b", "c"} {
		j := of(user)
		l.take(j)
		l.put(j)
	}
	got := ""
	for range 6 {
		j, _ := l.next()
		got += j.To.User
	}
	if got != "abcaba" {
		t.Errorf("turns = %q, want %q", got, "abcaba")
	}
}

// TestRoom: one person has a part of the room, by number and by size; what has no author
// is nobody's.
func TestRoom(t *testing.T) {
	l := newLanes(1, 2, 35)
	big := of("big")
	big.Size = 30
	for _, j := range []*Job{of("a"), of("a"), big, of(""), of(""), of("")} {
		if !l.fits(j) {
			t.Fatalf("fits(%q) = false, want true", j.To.User)
		}
		l.take(j)
	}
	if l.fits(of("a")) || l.fits(of("big")) {
		t.Error("fits(a third, or more than its bytes) = true, want false")
	}
	if !l.fits(of("b")) {
		t.Error("fits(somebody else) = false, want true")
	}
	l.release(big)
	if !l.fits(of("big")) {
		t.Error("fits(after release) = false, want true")
	}
}

// TestLongJobs: whoever has long jobs, as many as there are people, a short one is not
// kept waiting by them.
func TestLongJobs(t *testing.T) {
	l := newLanes(4, 10, 1<<20)
	put := func(user string, size int) {
		j := of(user)
		j.Size = size
		l.take(j)
		l.put(j)
	}
	people := mostLong() + 3
	for i := range people {
		put(string(rune('a'+i)), long+1)
	}
	for range mostLong() {
		if j, _ := l.next(); j.Size <= long {
			t.Fatal("next is a short job, want a long one")
		}
	}
	put("short", long)
	if j, _ := l.next(); j.To.User != "short" {
		t.Errorf("next is the job of %q, want the short one", j.To.User)
	}
	ctx, cancel := context.WithCancel(t.Context())
	left := 3
	l.long-- // one of those at work is done
	l.work(ctx, func(j *Job) {
		if left--; left == 0 {
			cancel()
		}
	})
	if left != 0 || len(l.ready) != 0 {
		t.Errorf("%d long jobs are left, want none", left)
	}
}
