package bot

import (
	"context"
	"sync"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
)

// Bounds of what Memory keeps. The oldest goes first.
const (
	maxClaims   = 100_000
	maxPosted   = 10_000
	maxSettings = 50_000
	maxFeedback = 10_000
)

// Memory is a Store that forgets everything at exit. It serves one copy of the bot.
type Memory struct {
	now       func() time.Time
	mu        sync.Mutex
	claims    *claims
	posted    *expiring[Posted]
	languages *expiring[corpus.Lang]
	feedback  *expiring[Feedback]
}

// NewMemory returns an empty store; nil now means time.Now.
func NewMemory(now func() time.Time) *Memory {
	if now == nil {
		now = time.Now
	}
	return &Memory{
		now:       now,
		claims:    newClaims(maxClaims),
		posted:    newExpiring[Posted](maxPosted),
		languages: newExpiring[corpus.Lang](maxSettings),
		feedback:  newExpiring[Feedback](maxFeedback),
	}
}

// forever outlives the process.
const forever = 100 * 365 * 24 * time.Hour

// Claim implements Store.
func (m *Memory) Claim(ctx context.Context, key string, ttl time.Duration) (bool, error) {
	return m.ClaimFor(ctx, key, "", ttl)
}

// ClaimFor is Claim for an owner, who may claim again; "" is nobody.
func (m *Memory) ClaimFor(_ context.Context, key, owner string, ttl time.Duration) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.claims.take(key, owner, m.now(), ttl), nil
}

// Language implements Store.
func (m *Memory) Language(_ context.Context, user string) (corpus.Lang, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, _ := m.languages.get(user, m.now())
	return l, nil
}

// SetLanguage implements Store.
func (m *Memory) SetLanguage(_ context.Context, user string, l corpus.Lang) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if l == "" {
		m.languages.drop(user)
		return nil
	}
	m.languages.put(user, l, m.now(), forever)
	return nil
}

// SaveFeedback implements Store.
func (m *Memory) SaveFeedback(_ context.Context, f Feedback) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.feedback.put(f.User+" "+f.Message, f, m.now(), forever)
	return nil
}

// Feedback returns all judgements, oldest first.
func (m *Memory) Feedback() []Feedback {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.feedback.values(m.now())
}

// SavePosted implements Store.
func (m *Memory) SavePosted(_ context.Context, question string, p Posted, ttl time.Duration) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.posted.put(question, p, m.now(), ttl)
	return nil
}

// Posted implements Store.
func (m *Memory) Posted(_ context.Context, question string) (Posted, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	p, ok := m.posted.get(question, m.now())
	return p, ok, nil
}

// DropPosted implements Store.
func (m *Memory) DropPosted(_ context.Context, question string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.posted.drop(question)
	return nil
}

// RecordGap implements Store. One process has nobody to report to: nothing is kept.
func (m *Memory) RecordGap(context.Context, string, []string, answer.Kind, corpus.Lang) error {
	return nil
}

// SaveQuestion implements Store. Nothing is kept.
func (m *Memory) SaveQuestion(context.Context, string, string, answer.Kind, corpus.Lang) error {
	return nil
}

// Forget implements Store.
func (m *Memory) Forget(_ context.Context, user string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.languages.drop(user)
	m.feedback.dropIf(func(f Feedback) bool { return f.User == user })
	return nil
}
