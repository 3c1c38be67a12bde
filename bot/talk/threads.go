package talk

import (
	"sync"
	"time"

	"miswg/bot/expiring"
	"miswg/bot/wire"
	"miswg/index/answer"
)

const (
	maxThreads = 2_000
	threadTTL  = 2 * time.Hour
	maxBefore  = 1_000 // questions that are edited soon, if at all
)

// threads remembers what conversations are about, so that "and Norway?" has a
// meaning without reading anybody's history; and what a question followed, so that it
// means the same when it is edited. It holds IDs, no text.
type threads struct {
	now    func() time.Time
	mu     sync.Mutex
	topics *expiring.Map[answer.Context]
	before *expiring.Map[answer.Context] // by question
}

func newThreads(now func() time.Time) *threads {
	return &threads{now: now, topics: expiring.New[answer.Context](maxThreads), before: expiring.New[answer.Context](maxBefore)}
}

// about returns what a conversation was about, nil when that is not known.
func (t *threads) about(conversation string) *answer.Context {
	return t.get(t.topics, conversation)
}

func (t *threads) get(m *expiring.Map[answer.Context], key string) *answer.Context {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, ok := m.Get(key, t.now())
	if !ok {
		return nil
	}
	return &c
}

// set notes what a conversation is about now.
func (t *threads) set(conversation string, c answer.Context) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.topics.Put(conversation, c, t.now(), threadTTL)
}

// forget drops what a conversation is about.
func (t *threads) forget(conversation string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.topics.Drop(conversation)
}

// answered notes what a question followed, and what its conversation is about now.
func (t *threads) answered(to wire.Target, before *answer.Context, now answer.Context) {
	t.set(to.Conversation(), now)
	if before == nil || to.Key == "" {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.before.Put(to.Key, *before, t.now(), threadTTL)
}
