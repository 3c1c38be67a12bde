package answer

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// An item is a run of words that means one thing.
type item struct {
	text      string // as typed
	key       string
	words     []token
	roles     role
	marks     mark               // of its words together
	first     mark               // of the first of them
	senses    []corpus.NameEntry // names it certainly is
	tentative []corpus.NameEntry // names it may be, if nothing else explains it
	ambiguous *corpus.Ambiguity
	guessed   string   // what a misspelling was read as
	proposed  []string // entities a misspelling may stand for, put to the asker
	known     bool     // a word people use, or a name
	flag      bool     // a flag, not a word
	small     bool     // a word of grammar, or one that says nothing beyond membership
	plain     bool     // a word that bends no claim
	bends     bool     // a word that bends it: "first", "since", a year
	neutral   bool     // a word that leaves a claim about membership as it is
	before    sep
	place     int // position among the items
}

// opens reports whether the first word of the item stands on one of the lists.
func (it *item) opens(m mark) bool { return it.first&m != 0 }

// itemAt returns items[i], or an item that says nothing where there is none.
func itemAt(items []*item, i int) *item {
	if i < 0 || i >= len(items) {
		return &item{}
	}
	return items[i]
}

// is reports whether the item has one of the roles.
func (it *item) is(r role) bool { return it.roles&r != 0 }

// marked reports whether the item's words stand on one of the lists.
func (it *item) marked(m mark) bool { return it.marks&m != 0 }

func (it *item) named(kinds ...corpus.NameKind) bool {
	return slices.ContainsFunc(it.senses, func(n corpus.NameEntry) bool { return slices.Contains(kinds, n.Kind) })
}

// name reports whether the item names a country, an organisation or a group. A
// glossary term is no name: it keeps the roles of its words.
func (it *item) name() bool {
	return it.ambiguous != nil || it.named(corpus.EntityName, corpus.GroupName, corpus.PlaceName)
}

// bare reports whether the item says nothing of its own.
func (it *item) bare() bool {
	return it.neutral && len(it.senses) == 0 && it.ambiguous == nil && it.roles == 0
}

// recognise reads the tokens into items, the longest reading first.
func (m *message) recognise(tokens []token) []*item {
	var out []*item
	keys := keysOf(tokens)
	for i := 0; i < len(tokens); {
		it, n := m.itemAt(keys[i:min(i+12, len(keys))], tokens[i:])
		it.place = len(out)
		out = append(out, it)
		i += n
	}
	return out
}

func (m *message) itemAt(keys []string, tokens []token) (*item, int) {
	phrase := keys[:untilMark(tokens[:len(keys)])]
	said := m.lexicons[m.lang].at(phrase)
	if said.words == 0 {
		if other := m.lexicons[otherLang(m.lang)].at(keys[:1]); other.words > 0 {
			said = other
		}
	}
	n, key := m.names.at(keys)
	if longer, free := m.names.inverted(tokens); longer > n {
		n, key = longer, free
	}
	if n > 1 && keys[0] == "the" {
		// "the US" must not swallow the head of "US National Security Agency".
		if longer, _ := m.names.at(keys[1:]); longer > n-1 {
			n = 0
		}
	}
	it := &item{known: true, flag: keys[0] == "flag", first: m.lists[keys[0]]}
	if n > 0 && n >= said.words {
		m.name(it, key, tokens[:n], said)
	}
	if len(it.senses) > 0 || it.ambiguous != nil {
		if n == said.words {
			it.roles = said.roles
		}
	} else {
		if len(it.tentative) == 0 {
			n = max(said.words, 1)
		}
		if said.words == n {
			it.roles = said.roles
		}
		n = max(n, 1)
		it.known = said.words == n || m.words.known(keys[0]) || number(keys[0])
		w := m.words
		it.neutral = said.words == 0 && w.neutral(keys[0])
		it.small = it.neutral || it.opens(bareGrammar) || said.words == 0 && w.functional(keys[0])
		it.bends = it.opens(bendsClaim) || year(keys[0])
		it.plain = said.words == 0 && (w.plain(keys[0]) || w.functional(keys[0])) && !it.bends
	}
	it.words, it.before = tokens[:n], tokens[0].before
	it.key = strings.Join(keys[:n], " ")
	it.marks = m.lists[it.key]
	raws := make([]string, n)
	for i, t := range it.words {
		raws[i] = t.raw
	}
	it.text = strings.Join(raws, " ")
	return it, n
}

// name fills the senses of key, each by its rule.
func (m *message) name(it *item, key string, tokens []token, said match) {
	for _, a := range m.names.ambiguous[key] {
		if a.Lang == "" || a.Lang == m.lang && (len(key) > 3 || tokens[0].caps()) {
			it.ambiguous = &a
		}
	}
	if it.ambiguous != nil {
		return
	}
	capitals := !m.shouted && allCaps(tokens)
	for _, n := range m.names.entries[key] {
		if n.Kind == corpus.TermName && n.Rule == corpus.Capitals && said.words == len(tokens) {
			continue // its words say what it is, in capitals or not
		}
		switch n.Rule {
		case corpus.Plain:
			// "un", "eu", "suede": a word of the asker's language that is a name in the other.
			foreign := n.Lang != "" && n.Lang != m.lang
			if foreign && len(tokens) == 1 && m.isWord(key, m.lang) && !capitals {
				it.tentative = append(it.tentative, n)
			} else {
				it.senses = append(it.senses, n)
			}
		case corpus.Capitals:
			if capitals || m.shouted && said.words == 0 {
				it.senses = append(it.senses, n)
			}
		default:
			foreign := n.Lang != "" && n.Lang != m.lang
			cautious := n.Rule == corpus.Ask || n.Rule == corpus.Context || n.Rule == corpus.First
			if !(foreign && cautious && m.isWord(key, m.lang)) {
				it.tentative = append(it.tentative, n)
			}
		}
	}
}

// isWord reports whether people use key as a word of the language.
func (r *wordReader) isWord(key string, lang corpus.Lang) bool {
	const often = 8
	use := r.words.uses[key]
	n := use.english
	if lang == corpus.French {
		n = use.french
	}
	return n >= often || r.lexicons[lang].has(key)
}

// isCommon reports whether key is far more often a word than a code.
func (r *wordReader) isCommon(key string) bool {
	const often = 25
	return r.words.uses[key].total() >= often || r.lexicons[corpus.English].has(key) || r.lexicons[corpus.French].has(key)
}

// untilMark is how many tokens stand before the next mark: a phrase does not
// reach over a comma.
func untilMark(tokens []token) int {
	for i, t := range tokens {
		if i > 0 && t.before&(comma|stop) != 0 {
			return i
		}
	}
	return len(tokens)
}

func number(key string) bool {
	for _, r := range key {
		if r < '0' || r > '9' {
			return false
		}
	}
	return true
}

// year reports whether the word is a year people ask about.
func year(key string) bool {
	return len(key) == 4 && number(key) && (key[:2] == "19" || key[:2] == "20")
}

func allCaps(tokens []token) bool {
	for _, t := range tokens {
		if !t.caps() && len([]rune(t.raw)) > 1 {
			return false
		}
		if t.raw != strings.ToUpper(t.raw) {
			return false
		}
	}
	return true
}

func otherLang(l corpus.Lang) corpus.Lang {
	if l == corpus.French {
		return corpus.English
	}
	return corpus.French
}

// shouting reports whether a text of several words is all in capitals.
func shouting(tokens []token) bool {
	long := 0
	for _, t := range tokens {
		if t.raw != strings.ToUpper(t.raw) {
			return false
		}
		if len(t.raw) > 3 {
			long++
		}
	}
	return len(tokens) > 1 && long > 0
}
