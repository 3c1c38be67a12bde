package bot

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"miswg/corpus"
	"miswg/index/answer"
)

// A Load builds an engine, and what releases it.
type Load func() (e Engine, release func() error, err error)

// Live is an Engine that can be replaced while it answers. What is under way with
// the old engine ends with it; the old one is released when the last of that is
// done.
type Live struct {
	load Load
	turn sync.Mutex // one Reload at a time
	now  atomic.Pointer[loaded]
}

// loaded is an engine in use.
type loaded struct {
	Engine
	release func() error
	using   sync.RWMutex // held for reading by calls
	gone    bool
}

// NewLive builds the first engine.
func NewLive(load Load) (*Live, error) {
	e, release, err := load()
	if err != nil {
		return nil, err
	}
	l := &Live{load: load}
	l.now.Store(&loaded{Engine: e, release: release})
	return l, nil
}

// Reload builds another engine beside the present one and asks it the canary
// questions. If it passes it takes over at once; else it is released, the present
// one stays, and the error says what is wrong.
func (l *Live) Reload(ctx context.Context) error {
	l.turn.Lock()
	defer l.turn.Unlock()
	e, release, err := l.load()
	if err != nil {
		return err
	}
	if err := sing(ctx, e); err != nil {
		_ = release()
		return fmt.Errorf("canary: %w", err)
	}
	old := l.now.Swap(&loaded{Engine: e, release: release})
	go func() { _ = old.retire() }()
	return nil
}

// Close releases the engine. Nothing may be asked after it.
func (l *Live) Close() error { return l.now.Load().retire() }

// retire releases an engine once nobody uses it.
func (e *loaded) retire() error {
	e.using.Lock()
	defer e.using.Unlock()
	e.gone = true
	return e.release()
}

// use returns the present engine, and what to call when done with it.
func (l *Live) use() (Engine, func()) {
	for {
		e := l.now.Load()
		e.using.RLock()
		if !e.gone || l.now.Load() == e {
			return e, e.using.RUnlock
		}
		e.using.RUnlock()
	}
}

// Ask implements Engine.
func (l *Live) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.Ask(ctx, q)
}

// Scan implements Engine.
func (l *Live) Scan(ctx context.Context, text string, lang corpus.Lang) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.Scan(ctx, text, lang)
}

// Suggest implements Engine.
func (l *Live) Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option {
	e, done := l.use()
	defer done()
	return e.Suggest(prefix, lang, limit)
}

// About implements Engine.
func (l *Live) About(id string, lang corpus.Lang) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.About(id, lang)
}

// Listed implements Engine.
func (l *Live) Listed(lang corpus.Lang) []answer.Entity {
	e, done := l.use()
	defer done()
	return e.Listed(lang)
}

// Examples implements Engine.
func (l *Live) Examples(lang corpus.Lang) []answer.Choice {
	e, done := l.use()
	defer done()
	return e.Examples(lang)
}

// GroupQuestions implements Engine.
func (l *Live) GroupQuestions(lang corpus.Lang) []answer.Choice {
	e, done := l.use()
	defer done()
	return e.GroupQuestions(lang)
}

// Body implements Engine.
func (l *Live) Body() corpus.Body {
	e, done := l.use()
	defer done()
	return e.Body()
}

// Document implements Engine.
func (l *Live) Document() corpus.Document {
	e, done := l.use()
	defer done()
	return e.Document()
}

// Digest implements Engine.
func (l *Live) Digest() string {
	e, done := l.use()
	defer done()
	return e.Digest()
}
