package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryCorrection finds what takes back a name and puts another in its place: "no, I meant
// Austria, not Australia". Only the other is asked about.
func tryCorrection(m *reading.Message) Intent {
	var meant []*reading.Item
	corrects, denied := false, false
	for i, it := range m.Items {
		switch {
		case it.Name() && takenBack(m.Items, i):
			denied = true
		case it.Name() && slices.ContainsFunc(meant, func(o *reading.Item) bool { return it.Names(idOf(o)) }):
		case it.Name():
			meant = append(meant, it)
		case it.Marked(reading.Corrects):
			corrects = corrects || !it.Is(reading.SaysNot)
		case it.Bare(), it.Is(reading.SaysNot | reading.SaysAnd):
		default:
			return nil
		}
	}
	if corrected := denied || corrects; len(meant) != 1 || !corrected {
		return nil
	}
	if it := meant[0]; it.Named(corpus.GroupName) {
		if !corrects {
			return nil // "NATO minus the EU"
		}
		return GroupStanding{Groups: []AskedGroup{{it, it.Named(corpus.EntityName)}}}
	}
	return standingOf(reading.Only(m, meant))
}

// idOf is the ID of the first sense of a name; "" of an ambiguous one.
func idOf(it *reading.Item) string {
	if len(it.Senses) == 0 {
		return ""
	}
	return it.Senses[0].ID
}

// takenBack reports whether "not" stands before the name at i.
func takenBack(items reading.Items, i int) bool {
	apart := items[i].Before&(reading.Comma|reading.Stop) != 0
	for i--; i >= 0 && !apart; i-- {
		it := items[i]
		if it.Is(reading.SaysNot) {
			return true
		}
		if small := it.Marked(reading.IsArticle | reading.TiesOf); !small {
			return false
		}
		apart = it.Before&(reading.Comma|reading.Stop) != 0
	}
	return false
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

// whoIsMeant reports a message that is about somebody it does not name: "what about them",
// "member?".
func whoIsMeant(m *reading.Message) bool {
	const few = 3
	about := m.Items[:min(2, len(m.Items))].Marked(reading.Further) // "what about this"
	others := slices.ContainsFunc(m.Items, ofItsOwn)
	them := m.Items[0].Is(reading.SaysAnd) && m.Whole.Has(reading.Anaphor)
	if further := about || them; further && !others {
		return true
	}
	bare := m.Asked() && onlyPredicate(m.Whole) && len(m.Items) <= few
	one := !slices.ContainsFunc(m.Items, reading.Several)
	ofSomebody := m.Whole.Has(reading.SaysMember, reading.SaysObserver) && !m.Whole.Has(reading.SaysBody)
	return bare && one && ofSomebody
}

// ofItsOwn reports a word that gives a message something to be about, other than "that".
func ofItsOwn(it *reading.Item) bool { return it.Matters() && !it.Is(reading.Anaphor) }

// countsAll returns the clause that asks for a number, where whoever is named only stands in what it
// hangs on: "how many are there now that Sweden joined".
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
