package answer

import (
	"slices"

	"miswg/corpus"
)

// prefixed reports whether the group at i is "non-NATO".
func prefixed(c *clause, i int) bool {
	return itemAt(c.items, i-1).marked(prefixesNot) && c.items[i-1].key != "no"
}

// groupFollows reports whether the next thing after item i, glue apart, is a group.
func (d *decider) groupFollows(c *clause, i int) bool {
	for _, it := range c.items[i+1:] {
		if it.named(corpus.GroupName) {
			return true
		}
		glue := it.bare() || it.is(saysBoth|saysAnd|saysIn)
		if !glue || len(it.senses) > 0 || it.is(saysNot|saysMember|saysMISWG|saysBut) {
			return false
		}
	}
	return false
}

// groupJoined reports whether the group at i is joined to another by "and" or "or".
func groupJoined(c *clause, i int) bool {
	joined := false
	for _, it := range c.items[i+1:] {
		switch {
		case it.named(corpus.GroupName):
			return joined || it.before&comma != 0
		case it.is(saysAnd | saysOr):
			joined = true
		case !it.bare() && !it.is(saysIn):
			return false
		}
	}
	return false
}

func (d *decider) region(it *item) bool {
	return slices.ContainsFunc(d.groupsOf(it), func(g corpus.Group) bool { return g.Region })
}

// joinsNext decides what "and" and "or" between two groups mean: "G7 or Five
// Eyes" and "EU and NATO countries" join, "in NATO and the EU" and "both"
// intersect.
func (d *decider) joinsNext(c *clause, i int, inside bool) bool {
	joined := role(0)
	for _, it := range c.items[i+1:] {
		switch {
		case it.named(corpus.GroupName):
			// No country is in two regions; elsewhere "in A and B" is both.
			regions := d.region(c.items[i]) && d.region(it)
			both := inside && !regions || c.has(saysBoth)
			return joined == saysOr || joined == saysAnd && !both
		case it.is(saysOr):
			joined = saysOr
		case it.is(saysAnd):
			if joined == 0 {
				joined = saysAnd
			}
		case it.bare() || it.is(saysIn):
		default:
			return false
		}
	}
	return false
}

// onlyFrench reports whether the "ne" at i belongs to "ne … que", which means only.
func onlyFrench(c *clause, i int) bool {
	if !c.items[i].marked(halfNot) {
		return false
	}
	que := false
	for _, it := range c.items[i+1:] {
		if it.key == "pas" {
			return false
		}
		que = que || it.words[0].key == "que" || it.words[0].key == "qu"
	}
	return que
}

// noneOf reports whether the word at i asks after any at all: "no country of Asia
// is in", "aucun pays d'Asie".
func noneOf(c *clause, i int) bool {
	next := itemAt(c.items, i+1)
	return c.items[i].marked(asksNoneOf) && (next.is(saysCountry|saysOrg) || next.named(corpus.GroupName))
}
