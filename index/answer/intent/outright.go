package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// asksOutright reports a question about membership in words that say nothing
// else, and whether a bare Yes or No can answer it.
func asksOutright(m *reading.Message) (outright, bare bool) {
	if _, s, ok := referred(m); ok && s.clause.Explained() && !onlyGrounds(m.Clauses, s.clause) {
		return true, s.pred.Bare
	}
	if _, alone := asksTheOnly(m.Clauses); alone && m.Whole.Explained() {
		return true, false
	}
	if asksMeaningToo(m.Whole) || shareOf(m.Whole) != NoShare {
		return true, false
	}
	if byName := m.Whole.Has(reading.SaysByName) && namesAsked(m); byName && m.Whole.OpensYesNo() {
		return true, false
	}
	for i, c := range m.Clauses {
		subordinate := c.Items[0].Is(reading.Subordinator) && len(m.Clauses) > 1
		explained := c.Explained() || c.OpensYesNo() && (c.OnlyQualified() || onlyFirm(c))
		if wantsToKnow(m, c) {
			return true, false
		}
		if subordinate || asksMoreAfter(m.Clauses, i) || ofThing(m.Clauses, i) {
			continue
		}
		if asksAtLast(c) || asksFirst(c) {
			return true, false
		}
		if !explained {
			continue
		}
		p := reading.PredicateOf(c)
		asks := p.Explicit() || c.Has(reading.SaysStatus)
		who := c.Has(reading.AsksWho) && !(p.Member || p.Observer) // "who represents Canada in it"
		named := len(c.Subjects) > 0 && len(c.Groups) == 0 && !who
		if asks && named && !c.SetsAside() {
			leftOut := p.LeftOut && c.OpensYesNo()
			return true, p.Bare || leftOut && !p.Why
		}
		ofWhat := c.OnlyList() && slices.ContainsFunc(m.Clauses[:i], func(o *reading.Clause) bool { return !o.Explained() })
		anyOf := c.Questioned() && c.Has(reading.SaysAny) && len(c.Groups) > 0 // "any African states? I have a meeting …"
		described := (anyOf || c.DescribesSet()) && !ofWhat
		if numbered := claimed(c).Plain || shareOf(c) != NoShare || asksPart(c); described || numbered {
			return true, false
		}
	}
	return false, false
}

// ofThing reports a question about what the clause before it asks for: "is there a handbook, and does it cover
// Germany".
func ofThing(clauses []*reading.Clause, i int) bool {
	if i == 0 {
		return false
	}
	subject := clauses[i].Items.At(1)
	if clauses[i].Items[0].Is(reading.SaysAnd) {
		subject = clauses[i].Items.At(2)
	}
	before := clauses[i-1]
	other := before.Explained() || before.Has(reading.SaysBody) || len(before.Subjects) > 0
	return before.OpensYesNo() && !other && subject.Is(reading.Anaphor)
}

// asksMeaningToo reports names whose standing is asked, and what their letters mean: "what does
// OCCAR mean and is it a member".
func asksMeaningToo(c *reading.Clause) bool {
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		says := it.Name() || it.Is(reading.AsksExpansion) || it.Opens(reading.OpensAsking)
		matter := !it.Known || ofMatter(it)
		return matter && !says
	})
	standing := c.Has(reading.SaysMember, reading.SaysObserver) && len(c.Subjects) > 0
	return standing && c.Has(reading.AsksExpansion) && !more
}

// onlyGrounds reports a clause that only gives the ground for what another with matter of its own
// asks: "can we share goods with Japan since they're a member".
func onlyGrounds(clauses []*reading.Clause, c *reading.Clause) bool {
	other := func(o *reading.Clause) bool { return o != c && o.OpensYesNo() && !o.Explained() }
	return c.Items[0].Is(reading.Subordinator) && slices.ContainsFunc(clauses, other)
}

// groundsOnly reports names that a clause gives as a ground for what is asked of a group: "are all EU members in, given
// that the Commission is an observer".
func groundsOnly(clauses []*reading.Clause, c *reading.Clause) bool {
	ofGroup := func(o *reading.Clause) bool { return len(o.Groups) > 0 && len(o.Subjects) == 0 && o.OpensYesNo() }
	given := c.Items[0].Is(reading.Subordinator) && len(c.Items[0].Words) > 1 // not "so Iceland too"
	return given && slices.ContainsFunc(clauses, ofGroup)
}

// ours reports something of ours: "our drawings". "Our country" is none.
func ours(items reading.Items) bool {
	for i, it := range items {
		next := items.At(i + 1)
		if owned := ofMatter(next) && !next.Recognised(); it.Is(reading.FirstPerson) && owned {
			return true
		}
	}
	return false
}

// asksLeave reports a question whether we may do something with matter of its own: "can we share
// drawings with Japan if it's in". Who is in does not answer it.
func asksLeave(m *reading.Message) bool {
	mayTheirs := m.Items[0].Opens(reading.NotNow) && ours(m.Items[1:]) // "can Lockheed see our drawings"
	may := m.Items[0].Opens(reading.NotNow) && m.Items.At(1).Is(reading.FirstPerson)
	if !may && !mayTheirs {
		return false
	}
	regard := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Marked(reading.ComparesWith) }) // "can we treat it as a member"
	return !regard && slices.ContainsFunc(m.Items[2:], func(it *reading.Item) bool {
		strange := !it.Known && !it.Name()
		return strange || ofMatter(it)
	})
}

// wantsToKnow reports that somebody wants to know how those that are named stand, whatever else
// they tell: "… and the boss wants to know if both are in before we sign".
func wantsToKnow(m *reading.Message, c *reading.Clause) bool {
	asked := reading.Whether(c)
	if asked == nil || !asked.Explained() {
		return false
	}
	named := len(asked.Subjects) > 0 || asked.Has(reading.Anaphor) && namesAsked(m)
	return named && len(asked.Groups) == 0 && reading.PredicateOf(asked).Explicit()
}

// onlyFirm reports words of membership, and a place, with a firm in it that nobody knows: "is
// Saab AB in Linköping in a member country".
func onlyFirm(c *reading.Clause) bool {
	strange := func(it *reading.Item) bool { return !it.Known && it.Capital() }
	known := *c
	known.Items = slices.DeleteFunc(slices.Clone(c.Items), strange)
	firm := len(known.Items) < len(c.Items) && len(c.Subjects) > 0
	return firm && c.Has(reading.SaysMember, reading.SaysObserver) && known.Explained()
}

// asksAtLast reports names and, right behind the last of them, a question or a claim how they
// stand, whatever leads up to it: "Fort Worth and Changwon which of the two is in the group".
func asksAtLast(c *reading.Clause) bool {
	last := -1
	for i, it := range c.Items {
		if it.Name() && !it.Named(corpus.GroupName) {
			last = i
		}
	}
	before, behind := c.Items[:last+1], c.Items[last+1:]
	open := func(it *reading.Item) bool { return !it.Name() && it.Opens(reading.OpensAsking) }
	if last < 0 || len(behind) == 0 || slices.ContainsFunc(before, open) {
		return false
	}
	relative := behind[0].Opens(reading.OpensAsking) && len(behind[0].Words) == 1 // "Japan which is a member"
	begins := behind[0].Opens(reading.AsksOfGroup) || behind[0].Is(reading.AsksWhich)
	says := slices.ContainsFunc(behind, func(it *reading.Item) bool {
		return it.Is(reading.SaysMember | reading.SaysObserver | reading.SaysBody)
	})
	more := slices.ContainsFunc(behind, func(it *reading.Item) bool {
		strange := !it.Known || it.Name()
		return strange || ofMatter(it) || it.Is(reading.Subordinator)
	})
	asks := begins && !relative
	return asks && says && !more
}

// asksFirst reports a question for yes or no about names that is whole before an "and" or a
// "but": "is Taiwan in and dont give me politics".
func asksFirst(c *reading.Clause) bool {
	for i, it := range c.Items {
		joins := i > 0 && it.Is(reading.SaysAnd|reading.SaysBut|reading.SaysOr) && !it.Name()
		if !joins || c.Items.At(i-1).Name() {
			continue
		}
		if slices.ContainsFunc(c.Items[i:], (*reading.Item).Name) {
			return false // it goes on about somebody
		}
		head := &reading.Clause{Items: c.Items[:i], Lang: c.Lang}
		head.Sort()
		p := reading.PredicateOf(head)
		return len(head.Subjects) > 0 && head.Explained() && p.Bare
	}
	return false
}

// asksMoreAfter reports whether a clause behind clause i has matter of its own:
// then clause i is only its introduction.
func asksMoreAfter(clauses []*reading.Clause, i int) bool {
	asked := clauses[i].Asked
	return slices.ContainsFunc(clauses[i+1:], func(c *reading.Clause) bool {
		asks := c.Asked || !asked
		return asks && !c.Explained()
	})
}

// coloursAll reports a clause that bends what a Yes to another would affirm: "since 2023", "until
// 2030", "listed before Israel"; or one that asks whether something of ours is covered.
func coloursAll(clauses []*reading.Clause, asked []standing) bool {
	if len(asked) == 0 {
		return false
	}
	return slices.ContainsFunc(clauses, func(c *reading.Clause) bool {
		says := slices.ContainsFunc(asked, func(s standing) bool { return s.clause == c && s.pred.Explicit() })
		hangs := c.Items[0].Is(reading.Subordinator) && !says || reading.Orders(c)
		ours := c.Has(reading.SaysCovers) && c.Has(reading.FirstPerson) // "is our yard covered"
		return ours || hangs
	})
}
