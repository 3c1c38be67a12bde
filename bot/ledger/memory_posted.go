package ledger

import (
	"context"
	"slices"

	"miswg/corpus"
)

// post keeps which message answered a question. It is for who holds the lock, as said is.
func post(m *Memory, a Answered) {
	p := a.Posted
	if m.forgotten(p.User, p.Epoch, m.now()) {
		return
	}
	m.posted.Put(a.Question, p, m.now(), a.TTL)
	if p.Says == "" {
		return
	}
	named, _ := m.named.Get(p.Channel, m.now())
	named = append(slices.DeleteFunc(slices.Clone(named), func(q string) bool { return q == a.Question }), a.Question)
	m.named.Put(p.Channel, named[max(0, len(named)-MaxSaid):], m.now(), a.TTL)
}

// said are the named answers in a place, as [Store.ClaimIn] returns them.
func said(m *Memory, in Place) []Posted {
	named, _ := m.named.Get(in.Channel, m.now())
	out := corpus.Found(named, func(q string) (Posted, bool) {
		p, ok := m.posted.Get(q, m.now())
		return p, ok && p.said(q, in)
	})
	slices.SortStableFunc(out, func(a, b Posted) int { return a.order(b, in.Thread) })
	return out
}

// Posted implements Store.
func (m *Memory) Posted(_ context.Context, question string) (Posted, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.posted.Get(question, m.now())
	return p, ok, nil
}

// DropPosted implements Store.
func (m *Memory) DropPosted(_ context.Context, question string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.posted.Drop(question)
	return nil
}
