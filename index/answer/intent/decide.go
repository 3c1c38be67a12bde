// Package intent decides what a message asks: first what is exact (names alone, a
// pasted list, a term, a relation in so many words), then what messages like it
// asked before, in the examples of the corpus. It returns an Intent and looks
// nothing up: the answer to it is for package answer to find.
package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/learn"
	"miswg/index/answer/reading"
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
	{"address", (*decider).tryAddress},
	{"term", (*decider).tryTerm},
	{"status of the group itself", (*decider).tryGroupItself},
	{"relation to another group", (*decider).tryRelation},
	{"what the page mentions", (*decider).tryMention},
	{"read by example", (*decider).tryReading},
}

// Decide tells what a message asks, and how it was found out. Before are the
// entities the conversation was about, or none.
func Decide(m *reading.Message, k *Knowledge, before []string) (Intent, Trace) {
	d := &decider{Message: m, known: k, before: before}
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
	*reading.Message
	known  *Knowledge
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
	matters := func(it *reading.Item) bool { return it.Matters() || d.onPage(it) }
	if len(d.Items) > few || slices.ContainsFunc(d.Items, matters) {
		return nil
	}
	return Greeting{}
}

// onPage reports a word of some length that the page has: "industrial".
func (d *decider) onPage(it *reading.Item) bool {
	const long = 6
	return len(it.Key) >= long && d.Corpus.Mentions(it.Key)
}

// tryNamesAlone answers names with nothing that could ask another thing of them.
func (d *decider) tryNamesAlone() Intent {
	const fewWords = 3
	names, words := 0, 0
	for i, it := range d.Items[d.heading():] {
		switch {
		case it.Named(corpus.GroupName):
			return nil
		case it.Name():
			names++
		case it.Is(reading.SaysAnd), it.Is(reading.SaysOr), it.Is(reading.SaysVersus), it.Is(reading.SaysBut), it.Is(reading.SaysNot):
		case it.Bare():
			if words++; names > 0 && d.nameAfter(i+d.heading()) {
				return nil // "does France like Germany"
			}
		case it.Proposed != nil:
		case !it.Known && d.InRow(i+d.heading()) && len(d.Items) > 1:
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
	if d.Items[i].Marked(reading.IsArticle) || d.Items[i].Before&(reading.Comma|reading.Stop) != 0 {
		return false
	}
	return slices.ContainsFunc(d.Items[i+1:], func(it *reading.Item) bool { return it.Name() && it.Before&(reading.Comma|reading.Stop) == 0 })
}

// heading is how many items stand before a colon that names follow: "suppliers: DE, FR".
func (d *decider) heading() int {
	const longest = 3
	for i, it := range d.Items[:min(len(d.Items), longest+1)] {
		if i > 0 && it.Before == reading.Stop|reading.Space {
			return i
		}
		if it.Name() {
			break
		}
	}
	return 0
}

// unsure is the probability below which a reading is put to the asker.
const unsure = 0.30

// tryReading goes by what the examples say is asked.
func (d *decider) tryReading() Intent {
	r := d.weigh(d.known.model)
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
		if _, ok := d.Corpus.Stated(r.of(statementKind).Label); ok {
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
func (d *decider) unsaid(r likeness) Intent {
	var names []*reading.Item
	for _, c := range d.Clauses {
		names = append(names, c.Subjects...)
	}
	return Unsaid{r.of(unsaidKind).Label, names}
}

// unclear is the likeliest readings, each of which is sure to be answered.
func (d *decider) unclear(r likeness) Intent {
	const most = 3
	var labels []string
	for _, g := range r.guesses {
		s, ok := d.Corpus.Stated(g.Label)
		same := func(label string) bool { o, _ := d.Corpus.Stated(label); return o.Ask == s.Ask }
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
	return !slices.ContainsFunc(d.Items, func(it *reading.Item) bool { return it.Known || it.Recognised() || it.Proposed != nil })
}

// kind decides what kind of thing is asked: what the examples say, save where the
// names of the message and the words around them settle it.
func (d *decider) kind(r likeness) (kind askKind, settled bool) {
	if outright, bare := d.asksOutright(); outright && (r.sums[membershipKind] >= possible || bare && r.sums[membershipKind] >= possible/10) {
		return membershipKind, true
	}
	names := d.namesAsked()
	if !names && d.nobodyMeant() {
		// A standing can be asked of somebody only.
		r.sums[membershipKind] -= r.p(asksStatus) + r.p(asksSeveral) + r.p(asksCanada)
	}
	if d.asksOfSomebody() && (d.somebodyUnknown() || d.asksOfThem()) {
		return membershipKind, true
	}
	best := r.best()
	if best == helpKind && (names || d.asksOfSomebody()) {
		return membershipKind, false
	}
	if best == offTopicKind && names && d.asksInPassing() {
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

// asksInPassing reports names asked about among words of something else, unless
// "in" is all that asks: "what is the weather in Paris".
func (d *decider) asksInPassing() bool {
	return slices.ContainsFunc(d.standings(), func(s standing) bool {
		onlyIn := !s.pred.Member && !s.pred.Observer && !s.pred.LeftOut && s.clause.AsksOpen()
		return s.pred.Explicit() && (!onlyIn || s.clause.Explained())
	})
}

// possible is how likely a reading must be for the words of a message to settle it.
const possible = 0.06

// caution is how much likelier an answer must be than a refusal: measured over
// the examples author by author, it halves false answers and costs nothing else.
const caution = 1.5

// nobodyMeant reports whether the message has nothing a standing can be asked of.
func (d *decider) nobodyMeant() bool {
	c := reading.Join(d.Clauses)
	if d.asksOfSomebody() || len(c.Subjects)+len(c.Groups) > 0 || c.Has(reading.FirstPerson, reading.Anaphor) {
		return false
	}
	proposed := slices.ContainsFunc(d.Items, func(it *reading.Item) bool { return it.Proposed != nil })
	return !proposed && len(d.Strangers()) == 0
}

// asksOfThem reports a question about what the conversation was about: "are they
// members?".
func (d *decider) asksOfThem() bool {
	c := reading.Join(d.Clauses)
	return len(d.before) > 0 && c.Has(reading.Anaphor) && c.Explained()
}

// somebodyUnknown reports a short message with nobody in it but a word that may be
// meant for a name: "is grease a member".
func (d *decider) somebodyUnknown() bool {
	const short, barest = 6, 4
	if len(d.Items) > short || d.namesAsked() {
		return false
	}
	near := len(d.Items) <= barest && len(d.NearNames()) > 0
	return near || d.proposals() != nil || len(d.Strangers()) > 0
}

// asksOfSomebody reports a yes/no question about membership: it is about somebody,
// known or not.
func (d *decider) asksOfSomebody() bool {
	c := reading.Join(d.Clauses)
	const short = 4
	standing := c.Has(reading.SaysMember, reading.SaysObserver) || len(c.Items) <= short && c.Has(reading.SaysIn)
	return standing && d.OpensYesNo(c) && !c.AsksOpen()
}

// asksOutright reports a question about membership in words that say nothing
// else, and whether a bare Yes or No can answer it.
func (d *decider) asksOutright() (outright, bare bool) {
	if _, s, ok := d.referred(); ok && s.clause.Explained() {
		return true, s.pred.Bare
	}
	for i, c := range d.Clauses {
		subordinate := c.Items[0].Is(reading.Subordinator) && len(d.Clauses) > 1
		if subordinate || !c.Explained() || d.asksMoreAfter(i) {
			continue
		}
		p := d.PredicateOf(c)
		asks := p.Explicit() || c.Has(reading.SaysStatus)
		if asks && len(c.Subjects) > 0 && len(c.Groups) == 0 && !c.SetsAside() {
			return true, p.Bare || p.LeftOut && d.OpensYesNo(c) && !p.Why
		}
		if c.DescribesSet() {
			return true, false
		}
	}
	return false, false
}

// asksMoreAfter reports whether a clause behind clause i has matter of its own:
// then clause i is only its introduction.
func (d *decider) asksMoreAfter(i int) bool {
	asked := d.Clauses[i].Asked
	return slices.ContainsFunc(d.Clauses[i+1:], func(c *reading.Clause) bool { return !c.Explained() && (c.Asked || !asked) })
}
