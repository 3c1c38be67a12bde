package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/figures"
	"miswg/index/answer/reading"
)

// A Claim is a number said of a set: so many, or more or fewer than so many. The zero Claim
// is none.
type Claim struct {
	N           int
	More, Fewer bool
	Least       bool // so many, or more
	Plain       bool // of the whole set, and not denied: Yes or No can answer it
}

// Holds reports whether there are n as claimed.
func (c Claim) Holds(n int) bool {
	switch {
	case c.More:
		return n > c.N
	case c.Fewer:
		return n < c.N
	case c.Least:
		return n >= c.N
	}
	return n == c.N
}

// claimed is the number of members or observers that the clause says there are: "there are 39
// members"; the zero Claim where it says none, or several.
func claimed(c *reading.Clause) Claim {
	if c.AsksOpen() || c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList) {
		return Claim{}
	}
	var said Claim
	numbers := 0
	for i := 0; i < len(c.Items); i++ {
		n, words := reading.CountAt(c.Items, i)
		if n == 0 {
			continue
		}
		numbers++
		behind := i + words
		for c.Items.At(behind).Marked(reading.IsArticle | reading.TiesOf) {
			behind++ // "30 of the members"
		}
		last, next := c.Items.At(i-1), c.Items.At(behind)
		bounds := last.Is(reading.SaysMore | reading.SaysFewer | reading.SaysLeast)
		counted := next.Is(reading.SaysMember | reading.SaysObserver | reading.SaysCountry | reading.SaysParty)
		if ends := bounds && next.Text == ""; counted || ends { // "are there at least 30"
			said = Claim{n, last.Is(reading.SaysMore), last.Is(reading.SaysFewer), last.Is(reading.SaysLeast), plainly(c, i)}
		}
		i += words - 1
	}
	if numbers > 1 {
		return Claim{}
	}
	return said
}

// plainly reports whether the number at i is said of the whole by "there are", or by itself,
// and denied by nothing: not "do 38 members agree" nor "38 including Iceland".
func plainly(c *reading.Clause, i int) bool {
	at := i - 1
	if c.Items.At(at).Is(reading.SaysMore | reading.SaysFewer | reading.SaysLeast) {
		at--
	}
	last, before := c.Items.At(at), c.Items.At(at-1)
	there := last.Is(reading.SaysAny) || last.Key == "there" || before.Key == "there" || bodyHas(c.Items, at)
	verb := slices.ContainsFunc(c.Items[i:], func(it *reading.Item) bool { return it.Opens(reading.MakesSentence) })
	its := last.Key == "s" && before.Is(reading.Anaphor) && c.Questioned()                // "so it's 32 countries?"
	its = its || last.Is(reading.Anaphor) && before.Opens(reading.AsksOfGroup) && at == 1 // "is it less than 30 members"
	alone := at < 0 && !verb
	within := at == 0 && len(c.Groups) == 1 && last.Opens(reading.AsksOfGroup) // "are more than 30 of the members in NATO"
	said := slices.Contains([]bool{there, its, alone, within}, true)
	if c.Items[0].Opens(reading.NotNow) {
		return false // "can the group have 40 members"
	}
	more := c.Has(reading.SaysCountry) && c.Has(reading.SaysOrg) || c.Has(reading.SaysNot) || len(c.Subjects) > 0
	return said && !more
}

// bodyHas reports whether item i ends "the group has", "le groupe a-t-il".
func bodyHas(items reading.Items, i int) bool {
	has := false
	for ; i >= 0; i-- {
		it := items[i]
		verb := it.Opens(reading.MakesSentence) && !it.Opens(reading.NotNow)
		switch {
		case it.Is(reading.SaysBody) && !it.Name():
			return has
		case verb:
			has = true
		case !it.Is(reading.Anaphor) && it.Key != "t":
			return false
		}
	}
	return false
}

// A Share is how many of the members, or of the observers, are said to be of one group.
type Share uint8

// The shares.
const (
	NoShare  Share = iota
	ShareAll       // "are all members European"
	ShareMost
	ShareFewer // "fewer than half"
)

// Holds reports whether n of so many are the share.
func (s Share) Holds(n, of int) bool {
	switch s {
	case ShareAll:
		return n == of
	case ShareMost:
		return 2*n > of
	}
	return 2*n < of
}

// shareOf is the share of the members that the clause asks whether they are of a group, and
// nothing else: "are most members European". It is none of what is said of the group: "are
// all EU countries members".
func shareOf(c *reading.Clause) Share {
	asked := c.Questioned() || c.Items.At(len(c.Items)-1).Marked(reading.Confirms) // "…, right?"
	polar := asked || c.Items.At(0).Opens(reading.AsksOfGroup) || c.Has(reading.Anaphor)
	either := len(c.Groups) == 2 && c.Has(reading.SaysOr) // "are all members in NATO or the EU"
	if few := len(c.Groups) == 1 || either; !few {
		return NoShare
	}
	if !polar {
		return NoShare
	}
	const bounds = reading.SaysMore | reading.SaysFewer
	const between = bounds | reading.SaysIn | reading.Anaphor | reading.SaysCountry | reading.SaysAny
	share, said, verb, half := NoShare, false, false, false
	for i, it := range c.Items {
		last := c.Items.At(i - 1)
		asks := it.Opens(reading.AsksOfGroup) && !it.Opens(reading.NotNow)
		verb = verb || asks
		switch {
		case it.Named(corpus.GroupName):
			next := c.Items.At(i + 1)
			if first := either && it == c.Groups[0]; first {
				continue
			}
			ends := next.Text == "" || next.Marked(reading.Confirms)
			further := !ends && !next.Is(reading.SaysCountry|reading.SaysMember)
			if part := !said && next.Text != ""; further || part {
				return NoShare
			}
			if whole := said || half; !whole || share == NoShare { // "are more than half European"
				return NoShare
			}
		case it.Is(reading.SaysBody) && share != NoShare: // "most of the group"
			said = true
		case it.Name(), last.Is(reading.SaysMember) && it.Marked(reading.TellsMore): // "all members that aren't in NATO"
			return NoShare
		case it.Is(reading.SaysMost):
			share = ShareMost
		case it.Is(reading.SaysHalf):
			share, half = shareOfHalf(c.Items, i), true
		case either && (it.Bare() || it.Is(reading.SaysOr)):
		case it.Is(reading.SaysAll):
			share = ShareAll
		case it.Is(reading.SaysMember|reading.SaysObserver) && !last.Named(corpus.GroupName):
			said = true
		case asks, it.Is(between):
		case it.Marked(reading.IsArticle | reading.TiesOf | reading.Confirms), it.Bare() && share == NoShare:
		case it.Is(reading.SaysMember):
		default:
			return NoShare
		}
	}
	if !verb {
		return NoShare
	}
	return share
}

// shareOfHalf is the share that is said with the half at i: "more than half".
func shareOfHalf(items reading.Items, i int) Share {
	for i--; items.At(i).Marked(reading.IsArticle); i-- { // "plus de la moitié"
	}
	switch last := items.At(i); {
	case last.Is(reading.SaysMore):
		return ShareMost
	case last.Is(reading.SaysFewer):
		return ShareFewer
	}
	return NoShare
}

// partOf is how much of a group is said, or asked, to be in it: "is most of Europe in it", "more
// than half of the EU is a member"; NoShare where nothing is.
func partOf(c *reading.Clause) Share {
	if len(c.Groups) == 0 {
		return NoShare
	}
	if asksOfEach(c) {
		return ShareAll
	}
	at := slices.Index(c.Items, c.Groups[0]) - 1
	for c.Items.At(at).Marked(reading.IsArticle|reading.TiesOf) && !c.Items.At(at).Is(reading.SaysHalf) {
		at--
	}
	share := NoShare
	switch it := c.Items.At(at); {
	case it.Is(reading.SaysMost):
		share = ShareMost
	case it.Is(reading.SaysHalf):
		share = shareOfHalf(c.Items, at)
	}
	behind := reading.Clause{Items: c.Items[slices.Index(c.Items, c.Groups[0])+1:]}
	stands := behind.Has(reading.SaysMember, reading.SaysIn, reading.SaysBody)
	if open := c.Has(reading.AsksWhich, reading.AsksWho, reading.AsksCount, reading.AsksList); open || !stands {
		return NoShare
	}
	return share
}

// asksPart reports a claim of most of one group, or of half of it.
func asksPart(c *reading.Clause) bool {
	share := partOf(c)
	return len(c.Groups) == 1 && len(c.Subjects) == 0 && (share == ShareMost || share == ShareFewer)
}

// asksWhether reports that what clause c claims is asked: by itself, or by the clause behind
// it: "there are 39 members. is that right".
func asksWhether(m *reading.Message, c *reading.Clause) bool {
	polar := c.Items[0].Opens(reading.AsksOfGroup) || c.Has(reading.SaysAny) // "I was told …" asks nothing
	if polar || c.Questioned() {
		return true
	}
	at := slices.Index(m.Clauses, c)
	if at < 0 || at+2 != len(m.Clauses) {
		return false
	}
	behind := m.Clauses[at+1].Items
	more := slices.ContainsFunc(behind, ofItsOwn)
	return behind.Marked(reading.Confirms) && !more
}

// claimsOfGroup reports a number of members that are said to be of one group: "are more than 30 of
// the members in NATO".
func claimsOfGroup(c *reading.Clause) bool {
	members := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Is(reading.SaysMember) && !it.Name() })
	return claimed(c).Plain && members && len(c.Groups) == 1
}

// withObservers finds a number of the list, and whether the observers are among those: "are the observers counted in
// the 38", "43 in all, does that include observers".
func withObservers(m *reading.Message, f figures.Figures) (int, bool) {
	c := m.Whole
	if one := len(f.Numbers) == 1 && f.OfAny(); !one || c.AsksOpen() {
		return 0, false
	}
	asks := c.OpensYesNo() && c.Has(reading.SaysObserver) && c.Has(reading.SaysIn)
	of := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { // "are there 43 observers in it"
		return it.Is(reading.SaysObserver) && m.Items.At(slices.Index(m.Items, it)-1).Number()
	})
	return f.Numbers[0], asks && !of
}
