package answer

import (
	"context"
	"slices"

	"miswg/corpus"
)

// tryMisspelling reads unknown words as misspelt names. One clear reading is
// answered and said; readings that would be answered alike are all answered;
// otherwise the asker chooses.
func (u *understanding) tryMisspelling(ctx context.Context) (Answer, bool, error) {
	tried := 0
	for _, c := range u.clauses {
		if len(c.topics) > 0 || c.has(saysInstrument) || !u.plausible(c) {
			continue
		}
		for i := 0; i < len(c.items) && tried < 12; i++ {
			if c.items[i].known || len(c.items[i].senses) > 0 {
				continue
			}
			tried++
			ids, acronym, from, to := u.guess(c, i)
			if len(ids) == 0 {
				continue
			}
			text := spanText(c.items[from:to])
			if acronym || !u.alike(ids) {
				u.rule = "misspelling, asked back"
				return u.offer(phrasesIn(u.lang).didYouMean(), ids), true, nil
			}
			u.readSpan(c, from, to, ids, text)
			i = from
		}
		c.sort()
	}
	u.correctWords()
	if tried == 0 && !u.corrected() {
		return Answer{}, false, nil
	}
	for _, try := range []func(*understanding, context.Context) (Answer, bool, error){(*understanding).tryStatus, (*understanding).trySet, (*understanding).tryStatement} {
		a, ok, err := try(u, ctx)
		if ok || err != nil {
			return a, ok, err
		}
	}
	return Answer{}, false, nil
}

// plausible reports whether a name is what clause c lacks.
func (u *understanding) plausible(c *clause) bool {
	return len(c.items) <= 40
}

// guess tries the unknown item alone and with its neighbours, longest first.
func (u *understanding) guess(c *clause, i int) (ids []string, acronym bool, from, to int) {
	for _, span := range [][2]int{{i - 1, i + 2}, {i - 1, i + 1}, {i, i + 2}, {i, i + 3}, {i, i + 1}} {
		from, to = span[0], span[1]
		if from < 0 || to > len(c.items) {
			continue
		}
		key := ""
		ok := true
		for _, it := range c.items[from:to] {
			if it.bare() && len(it.key) < 3 {
				ok = false
			}
			if it.named(corpus.EntityName, corpus.PlaceName) || it.before&(comma|stop) != 0 && it != c.items[from] {
				ok = false
			}
			if key != "" {
				key += " "
			}
			key += it.key
		}
		if !ok {
			continue
		}
		if ids, acronym = u.names.guess(key); len(ids) > 0 {
			return ids, acronym, from, to
		}
	}
	return nil, false, 0, 0
}

func spanText(items []*item) string {
	out := ""
	for i, it := range items {
		if i > 0 {
			out += " "
		}
		out += it.text
	}
	return clip(out, 40)
}

// alike reports whether all the readings have the same standing.
func (u *understanding) alike(ids []string) bool {
	first, _ := u.corpus.Entity(ids[0])
	return len(ids) <= 3 && !slices.ContainsFunc(ids, func(id string) bool {
		e, _ := u.corpus.Entity(id)
		return e.Status != first.Status
	})
}

// readSpan turns items from..to into one name.
func (u *understanding) readSpan(c *clause, from, to int, ids []string, text string) {
	it := c.items[from]
	for _, o := range c.items[from+1 : to] {
		it.words = append(slices.Clip(it.words), o.words...)
	}
	it.text, it.known, it.roles, it.topics, it.tentative, it.senses = text, true, nil, nil, nil, nil
	for i, id := range ids {
		if i > 0 {
			it.guessed += ", "
		}
		it.guessed += id
		it.senses = append(it.senses, corpus.NameEntry{Key: it.key, Kind: corpus.EntityName, ID: id, Sort: corpus.Alias})
	}
	c.items = slices.Delete(c.items, from+1, to)
	u.items = slices.DeleteFunc(u.items, func(o *item) bool {
		return o != it && o.place > it.place && o.place < it.place+(to-from)
	})
}

// correctWords reads unknown words as misspelt words of the lexicon; they carry
// questions, never identities.
func (u *understanding) correctWords() {
	n := 0
	for _, c := range u.clauses {
		for _, it := range c.items {
			if it.known || len(it.senses) > 0 || n >= 12 {
				continue
			}
			n++
			if w := u.words[u.lang].correct(it.key); w != "" {
				m := u.words[u.lang].at([]string{w})
				it.roles, it.topics, it.known, it.guessed = m.roles, m.topics, true, w
			}
		}
		c.sort()
	}
}

func (u *understanding) corrected() bool {
	return slices.ContainsFunc(u.items, func(it *item) bool { return it.guessed != "" })
}

// respell reports whether an unknown name of the list could be a misspelling;
// then the misspelling rule takes the question.
func (u *understanding) respell(c *clause) bool {
	if u.corrected() {
		return false
	}
	for i, it := range c.items {
		if !it.known && u.enumerated(c, i) {
			if ids, _, _, _ := u.guess(c, i); len(ids) > 0 {
				return true
			}
		}
	}
	return false
}
