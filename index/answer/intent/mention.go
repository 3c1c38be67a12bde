package intent

import (
	"slices"
	"unicode/utf8"

	"miswg/index/answer/reading"
)

// tryMention finds a question whether the page has a word.
func tryMention(m *reading.Message) Intent {
	page := slices.ContainsFunc(m.Items, func(it *reading.Item) bool {
		within := slices.ContainsFunc(it.Words, func(t reading.Token) bool { return t.Marked(reading.ThePage) })
		return it.Marked(reading.ThePage) || it.Is(reading.SaysMention) && within // "anything on the page about"
	})
	if open := m.Whole.AsksOpen() && !m.Whole.OpensYesNo(); open {
		return nil
	}
	polar := m.Items[0].Opens(reading.AsksOfGroup) && !m.Whole.AsksOpen()
	covers := polar && m.Whole.Has(reading.SaysCovers)
	mentions := covers || m.Whole.Has(reading.SaysMention)
	named := slices.ContainsFunc(m.Items, (*reading.Item).Name)
	const few = 6 // words of "is ITAR mentioned anywhere"
	mentioned := slices.IndexFunc(m.Items, func(it *reading.Item) bool { return it.Is(reading.SaysMention) && !it.Name() })
	brief := polar && mentioned > 1 && ofMatter(m.Items[mentioned-1]) && len(m.Items) <= few
	if !page {
		mentions = mentions && brief && !named
	}
	if !mentions {
		return nil
	}
	if named {
		more := func(it *reading.Item) bool {
			asks := it.Marked(reading.ThePage) || it.Is(reading.SaysMention)
			matter := !it.Known || ofMatter(it)
			return matter && !asks
		}
		if slices.ContainsFunc(m.Items, more) {
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
			absent = append(absent, it.Text)
		}
	}
	if len(absent) > 0 && len(absent) < len(words) {
		return nil // about some of them the page has something to say
	}
	if !page && len(absent) < len(words) {
		return nil // "is it mentioned who chairs"
	}
	if len(words) == 0 {
		return nil // "does the page cover it", "does it mention observers"
	}
	return Mentioned{words, absent}
}

// trySameThing finds the body set beside something that the page never mentions: "is ITAR the
// same thing as the MISWG".
func trySameThing(m *reading.Message) Intent {
	c := m.Whole
	const few = 10 // words
	beside := c.Has(reading.SaysVersus) && c.Has(reading.SaysBody) && len(m.Items) <= few
	if !beside || len(c.Subjects)+len(c.Groups) > 0 {
		return nil
	}
	var absent []string
	for _, it := range m.Items {
		title := it.Capitals() || !it.Known
		switch {
		case it.Is(reading.SaysBody), !ofMatter(it) && it.Known:
		case title && len(it.Key) >= fewest && !m.Corpus.Mentions(it.Key):
			absent = append(absent, it.Key)
		default:
			return nil
		}
	}
	if len(absent) != 1 {
		return nil
	}
	return Mentioned{absent, absent}
}
