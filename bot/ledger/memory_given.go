package ledger

import (
	"bytes"
	"context"
	"slices"
	"time"
)

// SaveGiven implements Store.
func (m *Memory) SaveGiven(_ context.Context, g Given) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.forgotten(g.User, g.Epoch, m.now()) {
		return nil
	}
	m.given.Put(g.Name, g, m.now(), g.At.Add(GivenFor).Sub(m.now()))
	return nil
}

// ChangeGiven implements Store.
func (m *Memory) ChangeGiven(_ context.Context, g Given, was []byte) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	kept, ok := m.given.Get(g.Name, m.now())
	switch same := was == nil || bytes.Equal(kept.Body, was); {
	case !ok || !same:
		return false, nil
	case g.Body == nil:
		m.given.Drop(g.Name)
	default:
		kept.Body, kept.Owed = g.Body, g.Owed
		m.given.Change(g.Name, kept)
	}
	return true, nil
}

// Given implements Store.
func (m *Memory) Given(_ context.Context, since time.Time, owed bool) ([]Given, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Given
	for _, g := range m.given.All(m.now()) {
		older, wanted := g.At.Before(since), g.Owed || !owed
		if wanted && !older {
			g.User = ""
			out = append(out, g)
		}
	}
	slices.SortStableFunc(out, func(a, b Given) int { return b.At.Compare(a.At) })
	return out, nil
}
