package reading

import (
	"unicode/utf8"
)

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

// Noun reports whether the item is a word of matter, neither a name nor grammar.
func (m *Message) Noun(it *Item) bool {
	says := it.Recognised() || it.roles != 0
	return !says && !m.Words.functional(it.Key)
}

// NearNames returns the entities that the first word of matter sounds like.
func (m *Message) NearNames() []string {
	for i, it := range m.Items {
		half := it.Before&hyphen != 0 || ItemAt(m.Items, i+1).Before&hyphen != 0 // "Croix-Rouge"
		if it.content() && !half && m.mayBeSlip(it) {
			if ids, _ := m.names.near(it.Key, 1); len(ids) > 0 {
				return ids
			}
		}
	}
	return nil
}

// Clip shortens s to at most n runes.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
