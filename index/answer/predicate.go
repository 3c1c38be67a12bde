package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// content reports whether the item speaks of something beyond membership.
func (it *item) content() bool {
	return !named(it) && len(it.roles) == 0 && (!it.small || it.bends)
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
func (u *understanding) predicateOf(c *clause) predicate {
	p := predicate{
		member: c.has(saysMember), observer: c.has(saysObserver), in: c.has(saysIn) || c.has(saysJoined) || c.placesInGroup(), party: c.has(saysParty),
		only: c.has(saysOnly), why: c.why(), leftOut: c.has(saysLeftOut),
	}
	for i, it := range c.items {
		if it.name() || !it.is(saysNot) {
			continue
		}
		if it.key == "no" || it.key == "non" || it.key == "n" || it.key == "ni" {
			continue
		}
		// "austria not australia" corrects a name; "or not" weighs both.
		if i > 0 && c.items[i-1].is(saysOr) || i+1 < len(c.items) && named(c.items[i+1]) && !c.items[i+1].named(corpus.GroupName) && i > 0 && named(c.items[i-1]) {
			continue
		}
		p.negated = true
	}
	if u.lang == corpus.French && c.nolonger() {
		p.negated = true
	}
	if p.only && u.lang == corpus.French {
		p.negated = false // ne … que
	}
	if u.tagged(c) {
		p.tag = true
		p.negated = p.negated && c.negatesBeforeTag()
	}
	p.yesNo = (p.member != p.observer || p.in || p.only) && (p.member || p.observer || p.in) && (c.asked || u.opensYesNo(c)) && !p.why && !c.asksOpen()
	p.bare = p.yesNo && !u.coloured(c, p)
	return p
}

// nolonger reports a French negation by "plus" or "guère" after "ne".
func (c *clause) nolonger() bool {
	ne := false
	for _, it := range c.items {
		for _, t := range it.words {
			switch t.key {
			case "n", "ne":
				ne = true
			case "plus", "guere":
				if ne {
					return true
				}
			}
		}
	}
	return false
}

// coloured reports whether a word of the clause bends what a bare Yes or No would
// affirm: "untrue", "since 2023", "the only NATO member", "a French company".
func (u *understanding) coloured(c *clause, p predicate) bool {
	if p.only && (!p.observer || c.has(saysNot) && slices.ContainsFunc(c.items, func(it *item) bool { return strings.HasSuffix(it.key, "pas") }) || slices.ContainsFunc(c.items, func(it *item) bool {
		return it.key == "the only" || it.key == "only" && c.after("the", it) || it.is(saysOnly) && (c.after("la", it) || c.after("le", it))
	})) || len(c.groups) > 0 {
		return true
	}
	if _, bent := u.qualified(c); bent {
		return true
	}
	switch c.items[0].words[0].key {
	case "can", "could", "will", "would", "should", "was", "were", "may", "might", "did", "peut", "pourrait", "etait", "sera":
		if !c.addresses() {
			return true // what could be, was or will be is not what the page says
		}
	}
	for i, it := range c.items {
		if (it.key == "non" || it.key == "no" || it.key == "un") && i+1 < len(c.items) && !named(c.items[i+1]) && (c.items[i+1].is(saysMember) || c.items[i+1].is(saysObserver)) {
			return true // "a non-member"
		}
		switch {
		case named(it), it.plain, it.is(saysMember), it.is(saysObserver), it.is(saysIn), it.is(saysMISWG), it.is(saysOnly), it.is(anaphor), it.is(subordinator) && i == 0:
		case it.is(saysNot) && it.key != "non" && it.key != "no" && it.key != "un":
		case it.is(saysAnd), it.is(saysOr), tags[it.key]:
		default:
			return true
		}
	}
	return false
}

// after reports whether the word before item it is w.
func (c *clause) after(w string, it *item) bool {
	i := slices.Index(c.items, it)
	return i > 0 && c.items[i-1].key == w
}

// why reports whether the clause asks for a reason. "reason" words that are also
// concepts do not count once a subject is named.
func (c *clause) why() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool {
		switch it.key {
		case "why", "how come", "pourquoi", "pour quoi", "pour quelle raison", "what is the reason":
			return true
		}
		return false
	})
}

// asksOpen reports whether the clause asks which, who or what rather than yes or no.
func (c *clause) asksOpen() bool {
	for _, it := range c.items {
		if it.name() {
			continue
		}
		switch firstWord(it.key) {
		case "which", "who", "whos", "what", "whats", "how", "hows", "where", "quel", "quelle", "quels", "quelles", "combien", "comment", "lequel", "laquelle", "list", "liste", "compare", "comparer":
			return true
		}
	}
	return false
}

// opensYesNo reports whether the clause opens like a question for yes or no.
func (u *understanding) opensYesNo(c *clause) bool {
	for _, it := range c.items {
		for _, t := range it.words {
			switch t.key {
			case "is", "are", "does", "do", "was", "were", "has", "have", "can", "est", "sont", "fait", "font", "isnt", "arent", "if", "whether", "si", "so":
				return true
			}
		}
	}
	return false
}

// tags close a statement that asks to be confirmed.
var tags = map[string]bool{"right": true, "correct": true, "isnt it": true, "isnt": true, "yes": true, "no": true, "non": true, "hein": true, "i guess": true, "guess": true, "eh": true, "huh": true, "true": true, "vrai": true, "pas vrai": true, "n est ce pas": true, "arent they": true, "arent": true, "is it": true, "are they": true}

// tagged reports whether the clause ends in a tag.
func (u *understanding) tagged(c *clause) bool {
	return len(c.items) > 1 && tags[c.items[len(c.items)-1].key] || len(c.items) > 2 && tags[c.items[len(c.items)-2].key] && c.items[len(c.items)-1].bare()
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
	return slices.ContainsFunc(c.items, func(it *item) bool { return it.key == "you" || it.key == "u" || it.key == "vous" || it.key == "tu" })
}

// placesInGroup reports a clause that asks of its subject no more than the group:
// "la Norvège est-elle au MISWG?".
func (c *clause) placesInGroup() bool {
	return c.has(saysMISWG) && len(c.subjects) > 0 && c.explained() && !c.asksOpen()
}
