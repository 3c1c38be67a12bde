package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// Predicate is what a clause says or asks of its subjects.
type Predicate struct {
	Member, Observer bool
	In               bool // "in", "joined", or no word but the group: "la Norvège est-elle au MISWG?"
	LeftOut          bool
	Negated          bool // "isn't a member"; the negation of a tag ("…, isn't it?") is none
	Why              bool // asks for a reason
	Bare             bool // can be answered with a Yes or No alone in front: nothing colours the claim
	only             bool // "only an observer"
}

// PredicateOf reads what clause c asks.
func (m *Message) PredicateOf(c *Clause) Predicate {
	p := Predicate{
		Member: c.Has(SaysMember), Observer: c.Has(SaysObserver), In: c.Has(SaysIn) || c.Has(saysJoined) || c.placesInGroup(),
		only: c.Has(SaysOnly), Why: c.Why(), LeftOut: c.Has(SaysLeftOut),
	}
	for i, it := range c.Items {
		if it.Name() || !it.Is(SaysNot) {
			continue
		}
		if it.Marked(deniesWord) || c.corrects(i) {
			continue
		}
		p.Negated = true
	}
	if m.Lang == corpus.French && m.noLonger(c) {
		p.Negated = true
	}
	if p.only && m.Lang == corpus.French {
		p.Negated = false // ne … que
	}
	if m.tagged(c) {
		p.Negated = p.Negated && c.negatesBeforeTag()
	}
	standing := p.Member || p.Observer || p.In
	onlyOne := p.Member != p.Observer || p.In || p.only
	polar := (c.Asked || m.OpensYesNo(c)) && !c.AsksOpen()
	yesNo := standing && onlyOne && polar
	if p.Why {
		yesNo = false
	}
	p.Bare = yesNo && !m.coloured(c, p)
	return p
}

// corrects reports whether the negation at i sets a name right ("austria not
// australia") or weighs both sides ("or not").
func (c *Clause) corrects(i int) bool {
	last, next := ItemAt(c.Items, i-1), ItemAt(c.Items, i+1)
	between := last.Recognised() && next.Recognised() && !next.Named(corpus.GroupName)
	return between || last.Is(SaysOr)
}

// noLonger reports a French negation by "plus" or "guère" after "ne".
func (m *Message) noLonger(c *Clause) bool {
	ne := false
	for _, it := range c.Items {
		for _, t := range it.Words {
			if ne && m.Lists.Has(t.Key, noLonger) {
				return true
			}
			ne = ne || m.Lists.Has(t.Key, HalfNot)
		}
	}
	return false
}

// coloured reports whether a word of the clause bends what a bare Yes or No would
// affirm: "untrue", "since 2023", "the only NATO member", "a French company".
func (m *Message) coloured(c *Clause, p Predicate) bool {
	qualifies := c.onlyDenied() || c.theOnly() || !p.Observer
	if p.only && qualifies {
		return true
	}
	if len(c.Groups) > 0 {
		return true
	}
	if _, bent := m.Qualified(c); bent {
		return true
	}
	if c.Items[0].Opens(notNow) && !c.addresses() {
		return true
	}
	for i, it := range c.Items {
		if !it.affirms(i) || it.Marked(PrefixesNot) && c.standingAt(i+1) {
			return true
		}
	}
	return false
}

// affirms reports whether the item, at place i of its clause, leaves a claim
// about membership what it is.
func (it *Item) affirms(i int) bool {
	switch {
	case it.Recognised(), it.plain, it.Marked(confirms):
	case it.Is(SaysMember | SaysObserver | SaysIn | SaysBody | SaysOnly | Anaphor | SaysAnd | SaysOr):
	case it.Is(Subordinator) && i == 0:
	case it.Is(SaysNot) && !it.Marked(PrefixesNot):
	default:
		return false
	}
	return true
}

// standingAt reports a membership word at i: with "non" before it, "non-member".
func (c *Clause) standingAt(i int) bool {
	it := ItemAt(c.Items, i)
	return !it.Recognised() && it.Is(SaysMember|SaysObserver)
}

// onlyDenied reports "pas seulement" and its like.
func (c *Clause) onlyDenied() bool {
	return c.Has(SaysNot) && slices.ContainsFunc(c.Items, func(it *Item) bool { return strings.HasSuffix(it.Key, "pas") })
}

// theOnly reports "the only", which speaks of all the others.
func (c *Clause) theOnly() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool {
		return it.Key == "the only" || it.Is(SaysOnly) && ItemAt(c.Items, slices.Index(c.Items, it)-1).Marked(IsArticle)
	})
}

// Why reports whether the clause asks for a reason.
func (c *Clause) Why() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool { return it.Marked(asksReason) })
}

// AsksOpen reports whether the clause asks which, who or what rather than yes or no.
func (c *Clause) AsksOpen() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool { return !it.Name() && it.Opens(opensAsking) })
}

// OpensYesNo reports whether the clause has a word that opens a question for yes or
// no, wherever it stands: "le Japon est-il membre".
func (m *Message) OpensYesNo(c *Clause) bool {
	for _, it := range c.Items {
		for _, t := range it.Words {
			if m.Lists.Has(t.Key, opensPolar) {
				return true
			}
		}
	}
	return false
}

// tagged reports whether the clause ends in a tag.
func (m *Message) tagged(c *Clause) bool {
	n := len(c.Items)
	closes := n > 1 && c.Items[n-1].Marked(confirms)
	if closes || n <= 2 {
		return closes
	}
	return c.Items[n-2].Marked(confirms) && (c.Items[n-1].Bare() || c.Items[n-1].Is(Anaphor))
}

// negatesBeforeTag reports whether something other than the closing tag negates.
func (c *Clause) negatesBeforeTag() bool {
	return slices.ContainsFunc(c.Items[:max(len(c.Items)-2, 0)], func(it *Item) bool {
		return len(it.Senses) == 0 && it.Is(SaysNot) && it.Key != "n"
	})
}

// addresses reports whether the clause speaks to the bot.
func (c *Clause) addresses() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool { return it.Marked(speaksToBot) })
}

// placesInGroup reports a clause that asks of its subject no more than the group:
// "la Norvège est-elle au MISWG?".
func (c *Clause) placesInGroup() bool {
	named := c.Has(SaysBody) && len(c.Subjects) > 0
	return named && c.Explained() && !c.AsksOpen()
}

// Explicit reports whether the predicate speaks of membership in so many words.
func (p Predicate) Explicit() bool {
	standing := p.Member || p.Observer || p.In
	return standing || p.LeftOut || p.only
}

// A membership word may be qualified: "a voting member", "membre fondateur", "a
// member of the choir". Then who is on the list does not answer the question.

// Qualified returns the word that qualifies membership in clause c, and whether
// there is one.
func (m *Message) Qualified(c *Clause) (*Item, bool) {
	for i, it := range c.Items {
		if it.Name() || !it.Is(SaysMember|SaysObserver) {
			continue
		}
		if i > 0 && m.qualifier(c.Items[i-1]) {
			return c.Items[i-1], true
		}
		if m.Lang == corpus.French && i+1 < len(c.Items) && c.Items[i+1].Before == Space && m.qualifier(c.Items[i+1]) {
			return c.Items[i+1], true
		}
		if of := m.memberOf(c, i); of != nil {
			return of, true
		}
	}
	return nil, false
}

// Restricted reports a set narrowed by something the page does not know: "which
// members joined after 2010", "who can be a member".
func (m *Message) Restricted(c *Clause) bool {
	trails := func(o *Clause) bool { return len(o.Items) == 1 && o.Items[0].Marked(narrowsSet) }
	if slices.ContainsFunc(m.Clauses, trails) {
		return true
	}
	for i, it := range c.Items {
		if year(it.Key) || it.Marked(narrowsSet) && !it.Name() {
			return true
		}
		wishes := it.Marked(wishesFor) && ItemAt(c.Items, i+1).Marked(becomes)
		if wishes && !c.addresses() && c.Has(AsksWho, AsksWhich, AsksCount) {
			return true
		}
	}
	return false
}

// qualifier reports whether a word beside "member" makes it another thing.
func (m *Message) qualifier(it *Item) bool {
	if it.Recognised() || it.roles != 0 || it.Marked(keepsMember) {
		return false
	}
	plain := it.neutral || it.small || number(it.Key)
	return it.bends || !plain
}

// memberOf returns what the membership at i is of, when that is no group we know:
// "a member of the choir".
func (m *Message) memberOf(c *Clause, i int) *Item {
	if !ItemAt(c.Items, i+1).Marked(tiesOf) {
		return nil
	}
	for _, it := range c.Items[i+2:] {
		switch {
		case it.Before&(Comma|Stop) != 0, it.Recognised(), it.roles != 0:
			return nil
		case it.content(), !m.Words.functional(it.Key):
			return it
		}
	}
	return nil
}
