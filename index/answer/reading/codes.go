package reading

import (
	_ "embed"
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// Two capitals are a country's code only where nothing else explains them: the
// form of a company ("Saab AB"), a state after an American town ("Huntsville,
// AL"), or what mail programs put before a subject ("FW:").

// dropLanguages takes the country from a language: "in Italian please".
func (m *Message) dropLanguages() {
	for i, it := range m.Items {
		if i == 0 || len(it.Words) > 1 || m.Items[i-1].Key != "in" && m.Items[i-1].Key != "en" {
			continue
		}
		adjective := slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective && n.Kind == corpus.EntityName })
		if adjective || it.Marked(language) {
			it.Senses, it.Tentative, it.small, it.plain, it.neutral = nil, nil, true, true, true
		}
	}
}

// guardCodes takes the code from items that are something else.
func (m *Message) guardCodes() {
	for i, it := range m.Items {
		if it.Code() == nil {
			continue
		}
		form := it.Marked(CompanyForm) && m.companyBeside(i)
		state := it.Marked(usState) && m.townBefore(i)
		mail := it.Marked(mailPrefix) && m.headsLine(i)
		if form || state || mail {
			it.Tentative = slices.DeleteFunc(slices.Clone(it.Tentative), func(n corpus.NameEntry) bool { return n.Sort == corpus.CodeName })
			it.Known = true
		}
	}
}

// guardNouns takes the country from words that are a plain noun where something
// tells more of it: "the States forming the group".
func (m *Message) guardNouns() {
	for i, it := range m.Items[:max(len(m.Items)-1, 0)] {
		if it.Marked(plainNoun) && m.Items[i+1].Marked(tellsMore) {
			it.Senses, it.roles, it.Known = nil, SaysCountry, true
		}
	}
}

// companyBeside reports whether a name nobody knows stands directly before or
// behind item i, or a "de": "SA de CV".
func (m *Message) companyBeside(i int) bool {
	last, next := ItemAt(m.Items, i-1), ItemAt(m.Items, i+1)
	before := m.Items[i].Before == Space && last.foreign()
	after := next.Before == Space && next.foreign()
	return before || after || last.Key == "de"
}

// headsLine reports whether item i begins a line and a colon follows it: "FW: Japan".
func (m *Message) headsLine(i int) bool {
	begins := i == 0 || m.Items[i].Before&Line != 0
	return begins && ItemAt(m.Items, i+1).Before&Stop != 0
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

// townBefore reports whether a town stands before item i: one of the United
// States, or an unknown one where no other code shows that this is a row of codes.
func (m *Message) townBefore(i int) bool {
	if i == 0 || m.Items[i].Before&Comma == 0 {
		return false
	}
	if i+1 < len(m.Items) && m.Items[i+1].Names("US") && m.Items[i+1].Before&Comma != 0 {
		return true // "Portland, ME, USA"
	}
	town := m.Items[i-1]
	if slices.ContainsFunc(town.Tentative, func(n corpus.NameEntry) bool { return n.Sort == corpus.City && n.ID == "US" }) {
		return true
	}
	codes := 0
	for _, it := range m.Items {
		if it.Code() != nil && allCaps(it.Words) {
			codes++
		}
	}
	return town.foreign() && codes == 1
}

// acceptCities lets a town stand for its country where the message names none,
// or in a row of names.
func (m *Message) acceptCities() {
	exact := slices.ContainsFunc(m.Items, (*Item).Name)
	for _, c := range m.Clauses {
		for _, it := range c.Items {
			if it.Recognised() || exact && !BesideName(c, it) {
				continue
			}
			for i, n := range it.Tentative {
				if n.Sort == corpus.City {
					it.accept(&it.Tentative[i])
					break
				}
			}
		}
		c.Sort()
	}
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
