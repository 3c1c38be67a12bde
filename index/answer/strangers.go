package answer

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// A stranger is a word that stands where a name is asked about and is none known.

// maxStrangers bounds the names an answer says it does not know.
const maxStrangers = 5

// strangers are the unknown names of the message, as typed: in a row of names, or
// the only thing a question about membership can be about.
func (m *message) strangers() []string {
	var out []string
	add := func(it *item) {
		if text := clip(it.text, 40); len(out) < maxStrangers && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	names := slices.ContainsFunc(m.items, named)
	for _, c := range m.clauses {
		for i, it := range c.items {
			switch {
			case it.known || named(it) || utf8.RuneCountInString(it.key) < 2:
			case names && c.enumerated(i):
				add(it)
			case !names && c.about(i):
				add(it)
			}
		}
	}
	return out
}

// about reports whether unknown item i is what the clause asks about.
func (c *clause) about(i int) bool {
	it := c.items[i]
	capital, _ := utf8.DecodeRuneInString(it.text)
	const fewItems = 5
	return unicode.IsUpper(capital) || len(c.unknown) == 1 && len(c.items) <= fewItems && c.has(saysMember, saysObserver, saysIn, saysStatus)
}

// enumerated reports whether the unknown item i is an item of a row of names.
func (c *clause) enumerated(i int) bool {
	parted := func(j int) bool {
		if j >= len(c.items) || j < 0 {
			return false
		}
		return c.items[j].before&(comma|stop) != 0 || c.items[j].is(saysAnd|saysOr|saysVersus)
	}
	left := i == 0 || c.items[i].before&comma != 0 || c.items[i-1].is(saysAnd|saysOr)
	right := i+1 >= len(c.items) || parted(i+1)
	return left && right && c.nameWithin(i, 2)
}

// nameWithin reports whether a name stands at most so many items from item i.
func (c *clause) nameWithin(i, reach int) bool {
	return slices.ContainsFunc(c.items[max(0, i-reach):min(len(c.items), i+reach+1)], named)
}
