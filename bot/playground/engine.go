package playground

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"miswg/bot"
	"miswg/corpus"
	"miswg/index/answer"
)

// A Loader builds what the bot answers from, and a function that releases it.
type Loader func() (bot.Engine, func() error, error)

// engine is a bot.Engine that can be replaced while questions are being answered.
type engine struct {
	load Loader
	mu   sync.RWMutex // held for reading while the current engine is in use
	now  bot.Engine
	free func() error
}

func newEngine(load Loader) (*engine, error) {
	if load == nil {
		return nil, errors.New("no loader")
	}
	e := &engine{load: load}
	return e, e.reload()
}

// reload replaces the engine; when that fails the old one stays.
func (e *engine) reload() error {
	next, free, err := e.load()
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	e.mu.Lock()
	old := e.free
	e.now, e.free = next, free
	e.mu.Unlock()
	if old != nil {
		return old()
	}
	return nil
}

// Close releases the current engine, which must not be asked any more.
func (e *engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	free := e.free
	e.free = nil
	if free == nil {
		return nil
	}
	return free()
}

func (e *engine) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Ask(ctx, q)
}

func (e *engine) Scan(ctx context.Context, text string, lang corpus.Lang) (answer.Answer, error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Scan(ctx, text, lang)
}

func (e *engine) Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Suggest(prefix, lang, limit)
}

func (e *engine) About(id string, lang corpus.Lang) (answer.Answer, error) {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.About(id, lang)
}

func (e *engine) Listed(lang corpus.Lang) []answer.Entity {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Listed(lang)
}

func (e *engine) Examples(lang corpus.Lang) []answer.Choice {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Examples(lang)
}

func (e *engine) GroupQuestions(lang corpus.Lang) []answer.Choice {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.GroupQuestions(lang)
}

func (e *engine) Body() corpus.Body {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Body()
}

func (e *engine) Document() corpus.Document {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Document()
}

func (e *engine) Digest() string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	return e.now.Digest()
}
