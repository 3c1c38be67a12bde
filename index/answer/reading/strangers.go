package reading

import (
	"slices"
	"unicode/utf8"

	"miswg/corpus"
)

// A stranger is a word that stands where a name is asked about and is none known.

// Strangers are the unknown names of the message, as typed: in a row of names, or
// the only thing a question about membership can be about. Of one whose country is given
// with it that country is asked about, and it is none.
func (m *Message) Strangers() []string {
	var out []string
	keep := func(text string) {
		if !slices.Contains(out, text) {
			out = append(out, text)
		}
	}
	add := func(c *Clause, i int) { keep(compound(c.Items[c.Items.first(i):])) }
	names := slices.ContainsFunc(m.Items, (*Item).Recognised)
	from := 0 // of the clause, among the items of the message
	for _, c := range m.Clauses {
		for i, it := range c.Items {
			switch {
			case it.firm != "" && countryGiven(m.Items, from+i):
			case it.firm != "":
				keep(it.firm)
			case names && Letters(m, it) && inRowOfStrangers(m.Items, from+i):
				add(c, i) // "Saab, Norway, BAE"
			case !unheard(it) || it.Before&hyphen != 0 || countryGiven(m.Items, from+i):
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

// GivesCountries reports whether the country of a name nobody knows is given with it: what is
// asked of the one is told of the other.
func GivesCountries(m *Message) bool {
	for i, it := range m.Items {
		if unheard(it) && countryGiven(m.Items, i) {
			return true
		}
	}
	return false
}

// countryGiven reports whether the country of the name at item i, or of the town, stands right
// behind it: in a bracket, "Saab AB (Linköping, Sweden)", or alone behind a dash or a colon, "Saab
// - Sweden".
func countryGiven(s Items, i int) bool {
	next := s.last(i) + 1
	for s.At(next).Before == Space && s.At(next).Marked(CompanyForm|Legal) {
		next++
	}
	country := func(i int) bool { return s.At(i).Name() && !s.At(i).Named(corpus.GroupName) }
	town := func(i int) bool { return s.At(i).City() != nil || s.At(i).foreign() }
	within := func(i int) bool { return s.At(i).Before&Comma != 0 && s.At(i).Before&closing == 0 }
	ofFirm := s[i].Before&Bracket != 0 && s.At(i-1).foreign() // "Ruag (Emmen, CH)"
	switch begins := s.At(next).Before; {
	case begins&Bracket != 0:
		if within(next+1) && town(next) {
			next++
		}
		return country(next)
	case begins&Stop == 0:
		return ofFirm && within(next) && country(next)
	}
	last := s[next-1].Words
	full := last[len(last)-1].dotted || s[next].Before&(Line|question) != 0
	ends := next+1 >= len(s) || s[next+1].Before&(Comma|Stop) != 0
	return !full && ends && country(next)
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
	joined := s.Coupled(i) || s.broughtIn(i) || inRowOfStrangers(s, i)
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

// Nowhere are the places and firms of a message that names nobody we know, as typed: words with a
// capital that nobody uses, one of them where somebody is: "Thales in Limours"; none otherwise.
func Nowhere(m *Message) []string {
	var out []string
	located := false
	for i := 0; i < len(m.Items); i++ {
		it := m.Items[i]
		if it.Recognised() || it.Proposed != nil {
			return nil
		}
		if !unheard(it) || !it.Capital() {
			continue
		}
		last := m.Items.At(i - 1)
		located = located || last.Marked(Locates) && !last.Marked(TiesOf)
		out = append(out, compound(m.Items[i:]))
		i = m.Items.last(i)
	}
	if !located {
		return nil
	}
	return out
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

// inRowOfStrangers reports whether item i, in capitals, is of a row in which a name we know
// stands further on: "Norway, Saab, Terma, Patria".
func inRowOfStrangers(s Items, i int) bool {
	and := func(j int) bool { return s.At(j).Is(SaysAnd|SaysOr) && !s.At(j).Name() }
	parts := func(j int) bool { return s.At(j).Text == "" || s[j].Before&(Comma|Stop) != 0 || and(j) }
	from, to := s.first(i), s.last(i)+1
	begins := from == 0 || s[from].Before&(Comma|Stop) != 0 && s[from].Before&Bracket == 0
	row := begins && parts(to) || and(from-1)
	if !row || !s[i].mayBeName() {
		return false
	}
	for _, step := range []int{-1, 1} {
		joined := false
		for j := i + step; j >= 0 && j < len(s); j += step {
			it, before := s[j], s[max(j, j-step)].Before
			if before&Stop != 0 {
				break
			}
			joined = joined || before&Comma != 0
			if it.Name() {
				return joined && parts(j+1)
			}
			within := and(j) || it.Marked(IsArticle)
			if !within && !it.mayBeName() {
				break
			}
			joined = and(j) || joined && within
		}
	}
	return false
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
