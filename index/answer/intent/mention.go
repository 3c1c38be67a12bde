package intent

import (
	"slices"
	"unicode/utf8"

	"miswg/index/answer/reading"
)

// tryMention finds a question whether the page has a word.
func tryMention(m *reading.Message) Intent {
	page := slices.ContainsFunc(m.Items, func(it *reading.Item) bool { return it.Marked(reading.ThePage) })
	if open := m.Whole.AsksOpen() && !m.Whole.OpensYesNo(); open {
		return nil
	}
	polar := m.Items[0].Opens(reading.AsksOfGroup) && !m.Whole.AsksOpen()
	covers := polar && m.Whole.Has(reading.SaysCovers)
	mentions := covers || m.Whole.Has(reading.SaysMention)
	if !page || !mentions {
		return nil
	}
	if slices.ContainsFunc(m.Items, (*reading.Item).Name) {
		if slices.ContainsFunc(m.Clauses, func(c *reading.Clause) bool { return !c.Explained() }) {
			return nil
		}
		return standingOf(m)
	}
	var words, absent []string
	for _, it := range m.Items {
		if it.Marked(reading.ThePage) || !it.Noun() || utf8.RuneCountInString(it.Key) < reading.ShortestWord {
			continue
		}
		words = append(words, it.Key)
		if !m.Corpus.Mentions(it.Key) {
			absent = append(absent, it.Key)
		}
	}
	if len(absent) > 0 && len(absent) < len(words) {
		return nil // about some of them the page has something to say
	}
	if len(words) == 0 && covers {
		return nil // "does the page cover it"
	}
	return Mentioned{words, absent}
}
