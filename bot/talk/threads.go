package talk

import (
	"context"
	"sync"
	"time"

	"miswg/bot/expiring"
	"miswg/bot/ledger"
	"miswg/bot/wire"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

const (
	maxThreads = 2_000
	threadTTL  = 2 * time.Hour
	maxBefore  = 1_000 // questions that are edited soon, if at all
	givenTTL   = 24 * time.Hour
)

// threads remembers what conversations are about, so that "and Norway?" has a
// meaning without reading anybody's history; and what a question followed, so that it
// means the same when it is edited; and where an answer was given, so that it is not given
// twice. It holds IDs and receipts, no text.
type threads struct {
	now    func() time.Time
	mu     sync.Mutex
	topics *expiring.Map[answer.Context]
	before *expiring.Map[answer.Context] // by question
	given  *expiring.Map[string]         // the question that was answered so, by place and receipt
}

func newThreads(now func() time.Time) *threads {
	return &threads{now: now, topics: expiring.New[answer.Context](maxThreads), before: expiring.New[answer.Context](maxBefore), given: expiring.New[string](maxThreads)}
}

// about returns what a conversation was about, nil when that is not known.
func (t *threads) about(conversation string) *answer.Context {
	return t.get(t.topics, conversation)
}

// followed returns what a question followed, nil when that was nothing.
func (t *threads) followed(question string) *answer.Context {
	return t.get(t.before, question)
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

// An earlier is an answer that says the same, and was given in the same channel.
type earlier struct {
	ledger.Posted
	here bool // in the same thread
}

// gave returns where the same answer was given before, and notes that it is given now.
// What was deleted since, or answers an edit, does not count; nor does what only its
// asker sees.
func (t *threads) gave(ctx context.Context, answers *ledger.Ledger, to wire.Target, code receipt.Code) (earlier, bool) {
	if to.Private || to.Direct() || to.Key == "" {
		return earlier{}, false
	}
	inThread, inChannel := to.Conversation()+" "+string(code), to.Channel+" "+string(code)
	question, here := t.asked(inThread, inChannel)
	if question == to.Key {
		return earlier{}, false
	}
	p, ok := ledger.Posted{}, false
	if question != "" {
		p, ok = answers.Answer(ctx, question)
		ok = ok && p.Edit == ""
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if !ok {
		t.given.Put(inChannel, to.Key, t.now(), givenTTL)
	}
	if !ok || !here {
		t.given.Put(inThread, to.Key, t.now(), givenTTL)
	}
	return earlier{p, here}, ok
}

// asked returns the question that was answered so, "" for none, and whether it was in the
// thread.
func (t *threads) asked(inThread, inChannel string) (string, bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if question, ok := t.given.Get(inThread, t.now()); ok {
		return question, true
	}
	question, _ := t.given.Get(inChannel, t.now())
	return question, false
}
