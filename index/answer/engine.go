package answer

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"miswg/corpus"
	"miswg/index"
	"miswg/index/answer/intent"
	"miswg/index/answer/reading"
	"miswg/index/answer/words"
)

// An Engine answers questions over one corpus. It is safe for concurrent use.
type Engine struct {
	corpus   *corpus.Corpus
	index    *index.Index
	reader   *reading.Reader
	known    *intent.Knowledge
	speakers map[corpus.Lang]*speaker
	untold   map[string]bool // see passages
}

// New returns an engine over c, searching with x, which must have been built
// from the same corpus. With the embedded examples it is ready at once; other
// examples are learnt first, which takes half a minute for as many as the embedded.
func New(c *corpus.Corpus, x *index.Index) *Engine {
	known, reader := intent.Known(c)
	return Knowing(c, x, known, reader)
}

// Knowing is New with what was learnt and the reader that came with it.
func Knowing(c *corpus.Corpus, x *index.Index, known *intent.Knowledge, reader *reading.Reader) *Engine {
	e := &Engine{corpus: c, index: x, known: known, reader: reader, speakers: map[corpus.Lang]*speaker{}, untold: untold(c)}
	for _, l := range corpus.Langs() {
		e.speakers[l] = &speaker{words.In(l, c), c, l}
	}
	return e
}

// Over returns an engine over another corpus that reads questions as e does: whatever
// examples c has, nothing is learnt. X must have been built from c.
func (e *Engine) Over(c *corpus.Corpus, x *index.Index) *Engine {
	return Knowing(c, x, e.known, e.known.Reader(c))
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
	m := e.reader.Read(q.Text, q.Lang, q.Force)
	u := e.understand(m, cmp.Or(q.Speak, m.Wanted))
	var before []string
	if q.Before != nil {
		before = q.Before.Entities
	}
	asked, trace := intent.Decide(u.Message, e.known, before)
	read := readOf(trace)
	a, err := u.answer(ctx, asked)
	if err == nil {
		one := intent.Sure(asked, trace)
		a, err = e.eachQuestion(ctx, u, a, one)
		a = checked(u, a)
	}
	const barely = 0.2 // what a message is less like than that shows nothing
	if read != nil && q.Explain && read.P >= barely {
		read.Like = reading.Clip(e.known.Nearest(e.reader, u.Features(), read.Label), 160)
	}
	if q.Explain {
		a.Around = around(u.corpus, a.citations)
	}
	a.Derivation.Read = read
	return u.finish(a, err, q.Text, trace.Rule)
}

// An understanding is a question being answered.
type understanding struct {
	*speaker
	*reading.Message
	names *lookup
	pages passages
}

// understand returns the understanding of a message, answered in a language; "" is its
// own.
func (e *Engine) understand(m *reading.Message, speak corpus.Lang) *understanding {
	s := e.speakers[cmp.Or(speak, m.Lang)]
	return &understanding{s, m, &lookup{corpus: e.corpus, index: e.index}, passages{s, e.index, e.reader, e.untold}}
}

// answer is the one table of what is done about an intent.
func (u *understanding) answer(ctx context.Context, asked intent.Intent) (Answer, error) {
	switch asked.(type) { // refused, or asked back, unless a further document has the words
	case intent.Unsaid, intent.OffTopic, intent.WhichReading, intent.Bent:
		if a, ok, err := u.pages.further(ctx, u.Items); ok || err != nil {
			return a, err
		}
	}
	switch i := asked.(type) {
	case intent.Greeting:
		return u.help(u.Items, i.Leaves), nil
	case intent.AskBack:
		return u.choose(i.Name), nil
	case intent.DidYouMean:
		return u.didYouMean(i.IDs), nil
	case intent.WhichOne:
		return help(u.Say("WhichCountry"), u.AskInstead()), nil
	case intent.WhichReading:
		return u.whichReading(i.Labels), nil
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
		return u.set(ctx, i)
	case intent.Compared:
		return u.compared(ctx, i)
	case intent.Spread:
		return u.spread(i)
	case intent.Bodies:
		return u.bodies(i)
	case intent.Terms:
		a, err := u.terms(i.IDs)
		return u.andNamed(ctx, a, err)
	case intent.InFrench:
		return inFrench(u)
	case intent.Stated:
		a, err := u.stated(i.Label)
		return u.andNamed(ctx, a, err)
	case intent.Mentioned:
		return u.mentioned(ctx, i)
	case intent.Bent:
		return u.bent(ctx, i)
	case intent.Unsaid:
		return u.unsaid(ctx, i)
	}
	return u.elsewhere(ctx)
}

// finish adds what every answer carries: the text it answers, and the rule that fired
// where the answer does not tell it better.
func (u *understanding) finish(a Answer, err error, text, rule string) (Answer, error) {
	if err != nil {
		return Answer{}, fmt.Errorf("answer: %w", err)
	}
	a.Question, a.Lang, a.Digest = strings.ToValidUTF8(text, "\uFFFD"), u.lang, u.corpus.Digest()
	switch a.kind {
	case Status, List:
		a.Count = len(a.Entities)
	case None:
		if a.stray {
			break
		}
		a.More = u.corpus.Body().Elsewhere.URL.In(u.lang)
	}
	a.Context.Kind = a.kind
	for _, x := range a.Entities {
		a.Context.Entities = append(a.Context.Entities, x.ID)
	}
	if a.Partly = u.Message.Partly; a.Partly {
		a.Understood = joinSentence(a.Understood, u.Phrases.Say("Partly", reading.End))
	}
	a.Suggestions = u.suggestions(a, text, u.named(a))
	d := &a.Derivation
	d.Language, d.Query, d.Rule = u.Why, cmp.Or(d.Query, u.names.query), cmp.Or(d.Rule, rule)
	for _, it := range u.Items[:min(len(u.Items), maxSpans)] {
		d.Recognised = append(d.Recognised, Span{Text: reading.Clip(it.Text, 60), As: it.Describe(), Means: u.means(it)})
	}
	for _, s := range []*string{&a.Verdict, &a.Summary, &a.Understood} {
		*s = words.Spaced(u.lang, *s)
	}
	for i, r := range a.Reasons {
		a.Reasons[i] = words.Spaced(u.lang, r)
	}
	a.Receipt = a.sealed()
	return a, nil
}

// means says what a piece of a question names; "" where it names nothing.
func (u *understanding) means(it *reading.Item) string {
	switch {
	case it.Guessed != "":
		return u.Say("Misspelt", nameIn(u.lang, u.corpus, it.Guessed))
	case it.Ambiguous != nil:
		names := corpus.Each(it.Ambiguous.Choices, func(id string) string { return nameIn(u.lang, u.corpus, id) })
		return u.Or(names)
	case len(it.Senses) > 0:
		return nameIn(u.lang, u.corpus, it.Senses[0].ID)
	}
	return ""
}

// nameIn is the name of an entity, or of the countries of a group.
func nameIn(l corpus.Lang, c *corpus.Corpus, id string) string {
	if e, ok := c.Entity(id); ok {
		return e.Name(l)
	}
	g, _ := c.Group(id)
	return g.Names[l].Plural
}

// named are those an answer is about, or that are named in a question that it refuses.
func (u *understanding) named(a Answer) []corpus.Entity {
	var out []corpus.Entity
	for _, x := range a.Entities {
		e, _ := u.corpus.Entity(x.ID)
		out = append(out, e)
	}
	for _, it := range u.Items {
		if a.kind == None && len(it.Senses) > 0 && it.Senses[0].Kind == corpus.EntityName {
			e, _ := u.corpus.Entity(it.Senses[0].ID)
			out = append(out, e)
		}
	}
	return out
}

// maxSpans bounds the derivation of a pasted novel.
const maxSpans = 60
