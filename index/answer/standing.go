package answer

import "slices"

// membership finds who is asked about: the names of the message if it has any,
// else a set.
func (d *decider) membership(r reading) Intent {
	label := r.of(membershipKind).Label
	set := label == asksMembers || label == asksNumber
	if it := d.ownMembers(); set && it != nil {
		return OthersMembers{it}
	}
	tries := []func() Intent{d.relation, d.standing, d.groupStanding}
	if _, others := d.asksWhoElse(); set && (others || !d.namesAsked()) {
		tries = tries[2:]
	}
	for _, try := range tries {
		if i := try(); i != nil {
			return i
		}
	}
	if set && !d.asksOfUs() || !set && d.describesAnySet() {
		return d.set(r)
	}
	if i := d.unnamed(label); i != nil {
		return i
	}
	return d.set(r)
}

// asksOfUs reports a yes/no question about "us".
func (d *decider) asksOfUs() bool {
	c := join(d.clauses)
	return c.has(firstPerson) && d.opensYesNo(c) && !c.has(asksWhich, asksWho, asksCount, asksList) && len(c.groups) == 0
}

// describesAnySet reports a message that describes a set and asks nothing of
// anybody: "MISWG membership A to Z".
func (d *decider) describesAnySet() bool {
	c := join(d.clauses)
	return d.nobodyMeant() && c.has(saysMember, saysObserver, saysParty) && !d.opensYesNo(c)
}

// ownMembers returns the organisation whose own members are asked for: "which
// countries are in ESA"; nil when there is none.
func (d *decider) ownMembers() *item {
	for _, c := range d.clauses {
		if !c.has(asksWhich, asksWho, asksCount, asksList) || c.has(saysVersus, anaphor, saysMISWG) || len(c.subjects) != 1 {
			continue
		}
		it := c.subjects[0]
		at := slices.Index(c.items, it)
		within := slices.ContainsFunc(c.items[:at], func(o *item) bool { return o.is(saysIn | saysMember | saysCountry) })
		if within && d.organisation(it) {
			return it
		}
	}
	return nil
}

// namesAsked reports whether the message names entities it asks about: others
// than the asker's own country, and none that it only sets aside.
func (d *decider) namesAsked() bool {
	for _, c := range d.clauses {
		if c.setsAside() {
			continue
		}
		if slices.ContainsFunc(c.subjects, func(it *item) bool { return !it.names(d.corpus.Home()) }) {
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
func (d *decider) standings() []standing {
	var all []standing
	for _, c := range d.clauses {
		if len(c.subjects) > 0 && !c.setsAside() {
			all = append(all, standing{c, d.predicateOf(c)})
		}
	}
	outright := slices.ContainsFunc(all, func(s standing) bool { return s.pred.explicit() })
	return slices.DeleteFunc(all, func(s standing) bool {
		return outright && !s.pred.explicit() && !s.clause.listed()
	})
}

// standing finds the names whose standing is asked.
func (d *decider) standing() Intent {
	asked := d.standings()
	var items []*item
	var pred predicate
	for i, s := range asked {
		items = append(items, s.clause.subjects...)
		if i == 0 || !pred.explicit() && s.pred.explicit() {
			pred = s.pred
		}
	}
	if borrowed, s, ok := d.referred(); ok {
		items, pred = borrowed, s.pred
	}
	if len(items) == 0 {
		return nil
	}
	for _, s := range asked {
		if it, ok := d.qualified(s.clause); ok && s.pred.explicit() {
			return d.bent(it)
		}
	}
	if len(asked) > 0 && d.conditional(asked) {
		pred.bare = false
	}
	items = d.withoutHome(items)
	if !slices.ContainsFunc(items, (*item).decided) {
		return AskBack{items[0]}
	}
	return Standing{Names: items, Predicate: pred, Unknown: d.strangers()}
}

// decided reports a name that is answered for.
func (it *item) decided() bool { return !it.undecided() }

// bent refuses a claim because of a word; nil when the page has the word.
func (d *decider) bent(it *item) Intent {
	if d.corpus.Mentions(it.key) {
		return nil
	}
	d.trace.Rule = "a word the page does not have"
	return Bent{it}
}

// conditional reports a clause that hangs a condition on the question: "since
// 2023", "until 2030".
func (d *decider) conditional(asked []standing) bool {
	return slices.ContainsFunc(d.clauses, func(c *clause) bool {
		return c.items[0].is(subordinator) && !slices.ContainsFunc(asked, func(s standing) bool { return s.clause == c })
	})
}

// withoutHome drops the asker's own country where others are asked about: "as a
// Canadian supplier, is Japan in?".
func (d *decider) withoutHome(items []*item) []*item {
	passing := func(it *item) bool {
		return it.names(d.corpus.Home()) && !d.joined(it) && !d.beside(it)
	}
	if !slices.ContainsFunc(items, func(it *item) bool { return !passing(it) }) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), passing)
}

// beside reports whether a name stands directly before or behind the item.
func (d *decider) beside(it *item) bool {
	i := slices.Index(d.items, it)
	return i > 0 && d.items[i-1].name() || i+1 < len(d.items) && d.items[i+1].name()
}

// joined reports whether the item stands in a row of names.
func (d *decider) joined(it *item) bool {
	return slices.ContainsFunc(d.clauses, func(c *clause) bool {
		return slices.Contains(c.items, it) && besideName(c, it)
	})
}

// referred returns the names that another clause refers to: "which of those are
// members", "so it's not a member?".
func (d *decider) referred() ([]*item, standing, bool) {
	for i, c := range d.clauses {
		p := d.predicateOf(c)
		refers := c.has(anaphor, asksWho, asksWhich) || d.onlyPredicate(c)
		asks := p.explicit() || c.has(saysStatus)
		named := len(c.subjects)+len(c.groups)+len(c.unknown) > 0
		if named || !refers || !asks || c.has(asksCount, asksList) {
			continue
		}
		var items []*item
		for _, d := range slices.Concat(d.clauses[:i], d.clauses[i+1:]) {
			items = append(items, d.subjects...)
		}
		return items, standing{c, p}, len(items) > 0
	}
	return nil, standing{}, false
}

// onlyPredicate reports whether the clause is the bare rest of a question about
// a name in another: "…, member or observer?".
func (d *decider) onlyPredicate(c *clause) bool {
	for _, it := range c.items {
		if !it.bare() && !it.is(saysMember|saysObserver|saysOr|saysNot|saysIn|saysOnly) {
			return false
		}
	}
	return c.has(saysMember, saysObserver, saysIn)
}
