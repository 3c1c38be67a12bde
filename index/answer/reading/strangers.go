package reading

import (
	"slices"
	"unicode/utf8"
)

// A stranger is a word that stands where a name is asked about and is none known.

// MaxStrangers bounds the names an answer says it does not know.
const MaxStrangers = 5

// Strangers are the unknown names of the message, as typed: in a row of names, or
// the only thing a question about membership can be about.
func (m *Message) Strangers() []string {
	var out []string
	add := func(c *Clause, i int) {
		if text := compound(c.Items[i:]); len(out) < MaxStrangers && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	names := slices.ContainsFunc(m.Items, (*Item).Recognised)
	for _, c := range m.Clauses {
		for i, it := range c.Items {
			switch {
			case it.Known || it.Recognised() || it.Before&hyphen != 0 || utf8.RuneCountInString(it.Key) < 2:
			case names && c.enumerated(i):
				add(c, i)
			case !names && c.about(i):
				add(c, i)
			}
		}
	}
	return out
}

// about reports whether unknown item i is what the clause asks about.
func (c *Clause) about(i int) bool {
	const fewItems = 5
	return c.Items[i].Capital() || len(c.Unknown) == 1 && len(c.Items) <= fewItems && c.Has(SaysMember, SaysObserver, SaysIn, SaysStatus)
}

// enumerated reports whether the unknown item i is an item of a row of names.
func (c *Clause) enumerated(i int) bool {
	parted := func(j int) bool {
		if j >= len(c.Items) || j < 0 {
			return false
		}
		return c.Items[j].Before&(Comma|Stop) != 0 || c.Items[j].Is(SaysAnd|SaysOr|SaysVersus)
	}
	left := i == 0 || c.Items[i].Before&Comma != 0 || c.Items[i-1].Is(SaysAnd|SaysOr)
	next := i + 1
	for next < len(c.Items) && c.Items[next].Before&hyphen != 0 {
		next++ // "Wakanda-Forever" is one name
	}
	right := next >= len(c.Items) || parted(next)
	return left && right && c.nameWithin(i, 2)
}

// nameWithin reports whether a name stands at most so many items from item i.
func (c *Clause) nameWithin(i, reach int) bool {
	return slices.ContainsFunc(c.Items[max(0, i-reach):min(len(c.Items), i+reach+1)], (*Item).Recognised)
}

// compound is the first item as typed, with what a hyphen joins to it.
func compound(items []*Item) string {
	text := items[0].Text
	for _, it := range items[1:] {
		if it.Before&hyphen == 0 {
			break
		}
		text += "-" + it.Text
	}
	return Clip(text, 40)
}
