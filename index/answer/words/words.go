// SPDX-License-Identifier: MIT

// Package words puts answers into sentences, in English and French.
//
// No sentence here knows the page. What it says of the whole list - how many, the
// only one, all of them - is computed from the corpus, whatever its list holds, or
// left unsaid when it is not so. The body's names come from the corpus too.
package words

import (
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// Phrases are all the words of one language that answers are made of. A phrase
// that one language lacks does not compile.
type Phrases interface {
	// The name of an entity inside a sentence, with its article.
	The(e corpus.Entity) string
	And(names []string) string
	Or(names []string) string

	Yes() string
	No() string
	Indeed() string   // agrees with a negative
	Contrary() string // corrects a wrong negative

	IsMember(name string, plural bool) string
	IsObserver(name string, plural bool) string
	IsNotMemberButObserver(name string, plural bool) string
	IsMemberNotObserver(name string, plural bool) string
	IsExcluded(x corpus.Entity) string
	IsNotListed(name string, plural bool) string
	PartOfGroup(n, size int, plural string, s corpus.Status) string
	GroupAre(names []string, s corpus.Status, plural bool) string

	ThroughLine(x corpus.Entity) string
	ByName(name string) string
	Basis(e corpus.Entity) string
	NoReason() string
	PartOf(place, parent string) string
	TerritoryOf(parent corpus.Entity) string
	Gone(name, ended string) string
	Successors(names []string, s corpus.Status) string
	CorrectedTo(typed, name string) string
	UnknownName(names []string) string
	OtherReading(typed string, x corpus.Entity) string
	GroupNote(plural, note string) string

	Describe(d Set) string
	EmptySet(what string) string
	SetSentence(n int, what, names string) string
	NoneOfWhich(n, size int, plural string) string
	NotIn(names []string) string
	ArithmeticMembers(n int) string // "" where nothing can be told
	ArithmeticOutside(g corpus.Group, n int) string
	ArithmeticParties(n int) string
	ObserversToo() string
	WhatMembersAre() string
	WhatObserversAre() string
	WhoIsLeftOut() string
	LeftOut(plural bool) string // a set of those, as Describe puts one

	SaysNothing(topics []string) string
	NeverMentions(words []string) string
	MembershipNoEvidence() string
	AboutOther(group string) string
	NotBetween() string
	ListedBeside(x corpus.Entity) string
	ByItsWording(x corpus.Entity, g corpus.Group) string // "" where its wording tells nothing
	AskInstead() string
	OffTopic() string
	PageSays() string

	Stands(acronym, name string) string
	SpelledOut(on corpus.OnPage, acronym, source string) string

	AcronymOnly(acronym, name string) string

	Help() string
	Welcome() string
	Hello() string
	AboutCopy(captured, url string) string
	AboutBot(url string) string
	WhichOne(name string) string
	WhichCountry() string
	DidYouMean() string
	// Partly says that of a long text only so many words at either end were read.
	Partly(words int) string
	WhichReading() string
	Standing(x corpus.Entity) string
	NothingNamed() string

	// A list that was checked: its sum, and what is said of a line.
	Checked(lines int, n map[Outcome]int) string
	NoCountry() string
	Outcome(o Outcome) string
	ListHeader() []string // of the columns of its table
	MoreLines(n int) string
	ListLine(row, outcome string) string
	Perhaps(es []corpus.Entity) string  // what a line may mean
	Each(es []corpus.Entity) string     // several of different standing
	Supposed(name, typed string) string // a doubtful name, and what was typed for it, if a misspelling

	// Questions that are sure to be answered; "" where the list gives no reason to ask.
	AskMember(x corpus.Entity) string
	AskMembers() string
	AskNumber() string
	AskObservers() string
	AskOutside() string
	AskLeftOut() string
	AskUnlisted() string
	AskGroups() [][2]string // a label and a question each
}

// In returns the phrases of language l over c.
func In(l corpus.Lang, c *corpus.Corpus) Phrases {
	return sentences{factsOf(c, l)}
}

// Sentence puts a capital on the first letter.
func Sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// lower puts a small letter first.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// A Set is a set of entities in the terms the phrases need.
type Set struct {
	Status  string // "member", "observer", "party" (either) or "out" (no member)
	Type    corpus.Type
	Plural  bool
	In      [][]string // plural names of groups; unions inside, all of them outside
	Out     []string   // names of groups
	Without []string   // names of entities
}
