package reading

import (
	"slices"
	"unicode/utf8"

	"miswg/corpus"
)

// A stranger is a word that stands where a name is asked about and is none known.

// MaxStrangers bounds the names an answer says it does not know.
const MaxStrangers = 5

// Strangers are the unknown names of the message, as typed: in a row of names, or
// the only thing a question about membership can be about.
func (m *Message) Strangers() []string {
	var out []string
	keep := func(text string) {
		if len(out) < MaxStrangers && !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	add := func(c *Clause, i int) { keep(compound(c.Items[c.Items.first(i):])) }
	names := slices.ContainsFunc(m.Items, (*Item).Recognised)
	from := 0 // of the clause, among the items of the message
	for _, c := range m.Clauses {
		for i, it := range c.Items {
			switch {
			case it.firm != "":
				keep(it.firm)
			case !unheard(it) || it.Before&hyphen != 0:
			case names && (c.Items.enumerated(i) || further(m.Items, from+i)):
				add(c, i)
			case !names && c.about(i):
				add(c, i)
			}
		}
		from += len(c.Items)
	}
	return out
}

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
		adjective := len(name.Senses) > 0 && name.Senses[0].Sort == corpus.Adjective
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

// titled reports a word in the midst of a sentence that has a capital and is no name: there
// capitals say nothing.
func titled(items Items) bool {
	return slices.ContainsFunc(items[min(1, len(items)):], func(it *Item) bool {
		own := it.Name() || it.Marked(FirmWord) || !it.Known
		return titleCase(it.Text) && !own
	})
}

// further reports whether item i stands where another name may: joined to a name,
// brought in behind one, at the head of a list with one, asked of, or placed like one.
func further(s Items, i int) bool {
	if s.At(i+1).Is(SaysIn) && s.At(i+2).mayBeName() {
		return false // "plus a backup in Zamunda"
	}
	joined := s.Coupled(i) || s.broughtIn(i)
	return joined || heads(s, i) || asked(s, i) || placed(s, i)
}

// placed reports whether item i stands behind "in" as a name of the message does: "a firm
// in Finland and one in Zamunda".
func placed(s Items, i int) bool {
	within := func(j int) bool { return s.At(j-1).Is(SaysIn) && !s.At(j-1).Name() }
	if !s[i].mayBeName() || !within(i) {
		return false
	}
	joined := false
	for j := i - 1; j > 0; j-- {
		joined = joined || s[j].Is(SaysAnd|SaysOr) || s[j].Before&Comma != 0
		if s[j].Name() && within(j) {
			return joined
		}
	}
	return false
}

// unheard reports a word of some length that is neither known nor a place's.
func unheard(it *Item) bool {
	if it.Known || it.Recognised() || it.City() != nil {
		return false
	}
	return !it.Marked(mailPrefix|Town) && utf8.RuneCountInString(it.Key) > 1
}

// asked reports whether item i stands between the word that opens a question for yes or
// no and one of membership: "is Wakanda a member? and Norway".
func asked(s Items, i int) bool {
	next := s.last(i) + 1
	for next < len(s) && s[next].Marked(IsArticle) {
		next++
	}
	if !s.At(next).Is(SaysMember | SaysObserver | SaysIn | SaysBody) {
		return false
	}
	for i--; i >= 0 && s[i].Marked(IsArticle); i-- {
	}
	if i < 0 || !s[i].Opens(opensPolar) {
		return false
	}
	return i == 0 || s[i].Before&Stop != 0 || s[i-1].Is(SaysAnd)
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

// enumerated reports whether the unknown item i is an item of a row of names.
func (s Items) enumerated(i int) bool {
	parted := func(j int) bool {
		if j >= len(s) || j < 0 {
			return false
		}
		return s[j].Before&(Comma|Stop) != 0 || s[j].Is(SaysAnd|SaysOr|SaysVersus)
	}
	first := s.first(i)
	left := first == 0 || s[first].Before&Comma != 0 || s[first-1].Is(SaysAnd|SaysOr)
	next := s.last(i) + 1
	right := next >= len(s) || parted(next)
	near := s[max(0, i-2):min(len(s), i+3)]
	return left && right && slices.ContainsFunc(near, (*Item).Recognised)
}

// heads reports whether item i, in capitals, ends the first name of a list that ends in
// "and" and has a name we know: "check Lockheed Martin, Thales and France".
func heads(s Items, i int) bool {
	next := s.last(i) + 1
	if !s[i].Capital() || s.At(next).Before&Comma == 0 {
		return false
	}
	and, named := false, false
	for _, it := range s[next:min(len(s), next+8)] {
		and = and || it.Is(SaysAnd|SaysOr)
		named = named || it.Name()
		joins := it.Is(SaysAnd|SaysOr) || it.Marked(IsArticle)
		if member := it.Name() || joins || it.mayBeName(); !member {
			break
		}
	}
	return and && named
}

// longestName is how many words a name nobody knows may have.
const longestName = 6

// spaced reports whether item i, in capitals, is of one name with the item before it.
func (s Items) spaced(i int) bool {
	return s[i].Before == Space && s[i].Capital() && s.At(i-1).mayBeName()
}

// first is where the name begins of which item i is the last word: "Lockheed Martin".
func (s Items) first(i int) int {
	for n := 1; n < longestName && s.spaced(i); n++ {
		i--
	}
	return i
}

// last is where the name ends that begins with item i, or with the words before it:
// "Wakanda-Forever", "Lockheed Martin".
func (s Items) last(i int) int {
	for n := 1; n < longestName && i+1 < len(s) && (s[i+1].Before&hyphen != 0 || s.spaced(i+1)); n++ {
		i++
	}
	return i
}
