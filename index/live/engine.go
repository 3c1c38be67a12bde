package live

import (
	"context"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

// What searches holds on to the index while it does. The rest needs the corpus alone,
// which lasts as long as anybody has it.

// Ask is [answer.Engine.Ask] of the present engine.
func (l *Live) Ask(ctx context.Context, q answer.Question) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.Ask(ctx, q)
}

// Scan is [answer.Engine.Scan] of the present engine.
func (l *Live) Scan(ctx context.Context, text string, lang corpus.Lang) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.Scan(ctx, text, lang)
}

// Find is [answer.Engine.Find] of the present engine.
func (l *Live) Find(ctx context.Context, text string, lang corpus.Lang, limit int) ([]answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.Find(ctx, text, lang, limit)
}

// Check is [answer.Engine.Check] of the present engine.
func (l *Live) Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (answer.Checklist, error) {
	e, done := l.use()
	defer done()
	return e.Check(ctx, sheet, lang)
}

// Suggest is [answer.Engine.Suggest] of the present engine.
func (l *Live) Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option {
	return l.now.Load().Suggest(prefix, lang, limit)
}

// Spoken is [answer.Engine.Spoken] of the present engine.
func (l *Live) Spoken(text string) corpus.Lang { return l.now.Load().Spoken(text) }

// About is [answer.Engine.About] of the present engine.
func (l *Live) About(id string, lang corpus.Lang) (answer.Answer, error) {
	return l.now.Load().About(id, lang)
}

// Listed is [answer.Engine.Listed] of the present engine.
func (l *Live) Listed(lang corpus.Lang) []answer.Entity { return l.now.Load().Listed(lang) }

// Examples is [answer.Engine.Examples] of the present engine.
func (l *Live) Examples(lang corpus.Lang) []answer.Choice { return l.now.Load().Examples(lang) }

// GroupQuestions is [answer.Engine.GroupQuestions] of the present engine.
func (l *Live) GroupQuestions(lang corpus.Lang) []answer.Choice {
	return l.now.Load().GroupQuestions(lang)
}

// Body is [answer.Engine.Body] of the present engine.
func (l *Live) Body() corpus.Body { return l.now.Load().Body() }

// Document is [answer.Engine.Document] of the present engine.
func (l *Live) Document() corpus.Document { return l.now.Load().Document() }

// Digest is [answer.Engine.Digest] of the present engine.
func (l *Live) Digest() string { return l.now.Load().Digest() }
