package reading

import (
	"slices"
	"unicode/utf8"

	"miswg/corpus"
)

// Items are the items of a message or of a clause in their order: what stands
// beside what.
type Items []*Item

// At returns item i, or an item that says nothing where there is none.
func (s Items) At(i int) *Item {
	if i < 0 || i >= len(s) {
		return &Item{}
	}
	return s[i]
}

// Marked reports whether the words of some item stand on one of the lists.
func (s Items) Marked(m Mark) bool {
	return slices.ContainsFunc(s, func(it *Item) bool { return it.Marked(m) })
}

// Text returns the items as typed, shortened.
func (s Items) Text() string {
	text := s[0].Text
	for _, it := range s[1:] {
		text += " " + it.Text
	}
	return Clip(text, 40)
}

func (s Items) key() string {
	key := s[0].Key
	for _, it := range s[1:] {
		key += " " + it.Key
	}
	return key
}

// Compares reports whether item i sets a name beside another: "like France".
func (s Items) Compares(i int) bool {
	if !s[i].Marked(comparesWith) {
		return false
	}
	for _, it := range s[i+1:] {
		if !it.Marked(IsArticle) {
			return it.Recognised()
		}
	}
	return false
}

// InRow reports whether item i stands alone between the marks of a row.
func (s Items) InRow(i int) bool {
	const marks = Comma | Stop
	left := i == 0 || s[i].Before&marks != 0 || s[i-1].Is(SaysAnd|SaysOr)
	right := i+1 == len(s) || s[i+1].Before&marks != 0 || s[i+1].Is(SaysAnd|SaysOr)
	return left && right
}

// nameable reports whether a name may stand at item i: in a row, joined to a name, or
// brought in as a further one.
func (s Items) nameable(i int) bool {
	const joins = Comma | Ampersand
	return s.InRow(i) || s.couplesName(i, -1, joins) || s.couplesName(i, 1, joins) || s.broughtIn(i)
}

// BesideName reports whether the item stands in a list with a name.
func (s Items) BesideName(it *Item) bool {
	i := slices.Index(s, it)
	return s.listsName(i, -1) || s.listsName(i, 1)
}

// listsName looks from item i one way for a name in a list with it, with nothing
// but glue between.
func (s Items) listsName(i, step int) bool {
	joined := false
	for j := i + step; j >= 0 && j < len(s); j += step {
		it, right := s[j], s[max(j, j-step)]
		joined = joined || right.Before&Comma != 0
		if joined && it.Recognised() {
			return true
		}
		and := it.Is(SaysAnd | SaysOr)
		if !and && !it.Bare() {
			return false
		}
		joined = joined || and
	}
	return false
}

// inRowOfNames reports whether a mark, "and" or "or" joins the item to a name or
// to another code in capitals.
func (s Items) inRowOfNames(it *Item) bool {
	i := slices.Index(s, it)
	return s.joinedName(i, -1) || s.joinedName(i, 1) || s.inRowOfCodes(i)
}

// joinedName looks from item i one way for a name joined to it.
func (s Items) joinedName(i, step int) bool {
	joined := false
	for j := i + step; j >= 0 && j < len(s); j += step {
		right := s[max(j, j-step)]
		joined = joined || right.Before&(Comma|Line) != 0
		it := s[j]
		switch {
		case it.Is(SaysAnd | SaysOr | SaysVersus):
			joined = true
		case it.Recognised(), it.inCapitals():
			return joined
		default:
			return false
		}
	}
	return false
}

// inRowOfCodes reports whether item i stands among three codes or more in capitals
// with nothing between them: "GBR USA CAN".
func (s Items) inRowOfCodes(i int) bool {
	const least = 3
	code := func(j int) bool { return s.At(j).inCapitals() }
	from, to := i, i+1
	for ; to-from < least && code(from-1); from-- {
	}
	for ; to-from < least && code(to); to++ {
	}
	return to-from >= least
}

// AsideAfter reports whether a word behind item i sets it aside: "Iceland aside".
func (s Items) AsideAfter(i int) bool { return s.At(i + 1).Marked(setsAside) }

// outsideBefore reports whether "besides" or the like stands before item i, with
// nothing but other names and articles between.
func (s Items) outsideBefore(i int) bool {
	if s.AsideAfter(i) {
		return true
	}
	for j := i - 1; j >= 0; j-- {
		it := s[j]
		switch {
		case it.Is(SaysOutside) && !it.Name():
			return true
		case it.Recognised(), it.Marked(IsArticle), it.Is(SaysAnd), it.Is(SaysOr):
		default:
			return false
		}
	}
	return false
}

// companyBeside reports whether a name nobody knows stands directly before or
// behind item i, or a "de": "SA de CV".
func (s Items) companyBeside(i int) bool {
	last, next := s.At(i-1), s.At(i+1)
	before := s[i].Before == Space && last.foreign()
	after := next.Before == Space && next.foreign()
	return before || after || last.Key == "de"
}

// headsLine reports whether item i begins a line and a colon follows it: "FW: Japan".
func (s Items) headsLine(i int) bool {
	begins := i == 0 || s[i].Before&Line != 0
	return begins && s.At(i+1).Before&Stop != 0
}

// townBefore reports whether a town stands before item i: one of the United
// States, or an unknown one where no other code shows that this is a row of codes.
func (s Items) townBefore(i int) bool {
	if i == 0 || s[i].Before&Comma == 0 {
		return false
	}
	if i+1 < len(s) && s[i+1].Names("US") && s[i+1].Before&Comma != 0 {
		return true // "Portland, ME, USA"
	}
	town := s[i-1]
	if slices.ContainsFunc(town.Tentative, func(n corpus.NameEntry) bool { return n.Sort == corpus.City && n.ID == "US" }) {
		return true
	}
	codes := 0
	for _, it := range s {
		if it.inCapitals() {
			codes++
		}
	}
	return town.foreign() && codes == 1
}

// Coupled reports whether "and", "or" or their signs join item i to a name.
func (s Items) Coupled(i int) bool {
	return s.couplesName(i, -1, Ampersand) || s.couplesName(i, 1, Ampersand)
}

// couplesName looks from item i one way for a name, with nothing between but a join, or
// one of the marks, and articles. "New" of "New Zeland" is of one name with it.
func (s Items) couplesName(i, step int, marks Sep) bool {
	joined := false
	for j := i + step; j >= 0 && j < len(s); j += step {
		it, right := s[j], s[max(j, j-step)]
		joined = joined || right.Before&marks != 0
		ofOneName := !joined && right.Before == Space && it.mayBeName()
		switch {
		case it.Is(SaysAnd|SaysOr) && !it.Name():
			joined = true
		case it.Marked(IsArticle), ofOneName:
		default:
			return joined && it.Name()
		}
	}
	return false
}

// broughtIn reports whether item i ends a piece that names somebody further: "what
// about Zamunda?", "… but not Zamunda".
func (s Items) broughtIn(i int) bool {
	next := s.At(i + 1)
	if ends := i+1 >= len(s) || next.Before&(Comma|Stop) != 0 || next.Is(SaysAnd|SaysOr|SaysBut); !ends {
		return false
	}
	for j := i - 1; j >= max(0, i-4); j-- {
		it := s[j]
		switch {
		case it.Name() || it.content():
			return false
		case it.Is(SaysAnd | SaysOr | SaysBut), it.Opens(bringsIn):
			return j > 0
		case s[j+1].Before&(Comma|Stop) != 0:
			return false
		}
	}
	return false
}

// corrects reports whether the negation at i sets a name right ("austria not
// australia") or weighs both sides ("or not").
func (s Items) corrects(i int) bool {
	last, next := s.At(i-1), s.At(i+1)
	between := last.Recognised() && next.Recognised() && !next.Named(corpus.GroupName)
	return between || last.Is(SaysOr)
}

// Clip shortens s to at most n runes.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
