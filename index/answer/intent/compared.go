package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/figures"
	"miswg/index/answer/reading"
)

// tryCompared finds two numbers that are set against each other: "are there more members in
// Europe than in Asia", "… or from outside", "how many are in the EU vs outside".
func tryCompared(m *reading.Message) Intent {
	than := comparison(m.Items)
	if than < 0 || len(m.Whole.Subjects) > 0 {
		return nil
	}
	m, than = sentence(m, than)
	if !asksHowMany(m) {
		return nil
	}
	this, that := reading.Only(m, m.Items[:than]).Whole, reading.Only(m, m.Items[than+1:]).Whole
	a, ok := setOf(m, this)
	const few = 2
	said := this.Explained() && (that.Explained() || len(that.Items) <= few) // "… than elsewhere"
	clear := ok && said && counted(this)
	denied := denies(this) || denies(that)
	outside := that.Has(reading.SaysOutside) && that.Has(reading.Anaphor)
	if rest := outside && !counted(that); rest && clear {
		return Set{Query: a, Counting: true} // "… in it or outside of it"
	}
	if refers := denied || that.Has(reading.Anaphor); refers || !clear {
		return nil
	}
	b, ok := setOf(m, that)
	if rest := !counted(that); rest {
		if len(a.In) != 1 || len(a.Out) > 0 {
			return nil
		}
		b, ok = SetQuery{Status: a.Status, Type: a.Type, Out: a.In[0]}, true
	}
	if !that.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty) && len(that.Groups) > 0 {
		b.Status = a.Status
	}
	if !ok || b.Status == "out" {
		return nil
	}
	c := m.Whole
	polar := c.OpensYesNo() || m.Asked() || c.Has(reading.SaysAny)
	open := m.Items[than].Is(reading.SaysOr) || this.Has(reading.AsksCount, reading.AsksWho, reading.AsksWhich)
	return Compared{a, b, c.Has(reading.SaysFewer), !open && polar}
}

// sentence is the one with item i, and where that is in it, if the others only follow it up: "… Which
// ones?", "… Give me numbers".
func sentence(m *reading.Message, i int) (*reading.Message, int) {
	from, to := i, i+2 // "vs."
	for from > 0 && m.Items[from].Before&reading.Stop == 0 {
		from--
	}
	for to < len(m.Items) && m.Items[to].Before&reading.Stop == 0 {
		to++
	}
	if slices.ContainsFunc(slices.Concat(m.Items[:from], m.Items[to:]), (*reading.Item).Name) {
		return m, i
	}
	return reading.Only(m, m.Items[from:to]), i - from
}

// comparison is where "than" or "or" stands behind "more" or "fewer", or "versus" behind "how
// many", and no number; -1 where nothing is compared.
func comparison(items reading.Items) int {
	more := slices.IndexFunc(items, func(it *reading.Item) bool {
		return it.Is(reading.SaysMore | reading.SaysFewer | reading.SaysLarger)
	})
	if more < 0 {
		more = slices.IndexFunc(items, func(it *reading.Item) bool { return it.Is(reading.AsksCount) && !it.Name() })
		versus := slices.IndexFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysVersus) && !it.Name() })
		if more < 0 || versus < more || versus+1 == len(items) {
			return -1
		}
		return versus
	}
	if reading.Count(items.At(more+1))+reading.Count(items.At(more-1)) > 0 {
		return -1
	}
	for i := more + 1; i < len(items)-1; i++ {
		if it := items[i]; reading.Than(it) || it.Is(reading.SaysOr) && !it.Name() {
			return i
		}
	}
	return -1
}

// asksHowMany reports a message that asks for numbers and for nothing else: "more" or "fewer"
// with nothing before it but "are there", or which of two groups has more. Of those that left,
// or may join, the numbers say nothing.
func asksHowMany(m *reading.Message) bool {
	if ofBody(m.Items) {
		return false
	}
	counts := slices.IndexFunc(m.Items, func(it *reading.Item) bool { return it.Is(reading.AsksCount) && !it.Name() })
	larger := m.Whole.Has(reading.SaysLarger)
	if counts >= 0 && !larger {
		versus := m.Whole.Has(reading.SaysVersus)
		return versus || m.Items.At(counts+1).Is(reading.SaysMore|reading.SaysFewer) // "how many more … than"
	}
	ofTwo := len(m.Whole.Groups) == 2 && (m.Whole.Has(reading.AsksWho, reading.AsksWhich) || verbOfGroup(m.Items))
	ofUs := m.Items.At(1).Is(reading.FirstPerson) // "do we have more …"
	theirs := ofUs || ofTwo || larger             // the verb is of those that are compared
	for i, it := range m.Items {
		if it.Is(reading.SaysMore | reading.SaysFewer | reading.SaysLarger) {
			return true
		}
		verb := it.Opens(reading.AsksOfGroup|reading.NotNow) && !it.Is(reading.SaysAny)
		whole := m.Whole.Has(reading.SaysOr) && m.Items.At(i+1).Is(reading.SaysMore|reading.SaysFewer) // "are more EU or non-EU countries in it"
		ofThem := theirs || whole
		if other := verb && !ofThem; other || ofMatter(it) {
			return false
		}
	}
	return false
}

// verbOfGroup reports a verb that asks of the group before it or behind it: "does the EU have",
// "l'UE a plus de".
func verbOfGroup(items reading.Items) bool {
	for i, it := range items {
		next := i + 1
		for items.At(next).Marked(reading.IsArticle) {
			next++
		}
		of := items.At(next).Named(corpus.GroupName) || items.At(i-1).Named(corpus.GroupName)
		if of && it.Opens(reading.AsksOfGroup|reading.MakesSentence) && !it.Name() {
			return true
		}
	}
	return false
}

// ofBody reports the body itself, other than as what they are in: "more members … in the group".
func ofBody(items reading.Items) bool {
	for i, it := range items {
		if !it.Is(reading.SaysBody) || it.Name() {
			continue
		}
		at := i - 1
		for items.At(at).Marked(reading.IsArticle) {
			at--
		}
		against := reading.Than(items.At(at-1)) || items.At(at-1).Is(reading.SaysOr) // "… than in the group"
		if within := items.At(at).Is(reading.SaysIn); against || !within {
			return true
		}
	}
	return false
}

// tryBoth finds the number of those in a group and of the rest: "how many members are in
// the EU and how many are not".
func tryBoth(m *reading.Message) Intent {
	first, second, ok := twoCounts(m)
	if !ok || len(second.Subjects) > 0 {
		return nil
	}
	within := len(first.Groups) == 1 && len(first.Subjects) == 0
	if !within || !membersFirst(first) {
		return nil
	}
	other := func(it *reading.Item) bool { return it.Senses[0].ID != first.Groups[0].Senses[0].ID }
	denied := second.Has(reading.SaysNot, reading.SaysOutside) && !slices.ContainsFunc(second.Groups, other)
	said := first.Explained() && second.Explained()
	if rest := said && denied; !rest {
		return nil
	}
	a, ok := setOf(m, first)
	oneGroup := len(a.In) == 1 && len(a.Out) == 0
	if !ok || !oneGroup {
		return nil
	}
	return Compared{A: a, B: SetQuery{Status: a.Status, Type: a.Type, Out: a.In[0]}}
}

// membersFirst reports members of whom some are in the group that is named behind them: of
// "NATO countries that are in" the rest are other NATO countries.
func membersFirst(c *reading.Clause) bool {
	at := slices.Index(c.Items, c.Groups[0])
	return slices.ContainsFunc(c.Items[:at], func(it *reading.Item) bool {
		return it.Is(reading.SaysMember|reading.SaysObserver|reading.SaysParty) && !it.Name()
	})
}

// counted reports whether the clause says of what it is the number.
func counted(c *reading.Clause) bool {
	return len(c.Groups) > 0 || c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysParty, reading.SaysCountry, reading.SaysOrg)
}

// denies reports a denial other than of the group behind it: "non-European" is none.
func denies(c *reading.Clause) bool {
	for i, it := range c.Items {
		no := it.Is(reading.SaysNot) || it.Marked(reading.AsksNoneOf|reading.PrefixesNot)
		ofGroup := it.Name() || c.Items.At(i+1).Named(corpus.GroupName)
		if no && !ofGroup {
			return true
		}
	}
	return false
}

// tryOnly finds members that are said to be of one group alone: "is it true that only NATO
// countries can be members". Both numbers tell.
func tryOnly(m *reading.Message) Intent {
	c := m.Whole
	one := len(c.Groups) == 1 && len(c.Subjects) == 0
	open := c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList)
	if said := one && c.Explained(); open || !said {
		return nil
	}
	at := slices.Index(c.Items, c.Groups[0])
	last := at - 1
	for c.Items.At(last).Marked(reading.IsArticle) {
		last--
	}
	behind := reading.Clause{Items: c.Items[at+1:]}
	only := c.Items.At(last).Is(reading.SaysOnly) && !c.Items.At(last).Name()
	stands := behind.Has(reading.SaysMember, reading.SaysIn) && !behind.Has(reading.SaysNot, reading.SaysObserver, reading.SaysOr)
	groups := m.GroupsOf(c.Groups[0])
	if said := only && stands; !said || len(groups) != 1 {
		return nil
	}
	return Compared{A: SetQuery{Status: "member", In: [][]corpus.Group{groups}}, B: SetQuery{Status: "member", Out: groups}}
}

// trySums finds the number of members set against other numbers: "why is it 38 and not 39", "38 + 5
// = 43, am I right". How it adds up is the answer.
func trySums(m *reading.Message) Intent {
	excepted := func(it *reading.Item) bool {
		e, ok := m.Corpus.Entity(idOf(it))
		return !ok || e.Status != corpus.Excluded
	}
	if named := slices.ContainsFunc(m.Whole.Subjects, excepted); named {
		return nil
	}
	f, q := figures.Of(m), SetQuery{Status: "member"}
	argues := m.Whole.Why() || m.Whole.Has(reading.SaysNot, reading.SaysBut)
	against := len(f.Numbers) > 1 && f.OfMembers() && argues
	if n, ok := withObservers(m, f); ok {
		q.Status, q.Claimed = "party", Claim{N: n, Plain: true}
		return Set{Query: q, Counting: true}
	}
	switch {
	case f.Add():
		if f.OfAll() {
			q.Status = "party"
		}
		if n := f.Sum(); n > 0 {
			q.Claimed = Claim{N: n, Plain: true}
		}
	case reading.Draft(m) != nil && f.OfMembers() && f.OfAll():
		q.Status = "party" // "it brings together 38 countries and five observers"
	case !against, claimed(m.Whole).Plain:
		return nil
	}
	return Set{Query: q, Counting: true}
}

// trySpread finds the members asked for by region: "is every continent represented", "members by
// region".
func trySpread(m *reading.Message) Intent {
	c := m.Whole
	region := func(it *reading.Item) bool { return it.Is(reading.SaysRegion) && !it.Name() }
	if at := slices.IndexFunc(m.Items, region); at < 0 || len(c.Subjects)+len(c.Groups) > 0 {
		return nil
	}
	const some = 1 // "spread", "represented"
	matter := 0
	for _, it := range m.Items {
		more := ofMatter(it) || !it.Known
		if named := !it.Known && it.Capital(); named {
			return nil // "is the whole DACH region in"
		}
		if asks := region(it) || it.Opens(reading.OpensAsking); more && !asks {
			matter++
		}
	}
	ofMembers := c.Has(reading.SaysMember, reading.SaysIn, reading.SaysCountry) && !c.Has(reading.SaysObserver)
	if !ofMembers || matter > some {
		return nil
	}
	each := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Is(reading.SaysAll) })
	open := c.AsksOpen() || c.Has(reading.AsksCount)
	return Spread{Every: each && !open}
}
