package reading

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// Two capitals are a country's code only where nothing else explains them: the
// form of a company ("Saab AB"), a state after an American town ("Huntsville,
// AL"), or what mail programs put before a subject ("FW:").

// dropLanguages takes the country from a language: "in Italian please", "the English page", "une version
// française", "English-speaking".
func dropLanguages(items Items) {
	for i, it := range items {
		last, next := items.At(i-1), items.At(i+1)
		within := beforeLanguage(last)
		ofText := it.Marked(language) && (next.Marked(ThePage|AboutCopy) || last.Marked(ThePage|AboutCopy))
		spoken := it.Marked(language) && next.Key == "speaking"
		if spoken {
			next.neutral, next.small = false, false // it narrows what stands behind it
			next.marks |= narrowsSet
		}
		naming := next.Is(Naming) || last.Is(Naming)            // "its French name"
		plainly := beforeLanguage(items.At(i-2)) && last.Noun() // "in plain English"
		calls := it.Marked(language) && (naming || plainly)
		calls = calls || it.Marked(language) && spokenAs(items[i+1:])
		named := within || ofText || spoken || calls
		if !named || len(it.Words) > 1 {
			continue
		}
		adjective := slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective && n.Kind == corpus.EntityName })
		if adjective || it.Marked(language) {
			it.Senses, it.Tentative, it.small, it.plain, it.neutral = nil, nil, true, true, true
		}
	}
}

// spokenAs reports what stands behind a language that somebody has: "… as an official language".
func spokenAs(behind Items) bool {
	const near = 4
	tongue := func(it *Item) bool { return it.Key == "language" || it.Key == "langue" }
	return behind.At(0).Marked(ComparesWith) && slices.ContainsFunc(behind[:min(near, len(behind))], tongue)
}

// beforeLanguage reports the word behind which a language is one to speak in.
func beforeLanguage(it *Item) bool { return slices.Contains([]string{"in", "into", "en"}, it.Key) }

// wanted is the language that the message asks to be answered in, at its end, or before a colon at its beginning:
// "translate it into French", "in English please", "tell me in French: …"; "" where it asks for none.
func wanted(items Items) corpus.Lang {
	asks := slices.ContainsFunc(items, func(it *Item) bool { return it.Is(requests) })
	for i, it := range items {
		within := beforeLanguage(items.At(i - 1))
		more := slices.ContainsFunc(items[i+1:], func(o *Item) bool { return !o.Is(requests) && !o.Marked(SaysThanks) })
		const first = 4
		next := i + 1
		for items.At(next).Is(requests) {
			next++
		}
		if begins := i < first && items.At(next).Before&Stop != 0; begins {
			more = false
		}
		more = more || items.At(i-2).Is(SaysOr) // "in French or in English"
		if asked := within && asks; !asked || more {
			continue
		}
		switch {
		case it.Is(wantsEnglish):
			return corpus.English
		case it.Is(SaysFrench):
			return corpus.French
		}
	}
	return ""
}

// guard takes the code from items that are something else, and the country from words
// that are a plain noun where something tells more of it: "the States forming the group".
func guard(items Items) {
	for i, it := range items {
		if it.Marked(plainNoun) && items.At(i+1).Marked(TellsMore) {
			it.Senses, it.roles, it.Known = nil, SaysCountry, true
		}
		if it.Marked(smallNoun) && inSmall(items, i) {
			it.Senses, it.Tentative, it.Known = nil, nil, true
		}
		if it.Code() == nil {
			continue
		}
		form := it.Marked(CompanyForm) && items.companyBeside(i)
		state := it.Marked(usState) && items.townBefore(i)
		heads := (i == 0 || it.Before&Line != 0) && items.At(i+1).Before&Stop != 0 // "FW: Japan"
		mail := it.Marked(mailPrefix) && heads
		if form || state || mail {
			it.Tentative = slices.DeleteFunc(slices.Clone(it.Tentative), func(n corpus.NameEntry) bool { return n.Sort == corpus.CodeName })
			it.Known = true
		}
	}
}

// inSmall reports whether a place that is a noun in small letters is that noun at i: "la
// prochaine réunion", "quand est la réunion", but not "la réunion est-elle membre".
func inSmall(items Items, i int) bool {
	words := items[i].Words
	initial, _ := utf8.DecodeRuneInString(words[len(words)-1].raw)
	if unicode.IsUpper(initial) || len(items) == 1 {
		return false
	}
	last := items.At(i - 1)
	bare := len(words) == 1 && (!last.Marked(IsArticle) || last.Marked(TiesOf)) // "notes de réunion"
	next := items.At(i + 1)
	narrowed := next.Noun() && !next.plain || next.Marked(TiesOf)
	told := next.Before == Space && narrowed // "la réunion annuelle"
	return bare || told || items[0].Opens(OpensAsking|beginsSecond)
}

// cueAmbiguous lets a word beside an ambiguous name fix its reading: "Atlanta,
// Georgia", "Brussels, Belgium".
func cueAmbiguous(items Items) {
	for i, it := range items {
		if it.Undecided() {
			settlePlace(items, i)
		}
		if it.Ambiguous == nil {
			continue
		}
		for _, cue := range it.Ambiguous.CuedBy {
			key := corpus.Fold(cue)
			beside := func(j int) bool { return items.At(j).Key == key || strings.HasPrefix(items.At(j).Key, key+" ") }
			if beside(i-1) || beside(i+1) {
				fixed := *it.Ambiguous
				fixed.Answer = fixed.Cued
				it.Ambiguous = &fixed
			}
		}
	}
}

// holds reports that the place at i is where somebody is that no other name tells of: "our partner
// in Brussels", but not "is the seat in Brussels".
func holds(items Items, i int) bool {
	asks := items[0].Opens(AsksOfGroup|NotNow) || items.At(1).Opens(AsksOfGroup) // "is the seat in", "c'est à"
	other := slices.ContainsFunc(items, func(it *Item) bool { return it.Name() && it != items[i] })
	body := slices.ContainsFunc(items[:i], func(it *Item) bool { return it.Is(SaysBody) || it.Is(Anaphor) })
	if told := asks || body || other; told {
		return false
	}
	return items.At(i - 1).Marked(Locates)
}

// settlePlace takes the ambiguous name at i for the one country it may be, where somebody is
// in it: "based in Brussels". Beside that country's own name it says no more: "Brussels, Belgium".
func settlePlace(items Items, i int) {
	it := items[i]
	var countries []string
	for _, id := range it.Ambiguous.Choices {
		apart := (items.At(i+1).Before|it.Before)&Slash != 0 // "Georgia / USA" may be two
		if beside := items.At(i+1).Names(id) || items.At(i-1).Names(id); beside && !apart {
			it.Ambiguous, it.Known, it.small, it.plain, it.neutral = nil, true, true, true, true
			return
		}
		if organisation := strings.Contains(id, ":"); !organisation {
			countries = append(countries, id)
		}
	}
	if len(countries) == 1 && holds(items, i) {
		fixed := *it.Ambiguous
		fixed.Choices, fixed.Answer = countries, countries
		it.Ambiguous = &fixed
	}
}

// foreign reports a capitalised word that is no name we know.
func (it *Item) foreign() bool {
	return it.Capital() && !it.Recognised() && it.Code() == nil
}

// Capital reports whether the item begins with a capital.
func (it *Item) Capital() bool {
	first, _ := utf8.DecodeRuneInString(it.Text)
	return unicode.IsUpper(first)
}

// acceptCities lets a town stand for its country where the message names none,
// or in a row of names.
func (m *Message) acceptCities() {
	exact := slices.ContainsFunc(m.Items, (*Item).Name)
	country := slices.ContainsFunc(m.Items, func(it *Item) bool { return it.Named(corpus.EntityName, corpus.PlaceName) })
	for _, c := range m.Clauses {
		for _, it := range c.Items {
			n := it.City()
			if n == nil || it.Recognised() {
				continue
			}
			further := country && m.Items.broughtIn(slices.Index(m.Items, it)) // "is India in, and Paris?"
			at := slices.Index(c.Items, it)
			asked := at == 1 && c.Items[0].Opens(AsksOfGroup)                                         // "is Vienna a member, or is that the OSCE"
			headed := it.Capital() && it.Before&Stop != 0 && m.Items.InRow(slices.Index(m.Items, it)) // "sub-tier: Haifa"
			named := asked || further || headed || c.Items.BesideName(it)
			named = named || n.ID != m.Corpus.Home() && locatedToo(m.Items, it)
			switch {
			case named || !exact:
				it.accept(n)
			case c.Items.At(slices.Index(c.Items, it) - 1).Names(n.ID), c.Items.At(slices.Index(c.Items, it) + 1).Names(n.ID):
				it.Known, it.small, it.plain = true, true, true // "germany munich to be exact"
			}
		}
	}
}

// locatedToo reports a town that something is in, as something else is in a country that is
// named: "suppliers in Toulouse and in Brazil".
func locatedToo(items Items, town *Item) bool {
	at := slices.Index(items, town)
	if !items.At(at - 1).Marked(Locates) {
		return false
	}
	const near = 30 // words
	from := max(at-near, 0)
	for j, it := range items[from:min(at+near, len(items))] {
		i := from + j
		before := i - 1
		if ofTown := items.At(before).City() != nil || items.At(before).Named(corpus.PlaceName); ofTown {
			before-- // "in Munich, Germany"
		}
		place := it.Ambiguous != nil || it.Named(corpus.EntityName, corpus.PlaceName)
		if !place || !items.At(before).Marked(Locates) {
			continue
		}
		between := items[min(i, at)+1 : max(i, at)]
		another := func(o *Item) bool { // "with a parent in Dubai", "…, forwarder in Dubai"
			joins := o.Is(SaysAnd|SaysOr) || o.Marked(AnyOne) || o.Before&Comma != 0
			return !o.Name() && joins
		}
		stops := func(o *Item) bool { return o.Before&Stop != 0 }
		if slices.ContainsFunc(between, another) && !slices.ContainsFunc(between, stops) {
			return true
		}
	}
	return false
}

//go:embed data/states.txt
var listedStates string

// readStates reads data/states.txt: the IDs of the countries that have a state or
// a province, by its folded code or name. An error is a fault of the build.
func readStates(c *corpus.Corpus) (map[string][]string, error) {
	out := map[string][]string{}
	err := eachRow(listedStates, func(id, state string) error {
		if key := corpus.Fold(state); key != "" {
			if _, ok := c.Entity(id); ok {
				out[key] = append(out[key], id)
			}
			return nil
		}
		return fmt.Errorf("a state of %s has no name", id)
	})
	return out, err
}

// States returns the IDs of the countries that have a state or a province of that
// folded code or name; none of a country that the corpus does not know.
func (r *Reader) States(key string) []string { return r.states[key] }
