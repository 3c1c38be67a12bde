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
func (u *understanding) rewrite() {
	exact := slices.ContainsFunc(u.items, func(it *item) bool { return it.name() && !it.named(corpus.GroupName) })
	tried := 0
	for i := 0; i < len(u.items) && tried < maxGuesses; i++ {
		if it := u.items[i]; !u.mayBeSlip(it) || exact && !u.inRow(i) {
			continue
		}
		tried++
		ids, acronym, from, to := u.guess(i)
		switch {
		case len(ids) == 0:
		case acronym || !u.alike(ids):
			u.items[i].proposed = ids
		default:
			u.take(from, to, ids)
			i = from
		}
	}
	u.correctWords()
}

// mayBeSlip reports whether the item may be part of a misspelt name.
func (u *understanding) mayBeSlip(it *item) bool {
	if named(it) || it.code() != nil || it.roles != 0 {
		return false
	}
	return !number(it.key) && !u.read.words.functional(it.key)
}

// inRow reports whether item i stands alone between the marks of a row.
func (u *understanding) inRow(i int) bool {
	const marks = comma | stop
	left := i == 0 || u.items[i].before&marks != 0 || u.items[i-1].is(saysAnd|saysOr)
	right := i+1 == len(u.items) || u.items[i+1].before&marks != 0 || u.items[i+1].is(saysAnd|saysOr)
	return left && right
}

// guess tries the unknown item i alone and with its neighbours, longest first.
func (u *understanding) guess(i int) (ids []string, acronym bool, from, to int) {
	for _, span := range [][2]int{{i - 3, i + 1}, {i - 1, i + 2}, {i, i + 3}, {i - 2, i + 1}, {i - 1, i + 1}, {i, i + 2}, {i, i + 1}} {
		from, to = span[0], span[1]
		if from < 0 || to > len(u.items) || !spellable(u.items[from:to]) {
			continue
		}
		if to-from == 1 && u.read.words.uses[u.items[i].key].total() >= familiar {
			continue
		}
		if ids, acronym = u.names.guess(keyOf(u.items[from:to])); len(ids) > 0 {
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
func (u *understanding) alike(ids []string) bool {
	first, _ := u.corpus.Entity(ids[0])
	return len(ids) <= 3 && !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := u.corpus.Entity(id)
		return e.Status != first.Status
	})
}

// take turns items from..to into one name.
func (u *understanding) take(from, to int, ids []string) {
	old := u.items[from:to]
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
	u.items = slices.Replace(u.items, from, to, it)
}

// correctWords reads unknown words as misspelt words of the lexicon; they carry
// questions, never identities.
func (u *understanding) correctWords() {
	tried := 0
	for _, it := range u.items {
		if it.known || named(it) || it.proposed != nil || tried == maxGuesses {
			continue
		}
		tried++
		if w := u.words[u.lang].correct(it.key); w != "" {
			it.roles, it.known, it.guessed = u.words[u.lang].at([]string{w}).roles, true, w
		}
	}
}

// proposals asks back about words that may be a slip of several names.
func (u *understanding) proposals() (Answer, bool) {
	for _, it := range u.items {
		if len(it.proposed) > 0 {
			u.rule = "misspelling, asked back"
			return u.offer(phrasesIn(u.lang).didYouMean(), it.proposed), true
		}
	}
	return Answer{}, false
}

// proposeNear asks back about a word that sounds like a name where a name is asked
// about: "is grease a member".
func (u *understanding) proposeNear() (Answer, bool) {
	for _, it := range u.items {
		if it.content() && u.mayBeSlip(it) {
			if ids, _ := u.names.near(it.key, 1); len(ids) > 0 {
				u.rule = "misspelling, asked back"
				return u.offer(phrasesIn(u.lang).didYouMean(), ids), true
			}
		}
	}
	return Answer{}, false
}
