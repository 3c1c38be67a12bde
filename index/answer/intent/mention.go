package intent

import (
	"slices"
	"unicode/utf8"

	"miswg/index/answer/reading"
)

// tryMention finds a question whether the page has a word.
func (d *decider) tryMention() Intent {
	page := slices.ContainsFunc(d.Items, func(it *reading.Item) bool { return it.Marked(reading.ThePage) })
	if open := d.Whole.AsksOpen() && !d.Whole.OpensYesNo(); open {
		return nil
	}
	if !page || !d.Whole.Has(reading.SaysMention) {
		return nil
	}
	if slices.ContainsFunc(d.Items, (*reading.Item).Name) {
		if slices.ContainsFunc(d.Clauses, func(c *reading.Clause) bool { return !c.Explained() }) {
			return nil
		}
		return d.standing()
	}
	var words, absent []string
	for _, it := range d.Items {
		if it.Marked(reading.ThePage) || !it.Noun() || utf8.RuneCountInString(it.Key) < reading.ShortestWord {
			continue
		}
		words = append(words, it.Key)
		if !d.Corpus.Mentions(it.Key) {
			absent = append(absent, it.Key)
		}
	}
	if len(absent) > 0 && len(absent) < len(words) {
		return nil // about some of them the page has something to say
	}
	return Mentioned{words, absent}
}
