package answer

import (
	"context"
	"slices"
)

// otherTerms reports whether the clause names a term other than the MISWG.
func (u *understanding) otherTerms(c *clause) bool {
	return slices.ContainsFunc(c.terms, func(it *item) bool { return !it.is(saysMISWG) })
}

// trySet answers a set or a count.
func (u *understanding) trySet(ctx context.Context) (Answer, bool, error) {
	for _, c := range append(slices.Clone(u.clauses), join(u.clauses)) {
		q, counting, ok := u.asksSet(c)
		if !ok {
			continue
		}
		// A set in one clause and a question about the page's words in another:
		// the words, if one statement covers it all.
		if len(u.clauses) > 1 && slices.ContainsFunc(u.clauses, func(o *clause) bool { return o != c && slices.ContainsFunc(o.items, (*item).content) }) {
			if a, ok, err := u.statement(ctx, join(u.clauses)); ok || err != nil {
				return a, ok, err
			}
		}
		if c.has(anaphor) && u.question.Before != nil && len(u.question.Before.Entities) > 1 && !c.has(saysMISWG) {
			q.within = u.question.Before.Entities
			q.filter = q.build()
		}
		a, err := u.setAnswer(ctx, q, counting)
		return a, err == nil, err
	}
	return Answer{}, false, nil
}

// restricts reports whether the word would narrow the set by something the page
// does not know: "which members joined after 2010", "who can be a member".
func (c *clause) restricts(it *item) bool {
	if !it.bare() || it.is(plain) {
		switch it.key {
		case "want", "wants", "send", "sends", "interested", "considered", "regarded", "deemed", "like", "would like":
			return c.has(asksWho, asksWhich, asksCount) && !c.addresses() && !slices.ContainsFunc(c.items, func(o *item) bool { return o.key == "i" || o.key == "we" })
		case "am", "suis", "puis":
			return true // "am I a member"
		case "can", "could", "will", "would", "my", "me", "i", "peut", "peux", "mon", "ma", "mes", "je":
			// Harmless when they ask the bot: "can you", "could you", "my boss wants".
			return (it.key == "will" || (it.key == "can" || it.key == "could" || it.key == "peut") && c.has(asksWho, asksWhich) && !c.addresses()) && c.has(saysMember, saysObserver, saysIn)
		}
		return false
	}
	return true
}

// addresses reports whether the clause speaks to the bot.
func (c *clause) addresses() bool {
	return slices.ContainsFunc(c.items, func(it *item) bool { return it.key == "you" || it.key == "u" || it.key == "vous" || it.key == "tu" })
}

// judgesList reports whether the clause asks how the list is, not for it.
func (c *clause) judgesList() bool {
	switch c.items[0].words[0].key {
	case "is", "are", "does", "est", "was":
		return !slices.ContainsFunc(c.items, func(it *item) bool { return it.is(asksList) && it.key != "the list" && it.key != "la liste" })
	}
	return false
}

// asksSet reports whether the whole clause describes a set.
func (u *understanding) asksSet(c *clause) (setQuery, bool, bool) {
	about := len(c.groups) > 0 || c.has(saysMember, saysObserver, saysParty, saysLeftOut, saysMISWG, saysCountry, saysOrg)
	if !about || len(c.topics) > 0 || u.otherTerms(c) || c.has(saysInstrument) || c.why() || c.has(natoBody) {
		return setQuery{}, false, false
	}
	if c.has(saysVersus) && len(c.groups) == 0 {
		return setQuery{}, false, false // the difference between members and observers
	}
	for _, it := range c.items {
		if !named(it) && (it.content() || c.restricts(it)) {
			return setQuery{}, false, false
		}
		if it.is(contextual) && !it.is(glue) && !it.name() && !c.has(saysCountry, saysMember, saysObserver, saysParty) && len(c.groups) == 0 {
			return setQuery{}, false, false
		}
	}
	counting := c.has(asksCount)
	listed := c.has(asksList) && !c.judgesList()
	asks := counting || listed || c.has(asksWho, asksWhich, saysAny, saysOutside, saysLeftOut, saysParty)
	region := len(c.groups) > 0 && u.region(c.groups[0])
	fragment := region || len(c.groups) > 0 && (c.has(saysMember, saysObserver, saysIn, saysMISWG, saysCountry, saysNot, saysOutside)) || c.has(saysMember, saysObserver) && !c.has(anaphor) && !u.asksYesNo(c)
	if !asks && !fragment {
		return setQuery{}, false, false
	}
	// "what is miswg" names the group and asks for no set.
	if !c.has(saysMember, saysObserver, saysIn, saysParty, saysLeftOut, saysCountry, saysOrg, saysOutside) && len(c.groups) == 0 && !c.has(asksCount, asksList) {
		return setQuery{}, false, false
	}
	if c.has(asksMeaning) && !asks {
		return setQuery{}, false, false
	}
	q, ok := u.setOf(c)
	return q, counting, ok
}
