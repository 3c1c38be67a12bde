package reading

import (
	"slices"

	"miswg/corpus"
)

// acceptAlone accepts codes when the question is nothing but names and codes, and the
// acronyms among them that are words too: "UN, EU, NATO".
func (m *Message) acceptAlone() {
	const row = 3
	var codes []*Item
	acronyms := map[*Item]*corpus.NameEntry{}
	for i, it := range m.Items {
		n := m.names.acronym(it.Key)
		alone := len(m.Items) > 1 && m.Items.InRow(i) || len(m.Items) >= row && allCaps(it.Words)
		switch {
		case len(it.Senses) > 0 || it.Ambiguous != nil:
		case it.Is(SaysAnd | SaysOr | SaysVersus):
		case n != nil && alone && (n.Lang != otherLang(m.Lang) || allCaps(it.Words)):
			acronyms[it] = n
		case it.Code() != nil && (len(m.Items) > 1 || !it.AskedBack()):
			codes = append(codes, it)
		default:
			return
		}
	}
	for it, n := range acronyms {
		it.accept(n)
	}
	for _, it := range codes {
		capitals := allCaps(it.Words)
		// A lower-case word of either language is that word; "us" alone is not a sentence.
		word := m.IsCommon(it.Key)
		if m.shouted && word {
			continue // "IS ICELAND IN?"
		}
		if capitals || !word || it.Key == "us" {
			it.accept(it.Code())
		}
	}
}

// acceptCodes accepts codes in capitals inside a clause, which begins at item from of
// the message: in a row with other names or codes, or as the only name a question about
// membership can be about; in small letters in a list of codes.
func (m *Message) acceptCodes(c *Clause, from int) {
	if m.shouted {
		return
	}
	predicate := c.Has(SaysMember, SaysObserver, SaysIn, SaysOutside, SaysStatus, SaysBody)
	likely := predicate || len(c.Subjects) > 0 || len(c.Items) <= 3
	codes := onlyCodes(m, c.Items)
	for at, it := range c.Items {
		n := it.Code()
		if n == nil || it.Recognised() || it.Is(SaysAnd|SaysOr) || anyOne(c.Items.At(at-1)) {
			continue
		}
		standing := c.Has(SaysMember, SaysObserver, SaysStatus) && !c.Has(AsksList, AsksWhich, AsksCount)
		asked := standing || predicate && !it.Marked(Abbreviation)
		capitals, word, row := allCaps(it.Words), m.commonly(it), m.Items.inRowOfNames(from+at)
		alone := len(c.Subjects)+len(c.Unknown) == 0 && len(c.Items) > 1
		rare := !word && len(it.Key) > 2
		within := at > 0 && at+1 < len(c.Items)
		may := capitals || within && it.roles == 0
		bracketed := endsBracket(m.Items, from+at) && !it.Marked(Abbreviation)
		switch {
		case it.Key == "us" && !capitals && c.Items.At(at-1).Is(SaysVersus): // "same as us"
		case row && capitals, it.Key == "us" && besideNames(m.Items, from+at):
			it.accept(n)
		case capitals && bracketed, !word && m.Items.inListOfCodes(from+at), inRunOfCodes(m, c.Items, at):
			it.accept(n)
		case may && codes:
			it.accept(n)
		case capitals && townOf(m.Items.At(from+at-1), n.ID): // "Rome, IT"
			it.accept(n)
		case capitals && dashed(m.Items, from+at), capitals && placedToo(m, c.Items, at):
			it.accept(n)
		case rare && c.Items.Coupled(at): // "aus or austria"
			it.accept(n)
		case !capitals:
		case !word && likely:
			it.accept(n)
		case word && asked && alone && c.Sole(it):
			it.accept(n)
		}
	}
}

// inRunOfCodes reports whether item i is one of three codes or more that follow each other, in small letters,
// two of which at least are no word, the first and the last among them: "jp sg kr tw, all in?".
func inRunOfCodes(m *Message, items Items, i int) bool {
	const run, codes = 3, 2
	code := func(i int) bool { return items.At(i).Code() != nil && !items.At(i).Is(SaysAnd|SaysOr) }
	from, to, strange := i, i, 0
	for code(from-1) && items[from].Before&Stop == 0 {
		from--
	}
	for code(to+1) && items[to+1].Before&Stop == 0 {
		to++
	}
	for from < to && m.IsCommon(items[from].Key) {
		from++
	}
	for from < to && m.IsCommon(items[to].Key) {
		to--
	}
	for _, it := range items[from : to+1] {
		if !m.IsCommon(it.Key) {
			strange++
		}
	}
	within := from <= i && i <= to
	return within && to-from+1 >= run && strange >= codes
}

// onlyCodes reports a row of names and codes, and nothing else but a please, that has four or more, three of which at
// least are no word: "usa uk can aus nz".
func onlyCodes(m *Message, items Items) bool {
	const row, codes = 4, 3
	n, strange := 0, 0
	for _, it := range items {
		if named := it.Name() || it.Code() != nil; !named {
			if polite := it.Is(requests) || it.Marked(SaysThanks); !polite {
				return false
			}
			continue
		}
		n++
		if it.Name() || !m.IsCommon(it.Key) {
			strange++
		}
	}
	return n >= row && strange >= codes
}

// placedToo reports a code in capitals behind "in", as another one of the clause is: "a plant in SI and one in SK".
func placedToo(m *Message, items Items, at int) bool {
	placed := func(i int) bool { return items.At(i - 1).Marked(Locates) }
	for i, it := range items {
		code := it.Code() != nil && allCaps(it.Words) && !m.commonly(it)
		if other := i != at && placed(i) && code; other {
			return placed(at)
		}
	}
	return false
}

// anyOne reports the article before which no country stands: "do we need a PRT".
func anyOne(it *Item) bool { return it.Marked(AnyOne) && it.Key != "any" }

// acceptElided accepts an acronym in small letters behind the French article in a question
// about membership, where it is no word: "l'ase est-elle observatrice".
func (m *Message) acceptElided(c *Clause) {
	if !c.Has(SaysMember, SaysObserver, SaysIn, SaysStatus, SaysBody) {
		return
	}
	for i, it := range c.Items {
		last := c.Items.At(i - 1)
		if it.Recognised() || it.Known || last.Key != "l" || it.Before&joint == 0 {
			continue
		}
		if n := m.names.acronym(it.Key); n != nil {
			it.accept(n)
		}
	}
}

// acronym is the entity's name of that key that is one in capitals only, or nil.
func (g *gazetteer) acronym(key string) *corpus.NameEntry {
	for _, n := range g.entries[key] {
		if n.Kind == corpus.EntityName && n.Rule == corpus.Capitals {
			return &n
		}
	}
	return nil
}

// commonly reports whether the item is a word or an abbreviation rather than a code.
// Three letters that people write when they ask who is in are a code: "UAE".
func (m *Message) commonly(it *Item) bool {
	w := m.Words
	code := len(it.Key) > 2 && w.plain(it.Key) && !w.functional(it.Key)
	if lexical := m.lexicons[corpus.English].has(it.Key) || m.lexicons[corpus.French].has(it.Key); code && !lexical {
		return it.Marked(Abbreviation)
	}
	return m.IsCommon(it.Key) || it.Marked(Abbreviation)
}

// acceptOnly accepts a code in capitals that stands alone among small talk:
// "quick check: IS".
func (m *Message) acceptOnly() {
	var only *Clause
	for _, c := range m.Clauses {
		silent := !slices.ContainsFunc(c.Items, func(it *Item) bool { return !it.Bare() })
		if silent && !(len(c.Items) == 1 && c.Items[0].Code() != nil) {
			continue
		}
		if only != nil {
			return
		}
		only = c
	}
	if only == nil || len(only.Items) != 1 || len(m.Items) == 1 {
		return
	}
	it := only.Items[0]
	taken := it.Recognised() || it.AskedBack()
	if n := it.Code(); n != nil && !taken && allCaps(it.Words) {
		it.accept(n)
	}
}

// acceptInContext accepts a cautious name when nothing else explains the word
// and the clause is about membership or about other names: "the French".
func (c *Clause) acceptInContext() {
	explicit := c.Has(SaysMember, SaysObserver, SaysIn, SaysStatus, SaysBody)
	for i, it := range c.Items {
		alone := len(c.Items) == 1 && !explicit
		if it.roles != 0 && !alone || it.Recognised() {
			continue
		}
		inContext := explicit || len(c.Items) <= 2 || c.Items.BesideName(it)
		second := c.Has(SaysBoth) && c.Items.At(i-1).Is(SaysAnd) // the first may be misspelt
		named := second || c.Items.BesideName(it)
		if it.Opens(AsksOfGroup) && !named {
			continue // words of a sentence, but for "Japan and is real"
		}
		if determined := c.Items.At(i + 1).Marked(TellsMore); determined && !it.Capital() {
			inContext = false // "polish my letter"
		}
		explained := inContext || i > 0 && it.Capital()
		for j, n := range it.Tentative {
			if explained && n.Rule == corpus.Context && n.Sort != corpus.City {
				it.accept(&it.Tentative[j])
				break
			}
		}
	}
}

// Sole reports whether every other item is glue or about membership, so that
// the word in capitals can only be a name.
func (c *Clause) Sole(it *Item) bool {
	others := func(o *Item) bool { return o != it && (!o.Known || o.content()) }
	return !slices.ContainsFunc(c.Items, others)
}

// dropTellers drops the country of somebody who only tells or asks of another: "my German
// partner thinks Canada is an observer", "notre client allemand dit que …".
func dropTellers(items Items) {
	for i, it := range items {
		adjective := slices.ContainsFunc(it.Senses, func(n corpus.NameEntry) bool { return n.Sort == corpus.Adjective && n.Kind == corpus.EntityName })
		next, last := items.At(i+1), items.At(i-1)
		english := next.Noun() && next.Before == Space && items.At(i+2).Opens(actsInPerson)
		french := last.Noun() && it.Before == Space && next.Opens(actsInPerson)
		tells := (adjective || it.Marked(language)) && (english || french)
		if another := slices.ContainsFunc(items[i+1:], (*Item).Name); tells && another {
			it.Senses, it.Tentative = nil, nil
			it.Known, it.small, it.plain = true, true, true
		}
	}
}

// dropPeople drops names that address or mention a colleague: "Can Jordan send
// me the list?", "Thanks Chad".
func (c *Clause) dropPeople() {
	introduced := c.Items[0].Marked(introduces) && !c.Has(SaysMember, SaysIn)
	for i, it := range c.Items {
		if !it.Marked(FirstName) {
			continue
		}
		next := c.Items.At(i + 1)
		acts := next.Opens(actsInPerson) && !next.Is(SaysIn) // "does India show up on it"
		if acts || i > 0 && introduced || c.addressed() {
			it.Senses, it.Ambiguous, it.Known, it.small, it.roles = nil, nil, true, true, 0
		}
	}
	c.Sort()
}
