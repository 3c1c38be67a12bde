package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

// membership finds who is asked about: the names of the message if it has any,
// else a set.
func (d *decider) membership(r likeness) Intent {
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
	if set {
		set = !d.asksOfUs() && !d.asksOfThem()
	} else {
		set = d.describesAnySet()
	}
	if set {
		return d.set(r)
	}
	if i := d.unnamed(label); i != nil {
		return i
	}
	return d.set(r)
}

// asksOfUs reports a yes/no question about "us".
func (d *decider) asksOfUs() bool {
	c := d.Whole
	open := len(c.Groups) > 0 || c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList)
	return !open && c.Has(reading.FirstPerson) && c.OpensYesNo()
}

// asksOfThem reports a yes/no question about whom the conversation was about: "are
// they members?".
func (d *decider) asksOfThem() bool {
	return len(d.before) > 0 && d.asksOfSomebody() && d.Whole.Has(reading.Anaphor)
}

// describesAnySet reports a message that describes a set and asks nothing of
// anybody: "MISWG membership A to Z".
func (d *decider) describesAnySet() bool {
	c := d.Whole
	return d.nobodyMeant() && c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty) && !c.OpensYesNo()
}

// ownMembers returns the organisation whose own members are asked for: "which
// countries are in ESA"; nil when there is none.
func (d *decider) ownMembers() *reading.Item {
	for _, c := range d.Clauses {
		if !c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList) || c.Has(reading.SaysVersus, reading.Anaphor, reading.SaysBody) || len(c.Subjects) != 1 {
			continue
		}
		it := c.Subjects[0]
		at := slices.Index(c.Items, it)
		within := slices.ContainsFunc(c.Items[:at], func(o *reading.Item) bool { return o.Is(reading.SaysIn | reading.SaysMember | reading.SaysCountry) })
		if within && d.organisation(it) {
			return it
		}
	}
	return nil
}

// namesAsked reports whether the message names entities it asks about: others
// than the asker's own country, and none that it only sets aside.
func (d *decider) namesAsked() bool {
	for _, c := range d.Clauses {
		if c.SetsAside() {
			continue
		}
		if slices.ContainsFunc(c.Subjects, func(it *reading.Item) bool { return !it.Names(d.Corpus.Home()) }) {
			return true
		}
	}
	return false
}

// A standing is a clause that asks how its names stand.
type standing struct {
	clause *reading.Clause
	pred   reading.Predicate
}

// standings are the clauses that ask about their names. A name in passing does
// not count where another clause asks outright.
func (d *decider) standings() []standing {
	var all []standing
	for _, c := range d.Clauses {
		if len(c.Subjects) > 0 && !c.SetsAside() {
			all = append(all, standing{c, reading.PredicateOf(c)})
		}
	}
	outright := slices.IndexFunc(all, func(s standing) bool { return s.pred.Explicit() })
	if outright < 0 {
		return all
	}
	var out []standing
	for i, s := range all {
		same := i > outright && s.clause.AsksTheSame()
		if same || s.pred.Explicit() || s.clause.Listed() {
			out = append(out, s)
		}
	}
	return out
}

// standing finds the names whose standing is asked.
func (d *decider) standing() Intent {
	asked := d.standings()
	var items []*reading.Item
	var pred reading.Predicate
	for i, s := range asked {
		items = append(items, s.clause.Subjects...)
		if i == 0 || !pred.Explicit() && s.pred.Explicit() {
			pred = s.pred
		}
	}
	borrowed, s, refers := d.referred()
	if refers {
		items, pred = borrowed, s.pred
	} else {
		items = d.withoutHome(items)
	}
	if len(items) == 0 {
		return nil
	}
	for _, s := range asked {
		if it, ok := s.clause.Qualified(); ok && s.pred.Explicit() {
			return d.bent(it)
		}
	}
	if len(asked) > 0 && d.conditional(asked) {
		pred.Bare = false
	}
	if !slices.ContainsFunc(items, func(it *reading.Item) bool { return !it.Undecided() }) {
		return AskBack{items[0]}
	}
	return Standing{Names: items, Predicate: pred, Unknown: d.Strangers()}
}

// bent refuses a claim because of a word; nil when the page has the word.
func (d *decider) bent(it *reading.Item) Intent {
	if d.Corpus.Mentions(it.Key) {
		return nil
	}
	d.trace.Rule = "a word the page does not have"
	return Bent{it}
}

// conditional reports a clause that hangs a condition on the question: "since
// 2023", "until 2030".
func (d *decider) conditional(asked []standing) bool {
	return slices.ContainsFunc(d.Clauses, func(c *reading.Clause) bool {
		return c.Items[0].Is(reading.Subordinator) && !slices.ContainsFunc(asked, func(s standing) bool { return s.clause == c })
	})
}

// withoutHome drops the asker's own country where others are asked about: "as a
// Canadian supplier, is Japan in?".
func (d *decider) withoutHome(items []*reading.Item) []*reading.Item {
	passing := func(it *reading.Item) bool {
		asked := d.joined(it) || d.beside(it)
		return it.Names(d.Corpus.Home()) && !asked
	}
	if !slices.ContainsFunc(items, func(it *reading.Item) bool { return !passing(it) }) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), passing)
}

// beside reports whether a name stands directly before or behind the item.
func (d *decider) beside(it *reading.Item) bool {
	i := slices.Index(d.Items, it)
	return i > 0 && d.Items[i-1].Name() || i+1 < len(d.Items) && d.Items[i+1].Name()
}

// joined reports whether the item stands in a row of names.
func (d *decider) joined(it *reading.Item) bool {
	return slices.ContainsFunc(d.Clauses, func(c *reading.Clause) bool {
		return slices.Contains(c.Items, it) && c.Items.BesideName(it)
	})
}

// referred returns the names that another clause refers to: "which of those are
// members", "so it's not a member?".
func (d *decider) referred() ([]*reading.Item, standing, bool) {
	for i, c := range d.Clauses {
		p := reading.PredicateOf(c)
		refers := c.Has(reading.Anaphor, reading.AsksWho, reading.AsksWhich) || d.onlyPredicate(c)
		asks := p.Explicit() || c.Has(reading.SaysStatus)
		named := len(c.Subjects)+len(c.Groups)+len(c.Unknown) > 0
		follows := refers && asks && !named
		if !follows || c.Has(reading.AsksCount, reading.AsksList) {
			continue
		}
		var items []*reading.Item
		for _, other := range slices.Concat(d.Clauses[:i], d.Clauses[i+1:]) {
			items = append(items, other.Subjects...)
		}
		return items, standing{c, p}, len(items) > 0
	}
	return nil, standing{}, false
}

// onlyPredicate reports whether the clause is the bare rest of a question about
// a name in another: "…, member or observer?".
func (d *decider) onlyPredicate(c *reading.Clause) bool {
	const predicate = reading.SaysMember | reading.SaysObserver | reading.SaysOr | reading.SaysNot | reading.SaysIn | reading.SaysOnly | reading.SaysBody
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return !it.Bare() && !it.Is(predicate) })
	return !more && c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn)
}
