package reading

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"miswg/corpus"
)

// An Item is a run of words that means one thing.
type Item struct {
	Text      string // as typed
	Key       string // folded
	Words     []Token
	roles     Role               // what its words do in a question
	quiet     Role               // what they do besides, whatever else they are
	marks     Mark               // of its words together
	first     Mark               // of the first of them
	Senses    []corpus.NameEntry // names it certainly is
	Tentative []corpus.NameEntry // names it may be, if nothing else explains it
	Ambiguous *corpus.Ambiguity
	Guessed   string   // what a misspelling was read as
	Proposed  []string // entities a misspelling may stand for, put to the asker
	Known     bool     // a word people use, or a name
	small     bool     // a word of grammar, or one that says nothing beyond membership
	plain     bool     // a word that bends no claim
	bends     bool     // a word that bends it: "first", "since", a year
	grammar   bool     // a frequent word that carries grammar and no matter
	neutral   bool     // a word that leaves a claim about membership as it is
	Before    Sep      // what stands before it
	number    int      // that its word is: "thirty"
	firm      string   // the name of a firm of which it is a part, as typed
}

// Is reports whether the item has one of the roles.
func (it *Item) Is(r Role) bool { return (it.roles|it.quiet)&r != 0 }

// Marked reports whether the item's words stand on one of the lists.
func (it *Item) Marked(m Mark) bool { return it.marks&m != 0 }

// Opens reports whether the first word of the item stands on one of the lists.
func (it *Item) Opens(m Mark) bool { return it.first&m != 0 }

// Named reports whether the item has a sense of one of the kinds.
func (it *Item) Named(kinds ...corpus.NameKind) bool {
	for i := range it.Senses { // every word is asked that, again and again
		if slices.Contains(kinds, it.Senses[i].Kind) {
			return true
		}
	}
	return false
}

// Name reports whether the item names a country, an organisation or a group. A
// glossary term is no name: it keeps the roles of its words.
func (it *Item) Name() bool {
	return it.Ambiguous != nil || it.Named(corpus.EntityName, corpus.GroupName, corpus.PlaceName)
}

// Bare reports whether the item says nothing of its own.
func (it *Item) Bare() bool {
	return it.neutral && len(it.Senses) == 0 && it.Ambiguous == nil && it.roles == 0
}

// content reports whether the item speaks of something beyond membership.
func (it *Item) content() bool {
	says, plain := it.Name() || it.roles|it.quiet&SaysLarger != 0, it.small && !it.bends
	if term := it.Recognised() && !it.Name(); term {
		return it.roles == 0 // "SRCL"
	}
	return !says && !plain
}

// Noun reports whether the item is a word of matter, neither a name nor grammar.
func (it *Item) Noun() bool {
	says := it.Recognised() || it.roles != 0
	return !says && !it.grammar
}

// Recognised reports whether the item is certainly a name or a term.
func (it *Item) Recognised() bool { return len(it.Senses) > 0 || it.Ambiguous != nil }

// Code returns the code the item may be, or nil.
func (it *Item) Code() *corpus.NameEntry { return firstOf(it.Tentative, corpus.CodeName) }

// City returns the city's name the item may be, though none is asked about, or nil.
func (it *Item) City() *corpus.NameEntry { return firstOf(it.Tentative, corpus.City) }

// firstOf returns the first name of a sort, or nil.
func firstOf(names []corpus.NameEntry, sort corpus.NameSort) *corpus.NameEntry {
	for i := range names {
		if names[i].Sort == sort {
			return &names[i]
		}
	}
	return nil
}

// mayBeName reports a word in capitals that is no name we know and no grammar.
func (it *Item) mayBeName() bool { return it.Capital() && it.Noun() }

// AskedBack reports a name that is more often a word: it has to be asked back about.
func (it *Item) AskedBack() bool {
	return slices.ContainsFunc(it.Tentative, func(n corpus.NameEntry) bool { return n.Rule == corpus.Ask })
}

// inCapitals reports a code typed in capitals.
func (it *Item) inCapitals() bool { return it.Code() != nil && allCaps(it.Words) }

// accept makes a sense that is tentative certain.
func (it *Item) accept(n *corpus.NameEntry) {
	it.Senses, it.roles, it.Known = append(it.Senses, *n), 0, true
}

// Undecided reports a name of several readings of which none is answered for.
func (it *Item) Undecided() bool {
	return it.Ambiguous != nil && len(it.Ambiguous.Answer) == 0
}

// AsksAlone reports whether the item, being the whole message, is put to the
// asker: two small letters are not.
func (it *Item) AsksAlone() bool {
	return it.Ambiguous != nil || len(it.Key) > 2 || allCaps(it.Words)
}

// Matters reports whether the item gives a short message something to be about.
func (it *Item) Matters() bool {
	if it.Recognised() || it.content() {
		return true
	}
	agrees := it.Is(SaysNot | SaysAnd | SaysOr)
	return it.inCapitals() || it.roles != 0 && !agrees
}

// Names reports whether the item names the entity with that ID.
func (it *Item) Names(id string) bool {
	return slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool {
		return n.ID == id && (n.Kind == corpus.EntityName || n.Kind == corpus.PlaceName)
	})
}

// Describe says what the item was taken for.
func (it *Item) Describe() string {
	switch {
	case it.firm != "":
		alone := *it
		alone.firm = ""
		return alone.Describe() + ", in the name of a firm: " + it.firm
	case it.Guessed != "":
		return "misspelling of " + it.Guessed
	case it.Ambiguous != nil:
		return "ambiguous: " + strings.Join(it.Ambiguous.Choices, " ")
	case len(it.Senses) > 0:
		n := it.Senses[0]
		return fmt.Sprintf("%s %s (%s)", n.Kind, n.ID, n.Sort)
	case !it.Known && len(it.Tentative) > 0:
		return "perhaps " + it.Tentative[0].ID
	case !it.Known:
		return "unknown"
	}
	if it.content() {
		return "a word of matter"
	}
	if it.roles != 0 {
		return "word of " + it.roles.String()
	}
	return "carries nothing"
}

// Capitals reports an item typed in capitals.
func (it *Item) Capitals() bool { return allCaps(it.Words) }

// Count is the number that the item is, in digits or as a word; 0 where it is none, or a year.
func Count(it *Item) int {
	n, _ := strconv.Atoi(it.Key) // 0 for what is no number
	switch {
	case year(it.Key):
		return 0
	case n == 0:
		return it.number
	}
	return n
}

// CountAt is the number that begins with item i, and how many items it has: "thirty-eight".
func CountAt(s Items, i int) (n, words int) {
	const tens, units = 20, 10
	n = Count(s.At(i))
	unit := s.At(i + 1).number
	whole := s.At(i).number == n && n >= tens && n%units == 0
	if whole && 0 < unit && unit < units {
		return n + unit, 2
	}
	return n, 1
}

// Than reports the word behind which what is compared stands.
func Than(it *Item) bool { return it.Key == "than" || it.Key == "que" || it.Key == "qu" }

// Several reports a word that speaks of more than one: "members", "membership".
func Several(it *Item) bool {
	return !it.Name() && slices.ContainsFunc(it.Words, func(t Token) bool {
		return strings.HasSuffix(t.Key, "s") || strings.HasSuffix(t.Key, "ship")
	})
}

// Number reports whether the item is a number in digits.
func (it *Item) Number() bool { return it.Key != "" && number(it.Key) }

// AsTown is the item as the name of the town that it may be, where it is written as one and used for nothing
// else, or somebody is in it; nil where it is not, or is read already.
func AsTown(it *Item, within bool) *Item {
	n := it.City()
	read := it.Recognised() || it.Known && !within
	if n == nil || read || !it.Capital() {
		return nil
	}
	town := *it
	town.accept(n)
	return &town
}

// Contrasts reports one name that is put against another: "is it Japan, not Australia, that is in".
func Contrasts(s Items) bool {
	denials, against := 0, false
	for i, it := range s {
		if it.Name() || !it.Is(SaysNot) {
			continue
		}
		denials++
		next := s.At(i + 1)
		country := next.Recognised() && !next.Named(corpus.GroupName) // but "Serbia isn't NATO"
		against = against || country && s.At(i-1).Recognised()
	}
	return against && denials == 1 // but "neither Chile nor Brazil"
}

// JoinedIn reports words of joining, and a year.
func JoinedIn(items Items) bool {
	joined := slices.ContainsFunc(items, func(it *Item) bool { return it.Is(saysJoined) && !it.Name() })
	return joined && slices.ContainsFunc(items, func(it *Item) bool { return year(it.Key) })
}

// Via reports the word before what somebody is in by: "through NATO".
func Via(it *Item) bool { return it.Is(saysVia) && !it.Name() }

// Causal reports a clause that begins with "because", "because of".
func Causal(c *Clause) bool { return c.Items[0].Is(saysCause) }

// Because reports a clause that gives as a cause what is no ground for asking: "… because it's neutral".
func Because(c *Clause) bool {
	other := len(c.Subjects)+len(c.Groups) > 0 || c.Has(FirstPerson, SaysMember, SaysObserver, SaysIn, SaysBody, SaysByName, SaysMention)
	return c.Items[0].Is(saysCause) && c.Has(Anaphor) && !other
}
