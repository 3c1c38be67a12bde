package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/learn"
)

// A rule tells what a message asks, or passes (nil).
type rule struct {
	name string
	try  func(*decider) Intent
}

// rules in the order they are tried; the first that fires decides. What is exact
// comes first; then what the examples say is asked. The last always fires.
var rules = []rule{
	{"nothing asked", (*decider).tryNothing},
	{"choice", (*decider).tryChoice},
	{"names alone", (*decider).tryNamesAlone},
	{"pasted list", (*decider).tryPasted},
	{"term", (*decider).tryTerm},
	{"status of the group itself", (*decider).tryGroupItself},
	{"relation to another group", (*decider).tryRelation},
	{"what the page mentions", (*decider).tryMention},
	{"read by example", (*decider).tryReading},
}

// Decide tells what a message asks, and how it was found out. Before are the
// entities the conversation was about, or none.
func Decide(m *message, k *knowledge, before []string) (Intent, Trace) {
	d := &decider{message: m, known: k, before: before}
	for _, r := range rules {
		if i := r.try(d); i != nil {
			if d.trace.Rule == "" {
				d.trace.Rule = r.name
			}
			return i, d.trace
		}
	}
	panic("no rule fired") // unreachable: the last always fires
}

// A decider weighs one message.
type decider struct {
	*message
	known  *knowledge
	before []string
	trace  Trace
}

// A Trace tells how an intent was found.
type Trace struct {
	Rule    string
	Guesses []learn.Guess // what the examples made of it, best first; nil when a rule sufficed
	Masked  string        // the message as the examples were read
}

// tryNothing passes a message that has a word of matter.
func (d *decider) tryNothing() Intent {
	const few = 2
	if len(d.items) > few || slices.ContainsFunc(d.items, (*item).matters) {
		return nil
	}
	return Greeting{}
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
func (d *decider) tryNamesAlone() Intent {
	const fewWords = 3
	names, words := 0, 0
	for i, it := range d.items[d.heading():] {
		switch {
		case it.named(corpus.GroupName):
			return nil
		case it.name():
			names++
		case it.is(saysAnd), it.is(saysOr), it.is(saysVersus), it.is(saysBut), it.is(saysNot):
		case it.bare():
			if words++; names > 0 && d.nameAfter(i+d.heading()) {
				return nil // "does France like Germany"
			}
		case it.proposed != nil:
		case !it.known && d.inRow(i+d.heading()) && len(d.items) > 1:
			words++
		default:
			return nil
		}
	}
	if i := d.proposals(); i != nil && names == 0 && words <= fewWords {
		return i
	}
	if names == 0 || words > fewWords {
		return nil
	}
	return d.standing()
}

// nameAfter reports whether a name comes behind item i, nothing joining them.
func (d *decider) nameAfter(i int) bool {
	if d.items[i].marked(isArticle) || d.items[i].before&(comma|stop) != 0 {
		return false
	}
	return slices.ContainsFunc(d.items[i+1:], func(it *item) bool { return it.name() && it.before&(comma|stop) == 0 })
}

// heading is how many items stand before a colon that names follow: "suppliers: DE, FR".
func (d *decider) heading() int {
	const longest = 3
	for i, it := range d.items[:min(len(d.items), longest+1)] {
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

// tryReading goes by what the examples say is asked.
func (d *decider) tryReading() Intent {
	r := d.reading()
	d.trace.Guesses, d.trace.Masked = r.guesses, r.masked
	if d.gibberish() {
		return OffTopic{}
	}
	kind, settled := d.kind(r)
	doubtful := r.sums[kind] < unsure && r.sums[statementKind] > unsure/2
	if doubtful && !settled && !d.namesAsked() {
		if i := d.unclear(r); i != nil {
			return i
		}
	}
	switch kind {
	case membershipKind:
		if i := d.membership(r); i != nil {
			return i
		}
	case statementKind:
		if _, ok := d.corpus.Stated(r.of(statementKind).Label); ok {
			return Stated{r.of(statementKind).Label}
		}
	case helpKind:
		return Greeting{}
	case unsaidKind:
		return d.unsaid(r)
	}
	return OffTopic{}
}

// unsaid is the likeliest topic the page has nothing on.
func (d *decider) unsaid(r reading) Intent {
	var names []*item
	for _, c := range d.clauses {
		names = append(names, c.subjects...)
	}
	return Unsaid{r.of(unsaidKind).Label, names}
}

// unclear is the likeliest readings, each of which is sure to be answered.
func (d *decider) unclear(r reading) Intent {
	const most = 3
	var labels []string
	for _, g := range r.guesses {
		s, ok := d.corpus.Stated(g.Label)
		same := func(label string) bool { o, _ := d.corpus.Stated(label); return o.Ask == s.Ask }
		if ok && len(labels) < most && !slices.ContainsFunc(labels, same) {
			labels = append(labels, g.Label)
		}
	}
	if len(labels) == 0 {
		return nil
	}
	d.trace.Rule = "asked back"
	return WhichReading{labels}
}

// gibberish reports a message none of whose words anybody uses.
func (d *decider) gibberish() bool {
	return !slices.ContainsFunc(d.items, func(it *item) bool { return it.known || named(it) || it.proposed != nil })
}

// kind decides what kind of thing is asked: what the examples say, save where the
// names of the message and the words around them settle it.
func (d *decider) kind(r reading) (kind askKind, settled bool) {
	if outright, bare := d.asksOutright(); outright && (r.sums[membershipKind] >= possible || bare && r.sums[membershipKind] >= possible/10) {
		return membershipKind, true
	}
	names := d.namesAsked()
	if !names && d.nobodyMeant() {
		// A standing can be asked of somebody only.
		r.sums[membershipKind] -= r.p(asksStatus) + r.p(asksSeveral) + r.p(asksCanada)
	}
	best := r.best()
	if best == helpKind && (names || d.asksOfSomebody()) {
		return membershipKind, false
	}
	if best == offTopicKind && names && slices.ContainsFunc(d.standings(), func(s standing) bool { return s.pred.explicit() }) {
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
func (d *decider) nobodyMeant() bool {
	c := join(d.clauses)
	if d.asksOfSomebody() || len(c.subjects)+len(c.groups) > 0 || c.has(firstPerson, anaphor) {
		return false
	}
	proposed := slices.ContainsFunc(d.items, func(it *item) bool { return it.proposed != nil })
	return !proposed && len(d.strangers()) == 0
}

// asksOfSomebody reports a yes/no question about membership: it is about somebody,
// known or not.
func (d *decider) asksOfSomebody() bool {
	c := join(d.clauses)
	return c.has(saysMember, saysObserver) && d.opensYesNo(c) && !c.asksOpen()
}

// asksOutright reports a question about membership in words that say nothing
// else, and whether a bare Yes or No can answer it.
func (d *decider) asksOutright() (outright, bare bool) {
	if _, s, ok := d.referred(); ok && s.clause.explained() {
		return true, s.pred.bare
	}
	for i, c := range d.clauses {
		subordinate := c.items[0].is(subordinator) && len(d.clauses) > 1
		if subordinate || !c.explained() || d.asksMoreAfter(i) {
			continue
		}
		p := d.predicateOf(c)
		asks := p.explicit() || c.has(saysStatus)
		if asks && len(c.subjects) > 0 && len(c.groups) == 0 && !c.setsAside() {
			return true, p.bare || p.leftOut && d.opensYesNo(c) && !p.why
		}
		if c.describesSet() {
			return true, false
		}
	}
	return false, false
}

// asksMoreAfter reports whether a clause behind clause i has matter of its own:
// then clause i is only its introduction.
func (d *decider) asksMoreAfter(i int) bool {
	return slices.ContainsFunc(d.clauses[i+1:], func(c *clause) bool { return !c.explained() })
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
