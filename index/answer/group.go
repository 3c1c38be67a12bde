package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// groupAdjective reports whether a group only qualifies what the subject is said
// to be: "is Sweden a NATO member", "is Austria an EU country".
func (u *understanding) groupAdjective(c *clause) bool {
	for _, g := range c.groups {
		at := slices.Index(c.items, g)
		if at+1 >= len(c.items) || at == 0 || !slices.ContainsFunc(c.items[:at], named) {
			continue
		}
		next := c.items[at+1]
		if !next.name() && (next.is(saysMember | saysObserver | saysCountry)) && !u.saysMore(c, at, at+1) && !c.has(saysOnly) {
			return true
		}
	}
	return false
}

// otherGroup reports whether the clause relates its subject to another group
// ("Is Japan in NATO?") and says nothing of the MISWG.
func (u *understanding) otherGroup(c *clause) bool {
	if len(c.subjects) == 0 || len(c.groups) == 0 && len(c.subjects) < 2 || c.has(saysVersus) {
		return false
	}
	if u.groupAdjective(c) {
		return true
	}
	objects := slices.Clone(c.groups)
	for i, it := range c.subjects {
		if i > 0 {
			objects = append(objects, it)
		}
	}
	for _, g := range objects {
		at := slices.Index(c.items, g)
		// "NATO's Japan" and lists such as "NATO, EU and Japan" relate nothing.
		for j := at - 1; j >= 0; j-- {
			it := c.items[j]
			if len(it.senses) > 0 || it.is(saysAnd|saysOr) || compares(c.items, j) {
				break
			}
			if it.is(saysIn|saysMember|saysObserver|saysOutside) || it.key == "en" {
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
		after := i > k && it.is(saysMember|saysObserver|saysIn)
		if after || it.is(saysMISWG) {
			return true
		}
	}
	return false
}

// tryGroupItself answers "Is the MISWG part of NATO?": the page presents it as
// no other body's.
func (u *understanding) tryGroupItself(ctx context.Context) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.subjects) > 0 || c.has(saysCountry, asksWho, asksWhich, asksCount, asksList) {
			continue
		}
		group := slices.IndexFunc(c.items, func(it *item) bool { return it.is(saysMISWG) })
		within := slices.IndexFunc(c.items, func(it *item) bool { return !it.name() && (it.is(saysIn | saysMember)) && !it.is(saysMISWG) })
		nato := slices.IndexFunc(c.items, func(it *item) bool {
			return it.named(corpus.GroupName) && slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.ID == "nato" })
		})
		body := c.has(natoBody) && group >= 0
		inOrder := slices.IsSorted([]int{0, group, within, nato})
		if !body && !(inOrder && u.asksYesNo(c)) {
			continue
		}
		s, ok := u.corpus.Stated("not-nato")
		if !ok {
			continue
		}
		a, err := cited(Passage, s.Quotes...)
		a.Verdict = s.Says.In(u.lang)
		return a, err == nil, err
	}
	return Answer{}, false, nil
}

// groupStatus answers "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func (u *understanding) groupStatus(ctx context.Context, _ reading) (Answer, bool, error) {
	for _, c := range u.clauses {
		if len(c.groups) == 0 || len(c.subjects) > 0 {
			continue
		}
		p := u.predicateOf(c)
		open := c.has(asksWho, asksWhich, asksCount, saysAny, saysOutside, saysLeftOut) || c.has(asksList) && !c.has(saysAll) || c.why()
		if open || c.has(natoBody) {
			continue
		}
		if u.region(c.groups[0]) {
			continue // a region is a set, not a body
		}
		bare := !p.explicit() && !c.has(saysCountry, saysParty, saysNot)
		if !bare && !u.asksYesNo(c) {
			continue
		}
		if len(c.groups) > 1 && (bare || c.has(saysIn)) {
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
			p.negated = false
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
			if u.lists.has(t.key, asksOfGroup) {
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
		if it.is(saysMember|saysObserver|saysCountry) && !inverted || it.is(saysIn) {
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
	plural := at > 0 && c.items[0].opens(marksPlural) && it.is(saysCountry)
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

// tryRelation answers a relation to another group that is asked in so many words.
func (u *understanding) tryRelation(ctx context.Context) (Answer, bool, error) {
	if slices.ContainsFunc(u.clauses, func(c *clause) bool { return !c.explained() }) {
		return Answer{}, false, nil
	}
	return u.relation(ctx, reading{})
}

// relation handles "Is Japan in NATO?": not a question this page answers,
// save for Iceland, of which its wording says so.
func (u *understanding) relation(ctx context.Context, _ reading) (Answer, bool, error) {
	for i, c := range u.clauses {
		if u.onlyReason(i) || !u.otherGroup(c) {
			continue
		}
		subjects, _, err := u.subjectsOf(ctx, c.subjects)
		if err != nil || len(subjects) == 0 {
			return Answer{}, false, err
		}
		p := phrasesIn(u.lang)
		if len(c.groups) == 0 || len(u.groupsOf(c.groups[0])) == 0 {
			a := uncited(None, u.quotesFor(subjects)...)
			a.Verdict = p.notBetween()
			for _, s := range subjects[:min(len(subjects), 4)] {
				a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
			}
			return a, true, nil
		}
		g := u.groupsOf(c.groups[0])
		if len(subjects) == 1 && subjects[0].entity.Status == corpus.Excluded && g[0].ID == "nato" {
			a, err := cited(Passage, subjects[0].entity.Basis)
			a.Verdict = p.icelandNATO()
			a.Entities = []Entity{u.row(subjects[0].entity)}
			return a, err == nil, err
		}
		a := uncited(None, u.quotesFor(subjects)...)
		a.Verdict = p.aboutOther(g[0].Names[u.lang].Name)
		for _, s := range subjects[:min(len(subjects), 4)] {
			a.Reasons = append(a.Reasons, p.listedBeside(p.the(s.entity), s.entity.Status))
		}
		return a, true, nil
	}
	return Answer{}, false, nil
}

// onlyReason reports whether clause i only gives a reason for a question about
// the MISWG in another.
func (u *understanding) onlyReason(i int) bool {
	for j, c := range u.clauses {
		if c.has(saysMISWG) || j != i && u.predicateOf(c).explicit() {
			return true
		}
	}
	return false
}

// organisation reports whether the item names an organisation.
func (u *understanding) organisation(it *item) bool {
	return slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool {
		e, ok := u.corpus.Entity(n.ID)
		return ok && n.Kind == corpus.EntityName && e.Type == corpus.Organisation
	})
}

// aboutOther says that the page is not about who is in another organisation.
func (u *understanding) aboutOther(ctx context.Context, it *item) (Answer, bool, error) {
	found, err := u.resolve(ctx, it)
	if err != nil || len(found) == 0 {
		return Answer{}, false, err
	}
	p := phrasesIn(u.lang)
	name := p.the(found[0].entity)
	a := uncited(None, u.quotesFor(found)...)
	a.Verdict = p.aboutOther(name)
	a.Reasons = append(a.Reasons, p.listedBeside(name, found[0].entity.Status))
	return a, true, nil
}
