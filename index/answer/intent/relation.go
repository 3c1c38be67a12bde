package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// groupAdjective reports whether a group only qualifies what the subject is said
// to be: "is Sweden a NATO member", "is Austria an EU country".
func groupAdjective(c *reading.Clause) bool {
	for _, g := range c.Groups {
		at := slices.Index(c.Items, g)
		qualifies := slices.ContainsFunc(c.Items[:at], (*reading.Item).Recognised) && !inRowWithName(c, at)
		if at+1 >= len(c.Items) || !qualifies {
			continue
		}
		next := c.Items[at+1]
		standing := !next.Name() && next.Is(reading.SaysMember|reading.SaysObserver|reading.SaysCountry)
		if more := c.Has(reading.SaysOnly) || saysMore(c, at, at+1); standing && !more {
			return true
		}
	}
	return false
}

// inRowWithName reports whether the group at i ends a row in which a country or an
// organisation stands: "are the UN, the EU and NATO members".
func inRowWithName(c *reading.Clause, i int) bool {
	joined := false
	for ; i >= 0; i-- {
		it := c.Items[i]
		switch {
		case it.Name() && !it.Named(corpus.GroupName):
			return joined
		case it.Is(reading.SaysAnd), it.Name(), it.Marked(reading.IsArticle) && !it.Marked(reading.AnyOne):
			joined = joined || it.Is(reading.SaysAnd)
		default:
			return false
		}
	}
	return false
}

// besideAnd reports an "and" before item i, or before the word that stands for another there:
// "a sub in Italy and one in India".
func besideAnd(items reading.Items, i int) bool {
	const and = reading.SaysAnd | reading.SaysOr
	if !items[i].Is(reading.SaysIn) {
		return items.At(i - 1).Is(and)
	}
	for i--; i >= 0; i-- {
		it := items[i]
		if it.Is(and) {
			return true
		}
		if other := it.Name() || it.Opens(reading.AsksOfGroup) || it.Is(reading.SaysMember|reading.SaysObserver|reading.SaysIn); other {
			return false
		}
	}
	return false
}

// otherGroup reports whether the clause relates its subject to another group
// ("Is Japan in NATO?") and says nothing of the MISWG.
func otherGroup(c *reading.Clause) bool {
	if len(c.Subjects) == 0 || len(c.Groups) == 0 && len(c.Subjects) < 2 || c.Has(reading.SaysVersus) {
		return false
	}
	if groupAdjective(c) {
		return true
	}
	if besidesNamed(c) || c.Items.TheOnly() {
		return false
	}
	objects := slices.Clone(c.Groups)
	for i, it := range c.Subjects {
		town := it.Named(corpus.PlaceName) && it.Senses[0].Sort == corpus.City // somebody is in it
		if i > 0 && !town {
			objects = append(objects, it)
		}
	}
	for _, g := range objects {
		at := slices.Index(c.Items, g)
		// "NATO's Japan" and lists such as "NATO, EU and Japan" relate nothing.
		for j := at - 1; j >= 0; j-- {
			it := c.Items[j]
			joined := it.Is(reading.SaysAnd|reading.SaysOr) || c.Items[j+1].Before&reading.Comma != 0
			if joined || len(it.Senses) > 0 || it.Marked(reading.ThenClause) || c.Items.Compares(j) {
				break
			}
			if besideAnd(c.Items, j) || it.Before&reading.Comma != 0 {
				break // "en Grèce, en Égypte et en Estonie"
			}
			if it.Is(reading.SaysBut) && !g.Named(corpus.GroupName) {
				break // "Norway but not Ireland" says nothing of the two
			}
			if it.Is(reading.Subordinator) {
				break // "are members since they joined NATO"
			}
			if equated := it.Is(reading.SaysMember) && c.Items[j+1].Opens(reading.AsksOfGroup); equated {
				break // "members are NATO countries, Australia and Japan"
			}
			if it.Is(reading.SaysIn|reading.SaysMember|reading.SaysObserver|reading.SaysOutside) || it.Key == "en" {
				return !saysMore(c, j, at)
			}
		}
	}
	return false
}

// besidesNamed reports a question for members other than those named: "which members
// besides Japan are in the G7".
func besidesNamed(c *reading.Clause) bool {
	first := slices.Index(c.Items, c.Subjects[0])
	outside := slices.ContainsFunc(c.Items[:first], func(it *reading.Item) bool { return it.Is(reading.SaysOutside) && !it.Name() })
	members := c.Has(reading.AsksWhich) && c.Has(reading.SaysMember)
	return outside && (members || c.SetsAside())
}

// saysMore reports whether a membership word stands outside items j to k.
func saysMore(c *reading.Clause, j, k int) bool {
	for i, it := range c.Items {
		if i >= j && i <= k || it.Name() {
			continue
		}
		after := i > k && it.Is(reading.SaysMember|reading.SaysObserver|reading.SaysIn)
		if after || it.Is(reading.SaysBody) {
			return true
		}
	}
	return false
}

// asBody reports whether a group's name stands for the body rather than for its
// countries.
func asBody(c *reading.Clause, it *reading.Item) bool {
	plural := slices.Index(c.Items, it) > 0 && c.Items[0].Opens(reading.MarksPlural) && it.Is(reading.SaysCountry)
	several := plural || c.Has(reading.SaysCountry, reading.SaysAll)
	return it.Named(corpus.EntityName) && !several
}

// tryRelation finds a relation to another group that is asked in so many words.
func tryRelation(m *reading.Message) Intent {
	further := m.Items[0].Is(reading.SaysAnd) // "and Austria, which isn't in NATO?"
	if further || len(m.Clauses) > 1 || !m.Whole.Explained() {
		return nil // "Cyprus, they're EU but not NATO, where do they stand"
	}
	return relationOf(m)
}

// relationOf finds "Is Japan in NATO?".
func relationOf(m *reading.Message) Intent {
	for i, c := range m.Clauses {
		if !otherGroup(c) || onlyReason(m.Clauses, i) {
			continue
		}
		group := ""
		if len(c.Groups) > 0 {
			for _, g := range m.GroupsOf(c.Groups[0]) {
				group = g.ID
			}
		}
		return Relation{Names: c.Subjects, Group: group}
	}
	return nil
}

// tryGroupsRelated finds a group of which is asked whether it is in another, and nothing of the
// body: "is every EU country in NATO".
func tryGroupsRelated(m *reading.Message) Intent {
	c := m.Whole
	if two := len(c.Groups) == 2 && len(c.Subjects) == 0; !two || region(m, c.Groups[1]) {
		return nil
	}
	polar := c.Items[0].Opens(reading.AsksOfGroup) || c.Has(reading.SaysAll)
	if !polar || !c.Explained() {
		return nil
	}
	if c.Has(reading.SaysBody, reading.Anaphor, reading.SaysNot, reading.SaysOutside, reading.SaysMore, reading.SaysFewer) {
		return nil
	}
	from, to := slices.Index(c.Items, c.Groups[0]), slices.Index(c.Items, c.Groups[1])
	between, behind := c.Items[from+1:to], c.Items[to+1:]
	joined := slices.ContainsFunc(between, func(it *reading.Item) bool {
		return it.Before&(reading.Comma|reading.Stop) != 0 || it.Is(reading.SaysAnd|reading.SaysOr|reading.SaysBut|reading.SaysObserver)
	})
	within := slices.ContainsFunc(between, func(it *reading.Item) bool { return it.Is(reading.SaysIn) && !it.Name() })
	more := slices.ContainsFunc(behind, func(it *reading.Item) bool { return !it.Marked(reading.Confirms) })
	if joined || more || !within {
		return nil
	}
	for _, g := range m.GroupsOf(c.Groups[1]) {
		return Relation{Group: g.ID}
	}
	return nil
}

// tryOrganOf finds "is it a UN body", where the body is taken for another's.
func tryOrganOf(m *reading.Message) Intent {
	c := m.Whole
	named := slices.Concat(c.Groups, c.Subjects)
	inverted := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it.Key == "t" }) // "relève-t-il"
	polar := inverted || c.OpensYesNo() || c.Questioned() || c.Has(reading.SaysOr)
	about := polar && c.Has(reading.SaysBody) && len(named) == 1
	if !about || !organisation(m, named[0]) {
		return nil
	}
	if c.Has(reading.AsksWho, reading.AsksWhich, reading.AsksCount, reading.AsksList, reading.SaysAny) {
		return nil
	}
	organ := organOf(c.Items, slices.Index(c.Items, named[0]))
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool { return it != organ && it.Known && ofMatter(it) })
	if organ == nil || more {
		return nil
	}
	apart := m.Corpus.Body().Apart
	for _, g := range m.GroupsOf(named[0]) {
		if _, ok := m.Corpus.Stated(apart.Statement); ok && g.ID == apart.Group {
			return Stated{apart.Statement}
		}
	}
	return Relation{Names: named}
}

// organOf is the word that says what of the one named at i something is: "a UN body", "relève-t-il
// de l'ONU"; nil where none does.
func organOf(items reading.Items, i int) *reading.Item {
	if behind := items.At(i + 1); behind.Before == reading.Space && behind.Is(reading.SaysOrgan) {
		return behind
	}
	at := i - 1
	for items.At(at).Marked(reading.IsArticle | reading.TiesOf) {
		at--
	}
	if at == i-1 {
		return nil
	}
	for items.At(at).Is(reading.Anaphor) || items.At(at).Key == "t" {
		at--
	}
	if it := items.At(at); it.Is(reading.SaysOrgan) {
		return it
	}
	return nil
}

// onlyReason reports whether clause i only gives a reason for a question about
// the MISWG in another.
func onlyReason(clauses []*reading.Clause, i int) bool {
	for j, c := range clauses {
		here := c.Has(reading.SaysOutside) && c.Has(reading.Anaphor) && len(c.Groups) == 0 // "so it's not in this"
		asks := here || reading.PredicateOf(c).Explicit()
		if c.Has(reading.SaysBody) || j != i && asks {
			return true
		}
	}
	return false
}

// asksNeighbours reports the countries around one that is named: "which members border
// Russia", "Japan's neighbours".
func asksNeighbours(items reading.Items) bool {
	named := func(it *reading.Item) bool { return it.Name() && !it.Named(corpus.GroupName) }
	for i, it := range items {
		if it.Name() || !it.Is(reading.SaysBorders) {
			continue
		}
		of, owner := i+1, items.At(i-2)
		for items.At(of).Marked(reading.TiesOf | reading.IsArticle) {
			of++
		}
		adjective := of == i+1 && items.At(of).Before == reading.Space && slices.ContainsFunc(items.At(of).Senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective })
		owns := items.At(i-1).Key == "s" && named(owner)
		if owns || named(items.At(of)) && !adjective {
			return true
		}
	}
	return false
}

// organisation reports whether the item names an organisation.
func organisation(m *reading.Message, it *reading.Item) bool {
	return slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool {
		e, ok := m.Corpus.Entity(n.ID)
		return ok && n.Kind == corpus.EntityName && e.Type == corpus.Organisation
	})
}
