package answer

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"miswg/corpus"
)

// Two capitals are a country's code only where nothing else explains them: the
// form of a company ("Saab AB"), a state after an American town ("Huntsville,
// AL"), or what mail programs put before a subject ("FW:").

// dropLanguages takes the country from a language: "in English please".
func (m *message) dropLanguages() {
	for i, it := range m.items {
		if i == 0 || len(it.words) > 1 || m.items[i-1].key != "in" && m.items[i-1].key != "en" {
			continue
		}
		adjective := slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective && n.Kind == corpus.EntityName })
		if adjective {
			it.senses, it.small, it.plain, it.neutral = nil, true, true, true
		}
	}
}

// guardCodes takes the code from items that are something else.
func (m *message) guardCodes() {
	for i, it := range m.items {
		if it.code() == nil {
			continue
		}
		form := it.marked(companyForm) && m.companyBeside(i)
		state := it.marked(usState) && m.townBefore(i)
		mail := it.marked(mailPrefix) && m.headsLine(i)
		if form || state || mail {
			it.tentative = slices.DeleteFunc(slices.Clone(it.tentative), func(n corpus.NameEntry) bool { return n.Sort == corpus.CodeName })
			it.known = true
		}
	}
}

// guardNouns takes the country from words that are a plain noun where something
// tells more of it: "the States forming the group".
func (m *message) guardNouns() {
	for i, it := range m.items[:max(len(m.items)-1, 0)] {
		if it.marked(plainNoun) && m.items[i+1].marked(tellsMore) {
			it.senses, it.roles, it.known = nil, saysCountry, true
		}
	}
}

// companyBeside reports whether a name nobody knows stands directly before or
// behind item i, or a "de": "SA de CV".
func (m *message) companyBeside(i int) bool {
	last, next := itemAt(m.items, i-1), itemAt(m.items, i+1)
	before := m.items[i].before == space && last.foreign()
	after := next.before == space && next.foreign()
	return before || after || last.key == "de"
}

// headsLine reports whether item i begins a line and a colon follows it: "FW: Japan".
func (m *message) headsLine(i int) bool {
	begins := i == 0 || m.items[i].before&line != 0
	return begins && itemAt(m.items, i+1).before&stop != 0
}

// foreign reports a capitalised word that is no name we know.
func (it *item) foreign() bool {
	first, _ := utf8.DecodeRuneInString(it.text)
	return unicode.IsUpper(first) && !named(it) && it.code() == nil
}

// townBefore reports whether a town stands before item i: one of the United
// States, or an unknown one where no other code shows that this is a row of codes.
func (m *message) townBefore(i int) bool {
	if i == 0 || m.items[i].before&comma == 0 {
		return false
	}
	if i+1 < len(m.items) && m.items[i+1].names("US") && m.items[i+1].before&comma != 0 {
		return true // "Portland, ME, USA"
	}
	town := m.items[i-1]
	if slices.ContainsFunc(town.tentative, func(n corpus.NameEntry) bool { return n.Sort == corpus.City && n.ID == "US" }) {
		return true
	}
	codes := 0
	for _, it := range m.items {
		if it.code() != nil && allCaps(it.words) {
			codes++
		}
	}
	return town.foreign() && codes == 1
}

// acceptCities lets a town stand for its country where the message names none,
// or in a row of names.
func (m *message) acceptCities() {
	exact := slices.ContainsFunc(m.items, (*item).name)
	for _, c := range m.clauses {
		for _, it := range c.items {
			if named(it) || exact && !besideName(c, it) {
				continue
			}
			for i, n := range it.tentative {
				if n.Sort == corpus.City {
					it.accept(&it.tentative[i])
					break
				}
			}
		}
		c.sort()
	}
}
