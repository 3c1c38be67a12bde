package answer

import (
	"slices"

	"miswg/corpus"
)

// A misspelling is rewritten, then read like the name it was taken for, and the
// answer says so. Readings of different standing are only proposed.

// maxGuesses bounds the words one message has looked up by spelling.
const maxGuesses = 12

// familiar is how often people use a word that is no slip of a name.
const familiar = 8

// rewrite replaces unknown words by the names they are a slip of.
func (m *message) rewrite() {
	exact := slices.ContainsFunc(m.items, func(it *item) bool { return it.name() && !it.named(corpus.GroupName) })
	tried := 0
	for i := 0; i < len(m.items) && tried < maxGuesses; i++ {
		if it := m.items[i]; !m.mayBeSlip(it) || exact && !m.inRow(i) {
			continue
		}
		tried++
		ids, acronym, from, to := m.guess(i)
		switch {
		case len(ids) == 0:
		case acronym || !m.alike(ids):
			m.items[i].proposed = ids
		default:
			m.take(from, to, ids)
			i = from
		}
	}
	m.correctWords()
}

// mayBeSlip reports whether the item may be part of a misspelt name.
func (m *message) mayBeSlip(it *item) bool {
	if named(it) || it.code() != nil || it.roles != 0 {
		return false
	}
	return !number(it.key) && !m.words.functional(it.key)
}

// inRow reports whether item i stands alone between the marks of a row.
func (m *message) inRow(i int) bool {
	const marks = comma | stop
	left := i == 0 || m.items[i].before&marks != 0 || m.items[i-1].is(saysAnd|saysOr)
	right := i+1 == len(m.items) || m.items[i+1].before&marks != 0 || m.items[i+1].is(saysAnd|saysOr)
	return left && right
}

// guess tries the unknown item i alone and with its neighbours, longest first.
func (m *message) guess(i int) (ids []string, acronym bool, from, to int) {
	for _, span := range [][2]int{{i - 3, i + 1}, {i - 1, i + 2}, {i, i + 3}, {i - 2, i + 1}, {i - 1, i + 1}, {i, i + 2}, {i, i + 1}} {
		from, to = span[0], span[1]
		if from < 0 || to > len(m.items) || !spellable(m.items[from:to]) {
			continue
		}
		if to-from == 1 && m.words.uses[m.items[i].key].total() >= familiar {
			continue
		}
		if ids, acronym = m.names.guess(keyOf(m.items[from:to])); len(ids) > 0 {
			return ids, acronym, from, to
		}
	}
	return nil, false, 0, 0
}

// spellable reports whether the items can be one misspelt name.
func spellable(items []*item) bool {
	for i, it := range items {
		end := i == 0 || i == len(items)-1
		exact := it.named(corpus.EntityName, corpus.PlaceName) && !it.named(corpus.GroupName)
		parted := i > 0 && it.before&(comma|stop) != 0
		if exact || parted || end && len(it.key) < 3 {
			return false
		}
	}
	return true
}

func keyOf(items []*item) string {
	key := items[0].key
	for _, it := range items[1:] {
		key += " " + it.key
	}
	return key
}

func textOf(items []*item) string {
	text := items[0].text
	for _, it := range items[1:] {
		text += " " + it.text
	}
	return clip(text, 40)
}

// alike reports whether all the readings have the same standing.
func (m *message) alike(ids []string) bool {
	first, _ := m.corpus.Entity(ids[0])
	return len(ids) <= 3 && !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := m.corpus.Entity(id)
		return e.Status != first.Status
	})
}

// take turns items from..to into one name.
func (m *message) take(from, to int, ids []string) {
	old := m.items[from:to]
	it := &item{text: textOf(old), key: keyOf(old), before: old[0].before, place: old[0].place, known: true}
	for _, o := range old {
		it.words = append(it.words, o.words...)
	}
	for i, id := range ids {
		if i > 0 {
			it.guessed += ", "
		}
		it.guessed += id
		it.senses = append(it.senses, corpus.NameEntry{Key: it.key, Kind: corpus.EntityName, ID: id, Sort: corpus.Alias})
	}
	m.items = slices.Replace(m.items, from, to, it)
}

// correctWords reads unknown words as misspelt words of the lexicon; they carry
// questions, never identities.
func (m *message) correctWords() {
	tried := 0
	for _, it := range m.items {
		if it.known || named(it) || it.proposed != nil || tried == maxGuesses {
			continue
		}
		tried++
		if w := m.lexicons[m.lang].correct(it.key); w != "" {
			it.roles, it.known, it.guessed = m.lexicons[m.lang].at([]string{w}).roles, true, w
		}
	}
}
