package answer

import (
	"context"
	"errors"
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
	u := e.understand(&reading.Message{Lang: lang, Why: "asked for"}, lang)
	a, err := standings{speaker: u.speaker, subjects: []subject{{entity: x}}}.answer(nil)
	a.Around = around(u.corpus, a.citations)
	return u.finish(a, err, x.Name(lang), "chosen by ID")
}

// Listed returns every party the page lists as rows in lang: the members, then
// the observers, then the exceptions.
func (e *Engine) Listed(lang corpus.Lang) []Entity {
	return e.speakers[lang].rows(e.listed())
}

// Spoken returns the language that a question is asked in, "" where its words do not
// tell. Only then does the answer depend on [Question.Lang].
func (e *Engine) Spoken(text string) corpus.Lang { return e.reader.Spoken(text) }

// Examples are questions that are guaranteed to be answered, in lang.
func (e *Engine) Examples(lang corpus.Lang) []Choice {
	s := e.speakers[lang]
	return choices(s.askSample(), s.AskObservers(), s.AskLeftOut(), s.introduction())
}

// GroupQuestions are questions that look at the members by group, in lang.
func (e *Engine) GroupQuestions(lang corpus.Lang) []Choice {
	var out []Choice
	for _, q := range e.speakers[lang].AskGroups() {
		out = append(out, Choice{Label: q[0], Ask: q[1]})
	}
	return out
}

// Usual are the questions that are asked most, in lang: of each country and organisation,
// of the lists, of the groups, and of what the page states.
func (e *Engine) Usual(lang corpus.Lang) []string {
	s := e.speakers[lang]
	out := []string{s.AskMembers(), s.AskParties(), s.AskNumber(), s.AskObservers(), s.AskLeftOut(), s.AskUnlisted()}
	for g := range e.corpus.Groups() {
		out = append(out, s.AskGroup(g))
	}
	for st := range e.corpus.Statements() {
		out = append(out, st.Ask.In(lang))
	}
	for x := range e.corpus.Entities() {
		out = append(out, x.Name(lang), s.AskMember(x))
	}
	return slices.DeleteFunc(out, func(q string) bool { return q == "" })
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
	read := e.reader.Scan(text, lang)
	u := e.understand(&reading.Message{Lang: lang, Why: read.Why, Items: read.Items}, lang)
	var named []*reading.Item
	for _, it := range u.Items {
		if it.Ambiguous != nil && len(it.Ambiguous.Answer) > 0 || it.Named(corpus.EntityName, corpus.PlaceName) {
			named = append(named, it)
		}
	}
	subjects, err := u.names.subjects(ctx, named)
	a := none(u.NothingNamed(), nil)
	if err == nil && len(subjects) > 0 {
		a, err = standings{speaker: u.speaker, subjects: subjects[:min(len(subjects), maxScanned)]}.answer(nil)
	}
	return u.finish(a, err, text, "scan")
}
