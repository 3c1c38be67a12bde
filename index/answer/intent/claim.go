package intent

import (
	"slices"

	"miswg/index/answer/reading"
)

// A Claim is a number said of a set: so many, or more or fewer than so many. The zero Claim
// is none.
type Claim struct {
	N           int
	More, Fewer bool
	Plain       bool // of the whole set, and not denied: Yes or No can answer it
}

// Holds reports whether there are n as claimed.
func (c Claim) Holds(n int) bool {
	switch {
	case c.More:
		return n > c.N
	case c.Fewer:
		return n < c.N
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
	for i, it := range c.Items {
		n, next := reading.Count(it), c.Items.At(i+1)
		if n > 0 {
			numbers++
		}
		if n > 0 && next.Is(reading.SaysMember|reading.SaysObserver|reading.SaysCountry|reading.SaysParty) {
			last := c.Items.At(i - 1)
			said = Claim{N: n, More: last.Is(reading.SaysMore), Fewer: last.Is(reading.SaysFewer), Plain: plainly(c, i)}
		}
	}
	if numbers > 1 {
		return Claim{}
	}
	return said
}

// plainly reports whether the number at i is said of the whole by "there are", or by itself,
// and denied by nothing: not "at least 30", "do 38 members agree" nor "38 including Iceland".
func plainly(c *reading.Clause, i int) bool {
	at := i - 1
	if c.Items.At(at).Is(reading.SaysMore | reading.SaysFewer) {
		at--
	}
	last, before := c.Items.At(at), c.Items.At(at-1)
	there := last.Is(reading.SaysAny) || last.Key == "there" || before.Key == "there"
	verb := slices.ContainsFunc(c.Items[i:], func(it *reading.Item) bool { return it.Opens(reading.MakesSentence) })
	said := there || at < 0 && !verb
	more := c.Has(reading.SaysCountry) && c.Has(reading.SaysOrg) || c.Has(reading.SaysNot) || len(c.Subjects) > 0
	return said && !more
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
