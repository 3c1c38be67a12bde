package bot

import (
	"sync"
	"time"

	"miswg/index/answer"
)

const (
	maxThreads = 5_000
	threadTTL  = 2 * time.Hour
)

// threads remembers what conversations are about, so that "and Norway?" has a
// meaning without reading anybody's history. It holds IDs, no text.
type threads struct {
	now func() time.Time
	mu  sync.Mutex
	m   *expiring[answer.Context]
}

func newThreads(now func() time.Time) *threads {
	return &threads{now: now, m: newExpiring[answer.Context](maxThreads)}
}

// about returns what a conversation was about, nil when that is not known.
func (t *threads) about(key string) *answer.Context {
	t.mu.Lock()
	defer t.mu.Unlock()
	c, ok := t.m.get(key, t.now())
	if !ok {
		return nil
	}
	return &c
}

func (t *threads) set(key string, c answer.Context) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.m.put(key, c, t.now(), threadTTL)
}

// threadKey names a conversation: a thread, or a direct conversation, or one
// person's private questions in a channel.
func threadKey(t target) string {
	switch {
	case t.private && !t.direct():
		return t.channel + " " + t.user
	case t.thread != "":
		return t.channel + " " + t.thread
	default:
		return t.channel
	}
}
