package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// A Clause is a piece of a message that can stand on its own.
type Clause struct {
	Items    Items
	Lang     corpus.Lang // of the message
	Asked    bool        // a question mark parts it from what follows
	last     bool        // a question mark behind it ends the message
	aside    bool        // a parenthesis ends it
	Subjects []*Item     // of the items, the names of countries and organisations
	Groups   []*Item     // the names of groups
	Unknown  []*Item     // words nobody uses
}

// clauses splits items at the ends of sentences, at words such as "because", and
// at commas that do not part the items of a list.
func clauses(items Items, lang corpus.Lang) []*Clause {
	var raw []*Clause
	cur := &Clause{Lang: lang}
	flush := func() {
		if len(cur.Items) > 0 {
			raw = append(raw, cur)
		}
		cur = &Clause{Lang: lang}
	}
	for i, it := range items {
		if it.Before&question != 0 && len(cur.Items) > 0 {
			cur.Asked = true
		}
		joins := it.Named(corpus.EntityName) || items.Compares(i)
		starts := it.Is(Subordinator) && i > 0 && !joins
		// "… and when did it join": a second question begins.
		second := i > 0 && it.Is(SaysAnd) && items.At(i+1).Opens(beginsSecond)
		if it.Before&Stop != 0 || it.Before&Comma != 0 || starts || second {
			flush()
		}
		cur.Items = append(cur.Items, it)
	}
	flush()
	out := raw[:0:0]
	for _, c := range raw {
		c.Sort()
		if len(out) > 0 && belongs(out[len(out)-1], c) {
			out[len(out)-1].add(c)
			continue
		}
		out = append(out, c)
	}
	return out
}

// belongs reports whether b, behind a comma, is of one piece with a.
func belongs(a, b *Clause) bool {
	first := b.Items[0]
	apart := first.Before&Stop != 0 || first.Is(Subordinator) && first.Before&Comma == 0
	if apart || a.addressed() {
		return false
	}
	if a.aside || parenthesis(b) {
		return true // "the G7, if any, that are out"
	}
	if b.Items.Compares(0) || b.removes() {
		return true // "…, unlike Ireland", "…, minus the UK"
	}
	last := a.Items[len(a.Items)-1]
	alike := last.Name() && first.Name() || stands(last) && stands(first)
	if first.Before&Ampersand != 0 && alike {
		return true // "EU + NATO countries", "members + observers"
	}
	return a.Listed() || b.Listed() || enumerates(a, b) || continues(a, b)
}

// parenthesis reports "if any", which parts nothing.
func parenthesis(c *Clause) bool {
	const few = 3
	more := slices.ContainsFunc(c.Items, func(it *Item) bool { return !it.Is(SaysAny) && !it.Opens(condition) })
	return c.Has(SaysAny) && !more && len(c.Items) <= few
}

// stands reports a word for those who take part: "members".
func stands(it *Item) bool { return it.Is(SaysMember|SaysObserver) && !it.Name() }

// removes reports whether the clause only sets names aside.
func (c *Clause) removes() bool {
	other := func(it *Item) bool {
		joins := it.Marked(IsArticle) || it.Is(SaysAnd|SaysOr)
		return !it.Name() && !joins
	}
	return c.Items[0].Is(SaysOutside) && len(c.Items) > 1 && !slices.ContainsFunc(c.Items[1:], other)
}

// enumerates reports whether a name ends a and a name begins b: "how many of
// Germany, Qatar and Japan …".
func enumerates(a, b *Clause) bool {
	last, tie := a.Items[len(a.Items)-1], a.Items.At(len(a.Items)-2)
	for _, it := range b.Items {
		again := it.Key == tie.Key && it.Marked(Locates) // "partners from Lisbon, from Cairo"
		if it.Is(SaysAnd|SaysOr) || it.Key == "the" || again {
			continue
		}
		return last.Recognised() && !last.Named(corpus.GroupName) && it.Recognised()
	}
	return false
}

// continues reports whether b is the rest of a list begun in a: "EU, but not in
// NATO", "members, outside NATO".
func continues(a, b *Clause) bool {
	named := len(b.Subjects) > 0 || len(b.Unknown) > 0
	if set := len(b.Groups) > 0 || b.Has(SaysNot); named || !set {
		return false
	}
	begun := len(a.Subjects) == 0 && (len(a.Groups) > 0 || a.Has(SaysMember, SaysIn))
	return begun && b.Has(SaysNot, SaysBut, SaysOutside, SaysOr, SaysAnd)
}

// Listed reports whether the clause is names and glue only: an item of a list.
func (c *Clause) Listed() bool {
	if len(c.Subjects)+len(c.Groups) == 0 || len(c.Unknown) > 0 {
		return false
	}
	for _, it := range c.Items {
		name := len(it.Senses) > 0 || it.Ambiguous != nil || len(it.Tentative) > 0 && it.roles == 0
		joins := it.Bare() || it.Is(SaysAnd|SaysOr|SaysBut)
		if !name && !joins {
			return false
		}
	}
	return true
}

// Row reports whether the clause is names, known or not, and glue only.
func (c *Clause) Row() bool {
	known := *c
	known.Items = slices.DeleteFunc(slices.Clone(c.Items), func(it *Item) bool { return !it.Known && it.Capital() })
	known.Sort()
	return known.Listed()
}

// AsksTheSame reports whether the clause only names somebody else of whom to answer
// what was asked before: "what about Moldova?".
func (c *Clause) AsksTheSame() bool {
	more := slices.ContainsFunc(c.Items, func(it *Item) bool { return it.Known && it.content() })
	ofOthers := c.addressed() || c.Has(FirstPerson)
	return !more && !ofOthers
}

// addressed reports whether the clause speaks to someone: "Thanks Chad".
func (c *Clause) addressed() bool {
	return len(c.Items) <= 4 && c.Items.Marked(greets)
}

// add takes in the items of o, which come behind those of c.
func (c *Clause) add(o *Clause) {
	c.Items = append(c.Items, o.Items...)
	c.Asked, c.aside = c.Asked || o.Asked, parenthesis(o)
	c.Subjects = append(c.Subjects, o.Subjects...)
	c.Groups = append(c.Groups, o.Groups...)
	c.Unknown = append(c.Unknown, o.Unknown...)
}

// Sort finds the names and the unknown words among the items anew.
func (c *Clause) Sort() {
	c.Subjects, c.Groups, c.Unknown = nil, nil, nil
	for _, it := range c.Items {
		switch {
		case it.Named(corpus.GroupName):
			c.Groups = append(c.Groups, it)
		case it.Named(corpus.EntityName, corpus.PlaceName) || it.Ambiguous != nil:
			c.Subjects = append(c.Subjects, it)
		case !it.Known:
			c.Unknown = append(c.Unknown, it)
		}
	}
}

// Has reports whether some item of the clause that is no name has one of the roles.
func (c *Clause) Has(roles ...Role) bool {
	var wanted Role
	for _, r := range roles {
		wanted |= r
	}
	return slices.ContainsFunc(c.Items, func(it *Item) bool { return !it.Name() && it.Is(wanted) })
}

// AsksOpen reports whether the clause asks which, who or what rather than yes or no.
func (c *Clause) AsksOpen() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool { return !it.Name() && it.Opens(OpensAsking) })
}

// OpensYesNo reports whether the clause has a word that opens a question for yes or
// no, wherever it stands: "le Japon est-il membre".
func (c *Clause) OpensYesNo() bool {
	return slices.ContainsFunc(c.Items, func(it *Item) bool {
		return slices.ContainsFunc(it.Words, func(t Token) bool { return t.Marked(opensPolar) })
	})
}

// Questioned reports whether a question mark ends the clause.
func (c *Clause) Questioned() bool { return c.Asked || c.last }

// Join makes one clause of several.
func Join(cs []*Clause) *Clause {
	out := &Clause{}
	for _, c := range cs {
		out.add(c)
		out.Lang = c.Lang
	}
	return out
}

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
	described := len(c.Groups) > 0 || c.Has(SaysMember, SaysObserver, SaysParty, SaysLeftOut) || c.OnlyList()
	return described && c.Has(AsksWhich, AsksWho, AsksCount, AsksList, SaysOutside, SaysLeftOut, SaysNot, SaysParty)
}

// OnlyList reports a clause that asks for "the list" and does not say of what.
func (c *Clause) OnlyList() bool {
	said := len(c.Groups) > 0 || c.Has(SaysMember, SaysObserver, SaysParty, SaysLeftOut)
	return !said && slices.ContainsFunc(c.Items, func(it *Item) bool { return it.Is(AsksList) && strings.Contains(it.Key, "list") })
}

// SetsAside reports whether the clause names its subjects only to leave them out
// of a set: "NATO countries except Iceland".
func (c *Clause) SetsAside() bool {
	if len(c.Groups) == 0 && !c.Has(SaysMember, SaysCountry, SaysIn, SaysBody) {
		return false
	}
	for i, it := range c.Items {
		excepted := it.Named(corpus.GroupName) || c.Items.outsideBefore(i)
		if it.Recognised() && !excepted {
			return false
		}
	}
	outside := func(it *Item) bool { return it.Is(SaysOutside) && !it.Name() || it.Marked(setsAside) }
	return slices.ContainsFunc(c.Items, outside)
}

// Untagged is the clause without what asks at its end to be confirmed: "…, aren't there?",
// "…, non ?".
func Untagged(c *Clause) *Clause {
	n := len(c.Items)
	said := *c
	switch {
	case n > 4 && c.Items[n-4:].key() == "n est ce pas":
		said.Items = c.Items[:n-4]
	case n > 2 && asksDenied(c.Items[n-2]) && pronoun(c.Items[n-1]):
		said.Items = c.Items[:n-2]
	case n > 1 && c.Items[n-1].Marked(Confirms) && !c.Items[n-2].Marked(TellsMore): // not "those that aren't"
		said.Items = c.Items[:n-1]
	}
	said.Sort()
	return &said
}

// Affirmed is the clause without the negation that it begins with and that denies nothing.
func Affirmed(c *Clause) *Clause {
	if c.Lang == corpus.French || !asksWhetherNot(c.Items) {
		return c
	}
	said := *c
	said.Items = c.Items[1:]
	said.Sort()
	return &said
}

// pronoun reports what a tag ends in: "it", "they", "there".
func pronoun(it *Item) bool { return it.Is(Anaphor) || it.Key == "there" }

// asksDenied reports "isn't", "aren't" and their like.
func asksDenied(it *Item) bool { return it.Is(SaysNot) && it.Opens(opensPolar) }

// Orders reports a clause that only puts a name before or behind others: "… before Israel".
func Orders(c *Clause) bool {
	return c.Items[0].Is(Subordinator) && c.Items[0].Marked(narrowsSet) && c.Items.At(1).Name()
}
