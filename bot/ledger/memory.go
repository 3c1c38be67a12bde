package ledger

import (
	"context"
	"maps"
	"sync"
	"time"

	"miswg/bot/expiring"
	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
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
	languages *expiring.Map[corpus.Lang]
	feedback  *expiring.Map[Feedback]
	given     *expiring.Map[Given]
	exam      exam.Result
	watch     Watch
	posted    *expiring.Map[Posted]   // by question
	named     *expiring.Map[[]string] // the questions whose answers are named, by channel, the first first
	*epochs
}

// NewMemory returns an empty store; nil now means time.Now.
func NewMemory(now func() time.Time) *Memory {
	if now == nil {
		now = time.Now
	}
	return &Memory{
		now:       now,
		claims:    newClaims(maxClaims, now()),
		languages: expiring.New[corpus.Lang](maxSettings),
		feedback:  expiring.New[Feedback](maxFeedback),
		given:     expiring.New[Given](MaxGiven),
		posted:    expiring.New[Posted](maxPosted),
		named:     expiring.New[[]string](maxPosted),
		epochs:    &epochs{of: expiring.New[int64](maxSettings)},
	}
}

// forever outlives the process.
const forever = 100 * 365 * 24 * time.Hour

// Lasting implements Store.
func (m *Memory) Lasting() bool { return false }

// Claim implements Store.
func (m *Memory) Claim(_ context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.claims.takeAll(keys, owner, m.now(), ttl), nil
}

// ClaimIn implements Store.
func (m *Memory) ClaimIn(_ context.Context, in Place, user, owner string, ttl time.Duration, keys ...string) (corpus.Lang, []Posted, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	l, _ := m.languages.Get(user, m.now())
	return l, said(m, in), m.claims.takeAll(keys, owner, m.now(), ttl), nil
}

// SetLanguage implements Store.
func (m *Memory) SetLanguage(_ context.Context, user string, l corpus.Lang) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if l == "" {
		m.languages.Drop(user)
		return nil
	}
	m.languages.Put(user, l, m.now(), forever)
	return nil
}

// SaveFeedback implements Store.
func (m *Memory) SaveFeedback(_ context.Context, f Feedback) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.feedback.Put(f.User+" "+f.Message, f, m.now(), forever)
	return nil
}

// Feedback returns all judgements, oldest first.
func (m *Memory) Feedback() []Feedback {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []Feedback
	for _, f := range m.feedback.All(m.now()) {
		out = append(out, f)
	}
	return out
}

// MoveTo copies what is kept into another store, claims aside, which whoever made them
// knows, and has those forgotten there who lately were here. It returns the first error.
func (m *Memory) MoveTo(ctx context.Context, s Store) error {
	m.mu.Lock()
	last, watch, languages, posted, given, forgotten := m.exam, m.watch, maps.Collect(m.languages.All(m.now())), maps.Collect(m.posted.All(m.now())), maps.Collect(m.given.All(m.now())), maps.Collect(m.of.All(m.now()))
	m.mu.Unlock()
	for user := range forgotten {
		if _, err := s.Forget(ctx, user); err != nil {
			return err
		}
	}
	epoch, err := s.Epoch(ctx) // what is kept here is of after that
	if err != nil {
		return err
	}
	for user, l := range languages {
		if err := s.SetLanguage(ctx, user, l); err != nil {
			return err
		}
	}
	for _, f := range m.Feedback() {
		if err := s.SaveFeedback(ctx, f); err != nil {
			return err
		}
	}
	for question, p := range posted {
		p.Epoch = epoch
		if err := s.Finish(ctx, "", "", Answered{question, p, answerTTL}); err != nil {
			return err
		}
	}
	for _, g := range given {
		g.Epoch = epoch
		if err := s.SaveGiven(ctx, g); err != nil {
			return err
		}
	}
	if watch.Revision > 0 {
		watch.Revision = 0 // what another copy knows already is no worse
		if _, err := s.SaveWatch(ctx, watch); err != nil {
			return err
		}
	}
	if last.Taken() {
		return s.SaveExam(ctx, last)
	}
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

// SaveExam implements Store.
func (m *Memory) SaveExam(_ context.Context, r exam.Result) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !r.When.Before(m.exam.When) {
		m.exam = r
	}
	return nil
}

// LastExam implements Store.
func (m *Memory) LastExam(context.Context) (exam.Result, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.exam, nil
}

// LastWatch implements Store.
func (m *Memory) LastWatch(context.Context) (Watch, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.watch, nil
}

// SaveWatch implements Store.
func (m *Memory) SaveWatch(_ context.Context, w Watch) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if w.Revision != m.watch.Revision {
		return false, nil
	}
	w.Revision++
	m.watch = w
	return true, nil
}

// Forget implements Store.
func (m *Memory) Forget(_ context.Context, user string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.languages.Drop(user)
	m.watch = m.watch.Without(user)
	m.feedback.DropIf(func(f Feedback) bool { return f.User == user })
	m.posted.DropIf(func(p Posted) bool { return p.User == user })
	m.given.DropIf(func(g Given) bool { return g.User == user })
	m.begin(user, m.now())
	return true, nil
}

// Begin implements Store. Nothing is kept: there is no other copy.
func (m *Memory) Begin(context.Context, []Pending, time.Duration) (map[string]int64, error) {
	return nil, nil
}

// Sending implements Store.
func (m *Memory) Sending(context.Context, string, string, bool) (bool, error) { return true, nil }

// Finish implements Store.
func (m *Memory) Finish(_ context.Context, _, _ string, answers ...Answered) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range answers {
		post(m, a)
	}
	return nil
}

// Renew implements Store.
func (m *Memory) Renew(context.Context, string, time.Duration) error { return nil }

// Adopt implements Store.
func (m *Memory) Adopt(context.Context, string, time.Duration, int) ([]Pending, error) {
	return nil, nil
}
