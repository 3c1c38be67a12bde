package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// A message is a text taken apart: its language, its words as items, and the
// items in clauses. Nothing of it changes once it is read.
type message struct {
	*wordReader
	lang    corpus.Lang
	why     string // the language was chosen
	items   []*item
	clauses []*clause
	shouted bool // typed in capitals throughout, so capitals say nothing
}

// message reads a text, in the language it is written in; prefer is the language
// where the text does not tell, or in any case if forced.
func (r *wordReader) message(text string, prefer corpus.Lang, force bool) *message {
	m := r.recognised(stripAddress(clean(text)), prefer, force)
	m.dropLanguages()
	m.guardCodes()
	m.guardNouns()
	m.acceptAlone()
	m.clauses = clauses(m.items)
	for _, c := range m.clauses {
		m.dropPeople(c)
		m.acceptCodes(c)
		c.acceptInContext()
	}
	m.acceptOnly()
	m.acceptCities()
	m.rewrite()
	m.clauses = clauses(m.items)
	return m
}

// scan reads a text for its names alone.
func (r *wordReader) scan(text string, prefer corpus.Lang) *message {
	m := r.recognised(clean(text), prefer, false)
	m.clauses = clauses(m.items)
	for _, c := range m.clauses {
		m.acceptCodes(c)
	}
	return m
}

func (r *wordReader) recognised(text string, prefer corpus.Lang, force bool) *message {
	m := &message{wordReader: r}
	tokens := bounded(tokenize(text))
	m.lang, m.why = r.detect(prefer, force, tokens)
	m.shouted = shouting(tokens)
	m.items = m.recognise(tokens)
	m.cueAmbiguous()
	return m
}

// stripAddress removes the command or the bot's name a question may begin with.
func stripAddress(s string) string {
	s = strings.TrimSpace(s)
	for _, p := range []string{"/miswg", "@miswg"} {
		if len(s) >= len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
		}
	}
	// "@miswg" inside a sentence addresses the bot; "miswg" alone names the group.
	return strings.ReplaceAll(s, "@miswg", " ")
}

// cueAmbiguous lets a word beside an ambiguous name fix its reading: "Atlanta,
// Georgia".
func (m *message) cueAmbiguous() {
	for i, it := range m.items {
		if it.ambiguous == nil || len(it.ambiguous.CuedBy) == 0 {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(m.items) {
				continue
			}
			for _, cue := range it.ambiguous.CuedBy {
				if m.items[j].key == corpus.Fold(cue) || strings.HasPrefix(m.items[j].key, corpus.Fold(cue)+" ") {
					fixed := *it.ambiguous
					fixed.Answer = fixed.Cued
					it.ambiguous = &fixed
				}
			}
		}
	}
}

// acceptAlone accepts codes when the question is nothing but names and codes.
func (m *message) acceptAlone() {
	var codes []*item
	for _, it := range m.items {
		switch {
		case len(it.senses) > 0 || it.ambiguous != nil:
		case it.is(saysAnd | saysOr | saysVersus):
		case it.code() != nil && (len(m.items) > 1 || !it.askedBack()):
			codes = append(codes, it)
		default:
			return
		}
	}
	for _, it := range codes {
		capitals := allCaps(it.words)
		// A lower-case word of either language is that word; "us" alone is not a sentence.
		word := m.isCommon(it.key)
		if m.shouted && word {
			continue // "IS ICELAND IN?"
		}
		if capitals || !word || it.key == "us" {
			it.accept(it.code())
		}
	}
}

// acceptCodes accepts codes in capitals inside a sentence: in a row with other
// names or codes, or as the only name a question about membership can be about.
func (m *message) acceptCodes(c *clause) {
	if m.shouted {
		return
	}
	predicate := c.has(saysMember, saysObserver, saysIn, saysStatus, saysMISWG)
	for _, it := range c.items {
		n := it.code()
		if n == nil || named(it) || it.is(saysAnd|saysOr) {
			continue
		}
		standing := c.has(saysMember, saysObserver, saysStatus)
		capitals, word, row := allCaps(it.words), m.isCommon(it.key) || it.marked(abbreviation), m.inRowOfNames(it)
		switch {
		case row && (capitals || it.key == "us"):
			it.accept(n)
		case !capitals:
		case !word && (predicate || len(c.subjects) > 0 || len(c.items) <= 3):
			it.accept(n)
		case word && c.couldBeOnly(it) && (standing || predicate && !it.marked(abbreviation)):
			it.accept(n)
		}
	}
	c.sort()
}

// couldBeOnly reports whether the item is the only thing in the clause that could
// be a name.
func (c *clause) couldBeOnly(it *item) bool {
	return len(c.items) > 1 && c.namesNobody() && c.sole(it)
}

// namesNobody reports whether the clause has no name, groups apart.
func (c *clause) namesNobody() bool { return len(c.subjects)+len(c.unknown) == 0 }

// inRowOfNames reports whether a mark, "and" or "or" joins the item to a name or
// to another code in capitals.
func (m *message) inRowOfNames(it *item) bool {
	i := slices.Index(m.items, it)
	return m.joinedName(i, -1) || m.joinedName(i, 1)
}

// joinedName looks from item i one way for a name joined to it.
func (m *message) joinedName(i, step int) bool {
	joined := false
	for j := i + step; j >= 0 && j < len(m.items); j += step {
		right := m.items[max(j, j-step)]
		joined = joined || right.before&(comma|line) != 0
		it := m.items[j]
		switch {
		case it.is(saysAnd | saysOr | saysVersus):
			joined = true
		case named(it), it.code() != nil && allCaps(it.words):
			return joined
		default:
			return false
		}
	}
	return false
}

// acceptOnly accepts a code in capitals that stands alone among small talk:
// "quick check: IS".
func (m *message) acceptOnly() {
	var only *clause
	for _, c := range m.clauses {
		if c.silent() && !(len(c.items) == 1 && c.items[0].code() != nil) {
			continue
		}
		if only != nil {
			return
		}
		only = c
	}
	if only == nil || len(only.items) != 1 || len(m.items) == 1 {
		return
	}
	it := only.items[0]
	if n := it.code(); n != nil && !named(it) && allCaps(it.words) && !it.askedBack() {
		it.accept(n)
		only.sort()
	}
}

// acceptInContext accepts a cautious name when nothing else explains the word
// and the clause is about membership or about other names: "the French".
func (c *clause) acceptInContext() {
	explicit := c.has(saysMember, saysObserver, saysIn, saysStatus, saysMISWG)
	for _, it := range c.items {
		alone := len(c.items) == 1 && !explicit
		if it.roles != 0 && !alone || named(it) {
			continue
		}
		for i, n := range it.tentative {
			inContext := explicit || len(c.items) <= 2 || besideName(c, it)
			if inContext && n.Rule == corpus.Context && n.Sort != corpus.City {
				it.accept(&it.tentative[i])
				break
			}
		}
	}
	c.sort()
}

// besideName reports whether the word stands in a list with a name.
func besideName(c *clause, it *item) bool {
	i := slices.Index(c.items, it)
	for j, o := range c.items {
		if j == i || !named(o) {
			continue
		}
		between := c.items[min(i, j)+1 : max(i, j)]
		joined := slices.ContainsFunc(c.items[min(i, j)+1:max(i, j)+1], func(it *item) bool { return it.before&comma != 0 })
		only := true
		for _, b := range between {
			joined = joined || b.is(saysAnd|saysOr)
			only = only && (b.bare() || b.is(saysAnd|saysOr))
		}
		if joined && only {
			return true
		}
	}
	return false
}

func named(it *item) bool { return len(it.senses) > 0 || it.ambiguous != nil }

// sole reports whether every other item is glue or about membership, so that
// the word in capitals can only be a name.
func (c *clause) sole(it *item) bool {
	for _, o := range c.items {
		if o != it && (!o.known || o.content()) {
			return false
		}
	}
	return true
}

// code returns the code the item may be, or nil.
func (it *item) code() *corpus.NameEntry {
	for i, n := range it.tentative {
		if n.Sort == corpus.CodeName {
			return &it.tentative[i]
		}
	}
	return nil
}

// asks returns the entry that must be asked back about, or nil.
func (it *item) asks() *corpus.NameEntry {
	for i, n := range it.tentative {
		if n.Rule == corpus.Ask {
			return &it.tentative[i]
		}
	}
	return nil
}

// askedBack reports whether the name, on its own, is more often a word.
func (it *item) askedBack() bool {
	return slices.ContainsFunc(it.tentative, func(n corpus.NameEntry) bool { return n.Rule == corpus.Ask })
}

func (it *item) accept(n *corpus.NameEntry) {
	it.senses, it.roles, it.known = append(it.senses, *n), 0, true
}

// dropPeople drops names that address or mention a colleague: "Can Jordan send
// me the list?", "Thanks Chad".
func (m *message) dropPeople(c *clause) {
	introduced := c.items[0].marked(introduces) && !c.has(saysMember, saysIn)
	for i, it := range c.items {
		if !it.marked(firstName) {
			continue
		}
		acts := itemAt(c.items, i+1).opens(actsInPerson)
		if acts || i > 0 && introduced || c.addressed() {
			it.senses, it.ambiguous, it.known, it.small, it.roles = nil, nil, true, true, 0
		}
	}
	c.sort()
}
