// SPDX-License-Identifier: MIT

// Package intent decides what a message asks: first what is exact (names alone, a
// pasted list, a term, a relation in so many words), then what messages like it
// asked before, in the examples of the corpus. It returns an Intent and looks
// nothing up: the answer to it is for package answer to find.
package intent

import (
	"cmp"
	_ "embed" // data/goodbye.txt
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/learn"
	"miswg/index/answer/reading"
)

// exact are the rules for what is asked in so many words, in the order they are
// tried. A rule tells what a message asks, or passes (nil); the first that fires
// decides; by what the examples say is decided where none does.
var exact = []struct {
	name string
	try  func(*reading.Message) Intent
}{
	{"goodbye", tryLeave},
	{"nothing asked", tryNothing},
	{"choice", tryChoice},
	{"correction", tryCorrection},
	{"names alone", tryNamesAlone},
	{"firm alone", tryFirmAlone},
	{"nowhere known", tryNowhere},
	{"pasted list", tryPasted},
	{"address", tryAddress},
	{"term", tryInFrench},
	{"term", tryTerm},
	{"what it is", tryWhatIs},
	{"what it is", tryNature},
	{"status of the group itself", tryGroupItself},
	{"status of the group itself", tryOrganOf},
	{"status of a body itself", tryBodyItself},
	{"relation to another group", tryRelation},
	{"relation to another group", tryGroupsRelated},
	{"beside another group", tryBeside},
	{"what the page mentions", tryMention},
	{"what the page mentions", trySameThing},
	{"two numbers", tryCompared},
	{"two numbers", tryOnly},
	{"the number and others", trySums},
	{"two numbers", tryBoth},
	{"by region", trySpread},
	{"two questions", tryAndWhy},
	{"what it is", tryKinds},
}

// Decide tells what a message asks, and how it was found out. Before are the
// entities the conversation was about, or none.
func Decide(m *reading.Message, k *Knowledge, before []string) (Intent, Trace) {
	if asked, ok := reading.Reported(m); ok {
		m = asked
	}
	for _, r := range exact {
		if i := r.try(m); i != nil {
			return i, Trace{Rule: cmp.Or(ruleOf(i), r.name)}
		}
	}
	q := question{m, weigh(k.model, m), before}
	q.likeness = gist(q.likeness, m, k)
	unsaid := q.sums[unsaidKind]
	i := q.intent()
	return i, Trace{cmp.Or(ruleOf(i), "read by example"), q.guesses, q.masked, unsaid}
}

// gist is what the examples make of the part of a message that asks, where that is
// clearer than what they make of the whole: what leads up to a question may hide it.
func gist(whole likeness, m *reading.Message, k *Knowledge) likeness {
	const clear, hidden = 0.7, 0.5
	part, conditional, ok := m.Gist()
	supposes := conditional && whole.sums[unsaidKind] > clear // "if it left NATO, would it be in still"
	if !ok || supposes {
		return whole
	}
	alone := weigh(k.model, part)
	answers := alone.best() != helpKind && alone.best() != offTopicKind
	names := len(m.Whole.Subjects) == len(part.Whole.Subjects) // all that it may ask about
	clearer := alone.guesses[0].P >= clear && whole.guesses[0].P < hidden
	if better := conditional || clearer && names; answers && better {
		return alone
	}
	return whole
}

// ruleOf names how an intent was found where what it is tells it better than the rule.
func ruleOf(i Intent) string {
	switch i := i.(type) {
	case DidYouMean:
		return "misspelling, asked back"
	case WhichReading:
		return "asked back"
	case Bent:
		return "a word the page does not have"
	case GroupStanding:
		return "status of a group"
	case UnknownNames:
		return "unknown name"
	case Standing:
		switch {
		case i.conversed:
			return "status, from the conversation"
		case len(i.IDs) > 0:
			return "first person"
		}
	}
	return ""
}

// A Trace tells how an intent was found.
type Trace struct {
	Rule    string
	Guesses []learn.Guess // what the examples made of it, best first; nil when a rule sufficed
	Masked  string        // the message as the examples were read
	unsaid  float64       // how likely it asks something that the page does not say
}

// tryNothing passes a message that has a word of matter.
func tryNothing(m *reading.Message) Intent {
	const few, long = 2, 6
	matters := func(it *reading.Item) bool {
		onPage := len(it.Key) >= long && m.Corpus.Mentions(it.Key) // "industrial"
		return onPage || it.Matters()
	}
	if len(m.Items) > few || slices.ContainsFunc(m.Items, matters) {
		return nil
	}
	return Greeting{}
}

//go:embed data/goodbye.txt
var goodbyes string

// leaving are the words in which people end a conversation, as keys of a message.
var leaving = strings.Split(strings.TrimSpace(goodbyes), "\n")

// tryLeave finds a message that says goodbye, and thanks or agrees before it at most.
func tryLeave(m *reading.Message) Intent {
	const longest = 10 // words
	if len(m.Items) > longest {
		return nil
	}
	words := m.Items
	for len(words) > 1 && (words[0].Marked(reading.SaysThanks) || words[0].Is(reading.BeforeGoodbye)) {
		words = words[1:]
	}
	keys := corpus.Each(words, func(it *reading.Item) string { return it.Key })
	if !slices.Contains(leaving, strings.Join(keys, " ")) {
		return nil
	}
	return Greeting{Leaves: true}
}
