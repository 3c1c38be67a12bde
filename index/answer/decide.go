package answer

import (
	"context"
	"slices"
	"strings"

	"miswg/corpus"
)

// A rule answers a kind of question, or passes (ok false).
type rule struct {
	name string
	try  func(*understanding, context.Context) (a Answer, ok bool, err error)
}

// rules in the order they are tried; the first that fires answers. What is exact
// comes first; then what the examples say is asked. The last always fires.
var rules = []rule{
	{"nothing asked", (*understanding).tryNothing},
	{"choice", (*understanding).tryChoice},
	{"names alone", (*understanding).tryNamesAlone},
	{"pasted list", (*understanding).tryPasted},
	{"term", (*understanding).tryTerm},
	{"status of the group itself", (*understanding).tryGroupItself},
	{"relation to another group", (*understanding).tryRelation},
	{"what the page mentions", (*understanding).tryMention},
	{"read by example", (*understanding).tryReading},
}

// answer tries the rules in order.
func (u *understanding) answer(ctx context.Context) (Answer, error) {
	for _, r := range rules {
		a, ok, err := r.try(u, ctx)
		if err != nil {
			return Answer{}, err
		}
		if ok {
			if u.rule == "" {
				u.rule = r.name
			}
			return a, nil
		}
	}
	panic("answer: no rule fired") // unreachable: the last always fires
}

// tryNothing answers a message without a word, or with small words only: "ok", "no".
func (u *understanding) tryNothing(_ context.Context) (Answer, bool, error) {
	const few = 2
	if len(u.items) > few || slices.ContainsFunc(u.items, (*item).matters) {
		return Answer{}, false, nil
	}
	return u.help(), true, nil
}

// matters reports whether the item gives a short message something to be about.
func (it *item) matters() bool {
	if named(it) || it.content() {
		return true
	}
	agrees := it.is(saysNot | saysAnd | saysOr)
	return it.code() != nil && allCaps(it.words) || it.roles != 0 && !agrees
}

// tryNamesAlone answers names with nothing that could ask another thing of them.
func (u *understanding) tryNamesAlone(ctx context.Context) (Answer, bool, error) {
	const fewWords = 3
	names, words := 0, 0
	for i, it := range u.items[u.heading():] {
		switch {
		case it.named(corpus.GroupName):
			return Answer{}, false, nil
		case it.name():
			names++
		case it.is(saysAnd), it.is(saysOr), it.is(saysVersus), it.is(saysBut), it.is(saysNot):
		case it.bare():
			if words++; names > 0 && u.nameAfter(i+u.heading()) {
				return Answer{}, false, nil // "does France like Germany"
			}
		case it.proposed != nil:
		case !it.known && u.inRow(i+u.heading()) && len(u.items) > 1:
			words++
		default:
			return Answer{}, false, nil
		}
	}
	if a, ok := u.proposals(); ok && names == 0 && words <= fewWords {
		return a, true, nil
	}
	if names == 0 || words > fewWords {
		return Answer{}, false, nil
	}
	return u.status(ctx, reading{})
}

// nameAfter reports whether a name comes behind item i, nothing joining them.
func (u *understanding) nameAfter(i int) bool {
	if u.items[i].marked(isArticle) || u.items[i].before&(comma|stop) != 0 {
		return false
	}
	return slices.ContainsFunc(u.items[i+1:], func(it *item) bool { return it.name() && it.before&(comma|stop) == 0 })
}

// heading is how many items stand before a colon that names follow: "suppliers: DE, FR".
func (u *understanding) heading() int {
	const longest = 3
	for i, it := range u.items[:min(len(u.items), longest+1)] {
		if i > 0 && it.before == stop|space {
			return i
		}
		if it.name() {
			break
		}
	}
	return 0
}

// unsure is the probability below which a reading is put to the asker.
const unsure = 0.30

// tryReading answers what the examples say is asked.
func (u *understanding) tryReading(ctx context.Context) (Answer, bool, error) {
	r := u.reading()
	u.derivation.reading(r)
	if u.gibberish() {
		return u.refuse(ctx, r, offTopicKind)
	}
	kind, settled := u.kind(r)
	doubtful := r.sums[kind] < unsure && r.sums[statementKind] > unsure/2
	if doubtful && !settled && !u.namesAsked() {
		if a, ok := u.askedBack(r); ok {
			return a, true, nil
		}
	}
	switch kind {
	case membershipKind:
		if a, ok, err := u.membership(ctx, r); ok || err != nil {
			return a, ok, err
		}
	case statementKind:
		if a, ok, err := u.statement(r); ok || err != nil {
			return a, ok, err
		}
	case helpKind:
		return u.help(), true, nil
	}
	return u.refuse(ctx, r, kind)
}

// gibberish reports a message none of whose words anybody uses.
func (u *understanding) gibberish() bool {
	return !slices.ContainsFunc(u.items, func(it *item) bool { return it.known || named(it) || it.proposed != nil })
}

// kind decides what kind of thing is asked: what the examples say, save where the
// names of the message and the words around them settle it.
func (u *understanding) kind(r reading) (kind askKind, settled bool) {
	if outright, bare := u.asksOutright(); outright && (r.sums[membershipKind] >= possible || bare && r.sums[membershipKind] >= possible/10) {
		return membershipKind, true
	}
	names := u.namesAsked()
	if !names && u.nobodyMeant() {
		// A standing can be asked of somebody only.
		r.sums[membershipKind] -= r.p(asksStatus) + r.p(asksSeveral) + r.p(asksCanada)
	}
	best := r.best()
	if best == helpKind && (names || u.asksOfSomebody()) {
		return membershipKind, false
	}
	if best == offTopicKind && names && slices.ContainsFunc(u.standings(), func(s standing) bool { return s.pred.explicit() }) {
		return membershipKind, false
	}
	const sure = 0.8
	if best == statementKind && names && r.sums[best] < sure {
		// What the page states is not about a named country.
		r.sums[statementKind] = 0
		best = r.best()
	}
	// A wrong answer is worse than a refusal.
	refused := r.sums[unsaidKind] + r.sums[offTopicKind]
	if best != helpKind && r.sums[best] < caution*refused {
		r.sums[membershipKind], r.sums[statementKind], r.sums[helpKind] = 0, 0, 0
		return r.best(), false
	}
	return best, false
}

// possible is how likely a reading must be for the words of a message to settle it.
const possible = 0.06

// caution is how much likelier an answer must be than a refusal: measured over
// the examples author by author, it halves false answers and costs nothing else.
const caution = 1.5

// nobodyMeant reports whether the message has nothing a standing can be asked of.
func (u *understanding) nobodyMeant() bool {
	c := join(u.clauses)
	if u.asksOfSomebody() || len(c.subjects)+len(c.groups) > 0 || c.has(firstPerson, anaphor) {
		return false
	}
	proposed := slices.ContainsFunc(u.items, func(it *item) bool { return it.proposed != nil })
	return !proposed && len(u.strangers()) == 0
}

// asksOfSomebody reports a yes/no question about membership: it is about somebody,
// known or not.
func (u *understanding) asksOfSomebody() bool {
	c := join(u.clauses)
	return c.has(saysMember, saysObserver) && u.opensYesNo(c) && !c.asksOpen()
}

// asksOutright reports a question about membership in words that say nothing
// else, and whether a bare Yes or No can answer it.
func (u *understanding) asksOutright() (outright, bare bool) {
	if _, s, ok := u.referred(); ok && s.clause.explained() {
		return true, s.pred.bare
	}
	for i, c := range u.clauses {
		subordinate := c.items[0].is(subordinator) && len(u.clauses) > 1
		if subordinate || !c.explained() || u.asksMoreAfter(i) {
			continue
		}
		p := u.predicateOf(c)
		asks := p.explicit() || c.has(saysStatus)
		if asks && len(c.subjects) > 0 && len(c.groups) == 0 && !c.setsAside() {
			return true, p.bare || p.leftOut && u.opensYesNo(c) && !p.why
		}
		if c.describesSet() {
			return true, false
		}
	}
	return false, false
}

// asksMoreAfter reports whether a clause behind clause i has matter of its own:
// then clause i is only its introduction.
func (u *understanding) asksMoreAfter(i int) bool {
	return slices.ContainsFunc(u.clauses[i+1:], func(c *clause) bool { return !c.explained() })
}

// explained reports whether every word of the clause is a name, a word of
// membership, or small.
func (c *clause) explained() bool {
	return !slices.ContainsFunc(c.items, (*item).content) && !c.has(asksExpansion, natoBody)
}

// describesSet reports whether the clause describes a set and no more.
func (c *clause) describesSet() bool {
	if len(c.subjects) > 0 && !c.setsAside() {
		return false
	}
	described := len(c.groups) > 0 || c.has(saysMember, saysObserver, saysParty, saysLeftOut) || slices.ContainsFunc(c.items, func(it *item) bool { return it.is(asksList) && strings.Contains(it.key, "list") })
	return described && c.has(asksWhich, asksWho, asksCount, asksList, saysOutside, saysLeftOut, saysNot, saysParty)
}

// statement answers with what the page states.
func (u *understanding) statement(r reading) (Answer, bool, error) {
	s, ok := u.corpus.Stated(r.of(statementKind).Label)
	if !ok {
		return Answer{}, false, nil
	}
	a, err := cited(Passage, s.Quotes...)
	a.Verdict = s.Says.In(u.lang)
	return a, err == nil, err
}

// help says what can be asked, or answers what is asked of the bot itself.
func (u *understanding) help() Answer {
	p := phrasesIn(u.lang)
	doc := u.corpus.Document()
	a := uncited(Help)
	a.Verdict = p.help()
	for _, it := range u.items {
		switch {
		case it.marked(aboutCopy):
			a.Verdict = p.aboutCopy(doc.Captured, doc.URL)
			return a
		case it.marked(aboutBot):
			a.Verdict = p.aboutBot(doc.URL)
			return a
		case it.marked(saysThanks):
			a.Verdict = p.welcome()
		case it.marked(saysHello):
			a.Verdict = p.hello()
		}
	}
	return a
}

// askedBack puts the likeliest readings to the asker, each sure to be answered.
func (u *understanding) askedBack(r reading) (Answer, bool) {
	const most = 3
	a := uncited(Help)
	for _, g := range r.guesses {
		s, ok := u.corpus.Stated(g.Label)
		if !ok || len(a.Choices) == most {
			continue
		}
		ask := s.Ask.In(u.lang)
		if !slices.ContainsFunc(a.Choices, func(c Choice) bool { return c.Ask == ask }) {
			a.Choices = append(a.Choices, Choice{Label: ask, Ask: ask})
		}
	}
	u.rule = "asked back"
	a.Verdict = phrasesIn(u.lang).whichReading()
	return a, len(a.Choices) > 0
}
