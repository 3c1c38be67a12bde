package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// Predicate is what a clause says or asks of its subjects.
type Predicate struct {
	Member, Observer bool
	In               bool // "in", "joined", or no word but the group: "la Norvège est-elle au MISWG?"
	LeftOut          bool
	Negated          bool // "isn't a member"; the negation of a tag ("…, isn't it?") is none
	Why              bool // asks for a reason
	Bare             bool // can be answered with a Yes or No alone in front: nothing colours the claim
	only             bool // "only an observer"
}

// PredicateOf reads what clause c asks.
func PredicateOf(c *Clause) Predicate {
	closed := !c.AsksOpen()
	// "la Norvège est-elle au MISWG?" asks of its subject no more than the group.
	named := c.Has(SaysBody) && len(c.Subjects) > 0
	placed := named && closed && c.Explained()
	p := Predicate{
		Member: c.Has(SaysMember), Observer: c.Has(SaysObserver), In: c.Has(SaysIn, saysJoined) || placed,
		only: c.Has(SaysOnly), Why: c.Why(), LeftOut: c.Has(SaysLeftOut), Negated: negated(c),
	}
	standing := p.Member || p.Observer || p.In
	only := p.only && !c.Items.alternatives()
	onlyOne := p.Member != p.Observer || p.In || only
	oneThing := !p.Negated && !c.Items.alternatives()
	weighed := p.In && p.Observer && c.Items.alternatives() // "is it in or just observing"
	polar := c.Asked || c.OpensYesNo() || c.last && oneThing
	if closed && polar && !p.Why {
		one := onlyOne && !weighed
		p.Bare = standing && one && !coloured(c, p)
	}
	return p
}

// alternatives reports whether one thing or another is asked: "member or observer?", "in or out?".
func (items Items) alternatives() bool {
	return slices.ContainsFunc(items, func(it *Item) bool {
		return slices.ContainsFunc(it.Words, func(t Token) bool { return t.Marked(either) })
	})
}

// negated reports whether the clause denies what it says; its tag does not count.
func negated(c *Clause) bool {
	french := c.Lang == corpus.French
	if french && c.Has(SaysOnly) {
		return false // ne … que
	}
	denies := french && noLongerSaid(c.Items)
	for i, it := range c.Items {
		if it.Name() || !it.Is(SaysNot) {
			continue
		}
		last, next := c.Items.At(i-1), c.Items.At(i+1)
		between := last.Recognised() && next.Recognised() && !next.Named(corpus.GroupName) // "austria not australia"
		mild := it.Marked(deniesWord) && !it.Marked(Neither)
		weighs := last.Is(SaysOr) && !it.Marked(Neither)
		weighs = weighs || next.Is(SaysOnly) && c.Has(SaysMember) // "a member and not just an observer"
		denied := mild || between || weighs                       // of something else
		denies = denies || !denied
	}
	if !french && asksWhetherNot(c.Items) {
		return false
	}
	if !denies || !tagged(c.Items) {
		return denies
	}
	return slices.ContainsFunc(c.Items[:len(c.Items)-2], func(it *Item) bool {
		return len(it.Senses) == 0 && it.Is(SaysNot) && it.Key != "n"
	})
}

// asksWhetherNot reports a question that begins with the negation, and asks whether it is
// so: "isn't Japan a member?".
func asksWhetherNot(items Items) bool {
	denied := asksDenied(items[0])
	again := slices.ContainsFunc(items[1:], func(it *Item) bool { return !it.Name() && it.Is(SaysNot) })
	return denied && !again && slices.ContainsFunc(items, (*Item).Name)
}

// withoutYesOrNo leaves out "yes or no", which says only how to answer.
func withoutYesOrNo(items Items) Items {
	const words = 3
	for i := 0; i+words <= len(items) && len(items) > words; i++ {
		if items[i].Marked(Confirms) && items[i+1].Is(SaysOr) && items[i+2].Marked(deniesWord) {
			if next := items.At(i + words); next.Text != "" {
				next.Before |= items[i].Before
			}
			return slices.Delete(slices.Clone(items), i, i+words)
		}
	}
	return items
}

// noLongerSaid reports a French negation by "plus" or "guère" after "ne".
func noLongerSaid(items Items) bool {
	ne := false
	for _, it := range items {
		for _, t := range it.Words {
			if ne && t.Marked(noLonger) {
				return true
			}
			ne = ne || t.Marked(HalfNot)
		}
	}
	return false
}

// tagged reports whether the items end in a tag.
func tagged(items Items) bool {
	n := len(items)
	closes := n > 1 && items[n-1].Marked(Confirms)
	if closes || n <= 2 {
		return closes
	}
	if items[n-3:].key() == "c est ca" {
		return true
	}
	return items[n-2].Marked(Confirms) && (items[n-1].Bare() || items[n-1].Is(Anaphor))
}

// coloured reports whether a word of the clause bends what a bare Yes or No would
// affirm: "untrue", "since 2023", "the only NATO member", "a French company".
func coloured(c *Clause, p Predicate) bool {
	// "pas seulement" and its like.
	onlyDenied := c.Has(SaysNot) && slices.ContainsFunc(c.Items, func(it *Item) bool { return strings.HasSuffix(it.Key, "pas") })
	bends := onlyDenied || c.Items.TheOnly() || !p.Observer
	if p.only && bends {
		return true
	}
	if _, bent := c.Qualified(); bent || len(c.Groups) > 0 {
		return true
	}
	if c.Items[0].Opens(NotNow) && !c.Items.Marked(speaksToBot) {
		return true
	}
	for i, it := range c.Items {
		next := c.Items.At(i + 1)
		standing := !next.Recognised() && next.Is(SaysMember|SaysObserver)
		if nonMember := standing && it.Marked(PrefixesNot); nonMember || !affirms(it, i) {
			return true
		}
	}
	return false
}

// TheOnly reports "the only", which speaks of all the others.
func (items Items) TheOnly() bool {
	for i, it := range items {
		if it.Key == "the only" || it.Is(SaysOnly) && items.At(i-1).Marked(IsArticle) {
			return true
		}
	}
	return false
}

// affirms reports whether an item, at place i of its clause, leaves a claim
// about membership what it is.
func affirms(it *Item, i int) bool {
	switch {
	case it.Recognised(), it.plain, it.Marked(Confirms):
	case it.Is(SaysMember | SaysObserver | SaysIn | SaysBody | SaysOnly | Anaphor | SaysAnd | SaysOr):
	case it.Is(Subordinator) && i == 0:
	case it.Is(SaysNot) && !it.Marked(PrefixesNot):
	default:
		return false
	}
	return true
}

// Why reports whether the clause asks for a reason.
func (c *Clause) Why() bool { return c.Items.Marked(asksReason) }

// Reason reports a word that asks for the reason: "why".
func Reason(it *Item) bool { return it.Marked(asksReason) }

// Explicit reports whether the predicate speaks of membership in so many words.
func (p Predicate) Explicit() bool {
	standing := p.Member || p.Observer || p.In
	return standing || p.LeftOut || p.only
}

// A membership word may be qualified: "a voting member", "membre fondateur", "a
// member of the choir". Then who is on the list does not answer the question.

// Qualified returns the word that qualifies membership in the clause, and whether
// there is one.
func (c *Clause) Qualified() (*Item, bool) { return c.qualified(SaysMember|SaysObserver, qualifies) }

// QualifiedCountry returns the word that narrows the countries of a set to a kind that
// nobody here knows: "neutral states", "francophone members".
func (c *Clause) QualifiedCountry() (*Item, bool) {
	if it, ok := c.qualified(SaysCountry, c.narrows); ok {
		return it, true
	}
	return c.qualified(SaysMember, func(it *Item) bool { return it.Known && c.narrows(it) })
}

func (c *Clause) qualified(what Role, qualifies func(*Item) bool) (*Item, bool) {
	for i, it := range c.Items {
		if it.Name() || !it.Is(what) {
			continue
		}
		last, next := c.Items.At(i-1), c.Items.At(i+1)
		ahead := !it.Is(AsksWhich) && it.Words[0].quotes == 0 // of "I want to know which countries" nothing ahead is theirs
		switch behind := c.Lang == corpus.French && next.Before == Space && !next.Opens(beginsSecond); {
		case qualifies(last) && ahead && !c.Items.Coupled(i-1): // "Japan and Narnia members" names a second
			return last, true
		case behind && qualifies(next):
			return next, true
		}
		if of := memberOf(c.Items, i); of != nil {
			return of, true
		}
	}
	return nil, false
}

// OnlyQualified reports whether all that the clause says beyond membership is a word that
// qualifies it and that nobody uses: "is Sweden a corresponding member".
func (c *Clause) OnlyQualified() bool {
	word, ok := c.Qualified()
	if !ok || word.Known {
		return false
	}
	return !slices.ContainsFunc(c.Items, func(it *Item) bool { return it != word && it.content() })
}

// Restricted reports a set narrowed by something the page does not know: "which
// members joined after 2010", "who can be a member".
func (m *Message) Restricted(c *Clause) bool {
	trails := func(o *Clause) bool { return len(o.Items) == 1 && o.Items[0].Marked(narrowsSet) }
	dated := func(o *Clause) bool {
		return o.Items[0].Is(Subordinator) && slices.ContainsFunc(o.Items, func(it *Item) bool { return year(it.Key) })
	}
	if slices.ContainsFunc(m.Clauses, trails) || slices.ContainsFunc(m.Clauses, dated) {
		return true
	}
	for i, it := range c.Items {
		if year(it.Key) || it.Marked(narrowsSet) && !it.Name() {
			return true
		}
		wishes := it.Marked(wishesFor) && c.Items.At(i+1).Marked(becomes)
		if wishes && !c.Items.Marked(speaksToBot) && c.Has(AsksWho, AsksWhich, AsksCount) {
			return true
		}
	}
	return false
}

// qualifies reports whether a word beside "member" makes it another thing.
func qualifies(it *Item) bool {
	if it.Recognised() || it.roles != 0 || it.Marked(keepsMember) {
		return false
	}
	plain := it.neutral || it.small || number(it.Key) || it.number > 0
	return it.bends || !plain
}

// narrows reports whether a word beside "countries" makes them fewer: one of matter, however
// often people use it. In French it agrees with them.
func (c *Clause) narrows(it *Item) bool {
	agrees := c.Lang != corpus.French || strings.HasSuffix(it.Key, "s")
	plain := number(it.Key) || it.number > 0 || it.Marked(keepsMember|SaysThanks|ComparesWith|deniesWord|AsksNoneOf)
	if plain || it.Opens(MakesSentence|AsksOfGroup) {
		return qualifies(it)
	}
	return qualifies(it) || agrees && it.Noun()
}

// memberOf returns what the membership at i is of, when that is no group we know:
// "a member of the choir".
func memberOf(items Items, i int) *Item {
	if !items.At(i + 1).Marked(TiesOf) {
		return nil
	}
	for j := i + 2; j < len(items); j++ {
		it := items[j]
		switch {
		case it.Before&(Comma|Stop) != 0, it.Recognised(), it.roles != 0:
			return nil
		case it.Marked(keepsMember):
			if !items.At(j + 1).content() {
				return nil // "la liste des pays au complet"
			}
		case it.content(), !it.grammar:
			return it
		}
	}
	return nil
}
