package intent

import (
	"slices"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryCorrection finds what takes back a name and puts another in its place: "no, I meant
// Austria, not Australia". Only the other is asked about: whether it is in, or what is asked
// beside it ("is it in?").
func tryCorrection(m *reading.Message) Intent {
	var meant []*reading.Item
	var kept reading.Items // without what is taken back, and the words that do it
	corrects, denied, more := false, false, false
	for i, it := range m.Items {
		switch {
		case it.Name() && takenBack(m.Items, i):
			denied = true
			continue
		case it.Name() && slices.ContainsFunc(meant, func(o *reading.Item) bool { return it.Names(idOf(o)) }):
		case it.Name():
			meant = append(meant, it)
		case it.Marked(reading.Corrects):
			corrects = corrects || !it.Is(reading.SaysNot)
			continue
		case it.Is(reading.SaysNot | reading.TakesBack):
			continue
		case it.Bare(), it.Is(reading.SaysAnd):
		default:
			more = true
		}
		kept = append(kept, it)
	}
	if two := len(meant) == 2 && corrects; two && !more {
		if correctsBetween(m.Items, meant[0], meant[1]) {
			meant = meant[1:]
		}
	}
	other := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Marked(reading.AsksOthers) })
	if nobody := denied && len(meant) == 0; nobody && other {
		return WhichOne{} // "no, not Slovenia, the other one"
	}
	if corrected := denied || corrects; len(meant) != 1 || !corrected {
		return nil
	}
	country := !meant[0].Named(corpus.GroupName)
	if said := more && denied && country; said && onlyCorrects(m) {
		return standingOf(reading.Only(m, meant))
	}
	if weighed := more && denied && weighsNext(m.Items, meant[0]); weighed {
		return nil
	}
	if more {
		return correctedQuestion(reading.Only(m, kept), corrects && denied)
	}
	if it := meant[0]; it.Named(corpus.GroupName) {
		if !corrects {
			return nil // "NATO minus the EU"
		}
		return GroupStanding{Groups: []AskedGroup{{it, it.Named(corpus.EntityName)}}}
	}
	return standingOf(reading.Only(m, meant))
}

// onlyCorrects reports two names, one of them taken back, and nothing asked beside: "wrong country,
// Slovakia not Slovenia", "je parle de l'Autriche, pas de l'Australie".
func onlyCorrects(m *reading.Message) bool {
	const asks = reading.AsksWho | reading.AsksWhich | reading.AsksCount | reading.AsksList | reading.SaysMember | reading.SaysObserver | reading.SaysIn | reading.SaysLeftOut
	if polar := m.Items[0].Opens(reading.AsksOfGroup | reading.NotNow); polar || m.Asked() {
		return false
	}
	names := 0
	for i, it := range m.Items {
		last := m.Items.At(i - 1)
		// "la Suède, non la Suisse" takes back the first, whatever stands before the second.
		no := names == 1 && it.Name() && onlyNo(m.Items[:i])
		switch {
		case no, it.Is(asks | reading.SaysBoth), it.Opens(reading.OpensAsking), reading.Reason(it), last.Is(reading.SaysOr):
			return false
		case it.Name():
			names++
		}
	}
	return names == 2
}

// onlyNo reports a "no", with which somebody corrects himself as well as denies, and no word that
// denies what stands behind it: "not".
func onlyNo(items reading.Items) bool {
	no := false
	for _, it := range items {
		switch {
		case it.Marked(reading.PrefixesNot) && !it.Name():
			no = true
		case it.Is(reading.SaysNot | reading.TakesBack):
			return false
		}
	}
	return no
}

// weighsNext reports a question which of two it is, rather than one that takes the second back: "is it
// Slovenia not Slovakia that's in".
func weighsNext(items reading.Items, meant *reading.Item) bool {
	at := slices.Index(items, meant)
	before := at - 1
	for items.At(before).Is(reading.Anaphor) || items.At(before).Marked(reading.IsArticle) {
		before--
	}
	return items.At(before).Opens(reading.AsksOfGroup) && items.At(at+1).Is(reading.SaysNot) && items.At(at+2).Name()
}

// correctsBetween reports that one name is taken back before the other: "Australia. sorry, no,
// Austria".
func correctsBetween(items reading.Items, first, second *reading.Item) bool {
	at := slices.Index(items, first)
	between := items[at+1 : slices.Index(items, second)]
	apart := len(between) > 0 && between[0].Before&(reading.Comma|reading.Stop) != 0
	return apart && between.Marked(reading.Corrects) && !slices.ContainsFunc(between, func(it *reading.Item) bool { return it.Is(reading.SaysAnd) })
}

// correctedQuestion is how somebody stands who is put in another's place and asked about in
// words of membership alone.
func correctedQuestion(m *reading.Message, corrected bool) Intent {
	asks := m.Whole.Explained() && reading.PredicateOf(m.Whole).Explicit() && len(m.Whole.Subjects) == 1
	if !corrected || !asks {
		return nil
	}
	return standingOf(m)
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
		if it.Is(reading.SaysNot | reading.TakesBack) {
			return true
		}
		if small := it.Marked(reading.IsArticle | reading.TiesOf); !small {
			return false
		}
		apart = it.Before&(reading.Comma|reading.Stop) != 0
	}
	return false
}

// Passing are the names of a message that are not among those asked about, set aside or taken
// back, in its order: "our French partner asks whether Japan is in". No name is dropped in silence.
func Passing(m *reading.Message, asked []*reading.Item) []*reading.Item {
	var out []*reading.Item
	ofAll := m.Whole.Has(reading.SaysAll, reading.SaysBoth) // "Rotterdam through Germany to Czech, are all those members"
	located := func(it *reading.Item) bool { return m.Items.At(slices.Index(m.Items, it) - 1).Marked(reading.Locates) }
	placed := slices.ContainsFunc(asked, located) // "the plant is in Japan, an office in Dublin"
	for i, it := range m.Items {
		within := m.Items.At(i - 1).Marked(reading.Locates)
		town := reading.AsTown(it, within)
		meant := ofAll || placed && within
		if town == nil || !meant || town.Names(m.Corpus.Home()) {
			continue
		}
		told := func(o *reading.Item) bool { return o.Names(town.Senses[0].ID) }
		if !slices.ContainsFunc(m.Items, told) {
			out = append(out, town)
		}
	}
	for _, c := range m.Clauses {
		for _, it := range c.Subjects {
			ours := it.Names(m.Corpus.Home()) && !it.Named(corpus.PlaceName)
			other := it.Named(corpus.GroupName, corpus.TermName) || it.Ambiguous != nil
			body := other || ours
			aside := c.SetsAside() || takenBack(m.Items, slices.Index(m.Items, it))
			if told := slices.Contains(asked, it); !slices.Contains([]bool{body, aside, told}, true) {
				out = append(out, it)
			}
		}
	}
	return out
}

// withoutHome drops the asker's own country where others are asked about: "as a
// Canadian supplier, is Japan in?".
func withoutHome(m *reading.Message, items []*reading.Item) []*reading.Item {
	passing := func(it *reading.Item) bool {
		if !it.Names(m.Corpus.Home()) {
			return false
		}
		at := slices.Index(m.Items, it)
		if it.Named(corpus.PlaceName) && m.Items.At(at-1).Marked(reading.Locates) && anotherBehind(m.Items[at+1:]) {
			return false // "one is in Sherbrooke and the other in Nagoya"
		}
		if m.Items.At(at - 1).Marked(reading.AnyOne) {
			return true // "as a Canadian supplier, is Japan in?"
		}
		if made := m.Items.At(at+1).Marked(reading.AnyOne) && m.Items.At(at+2).Is(reading.SaysMember|reading.SaysObserver); made {
			return false // "does that make Canada an observer"
		}
		before := at - 1
		for m.Items.At(before).Marked(reading.IsArticle) {
			before--
		}
		if verb := m.Items.At(before).Opens(reading.AsksOfGroup) || m.Items.At(at+1).Opens(reading.AsksOfGroup); verb {
			return false // "is Canada a member, and Japan?"
		}
		inRow := slices.ContainsFunc(m.Clauses, func(c *reading.Clause) bool {
			return slices.Contains(c.Items, it) && c.Items.BesideName(it)
		})
		return !(inRow || m.Items.At(at-1).Name() || m.Items.At(at+1).Name())
	}
	if !slices.ContainsFunc(items, func(it *reading.Item) bool { return !passing(it) }) {
		return items
	}
	return slices.DeleteFunc(slices.Clone(items), passing)
}

// anotherBehind reports an "and" and, behind it, a place that something else is in.
func anotherBehind(items reading.Items) bool {
	joins := slices.IndexFunc(items, func(it *reading.Item) bool { return it.Is(reading.SaysAnd) && !it.Name() })
	if joins < 0 {
		return false
	}
	for i, it := range items[joins+1:] {
		if it.Name() {
			return items.At(joins + i).Marked(reading.Locates)
		}
	}
	return false
}

// abroad are the names of a clause, without the asker's own country where others are named and it says more of them:
// "Brazil tells me they have an agreement with Canada".
func abroad(m *reading.Message, c *reading.Clause) []*reading.Item {
	home := func(it *reading.Item) bool { return it.Names(m.Corpus.Home()) && !it.Named(corpus.PlaceName) }
	others := slices.DeleteFunc(slices.Clone(c.Subjects), home)
	if c.Explained() || len(others) == 0 {
		return c.Subjects
	}
	return others
}
