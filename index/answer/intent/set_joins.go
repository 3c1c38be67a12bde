package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// prefixed reports whether the group at i is "non-NATO".
func prefixed(c *reading.Clause, i int) bool {
	last := c.Items.At(i - 1)
	article := last.Key == "un" && c.Lang == corpus.French // "un pays d'Afrique", and no "un-African"
	if other := article || last.Key == "no" || last.Name(); other {
		return false
	}
	return last.Marked(reading.PrefixesNot)
}

// groupFollows reports whether the next thing after item i, glue apart, is a group, and
// none that some are asked for of: "in, from NATO".
func groupFollows(c *reading.Clause, i int) bool {
	if c.Items.At(i + 1).Marked(reading.Among) {
		return false
	}
	for _, it := range c.Items[i+1:] {
		if it.Named(corpus.GroupName) {
			return true
		}
		if it.Marked(reading.Neither) {
			continue
		}
		glue := it.Bare() || it.Is(reading.SaysBoth|reading.SaysAnd|reading.SaysIn)
		if !glue || len(it.Senses) > 0 || it.Is(reading.SaysNot|reading.SaysMember|reading.SaysBody|reading.SaysBut) {
			return false
		}
	}
	return false
}

// groupJoined reports whether the group at i is joined to another by "and" or "or".
func groupJoined(c *reading.Clause, i int) bool {
	joined := false
	for _, it := range c.Items[i+1:] {
		switch {
		case it.Named(corpus.GroupName):
			return joined || it.Before&reading.Comma != 0
		case it.Is(reading.SaysAnd | reading.SaysOr):
			joined = true
		case !it.Bare() && !it.Is(reading.SaysIn):
			return false
		}
	}
	return false
}

// region reports whether the item names a part of the world.
func region(m *reading.Message, it *reading.Item) bool {
	return slices.ContainsFunc(m.GroupsOf(it), func(g corpus.Group) bool { return g.Region })
}

// joinsNext decides what "and" and "or" between two groups mean: "G7 or Five
// Eyes" and "EU and NATO countries" join, "in NATO and the EU" and "both"
// intersect.
func joinsNext(m *reading.Message, c *reading.Clause, i int, inside bool) bool {
	joined := reading.Role(0)
	for _, it := range c.Items[i+1:] {
		if joined == 0 && it.Before&reading.Ampersand != 0 {
			joined = reading.SaysAnd
		}
		switch {
		case it.Named(corpus.GroupName):
			// No country is in two regions; elsewhere "in A and B" is both.
			regions := region(m, c.Items[i]) && region(m, it)
			if regions && it.Before&reading.Comma != 0 {
				return true
			}
			both := inside && !regions || c.Has(reading.SaysBoth)
			return joined == reading.SaysOr || joined == reading.SaysAnd && !both
		case it.Is(reading.SaysOr):
			joined = reading.SaysOr
		case it.Is(reading.SaysAnd):
			if joined == 0 {
				joined = reading.SaysAnd
			}
		case it.Bare() || it.Is(reading.SaysIn) || it.Marked(reading.IsArticle|reading.TiesOf):
		case it.Is(reading.SaysMember|reading.SaysCountry) && joined == reading.SaysAnd: // "members from A and members from B"
			inside = false
		case it.Is(reading.SaysMember|reading.SaysCountry) && ones(c, i):
		default:
			return false
		}
	}
	return false
}

// ones reports "the Asian members and the Oceania ones": the group behind the one at i is of
// the same kind, and another.
func ones(c *reading.Clause, i int) bool {
	for j := i + 1; j < len(c.Items); j++ {
		if c.Items[j].Named(corpus.GroupName) {
			return c.Items.At(j+1).Key == "ones"
		}
	}
	return false
}

// onlyFrench reports whether the "ne" at i belongs to "ne … que", which means only.
func onlyFrench(c *reading.Clause, i int) bool {
	if !c.Items[i].Marked(reading.HalfNot) {
		return false
	}
	que := false
	for _, it := range c.Items[i+1:] {
		if it.Key == "pas" {
			return false
		}
		que = que || it.Words[0].Key == "que" || it.Words[0].Key == "qu"
	}
	return que
}

// noneOf reports whether the word at i asks after any at all: "no country of Asia
// is in", "aucun pays d'Asie".
func noneOf(c *reading.Clause, i int) bool {
	next := c.Items.At(i + 1)
	if c.Items[i].Key == "pas" && c.Items.At(i-1).Opens(reading.AsksOfGroup) {
		return false // "sont pas européens"
	}
	return c.Items[i].Marked(reading.AsksNoneOf) && (next.Is(reading.SaysCountry|reading.SaysOrg) || next.Named(corpus.GroupName))
}

// tryAndWhy finds a set that is asked for together with the reason: "which country is left out and
// why".
func tryAndWhy(m *reading.Message) Intent {
	const tail = 2
	at := len(m.Items) - tail
	if at < 1 {
		return nil
	}
	if why := m.Items[at].Is(reading.SaysAnd) && reading.Reason(m.Items[at+1]); !why {
		return nil
	}
	c := reading.Only(m, m.Items[:at]).Whole
	if plain := c.Explained() && c.DescribesSet() && c.AsksOpen(); !plain {
		return nil
	}
	q, ok := setOf(m, c)
	if !ok {
		return nil
	}
	return Set{Query: q, Counting: c.Has(reading.AsksCount), Why: true}
}

// tryKinds finds those that stand so, asked whether they are countries or organisations: "are the
// observers countries or organizations".
func tryKinds(m *reading.Message) Intent {
	c := m.Whole
	both := c.Has(reading.SaysCountry) && c.Has(reading.SaysOrg) && c.Has(reading.SaysOr)
	open := c.AsksOpen() || c.Has(reading.SaysOutside)
	yesNo := !open && c.OpensYesNo()
	watching := yesNo && c.Has(reading.SaysCountry) && c.Has(reading.SaysObserver) // "is there an observer that is a country"
	if kinds := both || watching; !kinds {
		return nil
	}
	observers, members := c.Has(reading.SaysObserver), c.Has(reading.SaysMember)
	named := len(c.Subjects)+len(c.Groups) > 0
	if one := observers != members; named || !one {
		return nil
	}
	if !c.Explained() {
		return nil
	}
	if open := c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList, reading.SaysNot); open {
		return nil
	}
	// What the answer says of the one kind tells the other.
	if observers {
		return Set{Query: SetQuery{Status: "observer", Type: corpus.Country}}
	}
	return Set{Query: SetQuery{Status: "member", Type: corpus.Organisation}}
}

// furtherGroups adds to a set of one group those that are asked for behind it, each in a clause of its own: "any Latin
// American country in there? or Africa?".
func furtherGroups(m *reading.Message, c *reading.Clause, s *SetQuery) {
	if twice := asksTwice(m.Whole, reading.AsksWhich) && len(s.In) == 2; twice { // "which Nordics are in, and which Baltics"
		s.In = [][]corpus.Group{slices.Concat(s.In...)}
		return
	}
	at := slices.Index(m.Clauses, c)
	if one := len(s.In) == 1 && len(s.Out) == 0; !one || at < 0 {
		return
	}
	for i, o := range m.Clauses {
		more := slices.ContainsFunc(o.Items, func(it *reading.Item) bool {
			joins := it.Bare() || it.Is(reading.SaysAnd|reading.SaysOr|reading.SaysCountry|reading.SaysAny)
			again := slices.ContainsFunc(c.Items, func(said *reading.Item) bool { return said.Key == it.Key })
			known := joins || again
			return !it.Named(corpus.GroupName) && !known
		})
		if one := len(o.Groups) == 1 && o != c; more || !one {
			continue
		}
		if i > at || o.Has(reading.AsksWhich) { // "which EU states are out, which NATO states are out"
			s.In[0] = append(slices.Clip(s.In[0]), m.GroupsOf(o.Groups[0])...)
		}
	}
}

// asksTwice reports two groups of each of which the clause asks so: "how many of the EU are in and how many of NATO".
func asksTwice(c *reading.Clause, so reading.Role) bool {
	n := 0
	for i, it := range c.Items {
		if !it.Is(so) || it.Name() {
			continue
		}
		of := i + 1
		for small := reading.IsArticle | reading.TiesOf; c.Items.At(of).Marked(small); {
			of++
		}
		if c.Items.At(of).Named(corpus.GroupName) {
			n++
		}
	}
	return n > 1
}

// belongsNot reports a denial behind what somebody is in, in French, and no group behind that: "figurent pas".
func belongsNot(m *reading.Message, c *reading.Clause, i int) bool {
	behind := i > 0 && c.Items[i-1].Is(reading.SaysIn)
	return behind && m.Lang == corpus.French && !groupFollows(c, i)
}

// deniesGroup reports the first half of a denial that is of a group: "n'appartiennent pas à l'OTAN".
func deniesGroup(c *reading.Clause, i int) bool {
	denied := c.Items.At(i+1).Is(reading.SaysIn) && c.Items.At(i+2).Is(reading.SaysNot)
	return denied && c.Items[i].Marked(reading.HalfNot) && groupFollows(c, i+2)
}
