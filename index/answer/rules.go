package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// A rule answers a kind of question, or passes (ok false). A rule fires only
// when it explains the whole question it takes on.
type rule struct {
	name string
	try  func(*understanding, context.Context) (a Answer, ok bool, err error)
}

// rules in the order they are tried; the first that fires answers. The last
// always fires.
var rules = []rule{
	{"help", (*understanding).tryHelp},
	{"choice", (*understanding).tryChoice},
	{"instrument with a partner", (*understanding).tryPartners},
	{"term", (*understanding).tryTerm},
	{"status of the group itself", (*understanding).tryGroupItself},
	{"status", (*understanding).tryStatus},
	{"set", (*understanding).trySet},
	{"relation to another group", (*understanding).tryRelation},
	{"which one, asked outright", (*understanding).tryNobody},
	{"statement", (*understanding).tryStatement},
	{"misspelling", (*understanding).tryMisspelling},
	{"unknown name", (*understanding).tryUnknownName},
	{"what is meant", (*understanding).tryWhichOne},
	{"refusal", (*understanding).refuse},
}

// answer tries the rules in order.
func (u *understanding) answer(ctx context.Context) (Answer, error) {
	for _, r := range rules {
		a, ok, err := r.try(u, ctx)
		if err != nil {
			return Answer{}, err
		}
		if ok {
			if u.rule == "" {
				u.rule = r.name
			}
			return a, nil
		}
	}
	panic("answer: no rule fired") // unreachable: refuse always fires
}

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
	if c.has(saysInstrument) && !c.has(saysMember) {
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

// otherGroup reports whether the clause relates its subject to another group
// ("Is Japan in NATO?") and says nothing of the MISWG.
func (u *understanding) otherGroup(c *clause) bool {
	if len(c.groups) == 0 || len(c.subjects) == 0 {
		return false
	}
	for _, g := range c.groups {
		at := slices.Index(c.items, g)
		// "NATO's Japan" and lists such as "NATO, EU and Japan" relate nothing.
		for j := at - 1; j >= 0; j-- {
			it := c.items[j]
			if len(it.senses) > 0 || it.is(saysAnd) || it.is(saysOr) {
				break
			}
			if it.is(saysIn) || it.is(saysMember) || it.is(saysObserver) || it.is(saysOutside) || it.key == "of" || it.key == "de" {
				return !u.saysMore(c, j, at)
			}
		}
	}
	return false
}

// saysMore reports whether a membership word stands outside items j to k.
func (u *understanding) saysMore(c *clause, j, k int) bool {
	for i, it := range c.items {
		if i >= j && i <= k || it.name() {
			continue
		}
		if it.is(saysMISWG) || i > k && (it.is(saysMember) || it.is(saysObserver) || it.is(saysIn)) {
			return true
		}
	}
	return false
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

// otherTerms reports whether the clause names a term other than the MISWG.
func (u *understanding) otherTerms(c *clause) bool {
	return slices.ContainsFunc(c.terms, func(it *item) bool { return !it.is(saysMISWG) })
}

// tryGroupItself answers "Is the MISWG part of NATO?": the page presents it as
// no other body's.
func (u *understanding) tryGroupItself(ctx context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.subjects) > 0 || len(c.topics) > 0 || c.has(saysCountry, asksWho, asksWhich, asksCount, asksList) {
			continue
		}
		group := slices.IndexFunc(c.items, func(it *item) bool { return it.is(saysMISWG) })
		within := slices.IndexFunc(c.items, func(it *item) bool { return !it.name() && (it.is(saysIn) || it.is(saysMember)) && !it.is(saysMISWG) })
		nato := slices.IndexFunc(c.items, func(it *item) bool {
			return it.named(corpus.GroupName) && slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "nato" })
		})
		body := c.has(natoBody) && group >= 0
		if !body && !(0 <= group && group < within && within < nato && u.asksYesNo(c)) {
			continue
		}
		s, ok := u.statementByID("not-nato")
		if !ok {
			continue
		}
		a, err := cited(Passage, s.Quotes...)
		a.Verdict = s.Says.In(u.lang)
		return a, err == nil, err
	}
	return Answer{}, false, nil
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

// premise reports whether clause c only states something, and another clause asks
// what the page may not say: "Norway is a member; can we share documents?".
func (u *understanding) premise(c *clause) bool {
	if c.asked && !c.items[0].is(subordinator) || !u.declares(c) {
		return false
	}
	return slices.ContainsFunc(u.clauses, func(o *clause) bool {
		asks := o.asked || u.opensYesNo(o) || o.asksOpen() || o.has(saysInstrument)
		return o != c && asks && (len(o.topics) > 0 || o.has(saysInstrument) || len(o.subjects) == 0 && slices.ContainsFunc(o.items, (*item).content))
	})
}

// declares reports whether the clause puts its name before its verb.
func (u *understanding) declares(c *clause) bool {
	if c.items[0].is(subordinator) {
		return true
	}
	for _, it := range c.items {
		if named(it) {
			return true
		}
		if !it.bare() {
			return false
		}
		for _, t := range it.words {
			switch t.key {
			case "is", "are", "does", "do", "can", "est", "isnt", "arent", "if", "whether", "si", "has":
				return false
			}
		}
	}
	return false
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

// groupStatus answers "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (u *understanding) groupStatus(ctx context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.groups) == 0 || len(c.subjects) > 0 || len(c.topics) > 0 || c.has(saysInstrument) {
			continue
		}
		p := u.predicateOf(c)
		open := c.has(asksWho, asksWhich, asksCount, saysAny, saysOutside, saysLeftOut) || c.has(asksList) && !c.has(saysAll) || c.why()
		content := slices.ContainsFunc(c.items, (*item).content)
		if open || content || c.has(natoBody) {
			continue
		}
		if u.region(c.groups[0]) {
			continue // a region is a set, not a body
		}
		bare := !p.explicit() && !c.has(saysCountry, saysParty, saysNot)
		if !bare && !u.asksYesNo(c) {
			continue
		}
		if bare && len(c.groups) > 1 {
			continue
		}
		var subjects []subject
		for _, it := range c.groups {
			subjects = append(subjects, u.members(ctx, c, it)...)
		}
		if len(subjects) == 0 {
			continue
		}
		u.rule = "status of a group"
		if len(subjects) > 1 && !slices.ContainsFunc(subjects, func(s subject) bool { return s.via == "" }) {
			p.negated = p.negated && false
		}
		a, err := u.statusAnswer(subjects, p, nil)
		return a, err == nil, err
	}
	return Answer{}, false, nil
}

// asksYesNo reports whether the clause is worded as a yes/no question or
// statement about its group, rather than as the name of a set.
func (u *understanding) asksYesNo(c *clause) bool {
	inverted := false
	for _, it := range c.items {
		for _, t := range it.words {
			switch t.key {
			case "is", "are", "does", "do", "has", "have", "est", "sont", "fait", "font", "isnt", "arent", "can", "sommes":
				return true
			}
		}
		if it.name() {
			if u.lang != corpus.French {
				return false
			}
			// French asks after its subject: "les pays baltes sont-ils membres ?"
			inverted = true
			continue
		}
		if it.is(saysMember) || it.is(saysObserver) || it.is(saysCountry) && !inverted || it.is(saysIn) {
			return false
		}
	}
	return false
}

// members returns the organisation the group's name is taken for when it stands
// as one body, else its countries.
func (u *understanding) members(ctx context.Context, c *clause, it *item) []subject {
	at := slices.Index(c.items, it)
	body := !c.has(saysCountry, saysAll) && it.named(corpus.EntityName)
	plural := at > 0 && slices.Contains([]string{"are", "sont", "les", "all"}, c.items[0].words[0].key) && it.is(saysCountry)
	if body && !plural {
		if found, err := u.resolve(ctx, it); err == nil && len(found) > 0 {
			return found[:1]
		}
	}
	var out []subject
	for _, g := range u.groupsOf(it) {
		for _, id := range g.Countries {
			if e, ok := u.corpus.Entity(id); ok && !e.Territory {
				out = append(out, subject{entity: e, via: g.ID})
			}
		}
	}
	return out
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
		if it.content() && !named(it) {
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
