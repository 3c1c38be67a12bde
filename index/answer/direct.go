package answer

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// ErrNoEntity is returned for an ID that the corpus does not have, or no more.
var ErrNoEntity = errors.New("answer: no such entity")

// About answers about the entity with that ID, in lang. The error is ErrNoEntity when
// there is none.
func (e *Engine) About(id string, lang corpus.Lang) (Answer, error) {
	x, ok := e.corpus.Entity(id)
	if !ok {
		return Answer{}, ErrNoEntity
	}
	u := e.speaking(lang)
	u.question, u.rule = Question{Text: x.Name(lang), Lang: lang}, "chosen by ID"
	a, err := u.statusAnswer([]subject{{entity: x}}, reading.Predicate{}, nil)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	return u.finish(a), nil
}

// speaking returns the understanding of an empty message, answered in lang.
func (e *Engine) speaking(lang corpus.Lang) *understanding {
	return &understanding{Engine: e, Message: &reading.Message{Reader: e.reader, Lang: lang, Why: "asked for"}}
}

// Listed returns every party the page lists as rows in lang: the members, then
// the observers, then the exceptions.
func (e *Engine) Listed(lang corpus.Lang) []Entity {
	u := e.speaking(lang)
	var out []Entity
	for _, x := range e.listed() {
		out = append(out, u.row(x))
	}
	return out
}

// Examples are questions that are guaranteed to be answered, in lang.
func (e *Engine) Examples(lang corpus.Lang) []Choice {
	p := e.phrases[lang]
	return choices(p.AskMember(e.sample()), p.AskObservers(), p.AskLeftOut(), e.introduction(lang))
}

// GroupQuestions are questions that look at the members by group, in lang.
func (e *Engine) GroupQuestions(lang corpus.Lang) []Choice {
	var out []Choice
	for _, q := range e.phrases[lang].AskGroups() {
		out = append(out, Choice{Label: q[0], Ask: q[1]})
	}
	return out
}

// maxScanned bounds the rows of one scan.
const maxScanned = 100

// Scan finds every country and organisation named in a text somebody else wrote
// and answers with the standing of each, in the order of the text. It reads
// names only: codes and words that are names in some reading are left alone.
// Without any name the answer is of kind None.
func (e *Engine) Scan(ctx context.Context, text string, lang corpus.Lang) (Answer, error) {
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	u := e.speaking(lang)
	u.question, u.rule = Question{Text: text, Lang: lang}, "scan"
	read := e.reader.Scan(text, lang)
	u.Items, u.Why = read.Items, read.Why
	var named []*reading.Item
	for _, it := range u.Items {
		if it.Ambiguous != nil && len(it.Ambiguous.Answer) > 0 || it.Named(corpus.EntityName, corpus.PlaceName) {
			named = append(named, it)
		}
	}
	subjects, _, err := u.subjectsOf(ctx, named)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	if len(subjects) == 0 {
		a := uncited(None)
		a.Verdict = e.phrases[lang].NothingNamed()
		return u.finish(a), nil
	}
	a, err := u.statusAnswer(slices.Clip(subjects[:min(len(subjects), maxScanned)]), reading.Predicate{}, nil)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	return u.finish(a), nil
}
