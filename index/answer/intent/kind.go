package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

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
	if d.asksOfSomebody() && (d.somebodyUnknown() || d.namesNobody()) {
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
func (d *decider) nobodyMeant() bool {
	c := d.Whole
	if d.asksOfSomebody() || len(c.Subjects)+len(c.Groups) > 0 || c.Has(reading.FirstPerson, reading.Anaphor) {
		return false
	}
	proposed := slices.ContainsFunc(d.Items, func(it *reading.Item) bool { return it.Proposed != nil })
	return !proposed && len(d.Strangers()) == 0
}

// namesNobody reports a message of membership alone, without a name or a term.
func (d *decider) namesNobody() bool {
	return d.Whole.Explained() && !slices.ContainsFunc(d.Items, (*reading.Item).Recognised)
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
	c := d.Whole
	const short = 4
	within := c.Has(reading.SaysIn) && (len(c.Items) <= short || c.Has(reading.SaysBody))
	standing := c.Has(reading.SaysMember, reading.SaysObserver) || within
	return standing && c.OpensYesNo() && !c.AsksOpen()
}
