package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// Explained reports whether every word of the clause is a name, a word of
// membership, or small.
func (c *Clause) Explained() bool {
	return !slices.ContainsFunc(c.Items, (*Item).content) && !c.Has(AsksExpansion, OthersBody)
}

// DescribesSet reports whether the clause describes a set and no more.
func (c *Clause) DescribesSet() bool {
	if len(c.Subjects) > 0 && !c.SetsAside() {
		return false
	}
	described := len(c.Groups) > 0 || c.Has(SaysMember, SaysObserver, SaysParty, SaysLeftOut) || slices.ContainsFunc(c.Items, func(it *Item) bool { return it.Is(AsksList) && strings.Contains(it.Key, "list") })
	return described && c.Has(AsksWhich, AsksWho, AsksCount, AsksList, SaysOutside, SaysLeftOut, SaysNot, SaysParty)
}

// SetsAside reports whether the clause names its subjects only to leave them out
// of a set: "NATO countries except Iceland".
func (c *Clause) SetsAside() bool {
	if len(c.Groups) == 0 && !c.Has(SaysMember, SaysCountry, SaysIn, SaysBody) {
		return false
	}
	for i, it := range c.Items {
		excepted := it.Named(corpus.GroupName) || c.outsideBefore(i)
		if it.Recognised() && !excepted {
			return false
		}
	}
	outside := func(it *Item) bool { return it.Is(SaysOutside) && !it.Name() || it.Marked(setsAside) }
	return slices.ContainsFunc(c.Items, outside)
}

// AsideAfter reports whether a word behind item i sets it aside: "Iceland aside".
func (c *Clause) AsideAfter(i int) bool { return ItemAt(c.Items, i+1).Marked(setsAside) }

// outsideBefore reports whether "besides" or the like stands before item i, with
// nothing but other names and articles between.
func (c *Clause) outsideBefore(i int) bool {
	if c.AsideAfter(i) {
		return true
	}
	for j := i - 1; j >= 0; j-- {
		it := c.Items[j]
		switch {
		case it.Is(SaysOutside) && !it.Name():
			return true
		case it.Recognised(), it.Marked(IsArticle), it.Is(SaysAnd), it.Is(SaysOr):
		default:
			return false
		}
	}
	return false
}
