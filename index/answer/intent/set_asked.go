package intent

import (
	"cmp"
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// set is a set, or the number of its members.
func (q question) set() Intent {
	m := q.Message
	told := setClause(m)
	c := reading.Untagged(told)
	initial, plain := initialOf(m.Items)
	if !plain {
		return q.unsaid()
	}
	if it, ok := c.Qualified(); ok && initial == "" {
		return bent(m, it)
	}
	if it, ok := c.QualifiedCountry(); ok && initial == "" && len(c.Groups) == 0 && len(c.Subjects) == 0 {
		return bent(m, it)
	}
	if m.Restricted(c) {
		return q.unsaid()
	}
	s, ok := setOf(m, reading.Affirmed(c))
	if !ok {
		return nil
	}
	furtherGroups(m, told, &s)
	// "which EU bodies observe?": groups may have listed organisations of their own
	bodies := slices.DeleteFunc(slices.Clone(c.Groups), func(it *reading.Item) bool { return len(m.Bodies(it)) == 0 })
	ofCountries := c.Has(reading.SaysMember, reading.SaysCountry)
	observe := s.Status == "observer" && len(s.In) > 0 && !ofCountries // "who from the EU observes"
	if asked := observe || s.Type == corpus.Organisation; asked && len(bodies) > 0 {
		return Bodies{bodies}
	}
	if draft := reading.Draft(m) != nil; draft && s.Status == "party" && len(s.In) == 1 {
		s.Status = "member" // what is left of the group is told beside it
	}
	likely := q.of(membershipKind).Label == asksNumber && q.p(asksNumber) > surely
	counting := c.Has(reading.AsksCount) || likely && !c.Has(reading.AsksList)
	if len(q.before) > 1 && c.Has(reading.Anaphor) && !c.Has(reading.SaysBody) {
		s.Within = q.before
	}
	s.Initial = initial
	_, s.Rest = countsThenWhich(m)
	claim := claimed(c)
	if claim.Plain && asksWhether(m, told) {
		s.Claimed = claim
	}
	s.Share = cmp.Or(shareOf(told), shareOf(m.Whole)) // "…, right?" is a clause of its own
	if s.Share == NoShare {
		s.Part = partOf(c)
	}
	shared := s.Share != NoShare || s.Part != NoShare // whoever asks "are most of them …" is shown them
	if apart, ok := eachCounted(c, s); ok && counting && !shared {
		return apart
	}
	return Set{Query: s, Counting: counting && !shared || claim.Plain}
}

// eachCounted is the number of each of two groups that are joined by "and": "how many of the G7 and the G20
// are in".
func eachCounted(c *reading.Clause, s SetQuery) (Compared, bool) {
	if twice := asksTwice(c, reading.AsksCount) && len(s.In) == 2; twice { // "how many of the EU are in and how many of NATO"
		first, second := s, s
		first.In, second.In = s.In[:1], s.In[1:]
		return Compared{A: first, B: second}, true
	}
	union := len(s.In) == 1 && len(s.In[0]) == 2
	other := c.Has(reading.SaysOr) || !c.Has(reading.SaysAnd)
	if two := union && len(c.Groups) == 2; other || !two {
		return Compared{}, false
	}
	first, second := s, s
	first.In, second.In = [][]corpus.Group{s.In[0][:1]}, [][]corpus.Group{s.In[0][1:]}
	return Compared{A: first, B: second}, true
}

// surely is the probability from which a number is given unasked for in words.
const surely = 0.6

// setClause is the clause that describes the set: the one that says most of it.
func setClause(m *reading.Message) *reading.Clause {
	best, most := m.Whole, 0
	if c, ok := countsBoth(m); ok {
		return c
	}
	if c, ok := countsThenWhich(m); ok {
		return c
	}
	counts := slices.DeleteFunc(slices.Clone(m.Clauses), func(c *reading.Clause) bool { return !c.Has(reading.AsksCount) })
	if len(counts) > 1 {
		return counts[0] // its answer gives the number of the others too
	}
	if c, ok := asksWhoElse(m.Clauses); ok {
		return c
	}
	if c, ok := asksTheOnly(m.Clauses); ok {
		return c
	}
	if c, ok := countsAll(m.Clauses); ok {
		return c
	}
	for _, c := range m.Clauses {
		if onlyDenies(c) {
			continue
		}
		n := len(c.Groups)
		for _, r := range []reading.Role{reading.SaysMember, reading.SaysObserver, reading.SaysParty, reading.SaysLeftOut, reading.SaysCountry, reading.SaysOrg, reading.SaysBody, reading.AsksCount, reading.AsksList, reading.SaysIn} {
			if c.Has(r) {
				n++
			}
		}
		if n >= most && n > 0 {
			best, most = c, n
		}
	}
	for _, c := range m.Clauses {
		if c != best && c.Has(reading.SaysParty) && len(c.Subjects)+len(c.Groups) == 0 {
			return reading.Join([]*reading.Clause{best, c}) // "…, observers included"
		}
	}
	if len(best.Groups) > 0 {
		return best
	}
	// "Of the NATO nations, how many are in?": the group stands in another clause.
	for i, c := range m.Clauses {
		before := i+1 < len(m.Clauses) && m.Clauses[i+1] == best
		set := len(c.Subjects) == 0 || c.SetsAside()
		if before && set && len(c.Groups) > 0 {
			return reading.Join([]*reading.Clause{c, best})
		}
	}
	return best
}

// countsBoth returns what comes before "… and how many are not": its answer tells both.
func countsBoth(m *reading.Message) (*reading.Clause, bool) {
	first, second, ok := twoCounts(m)
	if !ok {
		return nil, false
	}
	more := slices.ContainsFunc(second.Items[1:], func(it *reading.Item) bool {
		return it.Name() || it.Is(reading.SaysObserver) || ofMatter(it)
	})
	return first, second.Has(reading.SaysNot) && !more && len(first.Groups) > 0
}

// countsThenWhich returns what comes before "… and which are not": its answer names those, too.
func countsThenWhich(m *reading.Message) (*reading.Clause, bool) {
	for i, it := range m.Items {
		if which := it.Is(reading.SaysAnd) && m.Items.At(i+1).Is(reading.AsksWhich); !which || it.Name() {
			continue
		}
		first, rest := reading.Only(m, m.Items[:i]).Whole, reading.Clause{Items: m.Items[i+1:]}
		more := slices.ContainsFunc(rest.Items[1:], func(it *reading.Item) bool { return it.Name() || ofMatter(it) })
		of := len(first.Groups) > 0 && first.Has(reading.AsksCount, reading.AsksWhich) && !first.Has(reading.SaysNot)
		return first, of && rest.Has(reading.SaysNot, reading.SaysLeftOut) && !more
	}
	return nil, false
}

// twoCounts are the two parts of a message that asks for two numbers.
func twoCounts(m *reading.Message) (first, second *reading.Clause, ok bool) {
	var counts []int
	for i, it := range m.Items {
		if it.Is(reading.AsksCount) && !it.Name() {
			counts = append(counts, i)
		}
	}
	if len(counts) != 2 {
		return nil, nil, false
	}
	return reading.Only(m, m.Items[:counts[1]]).Whole, reading.Only(m, m.Items[counts[1]:]).Whole, true
}

// initialOf is the letter that names are asked to begin with: "countries starting with S"; ""
// where none is. It passes where more is asked of the letters than that.
func initialOf(items reading.Items) (letter string, ok bool) {
	for i, it := range items {
		last := items.At(i - 1)
		if last.Marked(reading.AnyOne) {
			last = items.At(i - 2) // "start with an S"
		}
		if begins := last.Is(reading.SaysBegins) && it.Before&reading.Stop == 0; !begins || len(it.Key) != 1 {
			continue
		}
		if items.At(i+1).Before&reading.Stop != 0 {
			continue // "let's start with B: who observes?"
		}
		denied := slices.ContainsFunc(items[:i], func(o *reading.Item) bool {
			return !o.Name() && (o.Is(reading.SaysNot) || o.Marked(reading.PrefixesNot))
		})
		more := slices.ContainsFunc(items[i+1:], func(o *reading.Item) bool { return len(o.Key) == 1 || o.Is(reading.SaysNot) })
		return it.Key, !(denied || more)
	}
	return "", true
}

// countsAll returns the clause that asks for a number, where whoever is named only stands
// in what it hangs on: "how many are there now that Sweden joined".
func countsAll(clauses []*reading.Clause) (counts *reading.Clause, ok bool) {
	since := false
	for _, c := range clauses {
		named := len(c.Subjects)+len(c.Groups) > 0
		main := !c.Items[0].Is(reading.Subordinator)
		if asked := named && main; asked || !c.Explained() {
			return nil, false
		}
		if !named && c.Has(reading.AsksCount) {
			counts = c
		}
		since = since || named
	}
	return counts, counts != nil && since
}

// onlyDenies reports a clause that only leaves a kind aside: "…, no countries".
func onlyDenies(c *reading.Clause) bool {
	says := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty, reading.SaysIn, reading.SaysBody, reading.SaysLeftOut)
	denies := c.Items[0].Is(reading.SaysNot) || c.Items[0].Marked(reading.AsksNoneOf)
	return denies && !says && len(c.Groups) == 0
}

// asksTheOnly returns the set that somebody is said to be alone in: "Japan is the only
// Asian country in it".
func asksTheOnly(clauses []*reading.Clause) (*reading.Clause, bool) {
	for _, c := range clauses {
		one := len(c.Subjects) > 0 && len(c.Groups) == 1
		alone := c.Items.TheOnly() && (len(c.Subjects) > 1 || !c.Has(reading.SaysLeftOut))
		if one && alone {
			return withoutNames(c), true
		}
	}
	if all := reading.Join(clauses); onlyThese(all) {
		return withoutNames(all), true
	}
	return nil, false
}

// onlyThese reports members of one group that are said to be no others than those named behind:
// "the Asian members, is it only Japan and Israel".
func onlyThese(c *reading.Clause) bool {
	only := slices.IndexFunc(c.Items, func(it *reading.Item) bool { return it.Is(reading.SaysOnly) && !it.Name() })
	one := len(c.Groups) == 1 && len(c.Subjects) > 0
	if only < 0 || !one || slices.Index(c.Items, c.Groups[0]) > only {
		return false
	}
	before, behind := c.Items[:only], c.Items[only+1:]
	says := slices.ContainsFunc(before, func(it *reading.Item) bool { return it.Is(reading.SaysMember) && !it.Name() })
	named := slices.ContainsFunc(before, func(it *reading.Item) bool { return it.Name() && it != c.Groups[0] })
	more := slices.ContainsFunc(behind, func(it *reading.Item) bool {
		joins := it.Is(reading.SaysAnd|reading.FirstPerson) || it.Marked(reading.IsArticle)
		return !it.Name() && !joins
	})
	if named || more {
		return false
	}
	return says
}

// withoutNames is the clause without the countries and organisations it names.
func withoutNames(c *reading.Clause) *reading.Clause {
	said := *c
	said.Items = slices.DeleteFunc(slices.Clone(c.Items), func(it *reading.Item) bool { return it.Name() && !it.Named(corpus.GroupName) })
	said.Sort()
	return &said
}

// asksWhoElse returns a statement about a name together with the question "who
// else?" behind it: "Australia is in without being NATO. Who else is?".
func asksWhoElse(clauses []*reading.Clause) (*reading.Clause, bool) {
	for i, c := range clauses {
		more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Marked(reading.AsksOthers) })
		if !more || i == 0 || len(c.Subjects)+len(c.Groups) > 0 {
			continue
		}
		if said := withoutNames(clauses[i-1]); len(said.Groups) > 0 {
			return reading.Join([]*reading.Clause{said, c}), true
		}
	}
	return nil, false
}
