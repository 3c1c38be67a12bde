package answer

import (
	"context"
	"fmt"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
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
	corpus  *corpus.Corpus
	index   Searcher
	reader  *reading.Reader
	known   *intent.Knowledge
	phrases map[corpus.Lang]words.Phrases
	untold  map[string]bool // passages that only their own words tell, by ID
}

// New returns an engine over c, searching with s, which must have been built
// from the same corpus. With the embedded examples it is ready at once; other
// examples are learnt first, which takes some seconds.
func New(c *corpus.Corpus, s Searcher) *Engine {
	e := &Engine{corpus: c, index: s, phrases: map[corpus.Lang]words.Phrases{}, untold: untold(c)}
	for _, l := range corpus.Langs() {
		e.phrases[l] = words.In(l, c)
	}
	e.known, e.reader = intent.Known(c)
	return e
}

// Document describes the page the engine answers from.
func (e *Engine) Document() corpus.Document { return e.corpus.Document() }

// Body is what the page's list is the list of.
func (e *Engine) Body() corpus.Body { return e.corpus.Body() }

// Digest identifies the corpus the engine answers from.
func (e *Engine) Digest() string { return e.corpus.Digest() }

// Ask answers a question. That the page does not say is an answer of kind None;
// an error means that the program failed or ctx ended.
func (e *Engine) Ask(ctx context.Context, q Question) (Answer, error) {
	if err := ctx.Err(); err != nil {
		return Answer{}, err
	}
	u := understand(e, e.reader.Read(q.Text, q.Lang, q.Force), q)
	var before []string
	if q.Before != nil {
		before = q.Before.Entities
	}
	asked, trace := intent.Decide(u.Message, e.known, before)
	u.rule = trace.Rule
	u.derivation.read(trace)
	a, ok, err := u.eachQuestion(ctx, asked)
	if !ok && err == nil {
		a, err = u.answer(ctx, asked)
	}
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	return u.finish(a), nil
}

// An understanding is a question being answered.
type understanding struct {
	*Engine
	*reading.Message
	question   Question
	rule       string
	derivation Derivation
}

// understand begins to answer q, of which m is the whole message or a part.
func understand(e *Engine, m *reading.Message, q Question) *understanding {
	return &understanding{Engine: e, Message: m, question: q}
}

// answer is the one table of what is done about an intent.
func (u *understanding) answer(ctx context.Context, asked intent.Intent) (Answer, error) {
	if refuses(asked) {
		if a, ok, err := u.further(ctx); ok || err != nil {
			return a, err
		}
	}
	switch i := asked.(type) {
	case intent.Greeting:
		return u.help(), nil
	case intent.AskBack:
		return u.choose(i.Name), nil
	case intent.DidYouMean:
		return u.offer(u.phrases[u.Lang].DidYouMean(), i.IDs), nil
	case intent.WhichOne:
		return u.whichOne(), nil
	case intent.WhichReading:
		return u.whichReading(i), nil
	case intent.Standing:
		return u.standing(ctx, i)
	case intent.GroupStanding:
		return u.groupStanding(ctx, i)
	case intent.UnknownNames:
		return u.unknownNames(i.Names), nil
	case intent.Relation:
		return u.relation(ctx, i)
	case intent.OthersMembers:
		return u.aboutOther(ctx, i.Name)
	case intent.Set:
		return u.setAnswer(ctx, i.Query, i.Counting)
	case intent.Bodies:
		return u.bodies(i)
	case intent.Terms:
		return u.terms(i)
	case intent.Stated:
		return u.stated(i)
	case intent.Mentioned:
		return u.mentioned(ctx, i)
	case intent.Bent:
		return u.bent(ctx, i)
	case intent.Unsaid:
		return u.unsaid(ctx, i)
	}
	return u.elsewhere(ctx)
}

// finish adds what every answer carries.
func (u *understanding) finish(a Answer) Answer {
	a.Question, a.Lang, a.Digest = u.question.Text, u.Lang, u.corpus.Digest()
	a.Question = strings.ToValidUTF8(a.Question, "\uFFFD")
	switch a.kind {
	case Status, List:
		a.Count = len(a.Entities)
	}
	if a.kind == None {
		a.More = u.corpus.Body().Elsewhere.URL.In(u.Lang)
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
	d.Language = u.Why
	d.Rule = u.rule
	for _, it := range u.Items {
		d.Recognised = append(d.Recognised, Span{Text: reading.Clip(it.Text, 60), As: it.Describe()})
		if len(d.Recognised) == maxSpans {
			break
		}
	}
	if d.Read != nil && u.question.Explain {
		d.Read.Like = reading.Clip(u.known.Nearest(u.Engine.reader, u.Features(), d.Read.Label), 160)
	}
	a.Derivation = *d
	return a
}

// maxSpans bounds the derivation of a pasted novel.
const maxSpans = 60
