package live

import (
	"context"

	"miswg/corpus"
	"miswg/index/answer"
	"miswg/index/answer/table"
)

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

// Check is [answer.Engine.Check] of the present engine.
func (l *Live) Check(ctx context.Context, sheet table.Sheet, lang corpus.Lang) (answer.Checklist, error) {
	e, done := l.use()
	defer done()
	return e.Check(ctx, sheet, lang)
}

// Suggest is [answer.Engine.Suggest] of the present engine.
func (l *Live) Suggest(prefix string, lang corpus.Lang, limit int) []answer.Option {
	e, done := l.use()
	defer done()
	return e.Suggest(prefix, lang, limit)
}

// About is [answer.Engine.About] of the present engine.
func (l *Live) About(id string, lang corpus.Lang) (answer.Answer, error) {
	e, done := l.use()
	defer done()
	return e.About(id, lang)
}

// Listed is [answer.Engine.Listed] of the present engine.
func (l *Live) Listed(lang corpus.Lang) []answer.Entity {
	e, done := l.use()
	defer done()
	return e.Listed(lang)
}

// Examples is [answer.Engine.Examples] of the present engine.
func (l *Live) Examples(lang corpus.Lang) []answer.Choice {
	e, done := l.use()
	defer done()
	return e.Examples(lang)
}

// GroupQuestions is [answer.Engine.GroupQuestions] of the present engine.
func (l *Live) GroupQuestions(lang corpus.Lang) []answer.Choice {
	e, done := l.use()
	defer done()
	return e.GroupQuestions(lang)
}

// Body is [answer.Engine.Body] of the present engine.
func (l *Live) Body() corpus.Body {
	e, done := l.use()
	defer done()
	return e.Body()
}

// Document is [answer.Engine.Document] of the present engine.
func (l *Live) Document() corpus.Document {
	e, done := l.use()
	defer done()
	return e.Document()
}

// Digest is [answer.Engine.Digest] of the present engine.
func (l *Live) Digest() string {
	e, done := l.use()
	defer done()
	return e.Digest()
}
