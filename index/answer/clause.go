package answer

import (
	"slices"

	"miswg/corpus"
)

// A clause is a piece of the question that can stand on its own.
type clause struct {
	items    []*item
	asked    bool // ends with a question mark
	subjects []*item
	groups   []*item
	terms    []*item
	unknown  []*item
}

// clauses splits items at the ends of sentences, at words such as "because", and
// at commas that do not part the items of a list.
func clauses(items []*item) []*clause {
	var raw []*clause
	cur := &clause{}
	flush := func() {
		if len(cur.items) > 0 {
			raw = append(raw, cur)
		}
		cur = &clause{}
	}
	for i, it := range items {
		if it.before&question != 0 && len(cur.items) > 0 {
			cur.asked = true
		}
		starts := it.is(subordinator) && i > 0 && !it.named(corpus.EntityName) && !compares(items, i)
		// "… and when did it join": a second question begins.
		second := i > 0 && it.is(saysAnd) && itemAt(items, i+1).opens(beginsSecond)
		if it.before&stop != 0 || it.before&comma != 0 || starts || second {
			flush()
		}
		cur.items = append(cur.items, it)
	}
	flush()
	out := raw[:0:0]
	for _, c := range raw {
		c.sort()
		if len(out) > 0 && belongs(out[len(out)-1], c) {
			out[len(out)-1].add(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// belongs reports whether b, behind a comma, is of one piece with a.
func belongs(a, b *clause) bool {
	first := b.items[0]
	apart := first.before&stop != 0 || first.is(subordinator) && first.before&comma == 0
	if apart || a.addressed() {
		return false
	}
	return a.listed() || b.listed() || enumerates(a, b) || continues(a, b)
}

// compares reports whether item i sets a name beside another: "like France".
func compares(items []*item, i int) bool {
	if !items[i].marked(comparesWith) {
		return false
	}
	for _, it := range items[i+1:] {
		if !it.marked(isArticle) {
			return named(it)
		}
	}
	return false
}

// enumerates reports whether a name ends a and a name begins b: "how many of
// Germany, Qatar and Japan …".
func enumerates(a, b *clause) bool {
	last := a.items[len(a.items)-1]
	for _, it := range b.items {
		if it.is(saysAnd|saysOr) || it.key == "the" {
			continue
		}
		return named(last) && !last.named(corpus.GroupName) && named(it)
	}
	return false
}

// continues reports whether b is the rest of a list begun in a: "EU, but not in
// NATO", "members, outside NATO".
func continues(a, b *clause) bool {
	if len(b.subjects) > 0 || len(b.unknown) > 0 || len(b.groups) == 0 && !b.has(saysNot) {
		return false
	}
	begun := len(a.subjects) == 0 && (len(a.groups) > 0 || a.has(saysMember, saysIn))
	return begun && b.has(saysNot, saysBut, saysOutside, saysOr, saysAnd)
}

// listed reports whether the clause is names and glue only: an item of a list.
func (c *clause) listed() bool {
	if len(c.subjects)+len(c.groups) == 0 || len(c.unknown) > 0 {
		return false
	}
	for _, it := range c.items {
		name := len(it.senses) > 0 || it.ambiguous != nil || len(it.tentative) > 0 && it.roles == 0
		if !name && !it.bare() && !it.is(saysAnd|saysOr|saysBut) {
			return false
		}
	}
	return true
}

// addressed reports whether the clause speaks to someone: "Thanks Chad".
func (c *clause) addressed() bool {
	return len(c.items) <= 4 && slices.ContainsFunc(c.items, func(it *item) bool { return it.marked(greets) })
}

// add takes in the items of o, which come behind those of c.
func (c *clause) add(o *clause) {
	c.items = append(c.items, o.items...)
	c.asked = c.asked || o.asked
	c.subjects = append(c.subjects, o.subjects...)
	c.groups = append(c.groups, o.groups...)
	c.terms = append(c.terms, o.terms...)
	c.unknown = append(c.unknown, o.unknown...)
}

func (c *clause) sort() {
	c.subjects, c.groups, c.terms, c.unknown = nil, nil, nil, nil
	for _, it := range c.items {
		switch {
		case it.named(corpus.GroupName):
			c.groups = append(c.groups, it)
		case it.named(corpus.EntityName, corpus.PlaceName) || it.ambiguous != nil:
			c.subjects = append(c.subjects, it)
		case it.named(corpus.TermName):
			c.terms = append(c.terms, it)
		case !it.known:
			c.unknown = append(c.unknown, it)
		}
	}
}

// has reports whether some item of the clause that is no name has one of the roles.
func (c *clause) has(roles ...role) bool {
	var any role
	for _, r := range roles {
		any |= r
	}
	for _, it := range c.items {
		if it.name() {
			continue
		}
		if it.is(any) {
			return true
		}
	}
	return false
}

// hasBoth reports whether the clause has items of both roles.
func (c *clause) hasBoth(a, b role) bool { return c.has(a) && c.has(b) }

// silent reports whether the clause says nothing of its own.
func (c *clause) silent() bool {
	return !slices.ContainsFunc(c.items, func(it *item) bool { return !it.bare() })
}

// join makes one clause of several.
func join(cs []*clause) *clause {
	out := &clause{}
	for _, c := range cs {
		out.items = append(out.items, c.items...)
		out.asked = out.asked || c.asked
	}
	out.sort()
	return out
}
