package answer

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/reading"
)

// ErrNoEntity is returned for an ID that the corpus does not have, or no more.
var ErrNoEntity = errors.New("answer: no such entity")

// About answers about the entity with that ID, in lang, or in the words of the passage
// with it. The error is ErrNoEntity when there is neither.
func (e *Engine) About(id string, lang corpus.Lang) (Answer, error) {
	u := e.understand(&reading.Message{Lang: lang, Why: "asked for"}, lang)
	x, ok := e.corpus.Entity(id)
	if !ok {
		p, ok := e.corpus.Passage(id)
		if !ok || !u.pages.quotable(p) {
			return Answer{}, ErrNoEntity
		}
		a, _, err := u.pages.quote(p)
		return u.finish(a, err, "", "chosen by ID")
	}
	a, err := standings{speaker: u.speaker, subjects: []subject{{entity: x}}}.answer(nil)
	a.Around = around(u.corpus, a.citations)
	return u.finish(a, err, x.Name(lang), "chosen by ID")
}

// Find returns what a search for text finds, each thing once, at most limit of them: an
// answer about each country or organisation that text names or asks for, what the page
// states of what it asks, and then the page's own words that have its words, the best
// first. Nothing is guessed: nobody is found by a misspelling. Nothing found is no error.
func (e *Engine) Find(ctx context.Context, text string, lang corpus.Lang, limit int) ([]Answer, error) {
	a, err := e.Ask(ctx, Question{Text: text, Lang: lang})
	if err != nil {
		return nil, err
	}
	items := e.reader.Read(text, lang, false).Items
	ids := sure(a, items)
	if len(ids) > 0 {
		text = strings.Join(matter(items), " ") // besides whom it is about
	}
	hits, err := e.index.Search(ctx, index.Query{Text: text})
	if err != nil {
		return nil, fmt.Errorf("answer: find: %w", err)
	}
	ids = append(ids, corpus.Found(hits, func(h index.Hit) (string, bool) {
		p, ok := e.corpus.Passage(h.ID)
		return h.ID, ok && e.corpus.Readable(p, a.Lang) && tells(p.Text)
	})...)
	var out []Answer
	seen := map[string]bool{} // IDs, and those of the passages quoted
	add := func(found Answer) {
		out, seen[found.ID()] = append(out, found), true
		for _, q := range found.citations {
			seen[q.Passage().ID] = true
		}
	}
	if a.kind == Passage && a.Understood == "" {
		add(a)
	}
	for _, id := range ids {
		if found, err := e.About(id, a.Lang); err == nil && !seen[id] && len(out) < limit {
			add(found)
		}
	}
	return out, nil
}

// tells reports whether words say something by themselves: not what only introduces a
// list, nor one word of one.
func tells(text string) bool {
	return !strings.HasSuffix(text, ":") && strings.Contains(text, " ")
}

// sure are the IDs of those an answer is about, but for whom a misspelling was taken for.
func sure(a Answer, items []*reading.Item) []string {
	if a.Understood != "" && a.kind != Status {
		return nil
	}
	var guessed []string
	for _, it := range items {
		guessed = append(guessed, strings.Split(it.Guessed, ", ")...)
	}
	return corpus.Found(a.Entities, func(x Entity) (string, bool) { return x.ID, !slices.Contains(guessed, x.ID) })
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
	return corpus.Each(e.speakers[lang].AskGroups(), func(q [2]string) Choice { return Choice{Label: q[0], Ask: q[1]} })
}

// Usual are the questions that are asked most, in lang: of each country and organisation,
// of the lists, of the groups, and of what the page states.
func (e *Engine) Usual(lang corpus.Lang) []string {
	s := e.speakers[lang]
	out := []string{s.AskMembers(), s.AskParties(), s.Say("AskNumber"), s.AskObservers(), s.AskLeftOut(), s.AskUnlisted()}
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
	named := corpus.Those(u.Items, func(it *reading.Item) bool {
		return it.Ambiguous != nil && len(it.Ambiguous.Answer) > 0 || it.Named(corpus.EntityName, corpus.PlaceName)
	})
	subjects, err := u.names.subjects(ctx, named)
	a := none(u.Say("NothingNamed"), nil)
	if err == nil && len(subjects) > 0 {
		a, err = standings{speaker: u.speaker, subjects: subjects[:min(len(subjects), maxScanned)]}.answer(nil)
	}
	return u.finish(a, err, text, "scan")
}
