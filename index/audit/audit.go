// SPDX-License-Identifier: MIT

// Package audit checks the receipts of answers: it makes an answer again from the corpus
// that it was given from, and tells what the present one makes of the same question.
package audit

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"miswg/corpus"
	"miswg/corpus/past"
	"miswg/corpus/source"
	"miswg/index"
	"miswg/index/answer"
	"miswg/index/answer/receipt"
)

// Why a receipt is not found to be ours.
var (
	ErrUnknownCorpus = errors.New("the receipt is of data that is neither here nor in its past")
	ErrNotOurs       = errors.New("not the receipt of that question as it is written: another answer follows from it and that data")
	ErrNoQuestion    = errors.New("the receipt is of data that is known, but of none of the usual questions: it takes the question to check it")
)

// A Finding is a receipt that is ours.
type Finding struct {
	Question string
	Then     answer.Answer   // as it was given
	Source   corpus.Document // that Then is from, as it was
	Now      answer.Answer   // what the present corpus makes of the same question
	Delta    source.Delta    // between the two corpora, of what the answer rests on then or now
}

// Changed reports whether the present corpus is another than the one of the receipt.
func (f Finding) Changed() bool { return f.Then.Digest != f.Now.Digest }

// SameAnswer reports whether both say the same.
func (f Finding) SameAnswer() bool { return f.Then.Text() == f.Now.Text() }

// An Asked is how a question was put. Without Text any of the usual questions will do.
type Asked struct {
	Text   string
	Lang   corpus.Lang     // "" is any
	Before *answer.Context // of what it was asked, nil of nothing
}

// An Auditor checks receipts against a corpus and its past. It is not safe for
// concurrent use.
type Auditor struct {
	fsys   fs.FS
	engine func(*corpus.Corpus, *index.Index) *answer.Engine // answers from a former corpus
	now    opened
	then   map[string]opened // by digest
	book   *Book             // nil looks for each receipt anew
}

// New returns an auditor of a corpus, which the caller closes. Fsys is read while it checks.
func New(fsys fs.FS) (*Auditor, error) {
	now, err := open(fsys, answer.New)
	if err != nil {
		return nil, err
	}
	return &Auditor{fsys, answer.New, now, map[string]opened{now.Digest(): now}, nil}, nil
}

// Over returns an auditor of a corpus that e answers from already, and which it does not
// close. What the corpus was before reads questions as e does: nothing is learnt for it, so
// that a receipt may be not ours which New's auditor makes again. What is found of usual
// questions is kept in the book.
func Over(fsys fs.FS, c *corpus.Corpus, e *answer.Engine, book *Book) *Auditor {
	now := opened{e, c, func() error { return nil }}
	return &Auditor{fsys, e.Over, now, map[string]opened{now.Digest(): now}, book}
}

// Close releases what the auditor holds.
func (a *Auditor) Close() error {
	var errs []error
	for _, o := range a.then {
		errs = append(errs, o.close())
	}
	return errors.Join(errs...)
}

// Check finds the answer of a receipt.
func (a *Auditor) Check(ctx context.Context, code receipt.Code, q Asked) (Finding, error) {
	if q.Text == "" && a.book != nil {
		if _, known, found := a.book.find(code); known && !found {
			return Finding{}, ErrNoQuestion
		}
	}
	was, digest, err := past.Find(a.fsys, a.now.Digest(), code.From)
	if errors.Is(err, fs.ErrNotExist) {
		return Finding{}, ErrUnknownCorpus
	}
	if err != nil {
		return Finding{}, fmt.Errorf("audit: %w", err)
	}
	then, err := a.opened(digest, was)
	if err != nil {
		return Finding{}, err
	}
	asked, given, err := a.find(ctx, then, code, q)
	if err != nil {
		return Finding{}, err
	}
	f := Finding{Question: asked.Text, Then: given, Source: given.Source(then.Document())}
	if f.Now, err = a.now.Ask(ctx, asked); err != nil {
		return Finding{}, fmt.Errorf("audit: %w", err)
	}
	f.Delta = rests(f, source.Between(then.corpus, a.now.corpus))
	return f, nil
}

// rests is what of a difference the answer of a finding rests on, then or now: the lines that
// it quotes, and the standings of those that it names.
func rests(f Finding, d source.Delta) source.Delta {
	cites := func(a answer.Answer, file string, line int) bool {
		return line > 0 && slices.ContainsFunc(a.Citations(), func(q corpus.Quote) bool { return q.Document().ID == file && q.Passage().Line == line })
	}
	d.Lines = slices.DeleteFunc(d.Lines, func(l source.LineOf) bool {
		return !cites(f.Then, l.File, l.Was) && !cites(f.Now, l.File, l.Is)
	})
	named := slices.Concat(f.Then.Entities, f.Then.Told, f.Now.Entities, f.Now.Told)
	d.Effects = slices.DeleteFunc(d.Effects, func(e source.Effect) bool {
		return !slices.ContainsFunc(named, func(n answer.Entity) bool { return n.ID == e.ID })
	})
	return d
}

// opened opens a corpus once: its examples may have to be learnt.
func (a *Auditor) opened(digest string, fsys fs.FS) (opened, error) {
	then, ok := a.then[digest]
	if !ok {
		var err error
		if then, err = open(fsys, a.engine); err != nil {
			return opened{}, err
		}
		a.then[digest] = then
	}
	return then, nil
}

// An opened corpus answers.
type opened struct {
	*answer.Engine
	corpus *corpus.Corpus
	close  func() error
}

func open(fsys fs.FS, engine func(*corpus.Corpus, *index.Index) *answer.Engine) (opened, error) {
	c, err := corpus.Load(fsys)
	if err != nil {
		return opened{}, fmt.Errorf("audit: %w", err)
	}
	x, err := index.Build(c)
	if err != nil {
		return opened{}, fmt.Errorf("audit: %w", err)
	}
	return opened{engine(c, x), c, x.Close}, nil
}

// find returns the question whose answer has the code.
func (a *Auditor) find(ctx context.Context, then opened, code receipt.Code, q Asked) (answer.Question, answer.Answer, error) {
	if q.Text != "" || a.book == nil {
		return then.find(ctx, code, q)
	}
	if !a.book.Knows(then.Digest()) {
		codes, err := then.usual(ctx)
		if err != nil {
			return answer.Question{}, answer.Answer{}, err
		}
		a.book.keep(then.Digest(), codes)
	}
	asked, _, found := a.book.find(code)
	if !found {
		return answer.Question{}, answer.Answer{}, ErrNoQuestion
	}
	given, err := then.Ask(ctx, asked)
	switch {
	case err != nil:
		return asked, given, fmt.Errorf("audit: %w", err)
	case given.Receipt != code:
		return asked, given, ErrNoQuestion
	}
	return asked, given, nil
}

// find asks until an answer has the code.
func (o opened) find(ctx context.Context, code receipt.Code, q Asked) (answer.Question, answer.Answer, error) {
	for _, l := range corpus.Langs() {
		if q.Lang != "" && q.Lang != l {
			continue
		}
		usual := []string{q.Text}
		if q.Text == "" {
			usual = o.Usual(l)
		}
		for _, text := range usual {
			for _, asked := range ways(text, l, q.Before) {
				a, err := o.Ask(ctx, asked)
				if err != nil {
					return answer.Question{}, answer.Answer{}, fmt.Errorf("audit: %w", err)
				}
				if a.Receipt == code {
					return asked, a, nil
				}
			}
		}
	}
	if q.Text == "" {
		return answer.Question{}, answer.Answer{}, ErrNoQuestion
	}
	return answer.Question{}, answer.Answer{}, ErrNotOurs
}

// ways are how a question can have been put whose answer is in a language.
func ways(text string, l corpus.Lang, before *answer.Context) []answer.Question {
	return []answer.Question{{Text: text, Lang: l, Before: before}, {Text: text, Lang: l, Force: true, Before: before}, {Text: text, Speak: l, Before: before}}
}
