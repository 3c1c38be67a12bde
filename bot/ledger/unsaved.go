package ledger

import (
	"context"
	"sync"
	"time"
)

// An Answered tells which message answered a question, to be remembered for a time.
type Answered struct {
	Question string
	Posted   Posted
	TTL      time.Duration
}

// unsaved are messages that answered questions and of which the store is told when their
// delivery is finished, in the same round trip. Until then this copy knows them.
type unsaved struct {
	mu    sync.Mutex
	known map[string]owned // by question
}

type owned struct {
	posted Posted
	owner  string // of the delivery that it is told with
}

func (u *unsaved) put(owner, question string, p Posted) {
	u.mu.Lock()
	defer u.mu.Unlock()
	if u.known == nil {
		u.known = map[string]owned{}
	}
	u.known[question] = owned{p, owner}
}

func (u *unsaved) get(question string) (Posted, bool) {
	u.mu.Lock()
	defer u.mu.Unlock()
	o, ok := u.known[question]
	return o.posted, ok
}

func (u *unsaved) drop(question string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	delete(u.known, question)
}

// of returns what is told with a delivery.
func (u *unsaved) of(owner string) []Answered {
	u.mu.Lock()
	defer u.mu.Unlock()
	var out []Answered
	for question, o := range u.known {
		if o.owner == owner {
			out = append(out, Answered{question, o.posted, answerTTL})
		}
	}
	return out
}

// told takes note of what the store knows now, unless it has changed since.
func (u *unsaved) told(owner string, answers []Answered) {
	u.mu.Lock()
	defer u.mu.Unlock()
	for _, a := range answers {
		if u.known[a.Question] == (owned{a.Posted, owner}) {
			delete(u.known, a.Question)
		}
	}
}

// taskKey is where a context has the task that something is done for.
type taskKey struct{}

// For returns a context of what is done for the task.
func (t *Task) For(ctx context.Context) context.Context {
	if t == nil {
		return ctx
	}
	return context.WithValue(ctx, taskKey{}, t)
}
