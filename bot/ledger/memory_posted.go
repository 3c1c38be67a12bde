package ledger

import (
	"context"
	"maps"
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
	named *expiring.Map[[]string] // the questions whose answers are named, by channel, the first first
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
	named, _ := b.named.Get(p.Channel, b.clock())
	named = append(slices.DeleteFunc(slices.Clone(named), func(q string) bool { return q == question }), question)
	b.named.Put(p.Channel, named[max(0, len(named)-MaxSaid):], b.clock(), ttl)
}

// Posted implements Store.
func (b *posts) Posted(_ context.Context, question string) (Posted, bool, error) {
	b.held.Lock()
	defer b.held.Unlock()
	p, ok := b.kept.Get(question, b.clock())
	return p, ok, nil
}

// said are the named answers in a place, as [Store.ClaimIn] returns them.
func (b *posts) said(in Place) (out []Posted) {
	b.held.Lock()
	defer b.held.Unlock()
	named, _ := b.named.Get(in.Channel, b.clock())
	for _, q := range named {
		if p, ok := b.kept.Get(q, b.clock()); ok && p.said(q, in) {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b Posted) int { return a.order(b, in.Thread) })
	return out
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
	return maps.Collect(b.kept.All(b.clock()))
}
