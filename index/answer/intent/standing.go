package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// ownMembers returns the organisation whose own members are asked for: "which
// countries are in ESA"; nil when there is none.
func ownMembers(m *reading.Message) *reading.Item {
	for _, c := range m.Clauses {
		if !c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList) || c.Has(reading.SaysVersus, reading.Anaphor, reading.SaysBody) || len(c.Subjects) != 1 {
			continue
		}
		it := c.Subjects[0]
		at := slices.Index(c.Items, it)
		within := slices.ContainsFunc(c.Items[:at], func(o *reading.Item) bool { return o.Is(reading.SaysIn | reading.SaysMember | reading.SaysCountry) })
		if within && organisation(m, it) {
			return it
		}
	}
	return nil
}

// A standing is a clause that asks how its names stand.
type standing struct {
	clause *reading.Clause
	pred   reading.Predicate
}

// standings are the clauses that ask about their names. A name in passing does
// not count where another clause asks outright.
func standings(m *reading.Message) []standing {
	var all []standing
	for _, c := range m.Clauses {
		if aside := c.SetsAside() || groundsOnly(m.Clauses, c); len(c.Subjects) > 0 && !aside {
			all = append(all, standing{c, reading.PredicateOf(c)})
		}
	}
	outright := slices.IndexFunc(all, func(s standing) bool {
		p := s.pred
		claimed := p.Member || p.Observer || p.In
		return claimed || p.LeftOut // "… ou juste Israël?" asks the same of one more
	})
	if outright < 0 {
		return all
	}
	var out []standing
	for i, s := range all {
		same := i > outright && (s.clause.AsksTheSame() || bringsIn(s.clause))
		row := s.clause.Row() || s.clause.Has(reading.SaysVersus) || i < outright && goesOn(m, s.clause)
		if same || row || s.pred.Explicit() {
			out = append(out, s)
		}
	}
	return out
}

// goesOn reports a clause that ends in a name, a row of which the next goes on with: "lesquels
// parmi la Norvège, l'Islande | la Suède et le Danemark sont membres".
func goesOn(m *reading.Message, c *reading.Clause) bool {
	at := slices.Index(m.Clauses, c) + 1
	if at >= len(m.Clauses) || !c.Items.At(len(c.Items)-1).Name() {
		return false
	}
	next := m.Clauses[at].Items
	for len(next) > 0 && next[0].Marked(reading.IsArticle) {
		next = next[1:]
	}
	begun := next.At(0).Name() && m.Clauses[at].Items[0].Before&reading.Stop == 0
	return begun && c.Has(reading.AsksWhich, reading.AsksWho)
}

// bringsIn reports a clause that begins with "what about".
func bringsIn(c *reading.Clause) bool { return c.Items[:min(2, len(c.Items))].Marked(reading.Further) }

// bodiesInRow are the groups of a clause that stand in a row with its names, as the
// bodies they are: "ESA, EDA and NATO", "is the EU on there or just the Commission".
func bodiesInRow(c *reading.Clause) []*reading.Item {
	if c.Has(reading.SaysByName) {
		return nil // "is Finland listed by name or through NATO"
	}
	var out []*reading.Item
	for _, it := range c.Groups {
		last, _ := around(c, it)
		grounds := last.Is(reading.SaysOutside) && !last.Name() // "… is neutral and not in NATO"
		if reading.Via(last) {
			continue // "or only through NATO"
		}
		joined := !grounds && (c.Items.BesideName(it) || reading.BroughtIn(c.Items, slices.Index(c.Items, it)))
		if it.Named(corpus.EntityName) && (joined || weighed(c, it)) {
			out = append(out, it)
		}
	}
	return out
}

// weighed reports a body that stands by itself beside the names of the clause: another
// behind it, or "or" between them; and that does not say what they are in or of.
func weighed(c *reading.Clause, it *reading.Item) bool {
	last, behind := around(c, it)
	named := behind.Name() || last.Name()
	row := len(c.Groups) > 1 && named // "l'ONU l'UE l'OTAN"
	if !row && !c.Has(reading.SaysOr) {
		return false
	}
	return !tied(c, it) && (row || c.OpensYesNo())
}

// around is what stands before a group and behind it, articles apart.
func around(c *reading.Clause, it *reading.Item) (last, behind *reading.Item) {
	at := slices.Index(c.Items, it)
	before, next := at-1, at+1
	for c.Items.At(before).Marked(reading.IsArticle) {
		before--
	}
	for c.Items.At(next).Marked(reading.IsArticle) {
		next++
	}
	return c.Items.At(before), c.Items.At(next)
}

// tied reports a group that says what others are in or of, or are not: "of the G7".
func tied(c *reading.Clause, it *reading.Item) bool {
	const ties = reading.SaysIn | reading.SaysMember | reading.SaysOutside | reading.SaysNot
	const qualifies = reading.SaysMember | reading.SaysCountry | reading.SaysOutside | reading.SaysNot
	last, behind := around(c, it)
	if within := last.Is(ties) || last.Marked(reading.TiesOf|reading.Locates); within && !last.Name() {
		return true
	}
	return !behind.Name() && behind.Is(qualifies)
}

// groupsInRow are those that stand in a row with its names and are no bodies: "the UN or
// the OECD".
func groupsInRow(m *reading.Message, c *reading.Clause) []*reading.Item {
	var out []*reading.Item
	for _, it := range c.Groups {
		set := it.Senses[0].Sort == corpus.Adjective || region(m, it)
		body := it.Named(corpus.EntityName) || set && !rowOfBodies(m)
		at := slices.Index(c.Items, it)
		beside := c.Items.BesideName(it) && !tied(c, it)
		row := beside && !spelledOut(m, c, it) // "G7, Japan, Malta"
		joined := row || c.Items.Coupled(at) || reading.BroughtIn(c.Items, at)
		if asked := joined && !body; asked || allAndMore(c, it) {
			out = append(out, it)
		}
	}
	return out
}

// allAndMore reports all of a group, and a country joined to it further on: "is every Baltic
// state plus Poland in", "are the Nordics all members, and Ireland?".
func allAndMore(c *reading.Clause, it *reading.Item) bool {
	at := slices.Index(c.Items, it)
	joins := slices.IndexFunc(c.Items, func(o *reading.Item) bool { return o.Is(reading.SaysAnd) && !o.Name() })
	if joins < at {
		return false
	}
	next := joins + 1
	for c.Items.At(next).Marked(reading.IsArticle) {
		next++
	}
	all := slices.ContainsFunc(c.Items[:joins], func(o *reading.Item) bool { return o.Is(reading.SaysAll) })
	return all && slices.Contains(c.Subjects, c.Items.At(next))
}

// spelledOut reports a group whose countries the clause names: "the Baltics, Estonia Latvia
// Lithuania".
func spelledOut(m *reading.Message, c *reading.Clause, it *reading.Item) bool {
	for _, g := range m.GroupsOf(it) {
		named := slices.DeleteFunc(slices.Clone(g.Countries), func(id string) bool {
			return !slices.ContainsFunc(c.Subjects, func(s *reading.Item) bool { return s.Names(id) })
		})
		within := g.Region && len(named) > 0 // "Toulouse, France, Europe"
		if within || 2*len(named) > len(g.Countries) {
			return true
		}
	}
	return false
}

// leaveAsked reports a name without words of membership, and behind it whether that is all right: "our
// motors come from Taiwan, that's ok?", "investor from Qatar. problem?".
func leaveAsked(items reading.Items, pred reading.Predicate) bool {
	last := 0
	for i, it := range items {
		if it.Name() {
			last = i
		}
	}
	return !pred.Explicit() && slices.ContainsFunc(items[last+1:], func(it *reading.Item) bool { return it.Is(reading.SaysAllowed) })
}

// standingOf finds the names whose standing is asked.
func standingOf(m *reading.Message) Intent {
	const row = 3 // names: "tell me one by one" of those is no question whether the page names them
	asked := standings(m)
	var items []*reading.Item
	var groups []AskedGroup
	var pred reading.Predicate
	for i, s := range asked {
		groups = append(groups, groupsOf(s.clause, groupsInRow(m, s.clause))...)
		items = append(items, s.clause.Subjects...)
		items = append(items, bodiesInRow(s.clause)...)
		if i == 0 || !pred.Explicit() && s.pred.Explicit() {
			pred = s.pred
		}
		if other := pred.Member != s.pred.Member || pred.Observer != s.pred.Observer; other && s.pred.Explicit() {
			pred.Bare = false // "New Zealand is a member, Singapore is an observer"
		}
	}
	borrowed, s, refers := referred(m)
	if refers {
		items, pred = borrowed, s.pred
	} else {
		items = withoutHome(m, items)
	}
	if len(items) == 0 {
		return nil
	}
	onlyWhy := func(c *reading.Clause) bool { // "…?? why", "… and why"
		joined := len(c.Items) == 2 && c.Items[0].Is(reading.SaysAnd)
		return c.Why() && len(c.Subjects)+len(c.Groups) == 0 && (joined || c.Explained())
	}
	caused := func(c *reading.Clause) bool { return reading.Because(c) || throughOther(m, c) }
	causes := m.Asked() && slices.ContainsFunc(m.Clauses, caused)
	pred.Why = pred.Why || causes || slices.ContainsFunc(m.Clauses, onlyWhy)
	if other := pred.Explicit() || pred.Why; m.YesOrNo && !other {
		pred.Member, pred.Bare = true, true // "yes or no: Mexico"
	}
	for _, s := range asked {
		if it, ok := s.clause.Qualified(); ok && s.pred.Explicit() {
			return bent(m, it)
		}
	}
	if slices.ContainsFunc(m.Clauses, reading.Doubts) || coloursAll(m.Clauses, asked) || reading.Contrasts(m.Items) {
		pred.Bare = false
	}
	if reading.GivesCountries(m) {
		pred.Bare = false // "is Saab (Sweden) a member" is asked of the firm
	}
	if !slices.ContainsFunc(items, func(it *reading.Item) bool { return !it.Undecided() }) {
		return AskBack{items[0]}
	}
	return Standing{Names: items, Groups: groups, Predicate: pred, Unknown: m.Strangers(), Passing: Passing(m, items), ByName: len(items) < row && asksByName(m), OwnLine: len(groups) == 0 && namesLine(m), Leave: leaveAsked(m.Items, pred)}
}

// bent refuses a claim because of a word; nil when the page has the word.
func bent(m *reading.Message, it *reading.Item) Intent {
	if m.Corpus.Mentions(it.Key) {
		return nil
	}
	return Bent{it}
}

// referred returns the names that another clause refers to: "which of those are
// members", "so it's not a member?".
func referred(m *reading.Message) ([]*reading.Item, standing, bool) {
	for i, c := range m.Clauses {
		p := reading.PredicateOf(c)
		refers := c.Has(reading.Anaphor, reading.AsksWho, reading.AsksWhich) || onlyPredicate(c)
		placed := c.Has(reading.SaysBody) && c.Has(reading.Anaphor) && c.Explained() // "are those all MISWG"
		asks := placed || p.Explicit() || c.Has(reading.SaysStatus)
		named := len(c.Subjects)+len(c.Groups)+len(c.Unknown) > 0
		// "an observer is still part of the group, so the Commission is a member"
		told := !c.Has(reading.Anaphor) && slices.ContainsFunc(m.Clauses[i+1:], func(o *reading.Clause) bool {
			return len(o.Subjects) > 0 && reading.PredicateOf(o).Explicit()
		})
		itself := named || told
		follows := refers && asks && !itself
		if !follows || c.Has(reading.AsksCount, reading.AsksList) {
			continue
		}
		var items []*reading.Item
		for _, other := range slices.Concat(m.Clauses[:i], m.Clauses[i+1:]) {
			items = append(items, abroad(m, other)...)
			if len(other.Subjects) > 0 && other.Row() {
				items = append(items, bodiesInRow(other)...)
			}
		}
		return items, standing{c, p}, len(items) > 0
	}
	return nil, standing{}, false
}

// onlyPredicate reports whether the clause is the bare rest of a question about
// a name in another: "…, member or observer?".
func onlyPredicate(c *reading.Clause) bool {
	const predicate = reading.SaysMember | reading.SaysObserver | reading.SaysOr | reading.SaysNot | reading.SaysIn | reading.SaysOnly | reading.SaysBody | reading.SaysBoth
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return !it.Bare() && !it.Is(predicate) })
	return !more && c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn)
}
