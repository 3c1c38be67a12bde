// SPDX-License-Identifier: MIT

// Package intent decides what a message asks: first what is exact (names alone, a
// pasted list, a term, a relation in so many words), then what messages like it
// asked before, in the examples of the corpus. It returns an Intent and looks
// nothing up: the answer to it is for package answer to find.
package intent

import (
	"slices"
	"unicode/utf8"

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
		case !it.Known && d.inRowOfNames(i+d.heading()):
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

// inRowOfNames reports whether item i stands in a row or is joined to a name.
func (d *decider) inRowOfNames(i int) bool {
	return len(d.Items) > 1 && (d.Items.InRow(i) || d.Items.Coupled(i))
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
		return d.nonsense()
	}
	kind, settled := d.kind(r)
	doubtful := r.sums[kind] < unsure && r.sums[statementKind] > unsure/2
	if clear := settled || d.namesAsked(); doubtful && !clear {
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
	unsaid := Unsaid{Label: r.of(unsaidKind).Label, Names: names}
	if len(names) > 0 {
		unsaid.Unknown = d.Strangers()
	}
	return unsaid
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

// nonsense is what to say to gibberish: a word alone may be a name nobody knows.
func (d *decider) nonsense() Intent {
	const longest = 30 // of a word that may be a name
	if len(d.Items) > 1 || utf8.RuneCountInString(d.Items[0].Text) > longest {
		return OffTopic{}
	}
	if near := d.proposeNear(); near != nil {
		return near
	}
	d.trace.Rule = "unknown name"
	return UnknownNames{[]string{d.Items[0].Text}}
}

// gibberish reports a message of words nobody uses, with nothing of matter or of
// structure beside them: whatever it is most like, it does not ask it.
func (d *decider) gibberish() bool {
	unknown := false
	for _, it := range d.Items {
		if it.Recognised() || it.Proposed != nil || it.Known && it.Matters() {
			return false
		}
		unknown = unknown || !it.Known
	}
	return unknown
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
		p := reading.PredicateOf(c)
		asks := p.Explicit() || c.Has(reading.SaysStatus)
		named := len(c.Subjects) > 0 && len(c.Groups) == 0
		if asks && named && !c.SetsAside() {
			leftOut := p.LeftOut && c.OpensYesNo()
			return true, p.Bare || leftOut && !p.Why
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
	return slices.ContainsFunc(d.Clauses[i+1:], func(c *reading.Clause) bool {
		asks := c.Asked || !asked
		return asks && !c.Explained()
	})
}
