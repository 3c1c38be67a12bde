package answer

import (
	"slices"
	"unicode/utf8"
)

// tryMention finds a question whether the page has a word.
func (d *decider) tryMention() Intent {
	page := slices.ContainsFunc(d.items, func(it *item) bool { return it.marked(thePage) })
	if !page || !join(d.clauses).has(saysMention) {
		return nil
	}
	if slices.ContainsFunc(d.items, (*item).name) {
		return d.standing()
	}
	var words, absent []string
	for _, it := range d.items {
		if it.marked(thePage) || !d.noun(it) || utf8.RuneCountInString(it.key) < shortestWord {
			continue
		}
		words = append(words, it.key)
		if !d.corpus.Mentions(it.key) {
			absent = append(absent, it.key)
		}
	}
	return Mentioned{words, absent}
}

// shortestWord is the length from which a word counts as matter.
const shortestWord = 3

// contentWords are the words that carry the question, names apart.
func (m *message) contentWords() []string {
	var out []string
	for _, it := range m.items {
		if it.content() && utf8.RuneCountInString(it.key) >= shortestWord {
			out = append(out, it.key)
		}
	}
	return out
}
