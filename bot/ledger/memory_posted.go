package ledger

import (
	"context"
	"slices"
	"sync"
	"time"

	"miswg/bot/expiring"
)

// posts are the messages that answered questions, of a [Memory].
type posts struct {
	clock func() time.Time
	held  sync.Mutex
	kept  *expiring.Map[Posted]   // by question
	named *expiring.Map[[]string] // the questions whose answers were named so, by that, the first first
}

func newPosts(now func() time.Time) *posts {
	return &posts{clock: now, kept: expiring.New[Posted](maxPosted), named: expiring.New[[]string](maxPosted)}
}

// keep keeps which message answered a question.
func (b *posts) keep(question string, p Posted, ttl time.Duration) {
	b.held.Lock()
	defer b.held.Unlock()
	b.kept.Put(question, p, b.clock(), ttl)
	if p.Says == "" {
		return
	}
	named, _ := b.named.Get(p.Says, b.clock())
	named = slices.DeleteFunc(slices.Clone(named), func(q string) bool {
		return q == question || !b.repeats(q, p.Says)
	})
	b.named.Put(p.Says, append(named, question), b.clock(), ttl)
}

// repeats reports whether a question still has an answer that is named so.
func (b *posts) repeats(question, says string) bool {
	p, ok := b.kept.Get(question, b.clock())
	return ok && p.repeats(says)
}

// Posted implements Store.
func (b *posts) Posted(_ context.Context, question string) (Posted, bool, error) {
	b.held.Lock()
	defer b.held.Unlock()
	p, ok := b.kept.Get(question, b.clock())
	return p, ok, nil
}

// Said implements Store.
func (b *posts) Said(_ context.Context, says, thread, but string) (p Posted, ok bool, _ error) {
	b.held.Lock()
	defer b.held.Unlock()
	named, _ := b.named.Get(says, b.clock())
	for _, q := range named {
		if q == but || !b.repeats(q, says) {
			continue
		}
		if o, _ := b.kept.Get(q, b.clock()); !ok || o.before(p, thread) {
			p, ok = o, true
		}
	}
	return p, ok, nil
}

// DropPosted implements Store.
func (b *posts) DropPosted(_ context.Context, question string) error {
	b.held.Lock()
	defer b.held.Unlock()
	b.kept.Drop(question)
	return nil
}

// forget drops the messages that answered a person.
func (b *posts) forget(user string) {
	b.held.Lock()
	defer b.held.Unlock()
	b.kept.DropIf(func(p Posted) bool { return p.User == user })
}

// all returns the messages by question.
func (b *posts) all() map[string]Posted {
	b.held.Lock()
	defer b.held.Unlock()
	out := map[string]Posted{}
	for q, p := range b.kept.All(b.clock()) {
		out[q] = p
	}
	return out
}
