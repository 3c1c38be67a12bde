package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryGroupItself finds "Is the MISWG part of NATO?", where the body is taken for a
// part of some group: see corpus.Apart.
func tryGroupItself(m *reading.Message) Intent {
	apart := m.Corpus.Body().Apart
	for _, c := range m.Clauses {
		if len(c.Subjects) > 0 || c.Has(reading.SaysCountry, reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList) {
			continue
		}
		group := slices.IndexFunc(c.Items, func(it *reading.Item) bool { return it.Is(reading.SaysBody) })
		within := slices.IndexFunc(c.Items, func(it *reading.Item) bool {
			other := it.Name() || it.Is(reading.SaysBody)
			return !other && it.Is(reading.SaysIn|reading.SaysMember)
		})
		other := slices.IndexFunc(c.Items, func(it *reading.Item) bool {
			return it.Named(corpus.GroupName) && slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.ID == apart.Group })
		})
		body := c.Has(reading.OthersBody) && m.Whole.Has(reading.SaysBody)
		inOrder := slices.IsSorted([]int{0, group, within, other})
		if asks := body || inOrder && asksYesNo(c, m.Lang); !asks {
			continue
		}
		if _, ok := m.Corpus.Stated(apart.Statement); ok {
			return Stated{apart.Statement}
		}
	}
	return nil
}

// itOfGroup is tryGroupItself for "it", where that can be nobody else: "is it like part of NATO".
func itOfGroup(m *reading.Message) Intent {
	const longest = 10 // words
	c := m.Whole
	open := c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList, reading.AsksExpansion)
	others := len(c.Subjects) > 0 || c.Has(reading.SaysAll, reading.SaysMember, reading.SaysNot, reading.SaysOutside)
	if open || others || len(m.Items) > longest {
		return nil
	}
	return tryGroupItself(reading.OfBody(m, false))
}

// tryBeside finds the body set beside another group: "what is the difference between the
// MISWG and NATO", "is it the same as the Five Eyes". How its countries stand is the answer.
func tryBeside(m *reading.Message) Intent {
	c := m.Whole
	beside := c.Has(reading.SaysVersus) && c.Has(reading.SaysBody, reading.Anaphor) || saidToBe(c)
	one := len(c.Groups) == 1 && len(c.Subjects) == 0
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		return it.Known && ofMatter(it) && !it.Opens(reading.OpensAsking) // "…, any gaps?"
	})
	alone := beside && one && !more
	if !alone || region(m, c.Groups[0]) {
		return nil
	}
	for _, g := range m.GroupsOf(c.Groups[0]) {
		if g.ID == m.Corpus.Body().Apart.Group { // what tells them apart are the others
			return Compared{A: SetQuery{Status: "member", In: [][]corpus.Group{{g}}}, B: SetQuery{Status: "member", Out: []corpus.Group{g}}}
		}
	}
	return GroupStanding{Groups: []AskedGroup{{Name: c.Groups[0]}}}
}

// saidToBe reports that the body is said to be a group, and no more: "is the MISWG just NATO".
func saidToBe(c *reading.Clause) bool {
	only := c.Has(reading.SaysOnly)
	body := slices.IndexFunc(c.Items, func(it *reading.Item) bool {
		refers := only && it.Is(reading.Anaphor) // "its only for NATO"
		return !it.Name() && (refers || it.Is(reading.SaysBody))
	})
	if body < 0 || len(c.Groups) != 1 {
		return false
	}
	if inOrder := body < slices.Index(c.Items, c.Groups[0]); !inOrder && !only {
		return false
	}
	more := reading.SaysIn | reading.SaysMember | reading.SaysObserver | reading.SaysOrg | reading.SaysNot | reading.AsksList
	if !only {
		more |= reading.SaysCountry
	}
	other := slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		tells := it.Opens(reading.OpensAsking) || it.Marked(reading.TiesOf) || it.Is(more)
		if it.Name() {
			return false
		}
		says := it.Bare() || it.Is(reading.SaysBody|reading.SaysOnly|reading.Anaphor)
		return tells || !says
	})
	verb := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Opens(reading.AsksOfGroup) })
	if other || c.Has(reading.OthersBody) {
		return false
	}
	return verb || only
}

// groupStandingOf finds "Are the Baltics in?": the standing of each country of a
// group, or of the organisation that bears the name.
func groupStandingOf(m *reading.Message) Intent {
	for _, c := range m.Clauses {
		if len(c.Groups) == 0 || len(c.Subjects) > 0 {
			continue
		}
		p := reading.PredicateOf(c)
		some := c.Has(reading.AsksList) && !c.Has(reading.SaysAll)
		open := c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.SaysAny, reading.SaysOutside, reading.SaysLeftOut)
		if open || some || c.Why() || c.Has(reading.OthersBody) {
			continue
		}
		if region(m, c.Groups[0]) {
			continue // a region is a set, not a body
		}
		each, all := asksOfEach(c), c.Has(reading.SaysAll)
		bare := !p.Explicit() && !c.Has(reading.SaysCountry, reading.SaysParty, reading.SaysNot)
		asks := bare || each || asksYesNo(c, m.Lang) || claimsOfBody(c)
		row := all || bare && c.Listed()
		composed := !row && (bare || c.Has(reading.SaysIn)) // of several groups: a set
		if !asks || composed && len(c.Groups) > 1 {
			continue
		}
		asked := c.Groups
		if all {
			// "everyone in the EU + NATO"
			asked = slices.DeleteFunc(slices.Clone(m.Whole.Groups), func(it *reading.Item) bool { return region(m, it) })
		}
		return GroupStanding{groupsOf(c, asked), p, c.Has(reading.SaysByName)}
	}
	return nil
}

// tryBodyItself finds a body asked about as such, beside its countries or another body, or
// nothing at all: "EU member or not", "is NATO itself a member or just the countries", "is the EU
// in or only the Commission".
func tryBodyItself(m *reading.Message) Intent {
	c := m.Whole
	or := slices.IndexFunc(c.Items, func(it *reading.Item) bool { return it.Is(reading.SaysOr) && !it.Name() })
	if len(c.Groups) == 0 {
		return nil
	}
	body := c.Groups[0]
	at := slices.Index(c.Items, body)
	if itself := c.Items.At(at + 1).Is(reading.SaysItself); or < 0 && itself && body.Named(corpus.EntityName) {
		or = len(c.Items) // "so NATO itself is a member?"
	}
	if or < 0 {
		return nil
	}
	same := func(it *reading.Item) bool {
		return it == body || it.Senses[0].ID == body.Senses[0].ID || !it.Named(corpus.EntityName)
	}
	other := slices.ContainsFunc(c.Groups, func(it *reading.Item) bool { return !same(it) })
	if alone := body.Named(corpus.EntityName) && at <= or; other || !alone {
		return nil
	}
	before := slices.Delete(slices.Clone(c.Items[:or]), at, at+1)
	claims := slices.ContainsFunc(before, func(it *reading.Item) bool {
		return it.Is(reading.SaysMember|reading.SaysObserver|reading.SaysIn) && !reading.Several(it)
	})
	more := slices.ContainsFunc(before, func(it *reading.Item) bool {
		const said = reading.SaysMember | reading.SaysObserver | reading.SaysIn | reading.SaysBody | reading.Anaphor | reading.SaysBut | reading.Subordinator
		small := it.Bare() || it.Is(said)
		return it.Name() || !small
	})
	if !claims || more {
		return nil
	}
	asked := AskedGroup{body, true}
	behind := &reading.Clause{Items: c.Items[min(or+1, len(c.Items)):], Lang: c.Lang}
	behind.Sort()
	pred := reading.Predicate{Member: true}
	switch {
	case len(behind.Items) == 0, onlyNot(behind.Items):
		return GroupStanding{Groups: []AskedGroup{asked}, Predicate: pred}
	case !behind.Has(reading.SaysOnly):
	case len(behind.Subjects) > 0:
		return Standing{Names: append([]*reading.Item{body}, behind.Subjects...), Predicate: pred}
	case behind.Has(reading.SaysCountry, reading.SaysMember) || len(behind.Groups) > 0:
		return GroupStanding{Groups: []AskedGroup{asked}, Predicate: pred}
	}
	return nil
}

// onlyNot reports the rest of "member or not", "membre ou pas".
func onlyNot(items reading.Items) bool {
	denies := slices.ContainsFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysNot) })
	more := slices.ContainsFunc(items, func(it *reading.Item) bool { return !it.Is(reading.SaysNot) && !it.Bare() })
	return denies && !more
}

// groupsOf are the groups that items of clause c name, each once: "Five Eyes (FVEY)".
func groupsOf(c *reading.Clause, items []*reading.Item) []AskedGroup {
	var groups []AskedGroup
	for _, it := range items {
		same := func(g AskedGroup) bool { return g.Name.Senses[0].ID == it.Senses[0].ID }
		if !slices.ContainsFunc(groups, same) {
			groups = append(groups, AskedGroup{it, asBody(c, it)})
		}
	}
	return groups
}

// asksOfEach reports a claim of everybody in a group, said or asked: "everyone in NATO is
// a member", "all of the EU in?". "All EU countries that are in" is the name of a set.
func asksOfEach(c *reading.Clause) bool {
	group := slices.Index(c.Items, c.Groups[0])
	each := slices.IndexFunc(c.Items[:group], func(it *reading.Item) bool { return it.Is(reading.SaysAll) })
	if ordered := c.Items[0].Is(reading.AsksList); ordered || each < 0 {
		return false // "give me all the members from NATO that are in"
	}
	between, behind := c.Items[each+1:group], c.Items[group+1:]
	more := slices.ContainsFunc(between, func(it *reading.Item) bool { return !(it.Bare() || it.Is(reading.SaysIn)) })
	if c.Items[0].Opens(reading.AsksOfGroup) && !more {
		return true // "is all of Europe in"
	}
	verb := slices.IndexFunc(behind, func(it *reading.Item) bool { return it.Opens(reading.AsksOfGroup) })
	if verb < 0 {
		return !more && c.Questioned()
	}
	last := behind.At(verb - 1)
	relative := last.Marked(reading.TellsMore) || last.Opens(reading.OpensAsking)
	return !relative
}

// claimsOfBody reports a statement about the body that bears a group's name: "the EU is
// definitely a member".
func claimsOfBody(c *reading.Clause) bool {
	it := c.Groups[0]
	at := slices.Index(c.Items, it)
	says := c.Items.At(at + 1)
	for at > 0 && c.Items[at-1].Marked(reading.IsArticle) {
		at--
	}
	part := c.Items.At(at - 1).Marked(reading.TiesOf) // "half of the EU is in"
	verb := says.Opens(reading.AsksOfGroup) && says.Text == says.Key
	open := c.Has(reading.SaysCountry, reading.AsksWhich, reading.AsksWho)
	set := part || open
	return verb && it.Named(corpus.EntityName) && !set
}

// asksYesNo reports whether the clause is worded as a yes/no question or
// statement about its group, rather than as the name of a set.
func asksYesNo(c *reading.Clause, l corpus.Lang) bool {
	inverted := false
	for _, it := range c.Items {
		for _, t := range it.Words {
			if t.Marked(reading.AsksOfGroup) {
				return true
			}
		}
		if it.Name() {
			if l != corpus.French {
				return false
			}
			// French asks after its subject: "les pays baltes sont-ils membres ?"
			inverted = true
			continue
		}
		if it.Is(reading.SaysMember|reading.SaysObserver|reading.SaysCountry) && !inverted || it.Is(reading.SaysIn) {
			return false
		}
	}
	return false
}

// placesBody reports that the body, or its seat, is said or asked to be somewhere: "is it based in
// Brussels", "le secrétariat est-il à Paris". How that country stands is not asked.
func placesBody(m *reading.Message) bool {
	c := m.Whole
	last := len(c.Items) - 1
	if last > 0 && c.Items[last].Marked(reading.Confirms) {
		last--
	}
	before := c.Items.At(last - 1)
	ofPlace := before.Key == "au" || before.Key == "aux" || !before.Marked(reading.TiesOf)
	if placed := before.Marked(reading.Locates) && ofPlace && c.Items[last].Name(); !placed {
		return false
	}
	seat := slices.IndexFunc(c.Items[:last], func(it *reading.Item) bool { return it.Is(reading.SaysSeat) })
	its := c.Has(reading.SaysBody, reading.Anaphor) || c.Items.At(seat-1).Marked(reading.IsArticle) // not "a firm based in"
	if asked := seat >= 0 && its; !asked || c.Has(reading.FirstPerson, reading.SaysMember, reading.SaysObserver) {
		return false
	}
	return !slices.ContainsFunc(c.Items[:last], func(it *reading.Item) bool {
		if it.Is(reading.SaysSeat|reading.SaysBody|reading.Anaphor) && !it.Name() {
			return false
		}
		return it.Name() || !it.Known || ofMatter(it)
	})
}
