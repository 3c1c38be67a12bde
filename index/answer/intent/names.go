package intent

import (
	"slices"
	"strings"

	"miswg/corpus"
	"miswg/index/answer/reading"
)

// tryNamesAlone answers names with nothing that could ask another thing of them.
func tryNamesAlone(m *reading.Message) Intent {
	const fewWords = 3
	names, words, strangers := 0, 0, 0
	if rowOfBodies(m) {
		return standingOf(m)
	}
	from := max(heading(m.Items), firm(m.Items))
	for i, it := range m.Items[from:] {
		switch {
		case it.Named(corpus.GroupName):
			return nil
		case it.Name():
			names++
		case it.Is(reading.SaysAnd), it.Is(reading.SaysOr), it.Is(reading.SaysVersus), it.Is(reading.SaysBut), it.Is(reading.SaysNot):
		case it.Bare():
			if words++; names > 0 && nameAfter(m.Items, i+from) {
				return nil // "does France like Germany"
			}
		case it.Proposed != nil:
		case !it.Known && (inRowOfNames(m.Items, i+from) || reading.Branch(m.Items, i+from)):
			strangers++
		default:
			return nil
		}
	}
	if i := proposals(m.Items); i != nil && names == 0 && words+strangers <= fewWords {
		return i
	}
	if names == 0 || words > fewWords {
		return nil
	}
	return standingOf(m)
}

// rowOfBodies reports names with groups among them and nothing else, each asked about by
// itself: "UN, EU, NATO", "G7, Japan". Groups alone may be a set of countries.
func rowOfBodies(m *reading.Message) bool {
	const row = 3
	groups, names, parted := 0, 0, true
	for _, it := range m.Items {
		switch {
		case it.Named(corpus.GroupName):
			groups++
			parted = parted && m.Items.BesideName(it)
		case it.Name():
			names++
		case !it.Marked(reading.IsArticle) && !it.Is(reading.SaysAnd):
			return false
		}
	}
	apart := parted || groups+names >= row // "NATO Japan" is no row
	return apart && groups > 0 && names > 0
}

// tryWhatIs finds "what is OCCAR": of an organisation the page says how it stands.
func tryWhatIs(m *reading.Message) Intent {
	asks := func(items reading.Items) bool {
		return !slices.ContainsFunc(items, func(it *reading.Item) bool { return it.Recognised() || !it.Marked(reading.AsksWhatIs) })
	}
	last := len(m.Items) - 1
	behind := asks(m.Items[1:]) && m.Whole.AsksOpen() // "OCCAR c quoi"
	if asks(m.Items[:last]) && organisation(m, m.Items[last]) || behind && organisation(m, m.Items[0]) {
		return standingOf(m)
	}
	return nil
}

// tryNature finds "is ESA a country": of an organisation on the list that is known.
func tryNature(m *reading.Message) Intent {
	c := m.Whole
	one := len(c.Subjects) == 1 && len(c.Groups) == 0
	if standing := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysBody); standing || !one {
		return nil
	}
	if !organisation(m, c.Subjects[0]) {
		return nil
	}
	what := slices.IndexFunc(c.Items, func(it *reading.Item) bool { return !it.Name() && it.Is(reading.SaysCountry|reading.SaysOrg) })
	if what < 1 || !c.Items[what-1].Marked(reading.AnyOne) {
		return nil
	}
	more := slices.ContainsFunc(c.Items, func(it *reading.Item) bool {
		const kinds = reading.SaysCountry | reading.SaysOrg | reading.Anaphor | reading.SaysAnd | reading.SaysOr
		plain := it.Name() || it.Bare() || it.Is(kinds)
		return !plain && !it.Marked(reading.AsksWhatIs|reading.Confirms)
	})
	asked, ok := standingOf(m).(Standing)
	if more || !ok {
		return nil
	}
	asked.Predicate, asked.Nature = reading.Predicate{}, true
	return asked
}

// tryFirmAlone finds the name of a firm and nothing else: "Rheinmetall AG".
func tryFirmAlone(m *reading.Message) Intent {
	if n := firm(m.Items); (n == 0 || n < len(m.Items)) && !trades(m) {
		return nil
	}
	var name []string
	for _, it := range m.Items {
		name = append(name, it.Text)
	}
	return UnknownNames{[]string{strings.Join(name, " ")}}
}

// tryNowhere finds somebody in a place that nobody knows, asked about in words of membership
// alone: "we ship to Thales in Limours, is that a member country".
func tryNowhere(m *reading.Message) Intent {
	asks := slices.ContainsFunc(m.Clauses, func(c *reading.Clause) bool {
		const said = reading.SaysMember | reading.SaysBody | reading.SaysCountry
		polar := (c.OpensYesNo() || c.Questioned()) && !c.AsksOpen()
		ofOthers := polar && c.Has(said) && !c.Has(reading.FirstPerson)
		return ofOthers && c.Explained() && len(c.Unknown) == 0
	})
	if names := rowUnknown(m); len(names) > 0 {
		return UnknownNames{names}
	}
	allowed := m.Items[len(m.Items)-1].Is(reading.SaysAllowed) // "is Magellan Aerospace ok"
	if names := m.Strangers(); allowed && len(names) > 0 && asksOfStrangers(m) {
		return UnknownNames{names}
	}
	if !asks {
		return nil
	}
	if names := reading.Nowhere(m); len(names) > 0 {
		return UnknownNames{names}
	}
	return nil
}

// rowUnknown are names nobody knows, in a row, of which is asked who comes from a member: "saab
// and thales, which come from a member country", or whether they are all right: "saab and bae systems, both ok?"; none
// where anything else is asked.
func rowUnknown(m *reading.Message) []string {
	const least = 2
	c := m.Whole
	comes := c.Has(reading.SaysMember, reading.SaysCountry) && c.Has(reading.AsksWhich, reading.Anaphor)
	if asks := comes || m.Items[len(m.Items)-1].Is(reading.SaysAllowed); !asks {
		return nil
	}
	var out []string
	for i, it := range m.Items {
		trade := it.Marked(reading.FirmWord) && i > 0 && !m.Items[i-1].Known
		switch {
		case trade && len(out) > 0:
			out[len(out)-1] += " " + it.Text
		case it.Recognised(), it.Proposed != nil, it.Known && ofMatter(it):
			return nil
		case it.Known:
		case !inRowOfNames(m.Items, i):
			return nil
		default:
			out = append(out, it.Text)
		}
	}
	if len(out) < least || len(m.NearNames()) > 0 {
		return nil
	}
	return out
}

// trades reports a firm's name that ends in its trade, and nothing else: "GD Land Systems".
func trades(m *reading.Message) bool {
	last := m.Items[len(m.Items)-1]
	titled := !slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return !it.Capital() || it.Recognised() })
	several := titled && len(m.Items) > 1
	return several && last.Marked(reading.FirmWord) && !m.Corpus.Mentions(m.Items[0].Key)
}

// firm is how many items at the beginning are the name of a firm, which ends in its legal
// form: "Saab AB, Sweden".
func firm(items reading.Items) int {
	const longest = 4
	for i, it := range items[:min(len(items), longest)] {
		parted := i > 0 && it.Before&(reading.Comma|reading.Stop) != 0
		name := !it.Known || it.Capital() && it.Noun()
		switch {
		case it.Recognised() || parted:
			return 0
		case i > 0 && it.Marked(reading.CompanyForm|reading.Legal):
			return i + 1
		case !name && !it.Marked(reading.FirmWord):
			return 0
		}
	}
	return 0
}

// inRowOfNames reports whether item i stands in a row or is joined to a name.
func inRowOfNames(items reading.Items, i int) bool {
	return len(items) > 1 && (items.InRow(i) || items.Coupled(i))
}

// nameAfter reports whether a name comes behind item i, nothing joining them.
func nameAfter(items reading.Items, i int) bool {
	if items[i].Marked(reading.IsArticle) || items[i].Before&(reading.Comma|reading.Stop) != 0 {
		return false
	}
	return slices.ContainsFunc(items[i+1:], func(it *reading.Item) bool { return it.Name() && it.Before&(reading.Comma|reading.Stop) == 0 })
}

// heading is how many items stand before a colon that names follow: "suppliers: DE, FR".
func heading(items reading.Items) int {
	const longest = 3
	for i, it := range items[:min(len(items), longest+1)] {
		if i > 0 && it.Before == reading.Stop|reading.Space {
			return i
		}
		if it.Name() {
			break
		}
	}
	return 0
}

// tryChoice asks back about a name that is more often something else, when the
// question turns on it: "NO", "Brussels".
func tryChoice(m *reading.Message) Intent {
	if placesBody(m) {
		return nil
	}
	for _, c := range m.Clauses {
		open := len(c.Subjects) == 1 && c.Subjects[0].Undecided()
		if len(c.Groups) > 0 || len(c.Subjects) > 0 && !open {
			return nil
		}
	}
	for _, c := range m.Clauses {
		predicate := c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysStatus, reading.SaysBody)
		for i, it := range c.Items {
			unsure := it.AskedBack() && len(it.Senses) == 0 || it.Undecided()
			if !unsure {
				continue
			}
			if it.Marked(reading.Abbreviation) && c.Has(reading.AsksList, reading.AsksWhich, reading.AsksCount) {
				continue // "HR wants the list"
			}
			first := i == 0 && len(c.Items) <= 2
			rare := !m.IsCommon(it.Key)
			turnsOnIt := (predicate || first) && rare && c.Sole(it)
			if turnsOnIt || len(m.Items) == 1 && it.AsksAlone() {
				return AskBack{it}
			}
		}
	}
	// A code in small letters in a question about membership: offer the country.
	for _, c := range m.Clauses {
		if !c.Has(reading.SaysMember, reading.SaysObserver, reading.SaysIn, reading.SaysBody) || len(c.Subjects) > 0 {
			continue
		}
		for _, it := range c.Items {
			if it.Code() != nil && !m.IsWord(it.Key, m.Lang) && c.Sole(it) {
				return AskBack{it}
			}
		}
	}
	return nil
}

// proposals asks back about words that may be a slip of several names.
func proposals(items reading.Items) Intent {
	var ids []string
	for _, it := range items {
		for _, id := range it.Proposed {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil
	}
	return DidYouMean{ids}
}

// proposeNear asks back about a word that sounds like a name where a name is asked
// about: "is grease a member".
func proposeNear(m *reading.Message) Intent {
	if ids := m.NearNames(); len(ids) > 0 {
		return DidYouMean{ids}
	}
	return nil
}
