package answer

import (
	"context"
	"slices"
)

// membership answers who is in: about the names of the message if it has any,
// else about a set.
func (u *understanding) membership(ctx context.Context, r reading) (Answer, bool, error) {
	label := r.of(membershipKind).Label
	set := label == asksMembers || label == asksNumber
	if it := u.ownMembers(); set && it != nil {
		return u.aboutOther(ctx, it)
	}
	tries := []func(context.Context, reading) (Answer, bool, error){u.relation, u.status, u.groupStatus}
	if _, others := u.asksWhoElse(); set && (others || !u.namesAsked()) {
		tries = tries[2:]
	}
	for _, try := range tries {
		if a, ok, err := try(ctx, r); ok || err != nil {
			return a, ok, err
		}
	}
	if set && !u.asksOfUs() || !set && u.describesAnySet() {
		return u.set(ctx, r)
	}
	if a, ok, err := u.unnamed(ctx, label); ok || err != nil {
		return a, ok, err
	}
	return u.set(ctx, r)
}

// asksOfUs reports a yes/no question about "us".
func (u *understanding) asksOfUs() bool {
	c := join(u.clauses)
	return c.has(firstPerson) && u.opensYesNo(c) && !c.has(asksWhich, asksWho, asksCount, asksList) && len(c.groups) == 0
}

// describesAnySet reports a message that describes a set and asks nothing of
// anybody: "MISWG membership A to Z".
func (u *understanding) describesAnySet() bool {
	c := join(u.clauses)
	return u.nobodyMeant() && c.has(saysMember, saysObserver, saysParty) && !u.opensYesNo(c)
}

// ownMembers returns the organisation whose own members are asked for: "which
// countries are in ESA"; nil when there is none.
func (u *understanding) ownMembers() *item {
	for _, c := range u.clauses {
		if !c.has(asksWhich, asksWho, asksCount, asksList) || c.has(saysVersus, anaphor, saysMISWG) || len(c.subjects) != 1 {
			continue
		}
		it := c.subjects[0]
		at := slices.Index(c.items, it)
		within := slices.ContainsFunc(c.items[:at], func(o *item) bool { return o.is(saysIn | saysMember | saysCountry) })
		if within && u.organisation(it) {
			return it
		}
	}
	return nil
}

// namesAsked reports whether the message names entities it asks about: others
// than the asker's own country, and none that it only sets aside.
func (u *understanding) namesAsked() bool {
	for _, c := range u.clauses {
		if c.setsAside() {
			continue
		}
		if slices.ContainsFunc(c.subjects, func(it *item) bool { return !it.names(u.corpus.Home()) }) {
			return true
		}
	}
	return false
}

// A standing is a clause that asks how its names stand.
type standing struct {
	clause *clause
	pred   predicate
}

// standings are the clauses that ask about their names. A name in passing does
// not count where another clause asks outright.
func (u *understanding) standings() []standing {
	var all []standing
	for _, c := range u.clauses {
		if len(c.subjects) > 0 && !c.setsAside() {
			all = append(all, standing{c, u.predicateOf(c)})
		}
	}
	outright := slices.ContainsFunc(all, func(s standing) bool { return s.pred.explicit() })
	return slices.DeleteFunc(all, func(s standing) bool {
		return outright && !s.pred.explicit() && !s.clause.listed()
	})
}

// status answers about the named entities.
func (u *understanding) status(ctx context.Context, _ reading) (Answer, bool, error) {
	asked := u.standings()
	var items []*item
	var pred predicate
	for i, s := range asked {
		items = append(items, s.clause.subjects...)
		if i == 0 || !pred.explicit() && s.pred.explicit() {
			pred = s.pred
		}
	}
	if borrowed, s, ok := u.referred(); ok {
		items, pred = borrowed, s.pred
	}
	if len(items) == 0 {
		return Answer{}, false, nil
	}
	for _, s := range asked {
		if it, ok := u.qualified(s.clause); ok && s.pred.explicit() {
			return u.notSaid(it)
		}
	}
	if len(asked) > 0 && u.conditional(asked) {
		pred.bare = false
	}
	subjects, ask, err := u.subjectsOf(ctx, u.withoutHome(items))
	if err != nil {
		return Answer{}, false, err
	}
	if len(subjects) == 0 {
		if ask == nil {
			return Answer{}, false, nil
		}
		return u.choose(ask), true, nil
	}
	a, err := u.statusAnswer(subjects, pred, u.strangers())
	a.Reasons = append(a.Reasons, u.otherReadings(items)...)
	return a, err == nil, err
}

// conditional reports a clause that hangs a condition on the question: "since
// 2023", "until 2030".
func (u *understanding) conditional(asked []standing) bool {
	return slices.ContainsFunc(u.clauses, func(c *clause) bool {
		return c.items[0].is(subordinator) && !slices.ContainsFunc(asked, func(s standing) bool { return s.clause == c })
	})
}

// withoutHome drops the asker's own country where others are asked about: "as a
// Canadian supplier, is Japan in?".
func (u *understanding) withoutHome(items []*item) []*item {
	passing := func(it *item) bool {
		return it.names(u.corpus.Home()) && !u.joined(it) && !u.beside(it)
	}
	if !slices.ContainsFunc(items, func(it *item) bool { return !passing(it) }) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), passing)
}

// beside reports whether a name stands directly before or behind the item.
func (u *understanding) beside(it *item) bool {
	i := slices.Index(u.items, it)
	return i > 0 && u.items[i-1].name() || i+1 < len(u.items) && u.items[i+1].name()
}

// joined reports whether the item stands in a row of names.
func (u *understanding) joined(it *item) bool {
	return slices.ContainsFunc(u.clauses, func(c *clause) bool {
		return slices.Contains(c.items, it) && besideName(c, it)
	})
}

// referred returns the names that another clause refers to: "which of those are
// members", "so it's not a member?".
func (u *understanding) referred() ([]*item, standing, bool) {
	for i, c := range u.clauses {
		p := u.predicateOf(c)
		refers := c.has(anaphor, asksWho, asksWhich) || u.onlyPredicate(c)
		asks := p.explicit() || c.has(saysStatus)
		named := len(c.subjects)+len(c.groups)+len(c.unknown) > 0
		if named || !refers || !asks || c.has(asksCount, asksList) {
			continue
		}
		var items []*item
		for _, d := range slices.Concat(u.clauses[:i], u.clauses[i+1:]) {
			items = append(items, d.subjects...)
		}
		return items, standing{c, p}, len(items) > 0
	}
	return nil, standing{}, false
}

// onlyPredicate reports whether the clause is the bare rest of a question about
// a name in another: "…, member or observer?".
func (u *understanding) onlyPredicate(c *clause) bool {
	for _, it := range c.items {
		if !it.bare() && !it.is(saysMember|saysObserver|saysOr|saysNot|saysIn|saysOnly) {
			return false
		}
	}
	return c.has(saysMember, saysObserver, saysIn)
}

// unnamed answers a question about membership that names nobody: about "us",
// about what the conversation was about, about a name nobody knows, or it asks
// which one is meant.
func (u *understanding) unnamed(ctx context.Context, label string) (Answer, bool, error) {
	c := join(u.clauses)
	if len(c.groups) > 0 || len(c.subjects) > 0 {
		return Answer{}, false, nil
	}
	if b := u.question.Before; b != nil && len(b.Entities) > 0 && len(b.Entities) <= maxBefore && c.has(anaphor) {
		u.rule = "status, from the conversation"
		return u.statusOf(b.Entities, c)
	}
	if a, ok := u.proposals(); ok {
		return a, true, nil
	}
	if names := u.strangers(); len(names) > 0 && label != asksCanada {
		if a, ok := u.proposeNear(); ok && len(names) == 1 {
			return a, true, nil
		}
		return u.unknownNames(names), true, nil
	}
	if c.has(firstPerson) && !u.oursIsSomebody(c) && c.has(saysMember, saysObserver, saysIn, saysMISWG, saysStatus) {
		u.rule = "first person"
		return u.statusOf([]string{u.corpus.Home()}, c)
	}
	if a, ok := u.proposeNear(); ok && !c.has(firstPerson, anaphor) {
		return a, true, nil
	}
	a := uncited(Help)
	a.Verdict = phrasesIn(u.lang).whichCountry()
	a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
	return a, true, nil
}

// maxBefore bounds the entities that "they" may stand for.
const maxBefore = 12

// oursIsSomebody reports "our partners": others than us.
func (u *understanding) oursIsSomebody(c *clause) bool {
	for i, it := range c.items {
		if it.is(firstPerson) && i+1 < len(c.items) && u.noun(c.items[i+1]) {
			return true
		}
	}
	return false
}

// noun reports whether the item is a word of matter, neither a name nor grammar.
func (u *understanding) noun(it *item) bool {
	return !named(it) && it.roles == 0 && !u.read.words.functional(it.key)
}

func (u *understanding) statusOf(ids []string, c *clause) (Answer, bool, error) {
	var subjects []subject
	for _, id := range ids {
		if e, ok := u.corpus.Entity(id); ok {
			subjects = append(subjects, subject{entity: e})
		}
	}
	a, err := u.statusAnswer(subjects, u.predicateOf(c), nil)
	return a, err == nil, err
}

// unknownNames answers about names nobody knows.
func (u *understanding) unknownNames(names []string) Answer {
	a := uncited(None, u.intro())
	a.Unknown = names
	u.rule, u.derivation.Leftover = "unknown name", names
	a.Verdict = phrasesIn(u.lang).unknownName(slices.Clone(names))
	a.Reasons = append(a.Reasons, phrasesIn(u.lang).askInstead())
	return a
}

// otherReadings mentions the readings of an ambiguous name that would be answered
// otherwise: Georgia the state.
func (u *understanding) otherReadings(items []*item) []string {
	p := phrasesIn(u.lang)
	var out []string
	for _, it := range items {
		if it.ambiguous == nil || len(it.ambiguous.Answer) == 0 {
			continue
		}
		first, _ := u.corpus.Entity(it.ambiguous.Answer[0])
		for _, id := range it.ambiguous.Choices {
			if e, ok := u.corpus.Entity(id); ok && !slices.Contains(it.ambiguous.Answer, id) && e.Status != first.Status {
				out = append(out, p.otherReading(clip(it.text, 40), p.the(e), e.Status))
			}
		}
	}
	return out
}

// explicit reports whether the predicate speaks of membership in so many words.
func (p predicate) explicit() bool {
	standing := p.member || p.observer || p.in
	return standing || p.leftOut || p.only
}
