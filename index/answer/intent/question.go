package intent

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"miswg/index/answer/reading"
)

// A question is a message that asks nothing in so many words, with what the
// examples make of it and whom the conversation was about.
type question struct {
	*reading.Message
	likeness
	before []string
}

// unsure is the probability below which a reading is put to the asker.
const unsure = 0.30

// intent goes by what the examples say is asked.
func (q question) intent() Intent {
	if gibberish(q.Items) {
		return nonsense(q.Message)
	}
	if i := itOfGroup(q.Message); i != nil && len(q.before) == 0 {
		return i
	}
	if placesBody(q.Message) {
		i := q.unsaid()
		i.Where = true
		return i
	}
	if whoIsMeant(q.Message) {
		if i := q.unnamed(); i != nil {
			return i
		}
	}
	kind, settled := q.kind()
	doubtful := q.sums[kind] < unsure && q.sums[statementKind] > unsure/2
	if clear := settled || namesAsked(q.Message); doubtful && !clear {
		if i := q.unclear(); i != nil {
			return i
		}
	}
	switch kind {
	case membershipKind:
		i := q.membership()
		denied := q.of(unsaidKind).P > known && !asksApart(q.Message) || reading.JoinedIn(q.Items)
		if s, ok := i.(Standing); ok && (denied || !settled) {
			return q.besides(s)
		}
		return cmp.Or(i, q.anyMembership())
	case statementKind:
		label := q.of(statementKind).Label
		if _, ok := q.Corpus.Stated(label); ok {
			return Stated{label}
		}
	case helpKind:
		return Greeting{}
	case unsaidKind:
		return q.unsaid()
	}
	return OffTopic{}
}

// anyMembership is what a question about membership comes to whose words compose neither a name nor a set: how
// those stand that it names, or else who is in.
func (q question) anyMembership() Intent {
	if i := standingOf(q.Message); i != nil {
		return i
	}
	if label := q.of(membershipKind).Label; label != asksMembers && label != asksNumber {
		return WhichOne{}
	}
	both := q.Whole.Has(reading.SaysObserver) && q.Whole.Has(reading.SaysMember)
	set := Set{Query: SetQuery{Status: "member"}, Counting: q.of(membershipKind).Label == asksNumber}
	if both {
		set.Query.Status = "party"
	}
	return set
}

// unsaid is the likeliest topic the page has nothing on.
func (q question) unsaid() Unsaid {
	var names []*reading.Item
	for _, c := range q.Clauses {
		names = append(names, c.Subjects...)
	}
	unsaid := Unsaid{Labels: []string{q.of(unsaidKind).Label}, Names: names}
	if len(names) > 0 {
		unsaid.Unknown = q.Strangers()
	}
	return unsaid
}

// gibberish reports a message of words nobody uses, with nothing of matter or of
// structure beside them: whatever it is most like, it does not ask it.
func gibberish(items reading.Items) bool {
	unknown := false
	for _, it := range items {
		if it.Recognised() || it.Proposed != nil || it.Known && it.Matters() {
			return false
		}
		unknown = unknown || !it.Known
	}
	return unknown
}

// nonsense is what to say to gibberish: a word alone may be a name nobody knows.
func nonsense(m *reading.Message) Intent {
	const longest = 30 // of a word that may be a name
	if len(m.Items) > 1 || utf8.RuneCountInString(m.Items[0].Text) > longest {
		return OffTopic{}
	}
	if near := proposeNear(m); near != nil {
		return near
	}
	return UnknownNames{[]string{m.Items[0].Text}}
}

// unclear is the likeliest readings, each of which is sure to be answered.
func (q question) unclear() Intent {
	const most = 3
	var labels []string
	for _, g := range q.guesses {
		s, ok := q.Corpus.Stated(g.Label)
		same := func(label string) bool { o, _ := q.Corpus.Stated(label); return o.Ask == s.Ask }
		if ok && len(labels) < most && !slices.ContainsFunc(labels, same) {
			labels = append(labels, g.Label)
		}
	}
	if len(labels) == 0 {
		return nil
	}
	return WhichReading{labels}
}

// membership finds who is asked about: the names of the message if it has any,
// else a set.
func (q question) membership() Intent {
	m, label := q.Message, q.of(membershipKind).Label
	if asksNeighbours(m.Items) || reading.Once(m.Items) {
		return q.unsaid()
	}
	set := label == asksMembers || label == asksNumber
	if it := ownMembers(m); set && it != nil {
		return OthersMembers{it}
	}
	tries := []func(*reading.Message) Intent{relationOf, standingOf, groupStandingOf}
	if sure := q.p(asksStatus)+q.p(asksSeveral) > known; sure {
		tries = tries[1:] // that somebody is in another group is only told
	}
	_, others := asksWhoElse(m.Clauses)
	switch {
	case set && others:
		tries = nil
	case set && !namesAsked(m):
		tries = tries[len(tries)-1:]
	}
	if _, alone := asksTheOnly(m.Clauses); alone {
		return q.set()
	}
	if _, all := countsAll(m.Clauses); all || shareOf(m.Whole) != NoShare || asksPart(m.Whole) || claimsOfGroup(m.Whole) {
		return q.set()
	}
	for _, try := range tries {
		if i := try(m); i != nil {
			return i
		}
	}
	c, polar := m.Whole, m.Whole.OpensYesNo()
	if set {
		// "are we in?", "are they members?"
		open := len(c.Groups) > 0 || c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList)
		us := !open && polar && c.Has(reading.FirstPerson)
		them := len(q.before) > 0 && asksOfSomebody(c) && c.Has(reading.Anaphor)
		set = !us && !them
	} else {
		// "MISWG membership A to Z" asks nothing of anybody
		set = !polar && nobodyMeant(m) && c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty)
	}
	if !set && claimed(setClause(m)).N == 0 {
		if i := q.unnamed(); i != nil {
			return i
		}
	}
	if i := q.ofStranger(); i != nil {
		return i
	}
	return q.set()
}

// ofStranger finds a question for yes or no whose subject is no name and no set: who is in it
// would not answer it. It is nil for any other.
func (q question) ofStranger() Intent {
	c := q.Whole
	if polar := q.Items[0].Opens(reading.AsksOfGroup) && !c.AsksOpen(); !polar {
		return nil
	}
	if claimed(c).N > 0 {
		return nil // "are we more than 30"
	}
	first := q.Items.At(1)
	if first.Is(reading.SaysBoth) && !first.Name() { // "do both Saab and Thales come from …"
		first = q.Items.At(2)
	}
	names := q.Strangers()
	if len(names) > 0 && !first.Known && first.Capital() {
		return UnknownNames{names}
	}
	if set := len(c.Groups) > 0 || c.Has(reading.AsksList, reading.SaysCountry, reading.SaysOrg, reading.SaysAll, reading.SaysAny, reading.SaysParty); set {
		return nil
	}
	subject := subjectOf(q.Items)
	const some = 0.2
	switch {
	case subject.Marked(reading.ThePage) && q.of(membershipKind).Label == asksNumber: // "does the page give a count of members"
	case len(names) > 0 && (!subject.Known || subject.Capital()):
		return UnknownNames{names}
	case !subject.Known && subject.Text != "", reading.Letters(q.Message, subject):
		return UnknownNames{[]string{subject.Text}}
	case ofMatter(subject) && q.sums[unsaidKind] > some:
		return q.unsaid()
	case ofMatter(subject), !c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysBody):
		return WhichOne{}
	}
	return nil
}

// unnamed finds what a question about membership that names nobody is about:
// "us", what the conversation was about, a name nobody knows; or it asks which
// one is meant. It is nil when the message names a group or somebody.
func (q question) unnamed() Intent {
	c := q.Whole
	if len(c.Groups) > 0 || len(c.Subjects) > 0 {
		return nil
	}
	us, them := c.Has(reading.FirstPerson), c.Has(reading.Anaphor)
	if len(q.before) > 0 && len(q.before) <= maxBefore && them {
		return Standing{IDs: q.before, Predicate: reading.PredicateOf(c), conversed: true}
	}
	if i := proposals(q.Items); i != nil {
		return i
	}
	ours := us && q.of(membershipKind).Label == asksCanada
	if names := q.Strangers(); len(names) > 0 && !ours {
		if near := proposeNear(q.Message); near != nil && len(names) == 1 {
			return near
		}
		return UnknownNames{names}
	}
	if near := q.NearNames(); len(near) > 1 && us && c.Has(reading.SaysAnd, reading.SaysOr) {
		return DidYouMean{near} // "we need to know whether spane and grease are members"
	}
	// "our partners" are others than us
	others := func(it *reading.Item) bool {
		next := c.Items.At(slices.Index(c.Items, it) + 1)
		return it.Is(reading.FirstPerson) && next.Noun() && len(next.Key) >= reading.ShortestWord // not "on est-tu"
	}
	predicate := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysBody, reading.SaysStatus)
	if us && predicate && !slices.ContainsFunc(c.Items, others) {
		return Standing{IDs: []string{q.Corpus.Home()}, Predicate: reading.PredicateOf(c)}
	}
	if q.ofUs() {
		return DidYouMean{[]string{q.Corpus.Home()}} // "the land of maple syrup"
	}
	if near := proposeNear(q.Message); near != nil && !(us || them) {
		return near
	}
	if i, ok := q.ofStranger().(UnknownNames); ok {
		return i
	}
	return WhichOne{}
}

// maxBefore bounds the entities that "they" may stand for.
const maxBefore = 12

// whoIsMeant reports a message that is about somebody it does not name: "what about them",
// "member?".
func whoIsMeant(m *reading.Message) bool {
	const few = 3
	about := m.Items[:min(2, len(m.Items))].Marked(reading.Further) // "what about this"
	others := slices.ContainsFunc(m.Items, ofItsOwn)
	them := m.Items[0].Is(reading.SaysAnd) && m.Whole.Has(reading.Anaphor)
	if further := about || them; further && !others {
		return true
	}
	bare := m.Asked() && onlyPredicate(m.Whole) && len(m.Items) <= few
	one := !slices.ContainsFunc(m.Items, reading.Several)
	ofSomebody := m.Whole.Has(reading.SaysMember, reading.SaysObserver) && !m.Whole.Has(reading.SaysBody)
	return bare && one && ofSomebody
}

// ofItsOwn reports a word that gives a message something to be about, other than "that".
func ofItsOwn(it *reading.Item) bool { return it.Matters() && !it.Is(reading.Anaphor) }
