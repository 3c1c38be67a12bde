package reading

import (
	"slices"
	"strings"

	"miswg/corpus"
)

// itemAt reads the longest item that starts the tokens, and tells how many of them
// it takes; keys are those of the first few.
func (m *Message) itemAt(keys []string, tokens []Token) (*Item, int) {
	phrase := keys[:untilMark(tokens[:len(keys)])]
	said := m.lexicons[m.Lang].at(phrase)
	if said.words == 0 && !m.Words.of(m.Lang, keys[0]) {
		if other := m.lexicons[otherLang(m.Lang)].at(keys[:1]); other.words > 0 {
			said = other
		}
	}
	if said.words > 1 {
		// "le pays" must not swallow the head of "pays du Soleil levant".
		if longer, _ := m.names.at(keys[1:]); longer > said.words-1 {
			said = m.lexicons[m.Lang].at(keys[:1])
		}
	}
	n, key := m.names.at(keys)
	// "is the E.U. a member" has no "É.-U.A.": of initials the last is a small letter, a word.
	initials := n > 1 && len(keys[0])+len(keys[n-1]) == 2
	if initials && allCaps(tokens[:1]) && !allCaps(tokens[n-1:n]) {
		n, key = m.names.at(keys[:n-1])
	}
	if n > 1 && untilMark(tokens[:n]) < n && m.names.entries[key] != nil && m.names.entries[key][0].Kind == corpus.GroupName {
		n, key = m.names.at(phrase) // "OCCAR, members or observers"
	}
	if n > 1 && m.names.cutsShort(tokens, n) {
		n, key = m.names.at(phrase)
	}
	if longer, free := m.names.inverted(tokens); longer > n {
		n, key = longer, free
	}
	if n > 1 && keys[0] == "the" {
		// "the US" must not swallow the head of "US National Security Agency".
		if longer, _ := m.names.at(keys[1:]); longer > n-1 {
			n = 0
		}
	}
	it := &Item{Known: true, first: tokens[0].marks}
	if n > 0 && n >= said.words {
		m.name(it, key, tokens[:n], said)
	}
	if len(it.Senses) > 0 || it.Ambiguous != nil {
		if n == said.words {
			it.roles = said.roles
		}
	} else {
		if len(it.Tentative) == 0 {
			n = max(said.words, 1)
		}
		if said.words == n {
			it.roles = said.roles
		}
		n = max(n, 1)
		it.Known = said.words == n || m.Words.known(keys[0]) || number(keys[0])
		w := m.Words
		it.neutral = said.words == 0 && w.neutral(keys[0])
		it.small = it.neutral || it.Opens(bareGrammar) || said.words == 0 && w.functional(keys[0])
		it.bends = it.Opens(bendsClaim) || year(keys[0])
		common := w.plain(keys[0]) || w.functional(keys[0])
		it.plain = common && said.words == 0 && !it.bends
	}
	if n == 1 {
		it.quiet = m.lexicons[m.Lang].quiet[keys[0]]
		if it.Is(filler) && !it.Recognised() {
			it.Known, it.small, it.plain, it.neutral = true, true, true, true
		}
	}
	it.Words, it.Before = tokens[:n], tokens[0].before
	it.Key = strings.Join(keys[:n], " ")
	it.marks = m.lists[it.Key]
	if it.number = m.numbers[it.Key]; it.number > 0 && it.roles == 0 {
		it.Known, it.small = true, true
	}
	it.grammar = m.Words.functional(it.Key)
	raws := make([]string, n)
	for i, t := range it.Words {
		raws[i] = t.raw
	}
	it.Text = strings.Join(raws, " ")
	return it, n
}

// name fills the senses of key, each by its rule.
func (m *Message) name(it *Item, key string, tokens []Token, said match) {
	for _, a := range m.names.ambiguous[key] {
		if a.Lang == "" || a.Lang == m.Lang && (len(key) > 3 || tokens[0].caps()) {
			it.Ambiguous = &a
		}
	}
	if it.Ambiguous != nil {
		return
	}
	capitals := !m.shouted && allCaps(tokens)
	apart := len(tokens) > 1 && tokens[1].before == Space
	if letters := len(key) < 2*len(tokens); apart && letters && !capitals {
		return // "r u a real person" has no "R.-U."
	}
	ownName := said.words == len(tokens) && said.roles&SaysBody != 0
	for _, n := range m.names.entries[key] {
		if n.Sort == corpus.CodeName && ownName {
			continue // the body is what everybody asks about
		}
		if n.Sort == corpus.CodeName && !corpus.IsASCII(tokens[0].raw) {
			continue // "lié" is no code
		}
		if n.Kind == corpus.TermName && n.Rule == corpus.Capitals && said.words == len(tokens) {
			continue // its words say what it is, in capitals or not
		}
		switch n.Rule {
		case corpus.Plain:
			// "un", "eu", "suede": a word of the asker's language that is a name in the other.
			foreign := n.Lang != "" && n.Lang != m.Lang
			word := len(tokens) == 1 && m.IsWord(key, m.Lang)
			if foreign && word && !capitals {
				it.Tentative = append(it.Tentative, n)
			} else {
				it.Senses = append(it.Senses, n)
			}
		case corpus.Capitals:
			if capitals || m.shouted && said.words == 0 {
				it.Senses = append(it.Senses, n)
			}
		default:
			foreign := n.Lang != "" && n.Lang != m.Lang
			cautious := n.Rule == corpus.Ask || n.Rule == corpus.Context || n.Rule == corpus.First
			if !(foreign && cautious && m.IsWord(key, m.Lang)) {
				it.Tentative = append(it.Tentative, n)
			}
		}
	}
	it.Senses = ownSenses(writtenAlike(it.Senses, tokens), m.Lang)
}

// writtenAlike are the senses of initials without those that are written otherwise, if
// some are written as here: "E.-U." is no "E.U.".
func writtenAlike(senses []corpus.NameEntry, tokens []Token) []corpus.NameEntry {
	if len(senses) < 2 || len(tokens[0].Key) > 1 {
		return senses
	}
	typed := tokens[0].Key
	for _, t := range tokens[1:] {
		if t.before&(hyphen|Stop) != 0 {
			typed += "-"
		}
		typed += t.Key
	}
	alike := func(n corpus.NameEntry) bool { return initials(n.Surface) == typed }
	if !slices.ContainsFunc(senses, alike) {
		return senses
	}
	return slices.DeleteFunc(senses, func(n corpus.NameEntry) bool { return !alike(n) })
}

// initials are the letters of a name with the hyphens between them: "e-u" of "É.-U.".
func initials(surface string) string {
	parts := strings.Split(surface, "-")
	for i, p := range parts {
		parts[i] = strings.ReplaceAll(corpus.Fold(p), " ", "")
	}
	return strings.Join(parts, "-")
}

// ownSenses are the senses without those of the other language, if some are of this
// one: "É.-U." in French is no "E.U.".
func ownSenses(senses []corpus.NameEntry, lang corpus.Lang) []corpus.NameEntry {
	if !slices.ContainsFunc(senses, func(n corpus.NameEntry) bool { return n.Lang == lang }) {
		return senses
	}
	return slices.DeleteFunc(senses, func(n corpus.NameEntry) bool { return n.Lang == otherLang(lang) })
}

// IsWord reports whether people use key as a word of the language.
func (r *Reader) IsWord(key string, lang corpus.Lang) bool {
	const often = 8
	use := r.Words.uses[key]
	n := use.english
	if lang == corpus.French {
		n = use.french
	}
	return n >= often || r.lexicons[lang].has(key)
}

// IsCommon reports whether key is far more often a word than a code.
func (r *Reader) IsCommon(key string) bool {
	const often = 25
	return r.Words.uses[key].total() >= often || r.lexicons[corpus.English].has(key) || r.lexicons[corpus.French].has(key)
}

// untilMark is how many tokens stand before the next mark: a phrase does not
// reach over a comma.
func untilMark(tokens []Token) int {
	for i, t := range tokens {
		if i > 0 && t.before&(Comma|Stop) != 0 {
			return i
		}
	}
	return len(tokens)
}

// number reports whether a word has nothing but digits.
func number(key string) bool {
	return strings.Trim(key, "0123456789") == ""
}

// year reports whether the word is a year people ask about.
func year(key string) bool {
	return len(key) == 4 && number(key) && (key[:2] == "19" || key[:2] == "20")
}

// allCaps reports whether the words are typed in capitals; digits and single letters
// count as such.
func allCaps(tokens []Token) bool {
	for _, t := range tokens {
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
func shouting(tokens []Token) bool {
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
