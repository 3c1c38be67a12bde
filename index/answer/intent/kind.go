package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// kind decides what kind of thing is asked: what the examples say, save where the
// names of the message and the words around them settle it.
func (q question) kind() (kind askKind, settled bool) {
	names := namesAsked(q.Message)
	someone := names || len(q.Whole.Groups) > 0 || q.Whole.Has(reading.FirstPerson, reading.Anaphor)
	clear := q.guesses[0].P > known
	denied := clear && kindOf(q.guesses[0].Label) == unsaidKind
	if of := someone || claimed(q.Whole).N > 0; of {
		denied = false
	}
	if outright, bare := asksOutright(q.Message); outright && !denied {
		least := possible
		if bare {
			least = possible / 10
		}
		if q.sums[membershipKind] >= least {
			return membershipKind, true
		}
	}
	if q.guesses[0].P < likely && asksOfStrangers(q.Message) {
		return membershipKind, true
	}
	if letter, _ := initialOf(q.Items); letter != "" && q.Whole.Has(reading.SaysMember, reading.SaysObserver, reading.SaysCountry) {
		return membershipKind, true
	}
	if !names && (nobodyMeant(q.Message) || ofAnyCountry(q.Whole)) {
		if q.p(asksStatus) > surely && q.Whole.Explained() {
			return membershipKind, true // "yanks on board?": of whom is asked back
		}
		// A standing can be asked of somebody only.
		q.sums[membershipKind] -= q.p(asksStatus) + q.p(asksSeveral)
		if !q.ofUs() {
			q.sums[membershipKind] -= q.p(asksCanada)
		}
	}
	if likeliest := q.guesses[0]; likeliest.P >= unsure && kindOf(likeliest.Label) == statementKind && coversMatter(q.Whole) {
		return statementKind, true
	}
	// A message of membership alone has no name and no term.
	bare := q.Whole.Explained() && !slices.ContainsFunc(q.Items, (*reading.Item).Recognised)
	other := clear && kindOf(q.guesses[0].Label) != membershipKind
	if asksOfSomebody(q.Whole) && !other {
		if bare || somebodyUnknown(q.Message) {
			return membershipKind, true
		}
	}
	best := q.best()
	if best == helpKind && (names || asksOfSomebody(q.Whole)) {
		return membershipKind, false
	}
	if best == offTopicKind && names && asksInPassing(q.Message) {
		return membershipKind, false
	}
	const sure = 0.8
	if best == statementKind && names && q.sums[best] < sure {
		// What the page states is not about a named country.
		q.sums[statementKind] = 0
		best = q.best()
	}
	if best == membershipKind && asksLeave(q.Message) {
		return unsaidKind, false
	}
	// A wrong answer is worse than a refusal.
	refused := q.sums[unsaidKind] + q.sums[offTopicKind]
	if best != helpKind && q.sums[best] < caution*refused {
		if names && q.rathersStanding() {
			return membershipKind, false
		}
		q.sums[membershipKind], q.sums[statementKind], q.sums[helpKind] = 0, 0, 0
		return q.best(), false
	}
	return best, false
}

// known is the probability above which the examples surely know what is asked.
const known = 0.8

// rathersStanding reports that how somebody stands is likelier asked than any one thing the page
// does not say, however many of those there are: "the supplier claims that Türkiye was removed".
func (q question) rathersStanding() bool {
	const much = 1.5
	label := q.guesses[0].Label
	return (label == asksStatus || label == asksSeveral) && q.guesses[0].P > much*q.of(unsaidKind).P
}

// besides adds to a standing that may not be all that is asked what the page does not say of
// it. It has no Yes or No, which could be taken for one to the rest.
func (q question) besides(s Standing) Standing {
	some := 0.15
	dated := reading.JoinedIn(q.Items)
	if dated {
		some = 0 // "Japan joined in 2023": the year is not passed over
	}
	if s.Predicate.Why || !dated && q.sums[membershipKind] >= caution*q.sums[unsaidKind] {
		return s
	}
	s.Predicate.Bare = false
	if topic := q.of(unsaidKind); topic.P > some {
		s.Besides = topic.Label
	}
	return s
}

// ofUs reports what the examples surely know as asked of the asker's own country, and that
// says "that country" of none: "is the true north part of it".
func (q question) ofUs() bool {
	other := slices.ContainsFunc(q.Items, func(it *reading.Item) bool { return it.Is(reading.Anaphor) && len(it.Words) > 1 && !it.Name() })
	return q.p(asksCanada) > known && !other
}

// coversMatter reports a question whether a matter is covered, and nobody: "does it cover
// space", "are nuclear submarines covered".
func coversMatter(c *reading.Clause) bool {
	somebody := len(c.Subjects)+len(c.Groups) > 0 || c.Has(reading.FirstPerson, reading.SaysMember, reading.SaysCountry)
	polar := c.OpensYesNo() && !c.AsksOpen()
	if covers := polar && c.Has(reading.SaysCovers); somebody || !covers {
		return false
	}
	named := func(it *reading.Item) bool { return it.Proposed != nil || !it.Known && it.Capital() }
	matter := func(it *reading.Item) bool { return it.Noun() && !it.Marked(reading.ThePage) }
	return slices.ContainsFunc(c.Items, matter) && !slices.ContainsFunc(c.Items, named)
}

// asksInPassing reports names asked about among words of something else, unless
// "in" is all that asks: "what is the weather in Paris".
func asksInPassing(m *reading.Message) bool {
	return slices.ContainsFunc(standings(m), func(s standing) bool {
		standing := s.pred.Member || s.pred.Observer || s.pred.LeftOut
		onlyIn := !standing && s.clause.AsksOpen()
		return s.pred.Explicit() && (!onlyIn || s.clause.Explained())
	})
}

// possible is how likely a reading must be for the words of a message to settle it.
const possible = 0.06

// caution is how much likelier an answer must be than a refusal: measured over
// the examples author by author, it halves false answers and costs nothing else.
const caution = 1.5

// nobodyMeant reports whether the message has nothing a standing can be asked of.
func nobodyMeant(m *reading.Message) bool {
	c := m.Whole
	if asksOfSomebody(c) || len(c.Subjects)+len(c.Groups) > 0 || c.Has(reading.FirstPerson, reading.Anaphor) {
		return false
	}
	proposed := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Proposed != nil })
	return !proposed && len(m.Strangers()) == 0
}

// ofAnyCountry reports matter of its own that is asked of whatever country stands so: "if a
// country is only an observer can we still bid".
func ofAnyCountry(c *reading.Clause) bool {
	for i, it := range c.Items {
		if any := c.Items.At(i - 1).Marked(reading.AnyOne); any && it.Is(reading.SaysCountry) && !it.Name() {
			return !c.Explained()
		}
	}
	return false
}

// asksOfStrangers reports a question for yes or no with nothing in it but names nobody knows:
// "is Airbus Helicopters in Donauworth ok".
func asksOfStrangers(m *reading.Message) bool {
	named := slices.ContainsFunc(m.Items, (*reading.Item).Recognised)
	polar := m.Items[0].Opens(reading.AsksOfGroup) && !m.Whole.AsksOpen()
	if named || !polar {
		return false
	}
	may := slices.ContainsFunc(m.Items[1:], func(it *reading.Item) bool { return it.Opens(reading.NotNow) })
	if may && m.Whole.Has(reading.FirstPerson) {
		return false // "does it mean we can share Protected B"
	}
	strange, before := false, false // before: the last word may be of a name
	for _, it := range m.Items[1:] {
		titled := it.Capital() && (!it.Known || it.Noun())
		if name := before || !it.Known; titled && name {
			strange = true
		}
		before = titled
		more := !it.Known || ofMatter(it)
		if more && !titled {
			return false
		}
	}
	return strange
}

// ofMatter reports a word with matter of its own.
func ofMatter(it *reading.Item) bool { return it.Noun() && !it.Bare() }

// somebodyUnknown reports a short message with nobody in it but a word that may be
// meant for a name: "is grease a member".
func somebodyUnknown(m *reading.Message) bool {
	const short, barest = 6, 4
	if len(m.Items) > short || namesAsked(m) {
		return false
	}
	near := len(m.Items) <= barest && len(m.NearNames()) > 0
	if m.Whole.OpensYesNo() && reading.Letters(m, subjectOf(m.Items)) {
		return true // "is CSIS a member"
	}
	return near || proposals(m.Items) != nil || len(m.Strangers()) > 0
}

// asksOfSomebody reports a yes/no question about membership: it is about somebody,
// known or not.
func asksOfSomebody(c *reading.Clause) bool {
	const short, longer = 4, 5
	of := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Known && ofMatter(it) })
	stranger := len(c.Unknown) > 0 && !of // "does saab count or no"
	length := short
	if stranger {
		length = longer
	}
	brief := len(c.Items) <= length
	place := brief || c.Has(reading.SaysBody)
	within := place && c.Has(reading.SaysIn) && !c.Has(reading.SaysAny)
	standing := c.Has(reading.SaysMember, reading.SaysObserver) || within
	return standing && c.OpensYesNo() && !c.AsksOpen()
}

// namesAsked reports whether the message names entities it asks about: others
// than the asker's own country, unless that is all a clause asks of, and none that it only sets aside.
func namesAsked(m *reading.Message) bool {
	for _, c := range m.Clauses {
		if c.SetsAside() {
			continue
		}
		alone := len(c.Subjects) == 1 && c.Explained()
		if polar := c.OpensYesNo() && !c.AsksOpen(); alone && polar {
			return true // "38 members, does that include Canada"
		}
		province := func(it *reading.Item) bool { return it.Named(corpus.PlaceName) && it.Senses[0].Sort != corpus.City }
		if slices.ContainsFunc(c.Subjects, func(it *reading.Item) bool { return province(it) || !it.Names(m.Corpus.Home()) }) {
			return true
		}
	}
	return false
}

// subjectOf is the item behind the first, articles apart: what a question for yes or no is about.
func subjectOf(items reading.Items) *reading.Item {
	at := 1
	for items.At(at).Marked(reading.IsArticle) {
		at++
	}
	return items.At(at)
}
