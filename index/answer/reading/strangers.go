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
		if text := compound(c.Items[c.Items.first(i):]); len(out) < MaxStrangers && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	names := slices.ContainsFunc(m.Items, (*Item).Recognised)
	for _, c := range m.Clauses {
		for i, it := range c.Items {
			switch {
			case !unheard(it) || it.Before&hyphen != 0:
			case names && (c.Items.enumerated(i) || m.further(it)):
				add(c, i)
			case !names && c.about(i):
				add(c, i)
			}
		}
	}
	return out
}

// further reports whether the item is joined to a name, brought in behind one, or heads
// a list with one.
func (m *Message) further(it *Item) bool {
	i := slices.Index(m.Items, it)
	return m.Items.Coupled(i) || m.Items.broughtIn(i) || m.Items.heads(i)
}

// unheard reports a word of some length that is neither known nor a place's.
func unheard(it *Item) bool {
	if it.Known || it.Recognised() || it.maybeCity() {
		return false
	}
	return !it.Marked(mailPrefix|Town) && utf8.RuneCountInString(it.Key) > 1
}

// about reports whether unknown item i is what the clause asks about.
func (c *Clause) about(i int) bool {
	const fewItems = 6
	return c.Items[i].Capital() || len(c.Unknown) == 1 && len(c.Items) <= fewItems && c.Has(SaysMember, SaysObserver, SaysIn, SaysStatus)
}

// compound is the first item as typed, with what a hyphen joins to it and the words of
// one name with it.
func compound(items Items) string {
	text := items[0].Text
	for i, it := range items[1:] {
		switch {
		case it.Before&hyphen != 0:
			text += "-" + it.Text
		case items.first(i+1) == 0:
			text += " " + it.Text
		default:
			return Clip(text, 40)
		}
	}
	return Clip(text, 40)
}

// ShortestWord is the length from which a word counts as matter.
const ShortestWord = 3

// ContentWords are the words that carry the question, names apart.
func (m *Message) ContentWords() []string {
	var out []string
	for _, it := range m.Items {
		if it.content() && utf8.RuneCountInString(it.Key) >= ShortestWord {
			out = append(out, it.Key)
		}
	}
	return out
}
