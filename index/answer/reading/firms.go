package reading

import (
	"slices"

	"miswg/corpus"
)

// A firm may have a country in its name, and is no country.

// joinFirms makes one item of a country's name and the words of a firm's name beside it: "Israel
// Aerospace Industries", "Air Canada". It still names the country; the firm nobody knows.
func joinFirms(items Items) Items {
	for i := 0; i < len(items); i++ {
		from, to := firmAround(items, i)
		if to-from == 1 || titled(items[:from]) || titled(items[to:]) {
			continue
		}
		named := *items[i]
		named.Before, named.firm = items[from].Before, items[from:to].Text()
		items = slices.Replace(slices.Clone(items), from, to, &named)
		i = from
	}
	return items
}

// firmAround is where a firm's name that has the country's name at i begins and ends; nothing
// but item i where there is none. The word beside the country's, or the last, is one that firms
// have: "General Dynamics Canada". Where capitals do not tell, all words are: "israel aerospace
// industries".
func firmAround(items Items, i int) (from, to int) {
	const least = 2
	name := items[i]
	from, to = i, i+1
	if country := name.Named(corpus.EntityName, corpus.PlaceName) || name.Ambiguous != nil; !country {
		return from, to
	}
	shouted := name.Capitals() && items.At(i+1).Capitals()
	if small := name.Text == name.Key; small || shouted {
		for items.At(to).Before == Space && firmWord(items.At(to), name.Capital()) {
			to++
		}
		adjective := isAdjective(name)
		if few := to-i <= least; few || adjective {
			return i, i + 1
		}
		return from, to
	}
	if joined := items.At(from).Before&hyphen != 0 && inFirm(items.At(from-1)); joined {
		return from - 1, to // "Hydro-Québec"
	}
	for items.At(from).Before == Space && inFirm(items.At(from-1)) {
		from--
	}
	for items.At(to).Before == Space && inFirm(items.At(to)) {
		to++
	}
	if !items.At(i - 1).Marked(FirmWord) {
		from = i
	}
	if !items[to-1].Marked(FirmWord) {
		to = i + 1
	}
	plain := func(it *Item) bool { return it.roles == 0 && it != name }
	if !slices.ContainsFunc(items[from:to], plain) {
		return i, i + 1 // "Canada Group"
	}
	return from, to
}

// firmWord reports a word of firms' names, written as told, that says nothing else here.
func firmWord(it *Item, capital bool) bool {
	return it.Marked(FirmWord) && it.roles == 0 && it.Capital() == capital
}

// inFirm reports a word with a capital that a firm's name may have.
func inFirm(it *Item) bool {
	word := it.mayBeName() || it.Marked(FirmWord)
	return word && titleCase(it.Text) && !it.Recognised()
}

// Branch reports whether item i, in capitals, is the name nobody knows that a country's name
// is behind: "Thales Canada".
func Branch(s Items, i int) bool {
	last := s.last(i)
	country := s[last].Named(corpus.EntityName) && !s[last].Named(corpus.GroupName)
	return last > i && s[i].Capital() && country
}

// Letters reports letters in capitals that may be a firm's or a body's that nobody knows, though people use them: "BAE".
func Letters(m *Message, it *Item) bool {
	other := it.Recognised() || it.Code() != nil || it.Marked(Abbreviation|CompanyForm|Legal|usState)
	if other || m.shouted || !it.Known {
		return false
	}
	return it.Capitals() && it.mayBeName() && !m.Corpus.Mentions(it.Key)
}
