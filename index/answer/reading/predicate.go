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
