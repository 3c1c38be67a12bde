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
			case names && (c.Items.enumerated(i) || m.Items.coupled(it)):
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
