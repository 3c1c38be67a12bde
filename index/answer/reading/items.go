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
	if !s[i].Marked(ComparesWith) {
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
	return s.InRow(i) || s.besideOneName(i, Comma|Ampersand) || s.broughtIn(i)
}

// BesideName reports whether the item stands in a list with a name, with nothing but
// glue between.
func (s Items) BesideName(it *Item) bool {
	glue := func(it, _ *Item, _ bool) bool { return it.Bare() }
	return s.joined(slices.Index(s, it), Comma, (*Item).Recognised, glue)
}

// Coupled reports whether "and", "or" or their signs join item i to a name.
func (s Items) Coupled(i int) bool { return s.besideOneName(i, Ampersand) }

// besideOneName reports whether "and", "or" or one of the marks joins item i to a name,
// with nothing but articles between. "New" of "New Zeland" is of one name with it.
func (s Items) besideOneName(i int, marks Sep) bool {
	return s.joined(i, marks, (*Item).Name, func(it, right *Item, joined bool) bool {
		ofOneName := !joined && right.Before == Space && it.mayBeName()
		return ofOneName || it.Marked(IsArticle)
	})
}

// inRowOfNames reports whether a mark, "and" or "or" joins item i to a name or to
// another code in capitals, or whether it stands among three codes or more in capitals
// with nothing between them: "GBR USA CAN".
func (s Items) inRowOfNames(i int) bool {
	name := func(it *Item) bool { return it.Recognised() || it.inCapitals() }
	nothing := func(_, _ *Item, _ bool) bool { return false }
	return s.joined(i, Comma|Line, name, nothing) || s.inRowOf(i, (*Item).inCapitals, false)
}

// besideNames reports whether item i is joined to a name, or stands directly between two: "uk us
// canada".
func besideNames(s Items, i int) bool {
	last, next := s.At(i-1), s.At(i+1)
	between := last.Name() && next.Name() && s[i].Before == Space && next.Before == Space
	return between || s.besideOneName(i, Comma|Line)
}

// dashed reports whether item i is one of several codes, each behind a dash or a colon and the
// name of a firm: "Kongsberg - NO, Patria - FI".
func dashed(s Items, i int) bool {
	const several = 2
	pair := func(i int) bool {
		apart := s[i].Before&Stop != 0 && (i+1 == len(s) || s[i+1].Before&(Comma|Stop) != 0)
		return apart && s[i].inCapitals() && s.At(i-1).foreign()
	}
	n := 0
	for j := range s {
		if pair(j) {
			n++
		}
	}
	return n >= several && pair(i)
}

// endsBracket reports whether item i ends what begins with a bracket, with a place before it at most:
// "Saab (SE)", "Ruag (Emmen, CH)".
func endsBracket(s Items, i int) bool {
	const longest = 3
	if ends := i+1 == len(s) || s[i+1].Before&(Comma|Stop) != 0; !ends {
		return false
	}
	for j := i; j > max(i-longest, -1); j-- {
		it := s[j]
		place := it.City() != nil || it.Named(corpus.PlaceName) || it.foreign()
		if j < i && !place {
			return false
		}
		if it.Before&Bracket != 0 {
			return true
		}
		if apart := it.Before&Comma != 0; j == i && !apart {
			return false
		}
	}
	return false
}

// inListOfCodes reports whether item i stands in a list of three or more that are all
// codes or names, in small letters too: "aus / nz / sg / jp".
func (s Items) inListOfCodes(i int) bool {
	return s.inRowOf(i, func(it *Item) bool { return it.Code() != nil || it.Name() }, true)
}

// joined looks from item i both ways for a name that one of the marks, "and", "or" or
// "versus" joins to it, with nothing else between but what may be passed over: an item,
// given the one of it and its neighbour that stands behind the other, and whether a
// join has been passed.
func (s Items) joined(i int, marks Sep, name func(*Item) bool, over func(it, right *Item, joined bool) bool) bool {
	for _, step := range []int{-1, 1} {
		joined := false
		for j := i + step; j >= 0 && j < len(s); j += step {
			it, right := s[j], s[max(j, j-step)]
			joined = joined || right.Before&marks != 0
			if it.Is(SaysAnd|SaysOr|SaysVersus) && !it.Name() {
				joined = true
				continue
			}
			if joined && name(it) {
				return true
			}
			if name(it) || !over(it, right, joined) {
				break
			}
		}
	}
	return false
}

// inRowOf reports whether item i stands in a row of three or more that belong, with
// commas, "and" or "or" between them if they must be parted. It looks no further.
func (s Items) inRowOf(i int, belongs func(*Item) bool, parted bool) bool {
	const least = 3
	n := 1
	for _, step := range []int{-1, 1} {
		joined := !parted
		for j := i + step; n < least; j += step {
			it := s.At(j)
			joined = joined || s.At(max(j, j-step)).Before&Comma != 0
			if it.Is(SaysAnd|SaysOr) && !it.Name() {
				joined = true
				continue
			}
			if !joined || !belongs(it) {
				break
			}
			n, joined = n+1, !parted
		}
	}
	return n >= least
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

// townBefore reports whether a town stands before item i: one of the United
// States, or an unknown one where no other code shows that this is a row of codes.
func (s Items) townBefore(i int) bool {
	if i == 0 || s[i].Before&Comma == 0 {
		return false
	}
	if i+1 < len(s) && s[i+1].Names("US") && s[i+1].Before&Comma != 0 {
		return true // "Portland, ME, USA"
	}
	if townOf(s[i-1], "US") {
		return true
	}
	codes := 0
	for j, it := range s {
		if it.inCapitals() && !townOf(s.At(j-1), "US") {
			codes++
		}
	}
	return s[i-1].foreign() && codes == 1
}

// townOf reports a town that may be one of that country.
func townOf(it *Item, id string) bool {
	return slices.ContainsFunc(it.Tentative, func(n corpus.NameEntry) bool { return n.Sort == corpus.City && n.ID == id })
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
		case it.Is(SaysAnd | SaysOr | SaysBut), it.Opens(Further):
			return j > 0
		case s[j+1].Before&(Comma|Stop) != 0:
			return false
		}
	}
	return false
}

// BroughtIn reports whether item i names somebody further at the end of a piece: "is Japan in
// and the Baltics".
func BroughtIn(s Items, i int) bool { return s.broughtIn(i) }

// Once reports what was, and when is not said: "has it ever been a member", "a-t-elle déjà été
// membre".
func Once(items Items) bool {
	ever := slices.IndexFunc(items, func(it *Item) bool { return it.Is(saysEver) && !it.Name() })
	return ever >= 0 && (items.At(ever+1).Is(saysBeen) || items.At(ever-1).Is(saysBeen))
}

// Clip shortens s to at most n runes.
func Clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}
