package ledger

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/exam"
)

const (
	callTimeout  = time.Second // of one call of a store
	firstPause   = time.Second // without the store after a failure; twice as long after each more
	longestPause = 15 * time.Second
)

// ErrBroken is returned while a store that failed is left alone. That it failed is in
// the log already.
var ErrBroken = errors.New("ledger: the store is left alone for a while")

// A Guard is a Store of which nobody waits longer than it takes to find out that it is
// broken: after a failure it is left alone for a while, then tried by one call. The
// store behind it can be replaced. It is safe for concurrent use.
type Guard struct{ breaker }

// A breaker knows whether the store works, and lets calls through while it does.
type breaker struct {
	now func() time.Time
	log *slog.Logger

	mu       sync.Mutex
	store    Store
	failures int       // in a row
	until    time.Time // left alone
	trying   bool
}

// NewGuard returns a Guard of s.
func NewGuard(s Store, now func() time.Time, log *slog.Logger) *Guard {
	return &Guard{breaker{store: s, now: now, log: log}}
}

// Replace has another store answer from now on.
func (g *breaker) Replace(s Store) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.store, g.failures, g.trying, g.until = s, 0, false, time.Time{}
}

// Broken reports whether the store failed last.
func (g *breaker) Broken() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.failures > 0
}

// enter returns the store for a call, nil while it is left alone.
func (g *breaker) enter() Store {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.failures > 0 {
		if g.trying || g.now().Before(g.until) {
			return nil
		}
		g.trying = true
	}
	return g.store
}

// leave takes note of how a call of s ended.
func (g *breaker) leave(s Store, err error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case s != g.store:
		return // it was replaced meanwhile
	case err == nil && g.failures > 0:
		g.log.Info("the store works again")
		fallthrough
	case err == nil:
		g.failures, g.trying = 0, false
		return
	}
	if g.trying = false; g.failures == 0 {
		g.log.Error("the store is left alone for a while", "err", err)
	}
	pause := min(firstPause<<min(g.failures, 10), longestPause)
	g.failures++
	g.until = g.now().Add(pause)
}

// untried takes note of a call that nobody waited for.
func (g *breaker) untried() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.trying = false
}

// guarded makes one call.
func guarded[T any](ctx context.Context, g *Guard, call func(ctx context.Context, s Store) (T, error)) (T, error) {
	var none T
	s := g.enter()
	if s == nil {
		return none, ErrBroken
	}
	short, cancel := context.WithTimeout(ctx, callTimeout)
	defer cancel()
	v, err := call(short, s)
	if err != nil && ctx.Err() != nil {
		g.untried() // who asked waits no longer; the store is not to blame yet
		return v, err
	}
	g.leave(s, err)
	return v, err
}

// carriedOut is guarded for a call that returns nothing else.
func carriedOut(ctx context.Context, g *Guard, call func(ctx context.Context, s Store) error) error {
	_, err := guarded(ctx, g, func(ctx context.Context, s Store) (struct{}, error) { return struct{}{}, call(ctx, s) })
	return err
}

// Report logs that a call of the store failed, unless it is left alone.
func Report(log *slog.Logger, what string, err error) {
	if err != nil && !errors.Is(err, ErrBroken) {
		log.Error(what, "err", err)
	}
}

// Lasting implements Store.
func (g *Guard) Lasting() bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.store.Lasting()
}

// Claim implements Store.
func (g *Guard) Claim(ctx context.Context, owner string, ttl time.Duration, keys ...string) (bool, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (bool, error) { return s.Claim(ctx, owner, ttl, keys...) })
}

// ClaimIn implements Store.
func (g *Guard) ClaimIn(ctx context.Context, in Place, user, owner string, ttl time.Duration, keys ...string) (corpus.Lang, []Posted, bool, error) {
	first, given := false, []Posted(nil)
	l, err := guarded(ctx, g, func(ctx context.Context, s Store) (l corpus.Lang, err error) {
		l, given, first, err = s.ClaimIn(ctx, in, user, owner, ttl, keys...)
		return l, err
	})
	return l, given, first, err
}

// SetLanguage implements Store.
func (g *Guard) SetLanguage(ctx context.Context, user string, l corpus.Lang) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.SetLanguage(ctx, user, l) })
}

// SaveFeedback implements Store.
func (g *Guard) SaveFeedback(ctx context.Context, f Feedback) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.SaveFeedback(ctx, f) })
}

// Posted implements Store.
func (g *Guard) Posted(ctx context.Context, question string) (Posted, bool, error) {
	known := false
	p, err := guarded(ctx, g, func(ctx context.Context, s Store) (p Posted, err error) {
		p, known, err = s.Posted(ctx, question)
		return p, err
	})
	return p, known, err
}

// DropPosted implements Store.
func (g *Guard) DropPosted(ctx context.Context, question string) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.DropPosted(ctx, question) })
}

// SaveGiven implements Store.
func (g *Guard) SaveGiven(ctx context.Context, v Given) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.SaveGiven(ctx, v) })
}

// ChangeGiven implements Store.
func (g *Guard) ChangeGiven(ctx context.Context, v Given, was []byte) (bool, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (bool, error) { return s.ChangeGiven(ctx, v, was) })
}

// Given implements Store.
func (g *Guard) Given(ctx context.Context, since time.Time, owed bool) ([]Given, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) ([]Given, error) { return s.Given(ctx, since, owed) })
}

// RecordGap implements Store.
func (g *Guard) RecordGap(ctx context.Context, user string, terms []string, kind answer.Kind, l corpus.Lang) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.RecordGap(ctx, user, terms, kind, l) })
}

// SaveQuestion implements Store.
func (g *Guard) SaveQuestion(ctx context.Context, user, text string, kind answer.Kind, l corpus.Lang) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.SaveQuestion(ctx, user, text, kind, l) })
}

// SaveExam implements Store.
func (g *Guard) SaveExam(ctx context.Context, r exam.Result) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.SaveExam(ctx, r) })
}

// LastExam implements Store.
func (g *Guard) LastExam(ctx context.Context) (exam.Result, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (exam.Result, error) { return s.LastExam(ctx) })
}

// LastWatch implements Store.
func (g *Guard) LastWatch(ctx context.Context) (Watch, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (Watch, error) { return s.LastWatch(ctx) })
}

// SaveWatch implements Store.
func (g *Guard) SaveWatch(ctx context.Context, w Watch) (bool, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (bool, error) { return s.SaveWatch(ctx, w) })
}

// Forget implements Store.
func (g *Guard) Forget(ctx context.Context, user string) (bool, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (bool, error) { return s.Forget(ctx, user) })
}

// Epoch implements Store.
func (g *Guard) Epoch(ctx context.Context) (int64, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (int64, error) { return s.Epoch(ctx) })
}

// Begin implements Store.
func (g *Guard) Begin(ctx context.Context, ps []Pending, lease time.Duration) (map[string]int64, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) (map[string]int64, error) { return s.Begin(ctx, ps, lease) })
}

// Sending implements Store. It asks a store that is left alone all the same: another
// copy that reaches it may have taken over what was kept before it failed, and nothing
// is kept since.
func (g *Guard) Sending(ctx context.Context, owner, copy string, sending bool) (bool, error) {
	g.mu.Lock()
	s := g.store
	g.mu.Unlock()
	return s.Sending(ctx, owner, copy, sending)
}

// Finish implements Store.
func (g *Guard) Finish(ctx context.Context, owner, copy string, answers ...Answered) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.Finish(ctx, owner, copy, answers...) })
}

// Renew implements Store.
func (g *Guard) Renew(ctx context.Context, copy string, lease time.Duration) error {
	return carriedOut(ctx, g, func(ctx context.Context, s Store) error { return s.Renew(ctx, copy, lease) })
}

// Adopt implements Store.
func (g *Guard) Adopt(ctx context.Context, copy string, lease time.Duration, limit int) ([]Pending, error) {
	return guarded(ctx, g, func(ctx context.Context, s Store) ([]Pending, error) { return s.Adopt(ctx, copy, lease, limit) })
}
