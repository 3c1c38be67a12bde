package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// statusOf reports whether clause c is, as a whole, a question about the
// standing of the names in it.
func (u *understanding) statusOf(c *clause) (predicate, bool) {
	p := u.predicateOf(c)
	if len(c.subjects) == 0 || c.setsAside() {
		return p, false
	}
	if len(c.topics) > 0 && !u.falsePresupposition(c) {
		return p, false
	}
	if c.has(saysInstrument) || u.unpredicated(c, p) {
		return p, false
	}
	if u.asksOwnMembers(c) {
		return p, false
	}
	if c.has(asksWho) && !c.has(anaphor, saysStatus) && !c.has(asksCount) && u.asksWhoOf(c) {
		return p, false
	}
	if c.has(asksWho, asksCount) && !c.has(saysMember, saysObserver, saysIn, saysStatus) {
		return p, false
	}
	if u.otherGroup(c) {
		return p, false
	}
	strong := p.member || p.observer
	for i, it := range c.items {
		if !it.content() || named(it) {
			continue
		}
		if !it.known && u.enumerated(c, i) {
			continue // a name nobody knows, in a list of names
		}
		if !strong || !p.yesNo || u.qualifies(c, i) {
			return p, false
		}
	}
	return p, true
}

// asksOwnMembers reports whether the clause asks for the members of an
// organisation other than the MISWG: "which countries are in ESA".
func (u *understanding) asksOwnMembers(c *clause) bool {
	if !c.has(asksWhich, asksWho, asksCount, asksList) || c.has(saysVersus, anaphor, saysMISWG) {
		return false
	}
	for _, it := range c.subjects {
		at := slices.Index(c.items, it)
		organisation := slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return len(n.ID) > 4 })
		if !organisation {
			return false
		}
		if c.has(asksCount) && c.has(saysMember) {
			return true
		}
		for _, before := range c.items[:at] {
			if !before.name() && (before.is(saysIn) || before.is(saysMember)) && (c.has(saysCountry) || len(c.groups) > 0) {
				return true
			}
		}
	}
	return false
}

// unpredicated reports whether the clause asks yes or no of its subject without a
// word of membership: "is Singapore a country", "does Canada have one with Japan".
func (u *understanding) unpredicated(c *clause, p predicate) bool {
	if p.explicit() || c.has(saysStatus, saysMISWG, saysVersus) || c.items[0].is(subordinator) {
		return false
	}
	first, last := c.items[0].words[0].key, c.items[len(c.items)-1].key
	switch {
	case first == "where" || c.has("how") && !c.listed() || last == "do" && c.asksOpen():
		return true // "where is OCCAR", "what does the Commission do", "how do I bid on a German contract"
	case !u.opensYesNo(c):
		return false
	}
	return slices.ContainsFunc(c.items, func(it *item) bool {
		return !named(it) && (it.is(saysCountry) || it.is(saysOrg) || it.is(contextual) && !it.is(glue)) || it.key == "with" || it.key == "have"
	})
}

// setsAside reports whether the clause names its subjects only to leave them out
// of a set: "NATO countries except Iceland".
func (c *clause) setsAside() bool {
	if len(c.groups) == 0 && !c.has(saysMember) {
		return false
	}
	aside := false
	for _, it := range c.items {
		switch {
		case it.is(saysOutside) && !it.name():
			aside = true
		case named(it) && !it.named(corpus.GroupName) && !aside:
			return false
		}
	}
	return aside
}

// qualifies reports whether item i stands next to a membership word, where it
// would change the claim: "a voting member", "a member of the choir".
func (u *understanding) qualifies(c *clause, i int) bool {
	for j, it := range c.items {
		if it.name() || !it.is(saysMember) && !it.is(saysObserver) {
			continue
		}
		lo, hi := min(i, j), max(i, j)
		if near(c.items[lo+1:hi], i > j) {
			return true
		}
	}
	return false
}

// near reports whether the words between a membership word and another leave the
// two one phrase. Before it, an article parts them ("legit a member"); after it,
// only "of" and the like join them ("a member of the choir").
func near(between []*item, after bool) bool {
	for _, it := range between {
		if !it.bare() && !it.is(saysIn) {
			return false
		}
		if !after && (it.key == "a" || it.key == "an" || it.key == "the" || it.key == "un" || it.key == "une") {
			return false
		}
	}
	if after && len(between) > 0 {
		switch between[0].key {
		case "of", "de", "du", "des", "d", "in", "at", "on", "with", "for", "dans":
			return true
		}
		return false
	}
	return true
}

// enumerated reports whether the unknown item i is an item of a list of names.
func (u *understanding) enumerated(c *clause, i int) bool {
	parted := func(j int) bool {
		if j >= len(c.items) || j < 0 {
			return false
		}
		return c.items[j].before&(comma|stop) != 0 || c.items[j].is(saysAnd) || c.items[j].is(saysOr) || c.items[j].is(saysVersus)
	}
	left := i == 0 || c.items[i].before&comma != 0 || c.items[i-1].is(saysAnd) || c.items[i-1].is(saysOr)
	right := i+1 >= len(c.items) || parted(i+1)
	sibling := i > 0 && named(c.items[i-1]) || i > 1 && named(c.items[i-2]) || i+1 < len(c.items) && named(c.items[i+1]) || i+2 < len(c.items) && named(c.items[i+2])
	return left && right && sibling
}

// falsePresupposition reports whether the clause asks when or how something came
// about that the page denies: "when did Iceland join?".
func (u *understanding) falsePresupposition(c *clause) bool {
	if !c.has(saysJoined) || len(c.subjects) == 0 || c.has(saysInstrument) {
		return false
	}
	for _, t := range c.topics {
		if id := u.topics[t].id; id != "date" && id != "changes" {
			return false
		}
	}
	for _, it := range c.subjects {
		if it.ambiguous != nil {
			continue
		}
		for _, n := range it.senses {
			if e, ok := u.corpus.Entity(n.ID); ok && e.Status == corpus.Member {
				return false
			}
		}
	}
	return true
}

// tryStatus answers about the named entities of every clause that asks about
// their standing; other clauses are the asker's context.
func (u *understanding) tryStatus(ctx context.Context) (Answer, bool, error) {
	type asked struct {
		c *clause
		p predicate
	}
	var whole []asked
	for _, c := range u.clauses {
		if p, ok := u.statusOf(c); ok {
			whole = append(whole, asked{c, p})
		}
	}
	whole = slices.DeleteFunc(whole, func(a asked) bool {
		// A name in passing does not count when another clause asks outright.
		return !a.p.explicit() && !a.c.listed() && slices.ContainsFunc(whole, func(b asked) bool { return b.p.explicit() })
	})
	whole = slices.DeleteFunc(whole, func(a asked) bool { return u.premise(a.c) })
	var items, borrowed []*item
	var pred predicate
	for i, a := range whole {
		items = append(items, a.c.subjects...)
		if i == 0 || !pred.explicit() && a.p.explicit() {
			pred = a.p
		}
	}
	for _, c := range u.clauses {
		// "… since 2023", "… until 2030": what hangs on a condition gets no bare Yes.
		if c.items[0].is(subordinator) && !c.items[0].is(plain) && !slices.ContainsFunc(whole, func(a asked) bool { return a.c == c }) {
			pred.bare = false
		}
	}
	// "which of those are members", "so it's not a member?": about the names before.
	for i, c := range u.clauses {
		if p, ok := u.anaphoric(c); ok {
			for _, d := range slices.Concat(u.clauses[:i], u.clauses[i+1:]) {
				borrowed = append(borrowed, d.subjects...)
			}
			if len(borrowed) > 0 {
				pred = p
			}
			break
		}
	}
	if len(whole) == 0 && len(borrowed) == 0 {
		return u.groupStatus(ctx)
	}
	if len(borrowed) > 0 {
		items = borrowed
	}
	subjects, ask, err := u.subjectsOf(ctx, items)
	if err != nil {
		return Answer{}, false, err
	}
	if len(subjects) == 0 {
		if ask == nil {
			return Answer{}, false, nil
		}
		return u.choose(ask), true, nil
	}
	var unknown []string
	for _, a := range whole {
		for i, it := range a.c.items {
			if !it.known && u.enumerated(a.c, i) {
				unknown = append(unknown, clip(it.text, 40))
			}
		}
	}
	if len(unknown) > 0 {
		if more := u.respell(whole[0].c); more {
			return Answer{}, false, nil
		}
	}
	a, err := u.statusAnswer(subjects, pred, unknown)
	a.Reasons = append(a.Reasons, u.otherReadings(items)...)
	if len(whole) > 0 {
		a.Reasons = append(a.Reasons, u.unsaidBeside(whole[0].c)...)
	}
	return a, err == nil, err
}

// explicit reports whether the predicate speaks of membership in so many words.
func (p predicate) explicit() bool { return p.member || p.observer || p.in || p.leftOut || p.only }

// asksWhoOf reports whether the clause asks for a person: "who sits for Japan".
func (u *understanding) asksWhoOf(c *clause) bool {
	for _, it := range c.items {
		if it.name() {
			return false
		}
		if it.key == "who" || it.key == "qui" {
			return !c.has(saysMember, saysObserver)
		}
	}
	return false
}

// anaphoric reports whether clause c asks about names given elsewhere.
func (u *understanding) anaphoric(c *clause) (predicate, bool) {
	p := u.predicateOf(c)
	if len(c.subjects)+len(c.groups)+len(c.topics)+len(c.unknown) > 0 || !p.explicit() && !c.has(saysStatus) {
		return p, false
	}
	if c.has(asksCount, asksList, saysInstrument) {
		return p, false
	}
	if !c.has(anaphor, asksWho, asksWhich) && !u.onlyPredicate(c) {
		return p, false
	}
	for i, it := range c.items {
		if it.content() && (it.known || !p.member && !p.observer || u.qualifies(c, i)) {
			return p, false
		}
	}
	return p, true
}

// onlyPredicate reports whether the clause is the bare rest of a question about
// a name in another: "…, member or observer?".
func (u *understanding) onlyPredicate(c *clause) bool {
	for _, it := range c.items {
		if !(it.bare() || it.is(saysMember) || it.is(saysObserver) || it.is(saysOr) || it.is(saysNot) || it.is(saysIn) || it.is(saysOnly)) {
			return false
		}
	}
	return c.has(saysMember, saysObserver, saysIn)
}
