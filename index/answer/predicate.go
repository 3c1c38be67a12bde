package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// content reports whether the item speaks of something beyond membership.
func (it *item) content() bool {
	return !named(it) && it.roles == 0 && (!it.small || it.bends)
}

// predicate is what a clause says or asks of its subjects.
type predicate struct {
	member, observer, in, party bool
	negated                     bool // "isn't a member"
	tag                         bool // "…, right?": the asker expects yes
	only                        bool // "only an observer"
	why                         bool
	yesNo                       bool // can be answered with yes or no
	bare                        bool // … and with a Yes or No alone in front: nothing colours the claim
	leftOut                     bool
}

// predicateOf reads what clause c asks.
func (m *message) predicateOf(c *clause) predicate {
	p := predicate{
		member: c.has(saysMember), observer: c.has(saysObserver), in: c.has(saysIn) || c.has(saysJoined) || c.placesInGroup(), party: c.has(saysParty),
		only: c.has(saysOnly), why: c.why(), leftOut: c.has(saysLeftOut),
	}
	for i, it := range c.items {
		if it.name() || !it.is(saysNot) {
			continue
		}
		if it.marked(deniesWord) || c.corrects(i) {
			continue
		}
		p.negated = true
	}
	if m.lang == corpus.French && m.nolonger(c) {
		p.negated = true
	}
	if p.only && m.lang == corpus.French {
		p.negated = false // ne … que
	}
	if m.tagged(c) {
		p.tag = true
		p.negated = p.negated && c.negatesBeforeTag()
	}
	standing := p.member || p.observer || p.in
	onlyOne := p.member != p.observer || p.in || p.only
	polar := (c.asked || m.opensYesNo(c)) && !c.asksOpen()
	p.yesNo = standing && onlyOne && polar && !p.why
	p.bare = p.yesNo && !m.coloured(c, p)
	return p
}

// corrects reports whether the negation at i sets a name right ("austria not
// australia") or weighs both sides ("or not").
func (c *clause) corrects(i int) bool {
	last, next := itemAt(c.items, i-1), itemAt(c.items, i+1)
	between := named(last) && named(next) && !next.named(corpus.GroupName)
	return between || last.is(saysOr)
}

// nolonger reports a French negation by "plus" or "guère" after "ne".
func (m *message) nolonger(c *clause) bool {
	ne := false
	for _, it := range c.items {
		for _, t := range it.words {
			if ne && m.lists.has(t.key, noLonger) {
				return true
			}
			ne = ne || m.lists.has(t.key, halfNot)
		}
	}
	return false
}

// coloured reports whether a word of the clause bends what a bare Yes or No would
// affirm: "untrue", "since 2023", "the only NATO member", "a French company".
func (m *message) coloured(c *clause, p predicate) bool {
	if p.only && (!p.observer || c.onlyDenied() || c.theOnly()) {
		return true
	}
	if len(c.groups) > 0 {
		return true
	}
	if _, bent := m.qualified(c); bent {
		return true
	}
	if c.items[0].opens(notNow) && !c.addresses() {
		return true
	}
	for i, it := range c.items {
		if !it.affirms(i) || it.marked(prefixesNot) && c.standingAt(i+1) {
			return true
		}
	}
	return false
}

// affirms reports whether the item, at place i of its clause, leaves a claim
// about membership what it is.
func (it *item) affirms(i int) bool {
	switch {
	case named(it), it.plain, it.marked(confirms):
	case it.is(saysMember | saysObserver | saysIn | saysMISWG | saysOnly | anaphor | saysAnd | saysOr):
	case it.is(subordinator) && i == 0:
	case it.is(saysNot) && !it.marked(prefixesNot):
	default:
		return false
	}
	return true
}

// standingAt reports a membership word at i: with "non" before it, "non-member".
func (c *clause) standingAt(i int) bool {
	it := itemAt(c.items, i)
	return !named(it) && it.is(saysMember|saysObserver)
}

// onlyDenied reports "pas seulement" and its like.
func (c *clause) onlyDenied() bool {
	return c.has(saysNot) && slices.ContainsFunc(c.items, func(it *item) bool { return strings.HasSuffix(it.key, "pas") })
}

// theOnly reports "the only", which speaks of all the others.
func (c *clause) theOnly() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool {
		return it.key == "the only" || it.is(saysOnly) && itemAt(c.items, slices.Index(c.items, it)-1).marked(isArticle)
	})
}

// why reports whether the clause asks for a reason.
func (c *clause) why() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool { return it.marked(asksReason) })
}

// asksOpen reports whether the clause asks which, who or what rather than yes or no.
func (c *clause) asksOpen() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool { return !it.name() && it.opens(opensAsking) })
}

// opensYesNo reports whether the clause opens like a question for yes or no.
func (m *message) opensYesNo(c *clause) bool {
	for _, it := range c.items {
		for _, t := range it.words {
			if m.lists.has(t.key, opensPolar) {
				return true
			}
		}
	}
	return false
}

// tagged reports whether the clause ends in a tag.
func (m *message) tagged(c *clause) bool {
	n := len(c.items)
	closes := n > 1 && c.items[n-1].marked(confirms)
	return closes || n > 2 && c.items[n-2].marked(confirms) && c.items[n-1].bare()
}

// negatesBeforeTag reports whether something other than the closing tag negates.
func (c *clause) negatesBeforeTag() bool {
	for _, it := range c.items[:max(len(c.items)-2, 0)] {
		if len(it.senses) == 0 && it.is(saysNot) && it.key != "n" {
			return true
		}
	}
	return false
}

// addresses reports whether the clause speaks to the bot.
func (c *clause) addresses() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool { return it.marked(speaksToBot) })
}

// placesInGroup reports a clause that asks of its subject no more than the group:
// "la Norvège est-elle au MISWG?".
func (c *clause) placesInGroup() bool {
	return c.has(saysMISWG) && len(c.subjects) > 0 && c.explained() && !c.asksOpen()
}

// explicit reports whether the predicate speaks of membership in so many words.
func (p predicate) explicit() bool {
	standing := p.member || p.observer || p.in
	return standing || p.leftOut || p.only
}
