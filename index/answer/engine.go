package answer

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"miswg/corpus"
	"miswg/index"
)

// A Searcher finds things in the corpus the engine reasons about.
// *index.Index is one.
type Searcher interface {
	Search(ctx context.Context, q index.Query) ([]index.Hit, error)
	Named(ctx context.Context, name string) ([]corpus.Entity, error)
	Where(ctx context.Context, f index.Filter) ([]corpus.Entity, error)
}

// An Engine answers questions over one corpus. It is safe for concurrent use.
type Engine struct {
	corpus *corpus.Corpus
	index  Searcher
	reader *wordReader
	known  *knowledge
}

// New returns an engine over c, searching with s, which must have been built
// from the same corpus. With the embedded examples it is ready at once; other
// examples are learnt first, which takes some seconds.
func New(c *corpus.Corpus, s Searcher) *Engine {
	e := &Engine{corpus: c, index: s}
	known, err := decodeKnowledge(learnt)
	if err != nil {
		panic(err) // unreachable: the embedded knowledge is read by the tests
	}
	if known.digest != c.ExamplesDigest() {
		e.known, e.reader = learnFrom(c)
		return e
	}
	e.known, e.reader = known, newReader(c, known.words)
	return e
}

// Document describes the page the engine answers from.
func (e *Engine) Document() corpus.Document { return e.corpus.Document() }

// Digest identifies the corpus the engine answers from.
func (e *Engine) Digest() string { return e.corpus.Digest() }

// Ask answers a question. That the page does not say is an answer of kind None;
// an error means that the program failed or ctx ended.
func (e *Engine) Ask(ctx context.Context, q Question) (Answer, error) {
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	u := &understanding{Engine: e, message: e.reader.message(q.Text, q.Lang, q.Force), question: q}
	var before []string
	if q.Before != nil {
		before = q.Before.Entities
	}
	asked, trace := Decide(u.message, e.known, before)
	u.rule = trace.Rule
	u.derivation.read(trace)
	a, err := u.answer(ctx, asked)
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	return u.finish(a), nil
}

// An understanding is a question being answered.
type understanding struct {
	*Engine
	*message
	question   Question
	rule       string
	derivation Derivation
}

// answer is the one table of what is done about an intent.
func (u *understanding) answer(ctx context.Context, asked Intent) (Answer, error) {
	switch i := asked.(type) {
	case Greeting:
		return u.help(), nil
	case AskBack:
		return u.choose(i.Name), nil
	case DidYouMean:
		return u.offer(phrasesIn(u.lang).didYouMean(), i.IDs), nil
	case WhichOne:
		return u.whichOne(), nil
	case WhichReading:
		return u.whichReading(i), nil
	case Standing:
		return u.standing(ctx, i)
	case GroupStanding:
		return u.groupStanding(ctx, i)
	case UnknownNames:
		return u.unknownNames(i.Names), nil
	case Relation:
		return u.relation(ctx, i)
	case OthersMembers:
		return u.aboutOther(ctx, i.Name)
	case Set:
		return u.setAnswer(ctx, i.Query, i.Counting)
	case Bodies:
		return u.bodies(i)
	case Terms:
		return u.terms(i)
	case Stated:
		return u.stated(i)
	case Mentioned:
		return u.mentioned(ctx, i)
	case Bent:
		return u.bent(ctx, i)
	case Unsaid:
		return u.unsaid(ctx, i)
	}
	return u.elsewhere(ctx)
}

// finish adds what every answer carries.
func (u *understanding) finish(a Answer) Answer {
	a.Question, a.Lang, a.Digest = u.question.Text, u.lang, u.corpus.Digest()
	a.Question = strings.ToValidUTF8(a.Question, "\uFFFD")
	switch a.kind {
	case Status, List:
		a.Count = len(a.Entities)
	}
	if a.kind == None {
		a.More = u.corpus.Document().More.In(u.lang)
	}
	if a.Context.Kind == "" {
		a.Context.Kind = a.kind
		for _, x := range a.Entities {
			a.Context.Entities = append(a.Context.Entities, x.ID)
		}
	}
	if len(a.Suggestions) == 0 {
		a.Suggestions = u.suggestions(a)
	}
	d := &u.derivation
	d.Language = u.why
	d.Rule = u.rule
	for _, it := range u.items {
		d.Recognised = append(d.Recognised, Span{Text: clip(it.text, 60), As: it.reading()})
		if len(d.Recognised) == maxSpans {
			break
		}
	}
	if d.Read != nil && u.question.Explain {
		d.Read.Like = clip(u.known.nearest(u.reader, u.features(), d.Read.Label), 160)
	}
	a.Derivation = *d
	return a
}

// maxSpans bounds the derivation of a pasted novel.
const maxSpans = 60

// clip shortens s to at most n runes.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// reading says what the item was taken for.
func (it *item) reading() string {
	switch {
	case it.guessed != "":
		return "misspelling of " + it.guessed
	case it.ambiguous != nil:
		return "ambiguous: " + strings.Join(it.ambiguous.Choices, " ")
	case len(it.senses) > 0:
		n := it.senses[0]
		return fmt.Sprintf("%s %s (%s)", n.Kind, n.ID, n.Sort)
	case !it.known && len(it.tentative) > 0:
		return "perhaps " + it.tentative[0].ID
	case !it.known:
		return "unknown"
	}
	if it.content() {
		return "a word of matter"
	}
	if it.roles != 0 {
		return "word of " + it.roles.String()
	}
	return "carries nothing"
}
